// A batch of calls (EIP-5792's wallet_sendCalls) in plain words: one yes for all of them, so every one is told in full.
import { describeAct, describeCosts } from "./transaction_preview.js";
import { written } from "./writing.js";

/** `calls` are transactions without a fee of their own: {to, value, data}. */
export function batchLines(writing, { calls, chainId }, context) {
  writing.title("batch_title", { count: String(calls.length) });
  writing.warn("batch");
  for (const [i, call] of calls.entries()) writing.step(String(i + 1), written(describeAct, call, context));
  describeCosts(writing, { chainId, value: calls.reduce((sum, { value }) => sum + value, 0n) }, context);
}
