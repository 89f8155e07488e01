// Quizzes: putting items in order by hand, and going on at the first question that is open.
// Without this, each item's place is chosen from its list, and the server says what does not fit.

const placeOf = (row) => row.querySelector("select");
const rowsOf = (list) => [...list.querySelectorAll(".order-row")];
const before = new WeakMap(); // each list of places: what was chosen before

function announce(row) {
  const { value, length } = placeOf(row);
  const words = document.getElementById(placeOf(row).getAttribute("aria-labelledby")).textContent.trim();
  document.getElementById("announcer").textContent = `${words}: ${value} / ${length - 1}`;
}

/** Tells the draft, and whoever listens. */
function tell(list) {
  for (const row of rowsOf(list)) before.set(placeOf(row), placeOf(row).value);
  placeOf(rowsOf(list)[0]).dispatchEvent(new Event("input", { bubbles: true }));
}

/** The places as the rows stand. */
function number(list) {
  rowsOf(list).forEach((row, index) => {
    placeOf(row).value = index + 1;
  });
  tell(list);
}

/** The rows as their places say, once each has one; what has the focus keeps it. */
function arrange(list) {
  const rows = rowsOf(list);
  const places = rows.map((row) => Number(placeOf(row).value));
  if (places.some((place) => !place) || new Set(places).size < rows.length) return;
  const { activeElement } = document;
  list.append(...rows.sort((a, b) => placeOf(a).value - placeOf(b).value));
  if (list.contains(activeElement)) activeElement.focus({ preventScroll: true });
}

function move(row, steps) {
  const rows = rowsOf(row.parentElement);
  const other = rows[rows.indexOf(row) + steps];
  if (other) {
    if (steps < 0) other.before(row);
    else other.after(row);
  }
  number(row.parentElement);
  announce(row);
}

/** A place that another item has: the two change places. */
function take(select) {
  const list = select.closest("[data-order]");
  const twin = rowsOf(list)
    .map(placeOf)
    .find((other) => other !== select && select.value && other.value === select.value);
  if (twin) twin.value = before.get(select) ?? "";
  tell(list);
  arrange(list);
}

// --- By finger or mouse ---

let dragged = null;

function drag({ clientY }) {
  if (!dragged) return;
  const over = rowsOf(dragged.parentElement).find((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return row !== dragged && clientY > top && clientY < bottom;
  });
  if (!over) return;
  const { top, height } = over.getBoundingClientRect();
  const goesDown = dragged.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
  // Past its middle: rows of different heights would change places to and fro.
  if (goesDown && clientY > top + height / 2) over.after(dragged);
  if (!goesDown && clientY < top + height / 2) over.before(dragged);
}

function drop() {
  if (!dragged) return;
  dragged.classList.remove("is-dragged");
  number(dragged.parentElement);
  announce(dragged);
  dragged = null;
}

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-grip]");
  if (!grip || event.button || grip.closest("fieldset").disabled) return;
  event.preventDefault();
  dragged = grip.closest(".order-row");
  dragged.classList.add("is-dragged");
  grip.setPointerCapture(event.pointerId);
});
document.addEventListener("pointermove", drag);
document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", drop);

// --- By keyboard and buttons ---

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-move]");
  if (!button) return;
  move(button.closest(".order-row"), Number(button.dataset.move));
  button.focus();
});
document.addEventListener("focusin", ({ target }) => {
  if (target.matches("[data-order] select")) before.set(target, target.value);
});
document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-order] select")) take(target);
});

// --- Going on ---

const isAnswered = (question) =>
  [...question.querySelectorAll("input, select")].some((field) =>
    /radio|checkbox/.test(field.type) ? field.checked : field.value,
  );

function arrangeAll() {
  for (const list of document.querySelectorAll("[data-order]")) arrange(list);
}

document.addEventListener("htmx:afterSwap", arrangeAll);
arrangeAll();
const questions = [...document.querySelectorAll(".quiz .question:enabled")];
// A quiz that was begun, and came back as it was left.
if (questions.some(isAnswered) && !document.querySelector("[autofocus]")) {
  questions
    .find((question) => !isAnswered(question))
    ?.querySelector("input, select")
    .focus();
}
