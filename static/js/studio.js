// The studio: fields that change others, what is to mend beside its field while one types, lessons moved by hand, and
// pictures put where one writes. Without it every button sends the form.

// --- A choice that changes what else is asked ---

/** As if a button that says `what` to do were pressed: htmx sends what was clicked, not what submits. */
function press(form, what) {
  const button = document.createElement("button");
  button.name = "do";
  button.value = what;
  button.hidden = true;
  form.append(button);
  button.click();
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-refresh]") && target.form) press(target.form, "refresh");
});

// --- What is to mend, beside the fields that have something in them; the others are told when one saves ---

const isEmpty = (field) => "value" in field && !field.value.trim();

function showMistakes(form) {
  const said = new Map();
  for (const link of document.querySelectorAll("#studio-to-do [data-at]")) {
    const sentences = said.get(link.dataset.at) ?? [];
    said.set(link.dataset.at, [...sentences, link.nextElementSibling.textContent]);
  }
  for (const place of form.querySelectorAll(".field-error[id]")) {
    const id = place.id.replace(/-e$/, "");
    const field = document.getElementById(id);
    const sentences = said.get(id) ?? [];
    const wasTold = place.childElementCount > 0;
    if (sentences.length && !wasTold && field && isEmpty(field)) continue;
    place.replaceChildren(
      ...sentences.map((sentence) => {
        const line = document.createElement("p");
        line.textContent = sentence;
        return line;
      }),
    );
    if (field?.matches("input, textarea, select")) field.toggleAttribute("aria-invalid", sentences.length > 0);
    if (field?.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
  }
}

let isListOpen = false; // the list of what is to mend comes anew with every save

document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target.matches(".to-do")) isListOpen = target.open;
  },
  true,
);

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.elt.id !== "studio-saved") return;
  showMistakes(detail.elt.closest("form"));
  const list = document.querySelector(".to-do");
  if (list) list.open = isListOpen;
});

// A link to a field opens what it is folded into.
document.addEventListener("click", ({ target }) => {
  const field = document.getElementById(target.closest("[data-at]")?.dataset.at);
  if (!field) return;
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  (field.matches("input, textarea, select") ? field : field.querySelector("input, textarea, select"))?.focus();
});

// --- Lessons moved by finger or mouse; the keyboard has the buttons ---

let dragged = null;
let from = 0;

const linesOf = (list) => [...list.children];

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-sorts] [data-grip]");
  if (!grip || event.button) return;
  event.preventDefault();
  dragged = grip.closest("li");
  from = linesOf(dragged.parentElement).indexOf(dragged);
  dragged.classList.add("is-dragged");
});

document.addEventListener("pointermove", ({ clientY }) => {
  if (!dragged) return;
  const over = linesOf(dragged.parentElement).find((line) => {
    const { top, bottom } = line.getBoundingClientRect();
    return line !== dragged && clientY > top && clientY < bottom;
  });
  if (!over) return;
  const { top, height } = over.getBoundingClientRect();
  const goesDown = dragged.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
  if (goesDown && clientY > top + height / 2) over.after(dragged);
  if (!goesDown && clientY < top + height / 2) over.before(dragged);
});

function drop() {
  if (!dragged) return;
  const line = dragged;
  dragged = null;
  line.classList.remove("is-dragged");
  const place = linesOf(line.parentElement).indexOf(line);
  if (place === from) return;
  press(line.closest("form"), `move:${line.dataset.slug}:${place + 1}`);
}
document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", drop);

// --- Pictures: what is larger than a request may be is made smaller before it is sent, as the server would ---

const LARGEST = 400_000; // bytes
const WIDEST = 1312; // pixels

async function shrink(field) {
  const [file] = field.files;
  if (!file || file.size <= LARGEST) return;
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, WIDEST / picture.width);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const smaller = await new Promise((done) => canvas.toBlob(done, "image/webp", 0.9));
  if (!smaller) return;
  const carrier = new DataTransfer();
  carrier.items.add(new File([smaller], "picture.webp", { type: smaller.type }));
  field.files = carrier.files;
}

document.addEventListener("change", ({ target }) => {
  // What is no picture stays as it is: the server says so.
  if (target.matches("[data-shrink]")) shrink(target).catch(() => {});
});

let written = null; // where somebody wrote last

document.addEventListener("focusin", ({ target }) => {
  if (target.matches('.studio-form textarea[data-look="text"]')) written = target;
});

document.addEventListener("click", ({ target }) => {
  const picture = target.closest("[data-insert]");
  if (!picture) return;
  const field = written?.isConnected ? written : document.querySelector('.studio-form textarea[data-look="text"]');
  if (!field) return;
  const end = field.selectionEnd;
  field.setRangeText(`\n\n${picture.dataset.insert}\n\n`, end, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
