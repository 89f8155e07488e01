// A request as a page makes it (EIP-1193), in plain words, without a wallet that would answer it: for lessons.
// What one kind needs is loaded when it is shown.
import { bytesOf, utf8 } from "./hex.js";
import { written } from "./writing.js";

const isBytes = (text) => /^0x([0-9a-f]{2})*$/i.test(text);
const numberOf = (text) => (text === undefined ? undefined : BigInt(text));
const transactionOf = ({ value = "0x0", chainId, ...rest }) => ({
  ...rest,
  value: BigInt(value),
  chainId: numberOf(chainId),
});

const READERS = {
  personal_sign: async ([data]) => {
    const { messageLines } = await import("./message_preview.js");
    return [messageLines, { bytes: isBytes(data) ? bytesOf(data) : utf8(data) }];
  },
  eth_sign: ([, data]) => READERS.personal_sign([data]),
  eth_signTypedData_v4: async ([, data]) => {
    const { typedDataLines } = await import("./typed_preview.js");
    return [typedDataLines, data];
  },
  eth_sendTransaction: async ([asked]) => {
    const { transactionLines } = await import("./transaction_preview.js");
    return [transactionLines, transactionOf(asked)];
  },
  wallet_sendCalls: async ([{ calls, chainId }]) => {
    const { batchLines } = await import("./batch_preview.js");
    return [batchLines, { chainId: numberOf(chainId), calls: calls.map(transactionOf) }];
  },
};

/** What preview.js says of it. `fee` of the context comes as digits, as JSON has no BigInt. */
export async function previewOfRequest({ method, params }, { fee, ...context }) {
  const [lines, payload] = await READERS[method](params);
  return written(lines, payload, { ...context, fee: numberOf(fee) });
}
