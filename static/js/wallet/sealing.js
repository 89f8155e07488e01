// Secrets under a passphrase: PBKDF2 with SHA-256 makes the key, AES-GCM with 256 bits seals (both from WebCrypto).
// Browsers offer WebCrypto only on https and on localhost.
import { Problem } from "./problems.js";

// OWASP's number for PBKDF2-HMAC-SHA256; what others chose may be more, within reason.
export const ROUNDS = 600_000;
const MOST_ROUNDS = 10_000_000;
export const SHORTEST_PASSPHRASE = 8;

export const canSeal = () => Boolean(globalThis.crypto?.subtle);

const toText = (bytes) => btoa(String.fromCharCode(...bytes));
const fromText = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const isText = (text, most) => typeof text === "string" && text.length <= most && /^[\w+/]+={0,2}$/.test(text);

/** Whether a value has the shape of what seal() makes. */
export const isSealed = (box) =>
  box?.kdf === "PBKDF2-SHA256" &&
  box.cipher === "AES-256-GCM" &&
  Number.isInteger(box.rounds) &&
  box.rounds >= ROUNDS &&
  box.rounds <= MOST_ROUNDS &&
  isText(box.salt, 100) &&
  isText(box.iv, 100) &&
  isText(box.data, 1_000_000);

export const newLock = () => ({
  kdf: "PBKDF2-SHA256",
  rounds: ROUNDS,
  salt: toText(crypto.getRandomValues(new Uint8Array(16))),
  cipher: "AES-256-GCM",
});

/** The key of a lock, which can be kept but not read. Throws a Problem where the browser has no WebCrypto. */
export async function keyOf(passphrase, lock) {
  if (!canSeal()) throw new Problem("no_encryption");
  const secret = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const base = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", iterations: lock.rounds, salt: fromText(lock.salt) };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** A new passphrase's lock and key. Throws a Problem for one that is too short. */
export async function lockWith(passphrase) {
  if (passphrase.length < SHORTEST_PASSPHRASE) throw new Problem("passphrase_short");
  const lock = newLock();
  return { lock, key: await keyOf(passphrase, lock) };
}

export async function seal(value, { lock, key }) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const data = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text));
  return { ...lock, iv: toText(iv), data: toText(data) };
}

/** What seal() was given. Throws the Problem wrong_passphrase when the key is another's or a byte has changed. */
export async function unseal(box, key) {
  try {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromText(box.iv) }, key, fromText(box.data));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Problem("wrong_passphrase");
  }
}
