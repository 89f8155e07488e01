// The wallet's windows: <dialog data-window="…">. All that was typed or shown in one is wiped when it closes.
import { Problem, sentenceOf } from "./problems.js";
import { showPreview } from "./showing.js";

/** Fills {placeholders} of one of the page's sentences. */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/** An address, short enough for a line: its first and last characters. */
export const shortAddress = (address) => `${address.slice(0, 8)}…${address.slice(-6)}`;

/** Copies, or else selects what `element` shows; brings whether it was copied. */
export async function copyFrom(element) {
  try {
    await navigator.clipboard.writeText(element.dataset.copied ?? element.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return false;
  }
}

/** One window of the page. `words` are the page's sentences. */
export class Window {
  #resolve;
  #isBusy = false;
  answer = null; // what open() brings when it closes

  constructor(name, words) {
    this.words = words;
    this.dialog = document.querySelector(`[data-window="${name}"]`);
    this.dialog.addEventListener("close", () => this.#closed());
    for (const button of this.dialog.querySelectorAll("[data-close]")) {
      button.addEventListener("click", () => this.close());
    }
  }

  part(name) {
    return this.dialog.querySelector(`[data-${name}]`);
  }

  parts(name) {
    return this.dialog.querySelectorAll(`[data-${name}]`);
  }

  field(name) {
    return this.dialog.querySelector(`[data-field="${name}"]`);
  }

  show(name, isShown) {
    for (const part of this.parts(name)) part.hidden = !isShown;
  }

  get isOpen() {
    return this.dialog.open;
  }

  /** Opens it and brings `answer` once it is closed. The focus starts on its title: on no answer. */
  open() {
    this.answer = null;
    this.say("");
    if (!this.dialog.open) this.dialog.showModal();
    this.focusTitle();
    return new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  focusTitle() {
    const isShown = (title) => !title.closest("[hidden]");
    [...this.dialog.querySelectorAll("h2")].find(isShown)?.focus();
    this.dialog.scrollTop = 0;
  }

  close(answer = this.answer) {
    this.answer = answer;
    this.dialog.close();
  }

  /** What is wrong, beside the field it is about if the error names one (`error.field`). */
  say(error) {
    for (const place of this.parts("fault-of")) place.textContent = "";
    for (const field of this.parts("field")) field.removeAttribute("aria-invalid");
    const about = error && this.dialog.querySelector(`[data-fault-of="${error.field}"]`);
    const place = about ?? this.part("fault");
    if (this.part("fault")) this.part("fault").textContent = "";
    if (!place || !error) return;
    place.textContent = sentenceOf(error, this.words);
    const field = about ? this.field(error.field) : this.dialog.querySelector(`[aria-describedby~="${place.id}"]`);
    if (place.id && field && !field.closest("[hidden]")) {
      field.setAttribute("aria-invalid", "true");
      field.focus();
    }
  }

  /** `act(value)` runs when the form is sent, with the button's value; what it throws is said in the window. */
  onSubmit(act) {
    this.dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.run(() => act(event.submitter?.value ?? ""));
    });
  }

  /** One thing at a time: whoever presses twice does it once. */
  async run(act) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.dialog.setAttribute("aria-busy", "true");
    try {
      this.say("");
      await act();
    } catch (error) {
      this.say(error);
    } finally {
      this.#isBusy = false;
      this.dialog.removeAttribute("aria-busy");
    }
  }

  #closed() {
    for (const field of this.parts("field")) {
      field.value = "";
      field.checked = false;
    }
    for (const secret of this.dialog.querySelectorAll("[data-words], [data-key], [data-questions]")) {
      secret.replaceChildren();
    }
    this.#resolve?.(this.answer);
    this.#resolve = null;
  }
}

/** A Problem about one field of a window. */
export function problemOf(field, word, detail) {
  return Object.assign(new Problem(word, detail), { field });
}

const rawText = (raw) =>
  JSON.stringify(raw, (_, value) => (typeof value === "bigint" ? value.toString() : value), 2) ?? "";

/** What the window shows of a request: the preview, or the page's own sentences for what has none. */
function contentOf({ kind, preview, raw }, words) {
  if (preview) return { plain: "", ...preview };
  const title = raw?.title ?? raw?.symbol ?? raw?.options?.symbol ?? "";
  const lines = raw?.chainId ? [{ label: words.chain, value: String(BigInt(raw.chainId)) }] : [];
  if (raw?.address) lines.push({ label: words.token, value: raw.address });
  return { title: fill(words[kind], { title }), plain: words[`${kind}_lines`], lines, warnings: [], isKnown: true };
}

function showRequest(window, request, { words, nameOf }) {
  const { title, plain, lines, warnings, isKnown } = contentOf(request, words);
  const isText = request.kind === "message" && isKnown;
  window.part("who").textContent = `${nameOf(request.account)} · ${shortAddress(request.account)}`;
  window.part("origin").textContent = new URL(request.origin).host;
  window.part("yes").textContent = words[`${request.kind}_yes`];
  window.part("plain").textContent = plain;
  window.show("plain", Boolean(plain));
  showPreview(window.dialog, { title, lines, warnings, isKnown }, { isText, unknown: words.is_unknown });
  window.part("raw").textContent = rawText(request.raw);
  window.show("raw-part", Boolean(request.preview) && !isText);
  window.part("raw-part").open = false;
}

/** The question "unlock": brings true once the vault is open. */
export function unlockWindow({ vault, words }) {
  const window = new Window("unlock", words);
  window.onSubmit(async () => {
    await vault.unlock(window.field("passphrase").value);
    window.close(true);
  });
  return async () => Boolean(await window.open());
}

/** The `confirm` of PracticeProvider: asks the person in the page's windows. Brings true for yes, and for no anything else. */
export function confirmIn({ vault, words, nameOf }) {
  const approval = new Window("approval", words);
  const unlock = unlockWindow({ vault, words });
  return async (request) => {
    if (request.kind === "unlock") return unlock();
    showRequest(approval, request, { words, nameOf });
    approval.dialog.returnValue = "";
    const closed = new Promise((resolve) => {
      approval.dialog.addEventListener("close", () => resolve(approval.dialog.returnValue === "yes"), { once: true });
    });
    approval.open();
    return closed;
  };
}
