// The practice wallet of this page: vault, provider and windows (templates/chain/wallet/_windows.html) set up together.
import { announceWallet } from "./discovery.js";
import { PracticeProvider } from "./provider.js";
import { noteSent } from "./sent.js";
import { openVault } from "./vault.js";
import { confirmIn, fill } from "./windows.js";

export const PRACTICE_RDNS = "org.web3versity.practice";
const ICON =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#263f8c"/>' +
      '<g fill="none" stroke="#f5eedf" stroke-width="2"><circle cx="16" cy="16" r="9.5"/><circle cx="16" cy="16" r="5"/></g>' +
      '<circle cx="16" cy="16" r="1.8" fill="#f5eedf"/></svg>',
  );

let wallet;

/**
 * {vault, provider, words, config, nameOf}, one for the page. Announced by EIP-6963 as soon as there is a wallet.
 * `knows()` brings {contracts, names} for previews; `asksToConnect` has it ask before a page sees the account.
 */
export function siteWallet(options = {}) {
  wallet ??= setUp(options);
  return wallet;
}

async function setUp({ knows = () => ({}), asksToConnect = false }) {
  const config = JSON.parse(document.getElementById("wallet-config").textContent);
  const { words, previewWords, network, rpcUrl } = config;
  const vault = await openVault();
  const nameOf = (address) => {
    const place = vault.accounts.findIndex((account) => account.address === address);
    return vault.accounts[place]?.label || fill(words.account, { number: place + 1 });
  };
  const ownNames = () =>
    Object.fromEntries(vault.accounts.map(({ address }) => [address.toLowerCase(), nameOf(address)]));
  const ask = confirmIn({ vault, words, nameOf });
  let title = "";
  const provider = new PracticeProvider({
    vault,
    network,
    rpcUrl,
    words: previewWords,
    asksToConnect,
    confirm: (request) => {
      title = request.preview?.title ?? "";
      return ask(request);
    },
    knows: () => {
      const known = knows();
      return { ...known, names: { ...ownNames(), ...known.names } };
    },
  });
  const request = provider.request.bind(provider);
  provider.request = async (question) => {
    const answer = await request(question);
    if (question?.method === "eth_sendTransaction") noteSent({ from: vault.selected, hash: answer, title });
    return answer;
  };
  announceOnce(vault, provider);
  return { vault, provider, words, config, nameOf };
}

function announceOnce(vault, provider) {
  let isAnnounced = false;
  const announce = () => {
    if (isAnnounced || vault.state === "none") return;
    isAnnounced = true;
    const name = document.getElementById("wallet-windows").dataset.name;
    announceWallet({ uuid: newUuid(), name, icon: ICON, rdns: PRACTICE_RDNS }, provider);
  };
  vault.onChange(announce);
  announce();
}

/** A random UUID (version 4); crypto.randomUUID is missing where a site is served without TLS. */
function newUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
