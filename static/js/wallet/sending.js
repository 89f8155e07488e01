// Fills in what a page left open about a transaction: nonce, gas and fees, as the node says.
import { quantityOf } from "./hex.js";
import { invalid } from "./requests.js";
import { RpcError } from "./rpc.js";

const TRANSFER_GAS = 21_000n;
// When nobody can say how much it needs: enough for a call that fails, little enough to be affordable.
const GAS_OF_THE_UNKNOWN = 300_000n;
// The node may not yet count what was sent a moment ago; after a reset of the chain it never will.
const TRUST_OWN_COUNT_MS = 10_000;

const sent = new Map(); // address -> {next nonce, when}

export function rememberNonce({ from, nonce }) {
  sent.set(from.toLowerCase(), { next: nonce + 1n, at: Date.now() });
}

async function nextNonce(rpc, from) {
  const counted = BigInt(await rpc.ask("eth_getTransactionCount", [from, "pending"]));
  const own = sent.get(from.toLowerCase());
  return own && Date.now() - own.at < TRUST_OWN_COUNT_MS && own.next > counted ? own.next : counted;
}

/** What a unit of gas may cost now, in weibars: {gasPrice}, or {maxFeePerGas, maxPriorityFeePerGas}. */
export async function feesOf(rpc, { gasPrice, maxFeePerGas, maxPriorityFeePerGas }) {
  if (gasPrice !== undefined) return { gasPrice };
  const [block, tip] = await Promise.all([
    rpc.ask("eth_getBlockByNumber", ["latest", false]),
    maxPriorityFeePerGas ?? rpc.ask("eth_maxPriorityFeePerGas"),
  ]);
  if (block?.baseFeePerGas === undefined) return { gasPrice: BigInt(await rpc.ask("eth_gasPrice")) };
  // Twice the base fee: six full blocks in a row would not reach it.
  const most = maxFeePerGas ?? 2n * BigInt(block.baseFeePerGas) + BigInt(tip);
  if (maxPriorityFeePerGas > most) throw invalid("maxPriorityFeePerGas is more than maxFeePerGas");
  return { maxFeePerGas: most, maxPriorityFeePerGas: BigInt(tip) < most ? BigInt(tip) : most };
}

/** {gas, failure}: `failure` is what the node says when the call would fail now, or "". */
async function gasOf(rpc, { from, to, value, data, gas }) {
  const question = { from, value: quantityOf(value), data, ...(to && { to }), ...(gas && { gas: quantityOf(gas) }) };
  try {
    const estimate = BigInt(await rpc.ask("eth_estimateGas", [question]));
    const isTransfer = data === "0x" && estimate === TRANSFER_GAS;
    return { gas: gas ?? (isTransfer ? estimate : (estimate * 6n) / 5n), failure: "" };
  } catch (error) {
    if (!(error instanceof RpcError) || error.code === 4900) throw error;
    return { gas: gas ?? GAS_OF_THE_UNKNOWN, failure: error.message };
  }
}

/** The transaction with nothing left open, and what the node says against it: {transaction, failure}. */
export async function fillIn(rpc, asked, chainId) {
  const [nonce, fees, { gas, failure }] = await Promise.all([
    asked.nonce ?? nextNonce(rpc, asked.from),
    feesOf(rpc, asked),
    gasOf(rpc, asked),
  ]);
  const { from, to, value, data, accessList } = asked;
  return { transaction: { chainId: BigInt(chainId), nonce, gas, ...fees, from, to, value, data, accessList }, failure };
}

/** The most that a transaction's gas can cost, in weibars. */
export const dearestFee = ({ gas, gasPrice, maxFeePerGas }) => gas * (gasPrice ?? maxFeePerGas);

/** What the chain knows of both sides: {balance, isNewAccount, isContract}; null or undefined where it does not say. */
export async function lookAround(rpc, { from, to }) {
  const ask = (method, address) => (address ? rpc.ask(method, [address, "latest"]).catch(() => null) : null);
  const [balance, code, theirs, count] = await Promise.all([
    ask("eth_getBalance", from),
    ask("eth_getCode", to),
    ask("eth_getBalance", to),
    ask("eth_getTransactionCount", to),
  ]);
  const isKnown = code !== null && theirs !== null && count !== null;
  return {
    balance: balance === null ? null : BigInt(balance),
    isContract: code !== null && code !== "0x",
    isNewAccount: isKnown && code === "0x" && BigInt(theirs) === 0n && BigInt(count) === 0n,
  };
}
