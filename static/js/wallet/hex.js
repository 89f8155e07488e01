// Bytes as the chain writes them: 0x and two hexadecimal digits each. Whole numbers are BigInt.

export const isHex = (text) => typeof text === "string" && /^0x([0-9a-f]{2})*$/i.test(text);
export const isAddress = (text) => typeof text === "string" && /^0x[0-9a-f]{40}$/i.test(text);
export const isQuantity = (text) => typeof text === "string" && /^0x[0-9a-f]{1,64}$/i.test(text);
export const isSameAddress = (one, other) => String(one).toLowerCase() === String(other).toLowerCase();

export const hexOf = (bytes) => `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;

/** Raises RangeError for what is not 0x and whole bytes. */
export function bytesOf(hex) {
  if (!isHex(hex)) throw new RangeError("not hexadecimal bytes");
  return Uint8Array.from(hex.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A whole number, not below zero, as JSON-RPC writes it: 0x without leading zeros. */
export const quantityOf = (number) => `0x${BigInt(number).toString(16)}`;

/** A whole number, not below zero, in as few bytes as hold it; none for zero (as RLP wants it). */
export function bytesOfNumber(number) {
  const digits = BigInt(number) === 0n ? "" : BigInt(number).toString(16);
  return bytesOf(`0x${digits.length % 2 ? "0" : ""}${digits}`);
}

export const numberOfBytes = (bytes) => (bytes.length ? BigInt(hexOf(bytes)) : 0n);
export const utf8 = (text) => new TextEncoder().encode(text);
