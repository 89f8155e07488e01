// A wallet for test networks whose key lives in this browser's localStorage and nowhere else.
import { announceWallet } from "./discovery.js";
import { Problem } from "./problems.js";

export const PRACTICE_RDNS = "org.web3versity.practice";
const STORED_AS = "web3versity.practice-wallet";
const ICON =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#263f8c"/>' +
      '<g fill="none" stroke="#f5eedf" stroke-width="2"><circle cx="16" cy="16" r="9.5"/><circle cx="16" cy="16" r="5"/></g>' +
      '<circle cx="16" cy="16" r="1.8" fill="#f5eedf"/></svg>',
  );

const loadKeys = () =>
  import("./practice_keys.js").catch(() => {
    throw new Problem("not_loaded");
  });

/** {key, address} of the wallet kept here, or null. */
export function savedWallet() {
  try {
    const saved = JSON.parse(localStorage.getItem(STORED_AS));
    return /^0x[0-9a-f]{64}$/.test(saved?.key) && /^0x[0-9a-fA-F]{40}$/.test(saved.address) ? saved : null;
  } catch {
    return null; // no storage, or not ours
  }
}

export async function createWallet() {
  const keys = await loadKeys();
  return keep(keys.makeKey(), keys);
}

/** Whether it is rather a phrase than a key: nobody types a key in twelve pieces. */
export const isPhrase = (text) => text.trim().split(/\s+/).length >= 12;

/** Brings a wallet back from its pasted key. Throws a Problem that says what is wrong with the text. */
export async function restoreWallet(text) {
  const typed = text.trim();
  const digits = typed.replace(/^0x/i, "").replace(/\s/g, "");
  if (!digits) throw new Problem("key_empty");
  if (isPhrase(typed)) throw new Problem("key_is_phrase");
  if (/^[0-9a-f]{40}$/i.test(digits)) throw new Problem("key_is_address");
  if (/[^0-9a-f]/i.test(digits)) throw new Problem("key_letters");
  if (digits.length !== 64) throw new Problem("key_length");
  const keys = await loadKeys();
  const key = `0x${digits.toLowerCase()}`;
  if (!keys.isKey(key)) throw new Problem("key_range");
  return keep(key, keys);
}

export const forgetWallet = () => localStorage.removeItem(STORED_AS);

function keep(key, keys) {
  const wallet = { key, address: keys.addressOf(key) };
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(wallet));
  } catch {
    throw new Problem("no_storage");
  }
  return wallet;
}

const failure = (code, message) => Object.assign(new Error(message), { code });

/** An EIP-1193 provider over the kept key. `approve(text)` asks the person and resolves to true or false. */
export class PracticeProvider {
  isPracticeWallet = true;
  #approve;
  #chainId;
  #known;

  constructor({ chainId, approve }) {
    this.#approve = approve;
    this.#chainId = `0x${Number(chainId).toString(16)}`;
    this.#known = new Set([this.#chainId]);
  }

  async request({ method, params = [] }) {
    switch (method) {
      case "eth_chainId":
        return this.#chainId;
      case "eth_accounts":
      case "eth_requestAccounts":
        return savedWallet() ? [savedWallet().address] : [];
      case "personal_sign":
        return this.#sign(...params);
      case "wallet_switchEthereumChain":
        if (!this.#known.has(params[0]?.chainId)) throw failure(4902, "Unknown network");
        this.#chainId = params[0].chainId;
        return null;
      case "wallet_addEthereumChain":
        this.#known.add(params[0].chainId);
        this.#chainId = params[0].chainId;
        return null;
      default:
        throw failure(4200, `The practice wallet does not know ${method}`);
    }
  }

  // Its account and network change only when a page asks, so there is nothing to tell listeners.
  on() {
    return this;
  }

  removeListener() {
    return this;
  }

  async #sign(data, address) {
    const wallet = savedWallet();
    if (wallet?.address.toLowerCase() !== String(address).toLowerCase())
      throw failure(4100, "Not an account of this wallet");
    const bytes = bytesOf(String(data));
    if (!(await this.#approve(new TextDecoder().decode(bytes)))) throw failure(4001, "The person said no");
    return (await loadKeys()).signMessage(bytes, wallet.key);
  }
}

/** What personal_sign was given: hexadecimal bytes, or else plain text. */
function bytesOf(data) {
  if (!/^0x([0-9a-f]{2})*$/i.test(data)) return new TextEncoder().encode(data);
  return Uint8Array.from(data.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** A random UUID (version 4); crypto.randomUUID is missing where a site is served without TLS. */
function newUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function announcePracticeWallet(provider, name) {
  announceWallet({ uuid: newUuid(), name, icon: ICON, rdns: PRACTICE_RDNS }, provider);
}
