// Code lessons: symbols that phones hide, lines that keep their indent, mistakes that lead to their line, and on wide
// screens with a mouse an editor with colours. The textarea is the truth throughout: what it holds is sent and kept.

const UNIT = "    ";
const roomy = matchMedia("(min-width: 64rem) and (hover: hover) and (pointer: fine)");
const editors = new WeakMap(); // textarea: its editor, once there is one

const announce = (words) => {
  document.getElementById("announcer").textContent = words;
};

// --- Typing, as if by hand: the browser's own undo knows of it, and whoever listens hears `input` ---

function type(field, text) {
  // Deprecated and without a successor: nothing else leaves undo whole.
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The lines that the selection touches are taken whole, and `change` is done to each. */
function changeLines(field, change) {
  const { value, selectionStart, selectionEnd } = field;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const end = value.indexOf("\n", selectionEnd);
  const old = value.slice(from, end < 0 ? value.length : end);
  const lines = old.split("\n").map(change).join("\n");
  if (lines === old) return;
  field.setSelectionRange(from, from + old.length);
  type(field, lines);
  const shift = lines.length - old.length;
  const isOneLine = !old.includes("\n");
  const place = Math.max(from, selectionStart + shift);
  field.setSelectionRange(isOneLine ? place : from, isOneLine ? place : from + lines.length);
}

const actions = {
  indent: (field) => changeLines(field, (line) => UNIT + line),
  outdent: (field) => changeLines(field, (line) => line.replace(/^ {1,4}|^\t/, "")),
  undo: () => document.execCommand("undo"),
};

function press(button) {
  const field = document.getElementById(button.closest("[data-symbols]").dataset.symbols);
  const before = document.activeElement;
  field.focus({ preventScroll: true });
  if (button.dataset.do) actions[button.dataset.do](field);
  else type(field, button.dataset.symbol);
  // By keyboard the focus stays on the bar, where the next symbol is.
  if (before === button) {
    button.focus({ preventScroll: true });
    announce(button.getAttribute("aria-label"));
  }
}

// A finger or a mouse on the bar leaves the focus, and with it the phone's keyboard, where it was.
document.addEventListener("pointerdown", keepFocus);
document.addEventListener("mousedown", keepFocus);
function keepFocus(event) {
  if (event.target.closest("[data-symbols] button")) event.preventDefault();
}

// One stop for Tab; arrows walk along the bar.
document.addEventListener("keydown", (event) => {
  const bar = event.target.closest("[data-symbols]");
  if (!bar) return;
  const buttons = [...bar.querySelectorAll("button")];
  const at = buttons.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  walkTo(buttons, buttons.at(to % buttons.length));
});

function walkTo(buttons, next) {
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
}

// A new line begins where the one above does, or deeper after what opens a block.
document.addEventListener("beforeinput", (event) => {
  const field = event.target;
  if (!field.matches?.("[data-code-editor]") || event.isComposing) return;
  if (event.inputType !== "insertLineBreak" && event.inputType !== "insertParagraph") return;
  const line = field.value.slice(0, field.selectionStart).split("\n").at(-1);
  const indent = line.match(/^\s*/)[0] + (/[{([:]\s*$/.test(line) ? UNIT : "");
  if (!indent) return;
  event.preventDefault();
  type(field, `\n${indent}`);
});

// --- Mistakes: a list beside the field, each with a link to its line ---

function mistakesOf(field) {
  return [...document.querySelectorAll(`[data-mistakes-of="${field.id}"] [data-line]`)].map((mistake) => ({
    line: Number(mistake.dataset.line),
    column: Number(mistake.dataset.column) || 0,
    words: mistake.closest("li").textContent.trim().replace(/\s+/g, " "),
  }));
}

function goTo(field, line, column) {
  if (editors.has(field)) {
    editors.get(field).goTo(line, column);
    return;
  }
  const lines = field.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  const { length } = lines[line - 1] ?? "";
  // What is missing is missed after the end: the last character then stands for it.
  const place = start + Math.max(Math.min(column, length) - 1, 0);
  field.focus();
  field.setSelectionRange(place, start + length);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-symbols] button");
  if (button) press(button);
  const link = event.target.closest("[data-mistakes-of] a[data-line]");
  if (!link) return;
  event.preventDefault();
  const field = document.getElementById(link.closest("[data-mistakes-of]").dataset.mistakesOf);
  goTo(field, Number(link.dataset.line), Number(link.dataset.column) || 0);
});

// --- A draft that could not be saved: said in its place, without moving the page under whoever types ---

function sayUnsaved(event) {
  const place = event.target.closest?.("[data-draft]");
  if (!place) return;
  event.stopImmediatePropagation();
  place.textContent = place.dataset.offline;
}

document.addEventListener("htmx:sendError", sayUnsaved, true);
document.addEventListener("htmx:responseError", sayUnsaved, true);

// --- The editor of wide screens ---

async function enhance(field) {
  // It brings its style as a constructed sheet, which the content policy allows; without them it has no style.
  if (!roomy.matches || field.dataset.codeEditor === "on" || !("adoptedStyleSheets" in Document.prototype)) return;
  field.dataset.codeEditor = "on";
  try {
    const { openEditor } = await import("./code_editor.js");
    if (field.isConnected) editors.set(field, openEditor(field));
  } catch {
    // Not loaded: the textarea does all there is to do.
    field.dataset.codeEditor = "";
    return;
  }
  editors.get(field)?.mark(mistakesOf(field));
}

function prepare() {
  for (const field of document.querySelectorAll("[data-code-editor]")) {
    if (editors.has(field)) editors.get(field).mark(mistakesOf(field));
    else enhance(field);
  }
}

prepare();
roomy.addEventListener("change", prepare);
document.addEventListener("htmx:afterSettle", prepare);
