// Brings a wallet back from its words, its key or its file.
import { Problem } from "./problems.js";
import { isPhrase } from "./restoring.js";
import { Window } from "./windows.js";

/** Opens the window; brings whether a wallet came back. */
export function restoreWindow({ vault, words }) {
  const window = new Window("restore", words);
  window.onSubmit(async () => {
    const [file] = window.field("file").files;
    const text = window.field("secret").value;
    if (text.trim() || !file) await restoreText(vault, text);
    else await vault.restoreFile(await file.text(), window.field("passphrase").value);
    window.close(true);
  });
  return async () => Boolean(await window.open());
}

async function restoreText(vault, text) {
  const isKey = /^\s*(0x)?[0-9a-f]{40,}\s*$/i.test(text);
  if (!text.trim()) throw new Problem("phrase_empty");
  if (isPhrase(text) || (!isKey && /\s/.test(text.trim()))) await vault.restorePhrase(text);
  else await vault.restoreKey(text);
}
