// Builds what the code editor of wide screens is made of, as one file: static/vendor/codemirror-<version>.js, with the
// licences beside it. What of it is used, and how, says static/js/code_editor.js. Run by `npm run vendor`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = (name) => `${root}node_modules/${name}/`;
const manifest = (name) => JSON.parse(readFileSync(`${folder(name)}package.json`, "utf8"));
const view = manifest("@codemirror/view");
const outfile = `static/vendor/codemirror-${view.version}.js`;

const { metafile } = await build({
  stdin: {
    contents: `
      export { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
      export {
        bracketMatching, HighlightStyle, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting,
      } from "@codemirror/language";
      export { clike } from "@codemirror/legacy-modes/mode/clike";
      export { mkPython } from "@codemirror/legacy-modes/mode/python";
      export { EditorState, RangeSet, StateEffect, StateField } from "@codemirror/state";
      export {
        Decoration, drawSelection, EditorView, gutterLineClass, GutterMarker, highlightActiveLine,
        highlightActiveLineGutter, keymap, lineNumbers,
      } from "@codemirror/view";
      export { tags } from "@lezer/highlight";
    `,
    resolveDir: root,
  },
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  metafile: true,
  banner: {
    js: `/*! CodeMirror ${view.version} (MIT, ${view.homepage ?? view.repository.url}). Built by scripts/vendor_editor.mjs. */`,
  },
  outfile,
});

// Every package of which something is in the file, whatever asked for it.
const inside = Object.keys(metafile.inputs).map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
const licences = [...new Set(inside.filter(Boolean))].sort().map((name) => {
  const file = readdirSync(folder(name)).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} has no licence`);
  return `${name} ${manifest(name).version}\n\n${readFileSync(folder(name) + file, "utf8").trim()}\n`;
});
writeFileSync(outfile.replace(/js$/, "LICENSE.txt"), licences.join("\n---\n\n"));
