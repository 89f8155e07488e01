// Asks the practice network's node, through the door that the page names.

const PATIENCE_MS = 30_000;

/** An error as EIP-1193 and JSON-RPC have it. */
export class RpcError extends Error {
  constructor(code, message, data) {
    super(message);
    this.code = code;
    if (data !== undefined) this.data = data;
  }
}

/** Asks the node behind `url`; `onLine(isReached)` hears after each question whether the node could be reached. */
export class Rpc {
  #url;
  #count = 0;
  #onLine;

  constructor(url, onLine = () => {}) {
    this.#url = url;
    this.#onLine = onLine;
  }

  /** What the node answers. Throws RpcError: the node's own, or 4900 when there is no answer. */
  async ask(method, params = []) {
    this.#count += 1;
    const answer = await this.#post({ jsonrpc: "2.0", id: this.#count, method, params });
    const isAnswer = typeof answer === "object" && answer !== null && ("result" in answer || answer.error);
    this.#onLine(isAnswer);
    if (!isAnswer) throw new RpcError(4900, "The network cannot be reached");
    const { error, result } = answer;
    if (error) throw new RpcError(Number(error.code) || -32603, String(error.message), error.data);
    return result;
  }

  // An answer with any HTTP status counts, as the door refuses in JSON-RPC too; null for none.
  async #post(question) {
    try {
      const response = await fetch(this.#url, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(question),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return await response.json();
    } catch {
      return null;
    }
  }
}
