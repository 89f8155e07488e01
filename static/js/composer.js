// Completes @names in every textarea[data-composer]; data-people-url, on it or around it, says whom to ask.
// The textarea stays a textbox of several lines, which a combobox is not: aria-activedescendant tells what is chosen.
const TYPED = /(?:^|[^\w@./+-])@([A-Za-z0-9_-]{1,30})$/;
const PAUSE = 150;

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const list = make("ul", { id: "composer-people", class: "people", role: "listbox", hidden: "" });
let area = null; // the textarea whose list is open
let timer, asking;

const typed = (text) => TYPED.exec(text.value.slice(0, text.selectionStart))?.[1];
const chosen = () => list.querySelector("[aria-selected=true]");

function choose(option) {
  chosen()?.setAttribute("aria-selected", "false");
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  area.setAttribute("aria-activedescendant", option.id);
}

function close() {
  clearTimeout(timer);
  asking?.abort();
  area?.removeAttribute("aria-activedescendant");
  area?.removeAttribute("aria-controls");
  list.hidden = true;
  area = null;
}

function open(text, people) {
  if (!people.length) return;
  area = text;
  list.replaceChildren(
    ...people.map(({ name, avatar }, index) => {
      const picture = make("span", { "aria-hidden": "true" }, avatar);
      const id = `composer-person-${index}`;
      return make("li", { id, role: "option", "aria-selected": "false", "data-name": name }, picture, ` ${name}`);
    }),
  );
  list.setAttribute("aria-label", `@${typed(text)}`);
  text.after(list);
  list.style.insetBlockStart = `${text.offsetTop + text.offsetHeight}px`;
  list.hidden = false;
  list.scrollIntoView({ block: "nearest" });
  text.setAttribute("aria-controls", list.id);
  choose(list.firstElementChild);
  document.getElementById("announcer").textContent = people.map(({ name }) => name).join(", ");
}

function take({ dataset }) {
  const text = area;
  const end = text.selectionStart;
  const start = end - typed(text).length;
  close();
  text.setRangeText(`${dataset.name} `, start, end, "end");
  text.dispatchEvent(new Event("input", { bubbles: true })); // for the draft and the preview
}

async function ask(text, name) {
  asking = new AbortController();
  const url = text.closest("[data-people-url]").dataset.peopleUrl;
  try {
    const answer = await fetch(`${url}?q=${encodeURIComponent(name)}`, { signal: asking.signal });
    const people = answer.ok && !answer.redirected ? await answer.json() : [];
    if (typed(text) === name && document.activeElement === text) open(text, people);
  } catch {
    // Whoever cannot be asked completes nothing; writing goes on.
  }
}

const KEYS = {
  ArrowDown: () => choose(chosen().nextElementSibling ?? list.firstElementChild),
  ArrowUp: () => choose(chosen().previousElementSibling ?? list.lastElementChild),
  Enter: () => take(chosen()),
  Tab: () => take(chosen()),
  Escape: close,
};
function press(event) {
  const { key, target, shiftKey, ctrlKey, altKey, metaKey } = event;
  if (target !== area || event.isComposing || shiftKey || ctrlKey || altKey || metaKey) return;
  if (KEYS[key]) {
    event.preventDefault();
    event.stopPropagation(); // Escape closes the list and not a menu around it
    KEYS[key]();
  } else if (/^(Arrow|Home|End|Page)/.test(key)) close();
}

document.addEventListener("input", ({ target, isComposing }) => {
  if (!target.matches("textarea[data-composer]")) return;
  close();
  const name = isComposing ? "" : typed(target);
  if (name) timer = setTimeout(ask, PAUSE, target, name);
});
document.addEventListener("keydown", press, true);
document.addEventListener("focusout", close);
document.addEventListener("focusin", ({ target }) => {
  if (target.matches("textarea[data-composer]")) target.setAttribute("aria-autocomplete", "list");
});
document.addEventListener("click", ({ target }) => {
  const option = area && target.closest("#composer-people > [role=option]");
  if (option) take(option);
  else if (target === area) close();
});
list.addEventListener("mousedown", (event) => event.preventDefault()); // the textarea keeps the focus
