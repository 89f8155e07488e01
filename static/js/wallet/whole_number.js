// Numbers that pages send, as text, hexadecimal, JSON numbers or BigInt.

/** The number in a value of a type such as uint256 or int8. Throws RangeError when it is none or does not fit. */
export function wholeNumber(type, value) {
  const isText = typeof value === "string" && /^(-?\d+|0x[0-9a-f]+)$/i.test(value);
  const isNumber = typeof value === "bigint" || Number.isSafeInteger(value);
  if (!isText && !isNumber) throw new RangeError(`${type} is no whole number`);
  const number = BigInt(value);
  const bits = BigInt(/\d+$/.exec(type)?.[0] ?? 256);
  const [least, most] = type.startsWith("u") ? [0n, 1n << bits] : [-(1n << (bits - 1n)), 1n << (bits - 1n)];
  if (number < least || number >= most) throw new RangeError(`${number} does not fit into ${type}`);
  return number;
}
