// Contract calls as bytes and back (Solidity's ABI). Functions are given as in a contract's JSON ABI. Loads the curve.
import { bytesOf, hexOf, isAddress, isHex, joined, numberOfBytes, utf8 } from "./hex.js";
import { checksummed, keccak256 } from "./keys.js";
import { wholeNumber } from "./whole_number.js";

const WORD = 32;
const MOST_ITEMS = 10_000;
const ARRAY = /^(.+)\[(\d*)\]$/;

/** What does not fit a function's types. */
export class AbiError extends Error {}
const check = (isRight, why) => {
  if (!isRight) throw new AbiError(why);
};

const typeText = ({ type, components }) =>
  type.startsWith("tuple") ? `(${components.map(typeText).join(",")})${type.slice(5)}` : type;

/** A function as its selector is made from it: transfer(address,uint256). */
export const signatureOf = ({ name, inputs = [] }) => `${name}(${inputs.map(typeText).join(",")})`;

/** The first four bytes of a call, as 0x and 8 digits. */
export const selectorOf = (item) => hexOf(keccak256(utf8(signatureOf(item))).slice(0, 4));

/** Reads "transfer(address to, uint256 amount)" (without tuples) into an item as a JSON ABI has it. */
export function functionOf(text) {
  const [, name, list] = /^\s*(?:function\s+)?([\w$]+)\s*\(([^()]*)\)/.exec(text) ?? [];
  check(name, "not a function");
  const inputs = list.split(",").flatMap((part) => {
    const words = part.trim().split(/\s+/);
    return words[0] ? [{ type: words[0], name: words.length > 1 ? words.at(-1) : "" }] : [];
  });
  return { type: "function", name, inputs };
}

const itemOf = (parameter) => {
  const [, type, count] = ARRAY.exec(parameter.type) ?? [];
  return type ? { item: { ...parameter, type }, count: count === "" ? null : Number(count) } : null;
};

const isDynamic = (parameter) => {
  const list = itemOf(parameter);
  if (list) return list.count === null || isDynamic(list.item);
  return parameter.type === "tuple"
    ? parameter.components.some(isDynamic)
    : ["bytes", "string"].includes(parameter.type);
};

function sizeOf(parameter) {
  if (isDynamic(parameter)) return WORD;
  const list = itemOf(parameter);
  if (list) return list.count * sizeOf(list.item);
  return parameter.type === "tuple" ? parameter.components.reduce((sum, part) => sum + sizeOf(part), 0) : WORD;
}

/** The values in a call's bytes after its selector. Throws AbiError when they are not these parameters' encoding. */
export function decodeValues(parameters, bytes, start = 0) {
  let at = start;
  return parameters.map((parameter) => {
    const place = isDynamic(parameter) ? start + lengthAt(bytes, at) : at;
    const value = decode(parameter, bytes, place);
    at += sizeOf(parameter);
    return value;
  });
}

function slice(bytes, at, length) {
  check(at + length <= bytes.length, "the bytes end too early");
  return bytes.slice(at, at + length);
}

function lengthAt(bytes, at) {
  const number = numberOfBytes(slice(bytes, at, WORD));
  check(number <= BigInt(bytes.length), "a length or place is beyond the bytes");
  return Number(number);
}

function decode(parameter, bytes, at) {
  const list = itemOf(parameter);
  if (list) {
    const count = list.count ?? lengthAt(bytes, at);
    check(count <= MOST_ITEMS, "too many items");
    return decodeValues(Array(count).fill(list.item), bytes, list.count === null ? at + WORD : at);
  }
  const { type } = parameter;
  if (type === "tuple") return decodeValues(parameter.components, bytes, at);
  if (type === "bytes" || type === "string") {
    const body = slice(bytes, at + WORD, lengthAt(bytes, at));
    return type === "bytes" ? hexOf(body) : new TextDecoder().decode(body);
  }
  return decodeWord(type, slice(bytes, at, WORD));
}

function decodeWord(type, word) {
  const number = numberOfBytes(word);
  if (type === "address") {
    check(number < 1n << 160n, "an address is too long");
    return checksummed(hexOf(word.slice(12)));
  }
  if (type === "bool") {
    check(number < 2n, "a bool is neither true nor false");
    return number === 1n;
  }
  if (type.startsWith("bytes")) return hexOf(word.slice(0, Number(type.slice(5))));
  check(/^u?int\d*$/.test(type), `${type} is not known`);
  const value = type.startsWith("u") ? number : BigInt.asIntN(256, number);
  wholeNumber(type, value);
  return value;
}

/** {item, args: [{name, type, value}]} of a call to one of the functions, or null when it is none of theirs. */
export function decodeCall(functions, data) {
  const selector = data.slice(0, 10).toLowerCase();
  const item = functions.find((one) => one.type === "function" && selectorOf(one) === selector);
  if (!item) return null;
  try {
    const values = decodeValues(item.inputs, bytesOf(`0x${data.slice(10)}`));
    return { item, args: item.inputs.map(({ name, type }, i) => ({ name, type, value: values[i] })) };
  } catch {
    return null; // the four bytes alone prove nothing
  }
}

/** The bytes of a call. Throws AbiError or RangeError for values that do not fit. */
export const encodeCall = (item, values) => hexOf(joined(bytesOf(selectorOf(item)), encodeValues(item.inputs, values)));

export function encodeValues(parameters, values) {
  check(Array.isArray(values) && values.length === parameters.length, "another number of values is wanted");
  const parts = parameters.map((parameter, i) => [isDynamic(parameter), encode(parameter, values[i])]);
  let place = parameters.reduce((sum, parameter) => sum + sizeOf(parameter), 0);
  const heads = parts.map(([isFar, body]) => {
    if (!isFar) return body;
    place += body.length;
    return word(BigInt(place - body.length));
  });
  return joined(...heads, ...parts.filter(([isFar]) => isFar).map(([, body]) => body));
}

function encode(parameter, value) {
  const list = itemOf(parameter);
  if (list) {
    check(Array.isArray(value) && (list.count ?? value.length) === value.length, "a list has another length");
    const body = encodeValues(Array(value.length).fill(list.item), value);
    return list.count === null ? joined(word(BigInt(value.length)), body) : body;
  }
  const { type } = parameter;
  if (type === "tuple") return encodeValues(parameter.components, value);
  if (type === "bytes" || type === "string") {
    const body = type === "bytes" ? bytesOf(value) : utf8(value);
    return joined(word(BigInt(body.length)), padded(body));
  }
  return encodeWord(type, value);
}

function encodeWord(type, value) {
  if (type === "bool") return word(value ? 1n : 0n);
  if (type === "address") {
    check(isAddress(value), "an address is wanted");
    return word(BigInt(value));
  }
  if (type.startsWith("bytes")) {
    check(isHex(value) && value.length === 2 + 2 * Number(type.slice(5)), `${type} has another length`);
    return padded(bytesOf(value));
  }
  check(/^u?int\d*$/.test(type), `${type} is not known`);
  return word(wholeNumber(type, value));
}

const word = (number) => bytesOf(`0x${BigInt.asUintN(256, number).toString(16).padStart(64, "0")}`);
const padded = (bytes) => joined(bytes, new Uint8Array((WORD - (bytes.length % WORD)) % WORD));
