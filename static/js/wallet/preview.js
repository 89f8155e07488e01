// Says in plain words what is about to be signed. Pure: everything it knows of the chain and the page comes in
// `context`, and its sentences are the page's own ({placeholders} in chain/wallet/preview_texts.py).
import { batchLines } from "./batch_preview.js";
import { messageLines } from "./message_preview.js";
import { transactionLines } from "./transaction_preview.js";
import { typedDataLines } from "./typed_preview.js";
import { written } from "./writing.js";

const LINES = {
  message: messageLines,
  typed_data: typedDataLines,
  transaction: transactionLines,
  batch: batchLines,
};

/**
 * {title, lines: [{label, value, note}], warnings: [sentence], isKnown} of a "message" ({bytes}), "typed_data" (what
 * readTypedData() brings), "transaction" (numbers as BigInt) or "batch" ({calls, chainId}). isKnown is false when nobody
 * can say what it does.
 *
 * context: {words, network: {chainId, title}, account, host, balance, fee, failure, isNewAccount, isContract,
 * contracts: {address: {name, abi, token: {symbol, decimals}}}, names: {address: name}}; addresses in lower case,
 * amounts BigInt in weibars. What is missing is not spoken of.
 */
export const previewOf = (kind, payload, context) => written(LINES[kind], payload, context);
