// The part of a page where a practice wallet is made, backed up, restored and removed.
import { mayHaveWallet } from "./presence.js";
import { Problem, sentenceOf } from "./problems.js";

const loadWallet = () =>
  import("./site_wallet.js")
    .then(({ siteWallet }) => siteWallet())
    .catch(() => {
      throw new Problem("not_loaded");
    });

/** Whether it is rather a phrase than a key: nobody types a key in twelve pieces. */
const isPhrase = (text) => text.trim().split(/\s+/).length >= 12;

/** Shows a question in a <dialog> with <form method="dialog">; resolves to whether the button with value "yes" closed it. */
export function ask(dialog) {
  if (dialog.open) return Promise.reject(Object.assign(new Error("Already asking"), { code: -32002 }));
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

/** `say(sentence, mood)` speaks to the person; `signIn(provider)` is what the large button does. */
export function setUpPracticePanel(panel, { words, say, signIn }) {
  const part = (name) => panel.querySelector(`[data-practice="${name}"]`);
  const on = (name, event, action) =>
    part(name).addEventListener(event, async (happened) => {
      happened.preventDefault();
      try {
        await action();
      } catch (error) {
        say(sentenceOf(error, words), "bad");
      }
    });
  const showKey = async (shown) => {
    const { vault } = shown ? await loadWallet() : {};
    part("key").textContent = shown ? await vault.revealKey(vault.selected) : "";
    part("secret").hidden = !shown;
    part("show").textContent = shown ? words.hide_key : words.show_key;
    part("show").setAttribute("aria-expanded", shown);
  };
  const refresh = async () => {
    const address = mayHaveWallet() ? (await loadWallet()).vault.selected : null;
    part("none").hidden = Boolean(address);
    part("ready").hidden = !address;
    part("address").textContent = address ?? "";
    await showKey(false);
  };
  const welcome = async (sentence) => {
    await refresh();
    say(sentence, "good");
    part("signin").focus();
  };

  on("make", "click", async () => {
    await (await loadWallet()).vault.create();
    await welcome(words.made);
  });
  part("make").disabled = false;
  const field = part("pasted");
  const tellFault = (fault) => {
    part("fault").textContent = fault;
    field.setAttribute("aria-invalid", Boolean(fault));
  };
  let isWiped = false;
  // However it came: typed, pasted, dropped or filled in. It stays in no field and no draft of the browser's.
  const wipePhrase = (event, text) => {
    isWiped = isPhrase(text);
    if (!isWiped) return;
    event.preventDefault();
    event.stopPropagation();
    field.value = "";
    tellFault(words.key_is_phrase);
  };
  field.addEventListener("paste", (event) => wipePhrase(event, event.clipboardData.getData("text")));
  field.addEventListener("input", (event) => wipePhrase(event, field.value));
  on("restore", "submit", async () => {
    let fault = "";
    try {
      if (isPhrase(field.value)) throw new Problem("key_is_phrase");
      await (await loadWallet()).vault.restoreKey(field.value);
      field.value = "";
      await welcome(words.restored);
    } catch (error) {
      fault = isWiped ? words.key_is_phrase : sentenceOf(error, words);
      field.focus();
    }
    tellFault(fault);
  });
  on("show", "click", () => showKey(part("secret").hidden));
  on("copy", "click", async () => {
    try {
      await navigator.clipboard.writeText(part("key").textContent);
      say(words.copied, "good");
    } catch {
      getSelection().selectAllChildren(part("key"));
      say(words.not_copied, "warn");
    }
  });
  on("remove", "click", async () => {
    if (!(await ask(part("removal")))) return;
    await (await loadWallet()).vault.forget();
    await refresh();
    say(words.removed, "good");
    part("make").focus();
  });
  on("signin", "click", async () => signIn((await loadWallet()).provider));
  refresh().catch((error) => say(sentenceOf(error, words), "bad"));
}
