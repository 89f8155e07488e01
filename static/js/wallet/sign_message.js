// Shows a message and signs it when the person says yes. Loaded when one is to be signed.
// `wallet` is {vault, rpc, accounts, chainId, context, ask}: the provider's own, see provider.js.
import { messageHash, packed } from "./keys.js";
import { messageLines } from "./message_preview.js";
import { ownAccount, readMessage } from "./requests.js";
import { written } from "./writing.js";

export async function handle(wallet, params) {
  const { account, bytes } = readMessage(params);
  const own = ownAccount(account, wallet.accounts);
  const preview = written(messageLines, { bytes }, wallet.context);
  await wallet.ask({ kind: "message", account: own, preview, raw: params });
  return packed(await wallet.vault.signHash(own, messageHash(bytes)));
}
