// Shows typed data and signs it when the person says yes. Loaded when some is to be signed.
// `wallet` is {vault, rpc, accounts, chainId, context, ask}: the provider's own, see provider.js.
import { packed } from "./keys.js";
import { invalid, ownAccount } from "./requests.js";
import { readTypedData, TypedDataError, typedDataHash } from "./typed_data.js";
import { typedDataLines } from "./typed_preview.js";
import { wholeNumber } from "./whole_number.js";
import { written } from "./writing.js";

export async function handle(wallet, [account, given]) {
  const own = ownAccount(account, wallet.accounts);
  const { data, hash } = readChecked(given, wallet.chainId);
  const preview = written(typedDataLines, data, { ...wallet.context, account: own });
  await wallet.ask({ kind: "typed_data", account: own, preview, raw: data });
  return packed(await wallet.vault.signHash(own, hash));
}

function readChecked(given, chainId) {
  try {
    const data = readTypedData(given);
    const hash = typedDataHash(data);
    const { chainId: meant } = data.domain;
    // EIP-712: the wallet should refuse when the domain is of another chain than the one in use.
    if (meant !== undefined && wholeNumber("uint256", meant) !== BigInt(chainId)) {
      throw invalid(`The domain is of chain ${meant}, but this wallet is on chain ${BigInt(chainId)}`);
    }
    return { data, hash };
  } catch (error) {
    if (error instanceof TypedDataError || error instanceof RangeError) throw invalid(`Typed data: ${error.message}`);
    throw error;
  }
}
