// A message in plain words: its text, or that it has none.
import { hexOf } from "./hex.js";

// Controls, and marks that turn or hide text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const TRICKS = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const SIGN_IN = /^(?:https?:\/\/)?(\S+) wants you to sign in with your Ethereum account:/;

export function messageLines(writing, { bytes }, { host }) {
  writing.title("message_title");
  const text = textOf(bytes);
  if (text === null) {
    writing.unknown();
    writing.line("message_bytes", hexOf(bytes));
    writing.warn(bytes.length === 32 ? "message_hash" : "message_unreadable");
    return;
  }
  writing.line("message_text", text);
  if (TRICKS.test(text)) writing.warn("message_tricks");
  const [, site] = SIGN_IN.exec(text) ?? [];
  if (site && host && site !== host) writing.warn("message_other_site", { site, host });
}

function textOf(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return NOT_TEXT.test(text) ? null : text;
  } catch {
    return null;
  }
}
