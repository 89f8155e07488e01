// Transactions as bytes: RLP, EIP-1559 (type 2) and the older kind with EIP-155's chain id. Loads the curve.
import { bytesOf, bytesOfNumber, hexOf, joined } from "./hex.js";
import { keccak256 } from "./keys.js";

const TYPE_1559 = 2;

/** RLP of bytes or of a list of such. */
export function rlp(item) {
  const isList = Array.isArray(item);
  const body = isList ? joined(...item.map(rlp)) : item;
  if (!isList && body.length === 1 && body[0] < 0x80) return body;
  return joined(head(body.length, isList ? 0xc0 : 0x80), body);
}

function head(length, offset) {
  if (length < 56) return Uint8Array.of(offset + length);
  const size = bytesOfNumber(length);
  return joined(Uint8Array.of(offset + 55 + size.length), size);
}

/**
 * Signs a transaction {chainId, nonce, gas, to, value, data} with {maxFeePerGas, maxPriorityFeePerGas} or {gasPrice};
 * numbers are BigInt in weibars, `to` is null for a deployment. `sign(hash)` brings {r, s, yParity}.
 * Returns {raw, hash}: what the node takes, and the name it will be known by.
 */
export async function signTransaction(transaction, sign) {
  const isOld = transaction.gasPrice !== undefined;
  const bytes = isOld ? await signOld(transaction, sign) : await signNew(transaction, sign);
  return { raw: hexOf(bytes), hash: hexOf(keccak256(bytes)) };
}

const tail = ({ to, value, data }) => [to ? bytesOf(to) : bytesOf("0x"), bytesOfNumber(value), bytesOf(data)];
const numbers = (...values) => values.map(bytesOfNumber);
// A signature's halves are numbers here: without the zeros in front.
const half = (bytes) => bytes.slice(bytes.findIndex((byte) => byte !== 0));

async function signNew(transaction, sign) {
  const { chainId, nonce, maxPriorityFeePerGas, maxFeePerGas, gas, accessList = [] } = transaction;
  const entries = accessList.map(({ address, storageKeys }) => [bytesOf(address), storageKeys.map(bytesOf)]);
  const fields = [...numbers(chainId, nonce, maxPriorityFeePerGas, maxFeePerGas, gas), ...tail(transaction), entries];
  const typed = (content) => joined(Uint8Array.of(TYPE_1559), rlp(content));
  const { r, s, yParity } = await sign(keccak256(typed(fields)));
  return typed([...fields, bytesOfNumber(yParity), half(r), half(s)]);
}

async function signOld(transaction, sign) {
  const { chainId, nonce, gasPrice, gas } = transaction;
  const fields = [...numbers(nonce, gasPrice, gas), ...tail(transaction)];
  const { r, s, yParity } = await sign(keccak256(rlp([...fields, ...numbers(chainId, 0, 0)])));
  return rlp([...fields, bytesOfNumber(BigInt(chainId) * 2n + 35n + BigInt(yParity)), half(r), half(s)]);
}
