// Backup with proof, showing secrets, passphrase, file, forgetting, names.
import { Problem, Refusal } from "./problems.js";
import { forgetSent } from "./sent.js";
import { copyFrom, fill, Window } from "./windows.js";

const SHOWN_MS = 60_000;

const wordItems = (phrase) =>
  phrase.split(" ").map((word) => Object.assign(document.createElement("li"), { textContent: word }));

/** Opens the window; brings true when the backup has been proven. */
export function backupWindow({ vault, words }) {
  const window = new Window("backup", words);
  const step = (name) => {
    for (const part of window.parts("step")) part.hidden = part.dataset.step !== name;
    window.say("");
    window.focusTitle();
  };
  const showWords = async () => {
    const phrase = await vault.revealPhrase();
    window.part("words").replaceChildren(...wordItems(phrase));
    step("words");
  };
  const askWords = async () => {
    const places = await vault.askBackup();
    const questions = places.map((place) => {
      const question = window.dialog.querySelector("template").content.cloneNode(true);
      const [label, input] = [question.querySelector("label"), question.querySelector("input")];
      label.textContent = fill(words.word, { place });
      label.htmlFor = input.id = `wallet-word-${place}`;
      input.dataset.place = place;
      return question;
    });
    window.part("questions").replaceChildren(...questions);
    window.part("words").replaceChildren();
    step("proof");
  };
  for (const button of window.parts("to")) {
    button.addEventListener("click", () => window.run(button.dataset.to === "words" ? showWords : askWords));
  }
  window.onSubmit(async () => {
    for (const input of window.parts("place")) {
      if (await vault.proveBackup(Number(input.dataset.place), input.value)) continue;
      input.focus();
      throw new Refusal(fill(words.word_wrong, input.dataset));
    }
    window.close(true);
  });
  return () => {
    const closed = window.open();
    step("why");
    return closed;
  };
}

/** Shows the phrase or a key, when asked, and only for a minute. */
export function revealWindow({ vault, words }) {
  const window = new Window("reveal", words);
  let timer;
  const said = (sentence) => {
    window.part("said").textContent = sentence;
  };
  const reset = () => {
    clearTimeout(timer);
    window.show("before", true);
    for (const part of window.parts("if-sealed")) part.hidden = !vault.hasPassphrase;
    for (const part of window.parts("has-phrase")) part.hidden = !vault.hasPhrase;
    for (const name of ["words", "key", "after", "copy"]) window.show(name, false);
    for (const name of ["words", "key"]) window.part(name).replaceChildren();
  };
  window.onSubmit(async (what) => {
    if (vault.hasPassphrase) await vault.unlock(window.field("passphrase").value);
    const secret = what === "phrase" ? await vault.revealPhrase() : await vault.revealKey(vault.selected);
    reset();
    window.show("before", false);
    const place = window.part(what === "phrase" ? "words" : "key");
    place.replaceChildren(...(what === "phrase" ? wordItems(secret) : [secret]));
    for (const part of [place, window.part("after")]) part.hidden = false;
    window.part("copy").hidden = what === "phrase"; // a phrase belongs on paper, not on a clipboard
    window.focusTitle();
    timer = setTimeout(() => {
      reset();
      said(words.gone_again);
    }, SHOWN_MS);
  });
  window.part("copy").addEventListener("click", async () => {
    said((await copyFrom(window.part("key"))) ? words.copied : words.not_copied);
  });
  window.dialog.addEventListener("close", reset);
  document.addEventListener("visibilitychange", () => document.hidden && window.isOpen && window.close());
  return () => {
    reset();
    said("");
    return window.open();
  };
}

function typedTwice(window) {
  const passphrase = window.field("passphrase").value;
  if (passphrase !== window.field("again").value) throw new Problem("passphrase_differs");
  return passphrase;
}

/** Sets, changes or removes the passphrase; brings "passphrase_set", "passphrase_removed" or null. */
export function passphraseWindow({ vault, words }) {
  const window = new Window("passphrase", words);
  window.onSubmit(async (what) => {
    if (vault.hasPassphrase) await vault.unlock(window.field("old").value);
    if (what === "remove") await vault.removePassphrase();
    else await vault.setPassphrase(typedTwice(window));
    window.close(what === "remove" ? "passphrase_removed" : "passphrase_set");
  });
  return () => {
    window.show("if-sealed", vault.hasPassphrase);
    return window.open();
  };
}

/** Saves the backup file; brings "file_saved" or null. */
export function exportWindow({ vault, words }) {
  const window = new Window("export", words);
  window.onSubmit(async () => {
    const text = await vault.exportFile(typedTwice(window));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "practice-wallet.json";
    link.click();
    URL.revokeObjectURL(link.href);
    window.close("file_saved");
  });
  return () => window.open();
}

/** Removes the wallet; asks for a second yes when it is not backed up. Brings "removed" or null. */
export function forgetWindow({ vault, words }) {
  const window = new Window("forget", words);
  const remove = window.dialog.querySelector("[type=submit]");
  const sure = window.field("sure");
  sure.addEventListener("change", () => {
    remove.disabled = !sure.checked;
  });
  window.onSubmit(async () => {
    await vault.forget();
    forgetSent();
    window.close("removed");
  });
  return () => {
    window.show("saved", vault.isBackedUp);
    window.show("unsaved", !vault.isBackedUp);
    remove.disabled = !vault.isBackedUp;
    return window.open();
  };
}

/** Asks for a name; brings it ("" for none), or null when it was closed. */
export function nameWindow({ words }) {
  const window = new Window("name", words);
  window.onSubmit(() => window.close(window.field("label").value));
  return (label = "") => {
    window.field("label").value = label;
    return window.open();
  };
}
