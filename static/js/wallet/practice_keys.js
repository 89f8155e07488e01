// The arithmetic of the practice wallet. Loaded only when a key is made, restored or signs.
import { bytesToHex, concatBytes, hexToBytes, keccak_256, secp256k1, utf8ToBytes } from "../../vendor/noble-2.4.0.js";

const toHex = (bytes) => `0x${bytesToHex(bytes)}`;
const fromHex = (text) => hexToBytes(text.slice(2));

/** A new random key, as 0x and 64 hexadecimal digits. */
export const makeKey = () => toHex(secp256k1.utils.randomSecretKey());

/** Whether the number is a key of the curve: from 1 to its order. */
export const isKey = (key) => secp256k1.utils.isValidSecretKey(fromHex(key));

/** The address of a key, its letters in upper or lower case as EIP-55 has it. */
export function addressOf(key) {
  const point = secp256k1.getPublicKey(fromHex(key), false).slice(1);
  const digits = bytesToHex(keccak_256(point).slice(-20));
  const checks = bytesToHex(keccak_256(utf8ToBytes(digits)));
  return `0x${[...digits].map((digit, i) => (checks[i] >= "8" ? digit.toUpperCase() : digit)).join("")}`;
}

/** Signs bytes as personal_sign does (EIP-191): r, s and v in 65 bytes, s always in the lower half. */
export function signMessage(bytes, key) {
  const prefix = utf8ToBytes(`\x19Ethereum Signed Message:\n${bytes.length}`);
  const hash = keccak_256(concatBytes(prefix, bytes));
  const [recovery, ...rs] = secp256k1.sign(hash, fromHex(key), { prehash: false, format: "recovered" });
  return toHex(Uint8Array.of(...rs, 27 + recovery));
}
