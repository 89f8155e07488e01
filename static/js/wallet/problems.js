// Every failure ends as one sentence the page carries.

/** A failure that `word` names among the page's sentences; `detail` is what somebody else said about it. */
export class Problem extends Error {
  constructor(word, detail = "") {
    super(word);
    this.word = word;
    this.detail = detail;
  }
}

/** A refusal whose sentence is ready: the server's own words, or filled in by a script. */
export class Refusal extends Error {}

// EIP-1193 and EIP-1474 numbers
const WORD_OF_CODE = {
  4001: "rejected",
  4100: "locked",
  4200: "unsupported",
  4900: "disconnected",
  4901: "disconnected",
  [-32002]: "pending",
  [-32601]: "unsupported",
};
const LONGEST_QUOTE = 200;

/** The number of a wallet's error. Some wallets wrap the error of their inner parts. */
export const codeOf = (error) => error?.data?.originalError?.code ?? error?.code;

export function sentenceOf(error, words) {
  if (error instanceof Refusal) return error.message;
  if (error instanceof Problem) return `${words[error.word]} ${error.detail}`.trim();
  const word = WORD_OF_CODE[codeOf(error)];
  return word ? words[word] : `${words.wallet_failed} ${String(error?.message ?? error).slice(0, LONGEST_QUOTE)}`;
}
