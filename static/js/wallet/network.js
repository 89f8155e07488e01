import { within } from "./patience.js";
import { codeOf } from "./problems.js";

// Time to read what the wallet asks and to say yes.
const PATIENCE_MS = 10_000;
const UNKNOWN_NETWORK = 4902;
const STILL_WAITING = -32002;

/**
 * Asks a wallet to use `network` (EIP-3326), and to learn it first if it does not know it (EIP-3085).
 * Signing in works on any network, so a wallet that cannot or may not switch, or never says, is let be: false, but no
 * error.
 */
export const joinNetwork = (provider, network) => within(PATIENCE_MS, join(provider, network), false);

async function join(provider, network) {
  const { chainId } = network;
  try {
    if (Number(await provider.request({ method: "eth_chainId" })) === Number(chainId)) return true;
    try {
      await provider.request({ method: "wallet_switchEthereumChain", params: [{ chainId }] });
    } catch (error) {
      if (codeOf(error) !== UNKNOWN_NETWORK) throw error;
      await provider.request({ method: "wallet_addEthereumChain", params: [network] });
    }
    return true;
  } catch (error) {
    if (codeOf(error) === STILL_WAITING) throw error;
    return false;
  }
}
