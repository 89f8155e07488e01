// Collects the lines and warnings of a preview, in the page's words.
import { formatHbar } from "./units.js";

class Writing {
  #words;
  #names;
  #account;
  preview = { title: "", lines: [], warnings: [], isKnown: true };

  constructor({ words = {}, names = {}, contracts = {}, account }) {
    this.#words = words;
    this.#names = { ...Object.fromEntries(Object.entries(contracts).map(([at, { name }]) => [at, name])), ...names };
    this.#account = account;
  }

  /** The page's sentence, its {placeholders} filled in; the word itself where the page has none. */
  say(word, values = {}) {
    return (this.#words[word] ?? word).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  }

  title(word, values) {
    this.preview.title = this.say(word, values);
  }

  /** `note` is a word too; `isRaw` when the label is no word of the page's but a contract's own. */
  line(label, value, note = "", isRaw = false) {
    const spoken = isRaw && this.#words[`arg_${label}`] ? this.say(`arg_${label}`) : isRaw ? label : this.say(label);
    this.preview.lines.push({ label: spoken, value, note: note && this.say(note) });
  }

  warn(word, values) {
    this.preview.warnings.push(this.say(word, values));
  }

  /** The preview of one of several things that are done together. */
  step(number, { title, lines, warnings, isKnown }) {
    this.line("step", this.say("step_title", { number, title }));
    for (const line of lines) this.preview.lines.push({ ...line, label: `${number} · ${line.label}` });
    this.preview.warnings.push(...warnings.map((warning) => this.say("step_title", { number, title: warning })));
    if (!isKnown) this.unknown();
  }

  unknown() {
    this.preview.isKnown = false;
  }

  hbar(weibars) {
    return this.say("hbar", { amount: formatHbar(weibars) });
  }

  /** An address with the name that the page knows for it. */
  name(address) {
    const at = String(address).toLowerCase();
    const name = at === this.#account?.toLowerCase() ? this.say("yourself") : this.#names[at];
    return name ? `${name} (${address})` : String(address);
  }
}

/** What `describe(writing, payload, context)` writes: {title, lines, warnings, isKnown}. */
export function written(describe, payload, context) {
  const writing = new Writing(context);
  describe(writing, payload, context);
  return writing.preview;
}
