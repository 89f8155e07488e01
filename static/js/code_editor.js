// The editor of wide screens, around a textarea that stays the truth: it is hidden, and hears of every change.
// It lives in a shadow root, where CodeMirror brings its style as a constructed sheet: the content policy forbids <style>.
import {
  bracketMatching,
  clike,
  Decoration,
  defaultKeymap,
  drawSelection,
  EditorState,
  EditorView,
  GutterMarker,
  gutterLineClass,
  HighlightStyle,
  highlightActiveLine,
  highlightActiveLineGutter,
  history,
  historyKeymap,
  indentOnInput,
  indentUnit,
  indentWithTab,
  keymap,
  lineNumbers,
  mkPython,
  RangeSet,
  StateEffect,
  StateField,
  StreamLanguage,
  syntaxHighlighting,
  tags,
} from "../vendor/codemirror-6.43.15.js";

// --- Languages ---

const words = (text) => Object.fromEntries(text.split(" ").map((word) => [word, true]));
const sized = (name) => Array.from({ length: 32 }, (_, index) => `${name}${(index + 1) * (name === "bytes" ? 1 : 8)}`);
const NUMBERS = [...sized("uint"), ...sized("int"), ...sized("bytes")].join(" ");
const MEMBERS = "msg block tx abi self";
const SOLIDITY = clike({
  name: "solidity",
  keywords: words(
    "abstract anonymous as assembly break calldata catch constant constructor continue contract delete do else emit" +
      " enum error event external fallback for from function if immutable import indexed interface internal is library" +
      " mapping memory modifier new override payable pragma private public pure receive return returns revert require" +
      " storage struct super this throw transient try type unchecked using view virtual while",
  ),
  types: words(`address bool bytes int string uint ${NUMBERS}`),
  blockKeywords: words("catch contract do else for function if interface library modifier struct try while"),
  defKeywords: words("contract function interface library modifier struct event error enum"),
  builtin: words(`${MEMBERS} keccak256 sha256 ecrecover ether gwei wei seconds minutes hours days weeks`),
  atoms: words("true false"),
  languageData: { commentTokens: { line: "//", block: { open: "/*", close: "*/" } }, indentOnInput: /^\s*[{}]$/ },
});
const VYPER = mkPython({
  version: 3,
  extra_keywords: [
    "event",
    "struct",
    "interface",
    "enum",
    "flag",
    "implements",
    "log",
    "exports",
    "initializes",
    "uses",
  ],
  extra_builtins: [
    ...`address bool bytes32 decimal public constant immutable transient indexed HashMap DynArray Bytes String`.split(
      " ",
    ),
    ...`${MEMBERS} empty keccak256 sha256 send raw_call max_value min_value as_wei_value`.split(" "),
    ...NUMBERS.split(" "),
  ],
});
const LANGUAGES = { solidity: SOLIDITY, vyper: VYPER, python: mkPython({ version: 3 }) };

// --- Looks: the tokens of the site, which reach into the shadow root ---

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.typeName, tags.definitionKeyword], color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--good)" },
  { tag: [tags.number, tags.atom, tags.bool, tags.standard(tags.name)], color: "var(--warn)" },
  { tag: [tags.comment, tags.meta], color: "var(--muted)", fontStyle: "italic" },
  { tag: tags.definition(tags.name), fontWeight: "600" },
]);
const look = EditorView.theme({
  "&": { backgroundColor: "var(--surface)", color: "var(--ink)", fontSize: "0.95rem" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", minHeight: "18rem", maxHeight: "40rem" },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--muted)", borderInlineEnd: "1px solid var(--line)" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent-soft) 45%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--accent-soft)", color: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 25%, transparent)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--accent)" },
  ".cm-mistake": { backgroundColor: "var(--bad-soft)" },
  ".cm-mistake-place": { textDecoration: "underline wavy var(--bad)", textUnderlineOffset: "0.25em" },
  ".cm-gutterElement.cm-mistake-number": {
    backgroundColor: "var(--bad-soft)",
    color: "var(--bad)",
    fontWeight: "700",
    boxShadow: "inset 3px 0 var(--bad)",
  },
});

// --- Mistakes: the line's number and ground, a wave from the place on, the words where the mouse rests ---

const setMistakes = StateEffect.define();
const numberMark = new (class extends GutterMarker {
  elementClass = "cm-mistake-number";
})();

function marksIn({ doc }, mistakes) {
  const marks = [];
  for (const { line: number, column, words } of mistakes) {
    if (number < 1 || number > doc.lines) continue;
    const line = doc.line(number);
    const attributes = { title: words };
    marks.push(Decoration.line({ class: "cm-mistake", attributes }).range(line.from));
    // What is missing is missed after the end: the last character then stands for it.
    const from = Math.min(line.from + column - 1, line.to - 1);
    if (column && from >= line.from) {
      marks.push(Decoration.mark({ class: "cm-mistake-place", attributes }).range(from, line.to));
    }
  }
  return Decoration.set(marks, true);
}

const mistakesField = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMistakes)) return marksIn(transaction.state, effect.value);
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    gutterLineClass.compute([field], (state) => {
      const lines = new Set();
      state.field(field).between(0, state.doc.length, (from) => {
        lines.add(state.doc.lineAt(from).from);
      });
      return RangeSet.of([...lines].map((from) => numberMark.range(from)));
    }),
  ],
});

// --- Keys ---

/** Escape gives Tab back to the page until something else is pressed, however long that takes. */
const leaving = EditorView.domEventHandlers({
  keydown(event, view) {
    if (event.key === "Escape") view.setTabFocusMode(true);
    else if (!["Tab", "Shift"].includes(event.key)) view.setTabFocusMode(false);
  },
  focus(_event, view) {
    view.setTabFocusMode(false);
  },
});

/** The field's value, and whoever listens to it, after each change made here. */
function followed(field) {
  return EditorView.updateListener.of(({ docChanged, state }) => {
    if (!docChanged) return;
    field.value = state.doc.toString();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function extensionsFor(field) {
  const send = () => {
    field.form?.requestSubmit();
    return true;
  };
  return [
    lineNumbers(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    StreamLanguage.define(LANGUAGES[field.dataset.language] ?? LANGUAGES.python),
    syntaxHighlighting(colours),
    leaving,
    keymap.of([{ key: "Mod-Enter", run: send }, indentWithTab, ...defaultKeymap, ...historyKeymap]),
    followed(field),
    mistakesField,
    EditorState.readOnly.of(field.readOnly),
    EditorView.contentAttributes.of({
      "aria-label": field.labels[0]?.textContent.trim() ?? "",
      "aria-describedby": "help",
    }),
    look,
  ];
}

/** Where it stands, and the words on how to leave it: names do not reach across the border of a shadow root. */
function placeFor(field) {
  const place = document.createElement("div");
  place.className = "code-editor";
  place.dir = "ltr";
  const root = place.attachShadow({ mode: "open" });
  const help = document.createElement("p");
  help.id = "help";
  help.hidden = true;
  help.textContent = document.getElementById(`${field.id}-keys`)?.textContent.trim() ?? "";
  root.append(help);
  field.after(place);
  return { place, root };
}

export function openEditor(field) {
  const { place, root } = placeFor(field);
  const state = EditorState.create({ doc: field.value, extensions: extensionsFor(field) });
  const view = new EditorView({ state, parent: root, root });
  const hadFocus = document.activeElement === field;
  field.hidden = true;
  // Its label and the messages about it lead to where it is typed now.
  for (const label of field.labels) label.addEventListener("click", () => view.focus());
  field.focus = () => view.focus();
  // Somebody else filled it: a draft that came back, the stub once more.
  field.addEventListener("input", () => {
    const { doc } = view.state;
    if (field.value !== doc.toString()) view.dispatch({ changes: { from: 0, to: doc.length, insert: field.value } });
  });
  if (hadFocus) view.focus();
  return {
    place,
    mark: (mistakes) => view.dispatch({ effects: setMistakes.of(mistakes) }),
    goTo(number, column) {
      const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
      const anchor = Math.min(line.from + Math.max(column - 1, 0), line.to);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
  };
}
