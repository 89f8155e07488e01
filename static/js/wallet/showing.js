// A preview in the parts of a window: data-title, data-warnings, data-message and data-lines.

const lineOf = ({ label, value, note }) => {
  const row = document.createElement("div");
  const [term, detail] = [document.createElement("dt"), document.createElement("dd")];
  term.textContent = label;
  detail.textContent = value;
  detail.dir = "auto";
  if (/0x|\d/.test(value)) detail.className = "mono";
  row.append(term, detail);
  if (note) {
    const small = document.createElement("dd");
    small.className = "wallet-note";
    small.textContent = note;
    row.append(small);
  }
  return row;
};

/**
 * `preview` is what preview.js brings. `isText`: its first line is the text of a message, which stands apart. `unknown` is
 * the sentence for what nobody can read.
 */
export function showPreview(root, { title, lines, warnings, isKnown }, { isText, unknown }) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  part("title").textContent = title;
  part("message").textContent = isText ? lines[0].value : "";
  part("message").hidden = !isText;
  part("lines").replaceChildren(...(isText ? lines.slice(1) : lines).map(lineOf));
  const said = isKnown ? warnings : [...warnings, unknown];
  part("warnings").replaceChildren(
    ...said.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence })),
  );
  part("warnings").hidden = !said.length;
}
