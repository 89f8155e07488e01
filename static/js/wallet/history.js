// The list of what was sent from this browser: how each stands is asked of the chain.
import { sentBy } from "./sent.js";

const AGAIN_MS = 3000;
const GIVE_UP_MS = 10 * 60 * 1000; // what is in no block by then will be in none

const MOODS = { done: "chip-good", failed_on_chain: "chip-bad", under_way: "", unknown_now: "chip-warn" };

export class History {
  #receipts = new Map(); // hash -> receipt
  #timer;
  #turn = 0;

  constructor(root, { provider, words, config, onArrival }) {
    this.root = root;
    this.list = root.querySelector("[data-history]");
    this.provider = provider;
    this.words = words;
    this.config = config;
    this.onArrival = onArrival;
  }

  /** Shows what `address` has sent, and goes on asking while something is under way. */
  async show(address) {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const turn = this.#turn;
    const sent = sentBy(address);
    this.root.querySelector("[data-no-history]").hidden = sent.length > 0;
    this.#draw(sent);
    const open = sent.filter(({ hash }) => !this.#receipts.has(hash));
    const news = await Promise.all(open.map((entry) => this.#look(entry)));
    if (turn !== this.#turn) return;
    if (news.some(Boolean)) {
      this.#draw(sent);
      this.onArrival();
    }
    if (sent.some((entry) => this.#stateOf(entry) === "under_way")) {
      this.#timer = setTimeout(() => this.show(address), AGAIN_MS);
    }
  }

  async #look({ hash }) {
    const question = { method: "eth_getTransactionReceipt", params: [hash] };
    const receipt = await this.provider.request(question).catch(() => null);
    if (receipt) this.#receipts.set(hash, receipt);
    return Boolean(receipt);
  }

  #stateOf({ hash, at }) {
    const receipt = this.#receipts.get(hash);
    if (receipt) return receipt.status === "0x1" ? "done" : "failed_on_chain";
    return Date.now() - at < GIVE_UP_MS ? "under_way" : "unknown_now";
  }

  #draw(sent) {
    this.list.replaceChildren(...sent.map((entry) => this.#rowOf(entry)));
  }

  #rowOf(entry) {
    const row = this.root.querySelector("[data-history-row]").content.cloneNode(true);
    const [link, when, chip] = ["link", "when-sent", "chip"].map((name) => row.querySelector(`[data-${name}]`));
    const state = this.#stateOf(entry);
    link.textContent = entry.title;
    if (this.config.explorerUrl) link.href = `${this.config.explorerUrl}tx/${entry.hash}/`;
    when.textContent = new Date(entry.at).toLocaleString(document.documentElement.lang, {
      dateStyle: "medium",
      timeStyle: "short",
    });
    chip.textContent = this.words[state];
    if (MOODS[state]) chip.classList.add(MOODS[state]);
    return row;
  }
}
