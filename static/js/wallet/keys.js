// Keys, addresses and signatures. Loads the curve: imported only when a key is made, restored or signs.
import { getPublicKey, keccak_256, sign, utils } from "../../vendor/noble-3.2.0.js";
import { bytesOf, hexOf, joined, utf8 } from "./hex.js";

export const keccak256 = (bytes) => keccak_256(bytes);

/** A new random key, as 0x and 64 hexadecimal digits. */
export const makeKey = () => hexOf(utils.randomSecretKey());

/** Whether the number is a key of the curve: from 1 to its order, which is not one itself. */
export const isKey = (key) => utils.isValidSecretKey(bytesOf(key));

/** An address with its letters in upper or lower case as EIP-55 has it. */
export function checksummed(address) {
  const digits = address.slice(2).toLowerCase();
  const checks = hexOf(keccak_256(utf8(digits))).slice(2);
  return `0x${[...digits].map((digit, i) => (checks[i] >= "8" ? digit.toUpperCase() : digit)).join("")}`;
}

/** The address of a key, as EIP-55 writes it. */
export function addressOf(key) {
  const point = getPublicKey(bytesOf(key), false).slice(1);
  return checksummed(hexOf(keccak_256(point).slice(-20)));
}

/** Signs 32 bytes (RFC 6979, s in the lower half): {r, s} as 32 bytes each and yParity 0 or 1. */
export function signHash(hash, key) {
  const signature = sign(hash, bytesOf(key), { prehash: false, format: "recovered" });
  return { yParity: signature[0], r: signature.slice(1, 33), s: signature.slice(33) };
}

/** A signature as wallets hand it out: r, s and v (27 or 28) in 65 bytes. */
export const packed = ({ r, s, yParity }) => hexOf(joined(r, s, Uint8Array.of(27 + yParity)));

/** What personal_sign signs (EIP-191). */
export const messageHash = (bytes) => keccak_256(joined(utf8(`\x19Ethereum Signed Message:\n${bytes.length}`), bytes));
