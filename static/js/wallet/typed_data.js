// EIP-712 as eth_signTypedData_v4 has it: what a page asks to sign, checked strictly, and its hash. Loads the curve.
import { bytesOf, isAddress, isHex, joined, utf8 } from "./hex.js";
import { keccak256 } from "./keys.js";
import { wholeNumber } from "./whole_number.js";

const DOMAIN_TYPES = {
  name: "string",
  version: "string",
  chainId: "uint256",
  verifyingContract: "address",
  salt: "bytes32",
};
const DEEPEST = 32;
const PLAIN = /^(address|bool|string|bytes([1-9]|[12]\d|3[0-2])?|u?int(\d+)?)$/;
const ARRAY = /^(.+)\[(\d*)\]$/;
const NAME = /^[A-Za-z_$][\w$]*$/;

/** What is wrong with typed data, for the page that made it; numbers that do not fit are a RangeError. */
export class TypedDataError extends Error {}

const refuse = (why) => {
  throw new TypedDataError(why);
};
const check = (isRight, why) => isRight || refuse(why);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Typed data (JSON text or an object) as {types, primaryType, domain, message}. Throws TypedDataError. */
export function readTypedData(given) {
  let data = given;
  if (typeof given === "string") {
    try {
      data = JSON.parse(given);
    } catch {
      refuse("not JSON");
    }
  }
  check(isObject(data) && isObject(data.types) && isObject(data.domain) && isObject(data.message), "a part is missing");
  // Without a prototype, so that no type is called "constructor" by accident.
  const types = Object.assign(Object.create(null), data.types);
  types.EIP712Domain ??= Object.keys(DOMAIN_TYPES)
    .filter((name) => data.domain[name] !== undefined)
    .map((name) => ({ name, type: DOMAIN_TYPES[name] }));
  for (const name of Object.keys(types)) checkStruct(types, name);
  check(typeof data.primaryType === "string" && types[data.primaryType], "primaryType is not among the types");
  return { types, primaryType: data.primaryType, domain: data.domain, message: data.message };
}

function checkStruct(types, name) {
  const fields = types[name];
  check(NAME.test(name) && !PLAIN.test(name), `${name} is no name for a type`);
  check(Array.isArray(fields), `${name} has no list of fields`);
  const names = new Set();
  for (const field of fields) {
    check(isObject(field) && NAME.test(field.name) && typeof field.type === "string", `a field of ${name} is broken`);
    check(!names.has(field.name), `${name} has two fields called ${field.name}`);
    names.add(field.name);
    const base = field.type.replace(/(\[\d*\])+$/, "");
    check(isPlain(base) || types[base], `the type ${field.type} is not known`);
  }
}

function isPlain(type) {
  const [, , , bits] = PLAIN.exec(type) ?? [];
  if (!PLAIN.test(type)) return false;
  return bits === undefined || (Number(bits) % 8 === 0 && Number(bits) >= 8 && Number(bits) <= 256);
}

/** The 32 bytes that a wallet signs for typed data. */
export function typedDataHash({ types, primaryType, domain, message }) {
  const parts = [Uint8Array.of(0x19, 0x01), structHash(types, "EIP712Domain", domain, 0)];
  if (primaryType !== "EIP712Domain") parts.push(structHash(types, primaryType, message, 0));
  return keccak256(joined(...parts));
}

function structHash(types, name, value, depth) {
  check(depth < DEEPEST, "nested too deeply");
  check(isObject(value), `${name} wants an object`);
  const known = new Set(types[name].map((field) => field.name));
  const stranger = Object.keys(value).find((key) => !known.has(key));
  check(stranger === undefined, `${stranger} is not a field of ${name}`);
  const fields = types[name].map(({ name: field, type }) => {
    check(Object.hasOwn(value, field) && value[field] !== undefined, `${name} lacks ${field}`);
    return encode(types, type, value[field], depth);
  });
  return keccak256(joined(keccak256(utf8(typeText(types, name))), ...fields));
}

/** A type as EIP-712 writes it: itself, then those it uses, in the order of their names. */
export function typeText(types, name) {
  const used = new Set();
  const visit = (type) => {
    const base = type.replace(/(\[\d*\])+$/, "");
    if (!types[base] || used.has(base)) return;
    used.add(base);
    for (const field of types[base]) visit(field.type);
  };
  visit(name);
  used.delete(name);
  const text = (type) => `${type}(${types[type].map((field) => `${field.type} ${field.name}`).join(",")})`;
  return [name, ...[...used].sort()].map(text).join("");
}

function encode(types, type, value, depth) {
  const [, item, count] = ARRAY.exec(type) ?? [];
  if (item) {
    check(Array.isArray(value), `${type} wants a list`);
    check(!count || value.length === Number(count), `${type} wants ${count} values`);
    return keccak256(joined(...value.map((one) => encode(types, item, one, depth + 1))));
  }
  if (types[type]) return structHash(types, type, value, depth + 1);
  if (type === "string") return keccak256(utf8(typeof value === "string" ? value : refuse("a string is no text")));
  if (type === "bytes") return keccak256(isHex(value) ? bytesOf(value) : refuse("bytes are not hexadecimal"));
  return plainWord(type, value);
}

function plainWord(type, value) {
  if (type === "bool") {
    check(typeof value === "boolean", "a bool is neither true nor false");
    return word(value ? 1n : 0n);
  }
  if (type === "address") {
    check(isAddress(value), "an address is none");
    return word(BigInt(value));
  }
  if (type.startsWith("bytes")) {
    const size = Number(type.slice(5));
    check(isHex(value) && value.length === 2 + 2 * size, `${type} has another length`);
    return joined(bytesOf(value), new Uint8Array(32 - size));
  }
  return word(wholeNumber(type, value));
}

const word = (number) => bytesOf(`0x${BigInt.asUintN(256, number).toString(16).padStart(64, "0")}`);
