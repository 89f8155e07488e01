// Seed phrases belong into no field of this site: pasted ones stay out, typed ones are not sent, kept or previewed.
// The server knows the words (learning/web/seed_phrase.py); here their shape must do.

const COUNTS = new Set([12, 15, 18, 21, 24]);
// The commonest words of English that are in no phrase.
const PROSE = new Set(
  (
    "the and for are but not had was has get got its our out new how who why see too with from been were they them your " +
    "their which would could should some most many than these those here back well made lost sent does did each every " +
    "both while after without wallet maybe really thanks"
  ).split(" "),
);
// The practice wallet's own fields have no name, and so are never sent.
const TEXTS =
  ":is(textarea, input:not([type]), input[type=text], input[type=search], input[type=email], input[type=url])" +
  ":not([data-wallet-secret]:not([name]))";

function isSeedPhrase(text) {
  const words = text
    .replace(/\d+[.):]?/g, " ")
    .split(/[\s,;|]+/)
    .filter(Boolean);
  return (
    COUNTS.has(words.length) && words.every((word) => /^[a-z]{3,8}$/i.test(word) && !PROSE.has(word.toLowerCase()))
  );
}

/** Whether `text`, or a paragraph, line or sentence of it, looks like one. */
export function holdsSeedPhrase(text) {
  return [text, ...text.split(/\n\s*\n/), ...text.split(/[\n:.!?"“”]+/)].some(isSeedPhrase);
}

let refused = ""; // whoever means it presses again: these words may be an honest sentence

/** Keeps phrases out of all fields; `say(field)` tells the person. Whoever listens closer to a field may do it alone. */
export function guardFields(say) {
  const refuse = (event, field) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    say(field);
  };
  document.addEventListener("paste", (event) => {
    if (!event.target.matches?.(TEXTS)) return;
    if (holdsSeedPhrase(event.clipboardData.getData("text"))) refuse(event, event.target);
  });
  document.addEventListener(
    "submit",
    (event) => {
      const field = [...event.target.querySelectorAll(TEXTS)].find(({ value }) => holdsSeedPhrase(value));
      if (!field || field.value === refused) return;
      refused = field.value;
      refuse(event, field);
    },
    true,
  );
  document.addEventListener("htmx:configRequest", (event) => {
    const { formData, triggeringEvent } = event.detail;
    // Asked while typing: nobody has meant to send it.
    const isSent = triggeringEvent?.type === "submit";
    if (!isSent && [...formData.values()].some((value) => holdsSeedPhrase(String(value)))) event.preventDefault();
  });
}
