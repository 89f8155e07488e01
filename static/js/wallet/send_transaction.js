// Shows a transaction, signs it when the person says yes and sends it. Loaded when one is to be sent.
// `wallet` is {vault, rpc, accounts, chainId, context, ask}: the provider's own, see provider.js.
import { quantityOf } from "./hex.js";
import { invalid, ownAccount, readTransaction } from "./requests.js";
import { dearestFee, fillIn, lookAround, rememberNonce } from "./sending.js";
import { transactionLines } from "./transaction_preview.js";
import { signTransaction } from "./transactions.js";
import { written } from "./writing.js";

export async function handle(wallet, [given]) {
  const { rpc, chainId } = wallet;
  const asked = readTransaction(given);
  const from = ownAccount(asked.from, wallet.accounts);
  if (asked.chainId !== undefined && asked.chainId !== BigInt(chainId)) {
    throw invalid(`The transaction is for chain ${asked.chainId}, but this wallet is on chain ${BigInt(chainId)}`);
  }
  const [{ transaction, failure }, around] = await Promise.all([
    fillIn(rpc, { ...asked, from }, chainId),
    lookAround(rpc, { from, to: asked.to }),
  ]);
  const context = { ...wallet.context, ...around, account: from, failure, fee: dearestFee(transaction) };
  const preview = written(transactionLines, transaction, context);
  const answer = await wallet.ask({ kind: "transaction", account: from, preview, raw: rawOf(transaction) });
  if (typeof answer.gas === "bigint") transaction.gas = answer.gas;
  const signed = await signTransaction(transaction, (hash) => wallet.vault.signHash(from, hash));
  return send(rpc, transaction, signed);
}

async function send(rpc, transaction, { raw, hash }) {
  try {
    await rpc.ask("eth_sendRawTransaction", [raw]);
  } catch (error) {
    // Its answer may be lost while it arrived.
    const isThere = error.code === 4900 && (await rpc.ask("eth_getTransactionByHash", [hash]).catch(() => null));
    if (!isThere) throw error;
  }
  rememberNonce(transaction);
  return hash;
}

const rawOf = (transaction) =>
  Object.fromEntries(
    Object.entries(transaction)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === "bigint" ? quantityOf(value) : value]),
  );
