// What pages hand to the wallet, checked before anybody is asked. Everything else than these shapes is refused.
import { bytesOf, isAddress, isHex, isQuantity, isSameAddress, quantityOf, utf8 } from "./hex.js";
import { RpcError } from "./rpc.js";

export const INVALID_PARAMS = -32602;
const KNOWN_FIELDS = new Set(
  "from to value data input gas gasLimit gasPrice maxFeePerGas maxPriorityFeePerGas nonce chainId type accessList".split(
    " ",
  ),
);
const QUANTITIES = "value gas gasPrice maxFeePerGas maxPriorityFeePerGas nonce chainId".split(" ");
const LARGEST_DATA = 2 + 2 * 128 * 1024;

export const invalid = (why) => new RpcError(INVALID_PARAMS, why);
const check = (isRight, why) => {
  if (!isRight) throw invalid(why);
};

/** {account, data} of personal_sign, whose two parameters some libraries swap; data is text or hexadecimal bytes. */
export function readMessage(params) {
  const [first, second] = params;
  const isSwapped = isAddress(first) && !isAddress(second);
  const [data, account] = isSwapped ? [second, first] : [first, second];
  check(typeof data === "string", "personal_sign takes a message and an address");
  return { account, bytes: isHex(data) ? bytesOf(data) : utf8(data) };
}

/** A transaction as a page asks for it: numbers as BigInt or undefined, `to` null for a deployment, data as 0x…. */
export function readTransaction(given) {
  check(typeof given === "object" && given !== null, "eth_sendTransaction takes one object");
  const stranger = Object.keys(given).find((field) => !KNOWN_FIELDS.has(field));
  check(stranger !== "authorizationList", "This wallet hands no account over to a contract (EIP-7702)");
  check(!stranger, `This wallet signs no transactions with ${stranger}`);
  const { from, to = null, data, input, gasLimit, accessList } = given;
  check(isAddress(from), "from is no address");
  check(to === null || isAddress(to), "to is no address");
  check(data === undefined || input === undefined || data === input, "data and input differ");
  const bytes = input ?? data ?? "0x";
  check(isHex(bytes), "data is not hexadecimal");
  check(bytes.length <= LARGEST_DATA, "data is too large");
  check(to !== null || bytes.length > 2, "A transaction without to deploys a contract and needs its code as data");
  check([undefined, "0x0", "0x1", "0x2"].includes(given.type), "This wallet signs transactions of type 0 and 2 alone");
  const numbers = Object.fromEntries(
    QUANTITIES.map((field) => [field, readQuantity(field, field === "gas" ? (given.gas ?? gasLimit) : given[field])]),
  );
  check(
    numbers.gasPrice === undefined || numbers.maxFeePerGas === undefined,
    "gasPrice and maxFeePerGas exclude one another",
  );
  check(!accessList?.length || numbers.gasPrice === undefined, "An access list needs maxFeePerGas");
  return { ...numbers, value: numbers.value ?? 0n, from, to, data: bytes.toLowerCase(), ...readAccessList(accessList) };
}

function readQuantity(field, value) {
  if (value === undefined || value === null) return undefined;
  check(isQuantity(value), `${field} is no number as JSON-RPC writes it`);
  return BigInt(value);
}

function readAccessList(list) {
  if (!list) return {};
  const isEntry = ({ address, storageKeys }) =>
    isAddress(address) && Array.isArray(storageKeys) && storageKeys.every((key) => isHex(key) && key.length === 66);
  check(Array.isArray(list) && list.every((entry) => entry && isEntry(entry)), "The access list is broken");
  return { accessList: list };
}

/** The chain id, as 0x without leading zeros, that EIP-3326 and EIP-3085 take in their one object. */
export function readChainId(given) {
  const chainId = given?.chainId;
  check(isQuantity(chainId) && BigInt(chainId) > 0n, "chainId is no number as JSON-RPC writes it");
  return quantityOf(chainId);
}

/** {chainId, title} of a network to add (EIP-3085). Its addresses are only checked: this wallet never asks them. */
export function readNetwork(given) {
  const chainId = readChainId(given);
  const { chainName, nativeCurrency, rpcUrls } = given;
  check(typeof chainName === "string" && chainName.trim(), "chainName is missing");
  check(Array.isArray(rpcUrls) && rpcUrls.length && rpcUrls.every(isWebAddress), "rpcUrls are no web addresses");
  check(nativeCurrency === undefined || nativeCurrency?.decimals === 18, "nativeCurrency needs 18 decimals");
  return { chainId, title: chainName.trim().slice(0, 60) };
}
const isWebAddress = (text) => typeof text === "string" && /^https?:\/\/[^\s/]+/.test(text);

/** The token of wallet_watchAsset (EIP-747). */
export function readAsset(given) {
  const { type, options } = given ?? {};
  check(["ERC20", "ERC721", "ERC1155"].includes(type), "type is none of ERC20, ERC721 and ERC1155");
  check(isAddress(options?.address), "options.address is no address");
  const { symbol, decimals } = options;
  check(symbol === undefined || (typeof symbol === "string" && symbol.length <= 11), "options.symbol is too long");
  check(decimals === undefined || (Number.isInteger(decimals) && decimals >= 0 && decimals <= 36), "options.decimals");
  return { type, ...options };
}

/** The account of the vault that a page names. Throws 4100 for others. */
export function ownAccount(address, accounts) {
  const own = accounts.find((account) => isSameAddress(account, address));
  if (!own) throw new RpcError(4100, "This account is not connected to this page");
  return own;
}
