// Secret recovery phrases: BIP-39 words, and the keys that BIP-32 derives from them at m/44'/60'/0'/0/i (BIP-44).
// The list of words is loaded only here, when a phrase is made or typed.
import { entropyToMnemonic, hmacSha512, mnemonicToEntropy, mnemonicToSeed } from "../../vendor/bip39-2.4.0.js";
import { getPublicKey } from "../../vendor/noble-3.2.0.js";
import { bytesOf, bytesOfNumber, hexOf, joined, numberOfBytes, utf8 } from "./hex.js";
import { Problem } from "./problems.js";

const COUNTS = [12, 15, 18, 21, 24];
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const HARDENED = 2 ** 31;
const ACCOUNTS = [44 + HARDENED, 60 + HARDENED, HARDENED, 0];

const loadWords = async () => {
  const { wordlist } = await import("../../vendor/bip39-english-2.4.0.js").catch(() => {
    throw new Problem("not_loaded");
  });
  return wordlist;
};

/** Twelve new words: 128 random bits and 4 that check them. */
export async function makePhrase() {
  return entropyToMnemonic(crypto.getRandomValues(new Uint8Array(16)), await loadWords());
}

/** The words in a text, however it was typed, spaced, numbered or pasted. */
export function wordsIn(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/(^|[\s,;|(])#?\d{1,2}(?=[.):\s-]|$)[.):-]*/g, "$1 ")
    .split(/[\s,;|"'“”.()[\]]+/)
    .filter(Boolean);
}

/** The phrase in a text, its words in lower case with one space between. Throws a Problem that says what is wrong. */
export async function readPhrase(text) {
  const words = wordsIn(text);
  if (!words.length) throw new Problem("phrase_empty");
  const list = await loadWords();
  const unknown = words.find((word) => !list.includes(word));
  if (unknown) throw new Problem("phrase_word", unknown);
  if (!COUNTS.includes(words.length)) throw new Problem("phrase_count", String(words.length));
  const phrase = words.join(" ");
  try {
    mnemonicToEntropy(phrase, list);
  } catch {
    throw new Problem("phrase_checksum");
  }
  return phrase;
}

/** The key of account `index` (0, 1, …) of a phrase, as 0x and 64 digits. */
export const keyOfPhrase = async (phrase, index) => keyAtPath(await mnemonicToSeed(phrase), [...ACCOUNTS, index]);

/** BIP-32: the private key at a path (numbers, 2^31 added for hardened steps) under a seed of 16 to 64 bytes. */
export function keyAtPath(seed, path) {
  const node = path.reduce(childOf, split(hmacSha512(utf8("Bitcoin seed"), seed)));
  return hexOf(node.key);
}

const split = (bytes) => {
  const number = numberOfBytes(bytes.slice(0, 32));
  // One in 2^127: BIP-32 says to go on with the next index.
  if (number === 0n || number >= CURVE_ORDER) throw new RangeError("no key at this path");
  return { key: bytes.slice(0, 32), chain: bytes.slice(32) };
};

function childOf({ key, chain }, index) {
  const place = bytesOf(`0x${index.toString(16).padStart(8, "0")}`);
  const parent = index >= HARDENED ? joined(Uint8Array.of(0), key) : getPublicKey(key, true);
  const next = split(hmacSha512(chain, joined(parent, place)));
  const number = (numberOfBytes(next.key) + numberOfBytes(key)) % CURVE_ORDER;
  if (number === 0n) throw new RangeError("no key at this path");
  const bytes = bytesOfNumber(number);
  return { key: joined(new Uint8Array(32 - bytes.length), bytes), chain: next.chain };
}
