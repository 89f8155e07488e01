// The whole of the site's own script: theme, menus, unfinished forms, and saying what htmx did or could not do.
import { guardFields, holdsSeedPhrase } from "./seed_phrase.js";

const root = document.documentElement;
root.dataset.js = "";

// --- Theme ---

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches;
}

function showTheme() {
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.setAttribute("aria-pressed", isDark());
  }
}

function toggleTheme() {
  root.dataset.theme = isDark() ? "light" : "dark";
  // biome-ignore lint/suspicious/noDocumentCookie: base.html reads it, and not every browser has a cookieStore
  document.cookie = `theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`;
  showTheme();
}

// --- Menus ---

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("click", ({ target }) => {
  closeMenus(target.closest("details.menu"));
  if (target.closest("[data-theme-toggle]")) toggleTheme();
});

document.addEventListener("keydown", ({ key, target }) => {
  const menu = key === "Escape" && target.closest("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// --- Drafts: a partly filled form survives a reload in this tab ---

// By the name that data-keep gives it, or by its page.
function draftKey(name) {
  return `form:${name || location.pathname}`;
}

function clearDrafts() {
  for (const { dataset } of document.querySelectorAll("[data-forget]")) {
    sessionStorage.removeItem(draftKey(dataset.forget));
  }
}

function restoreDraft(form) {
  // A refused form comes back as it was typed.
  if (form.querySelector("[aria-invalid]")) return;
  const draft = new URLSearchParams(sessionStorage.getItem(draftKey(form.dataset.keep)) || "");
  for (const field of form.elements) {
    if (!field.name || !draft.has(field.name) || field.type === "hidden") continue;
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = draft.getAll(field.name).includes(field.value);
    } else {
      field.value = draft.get(field.name);
    }
  }
}

function restoreDrafts(parent) {
  clearDrafts();
  for (const form of parent.querySelectorAll("form[data-keep]")) restoreDraft(form);
}

document.addEventListener("input", ({ target }) => {
  const form = target.form;
  if (!form?.matches("[data-keep]")) return;
  if (holdsSeedPhrase(target.value)) return;
  const data = new FormData(form);
  data.delete("csrfmiddlewaretoken");
  sessionStorage.setItem(draftKey(form.dataset.keep), new URLSearchParams(data));
});

// After signing out, what was begun is nobody's business, and a wallet with a passphrase asks for it again: what keeps it
// unlocked (wallet/session.js) goes.
document.addEventListener("submit", ({ target }) => {
  if (!target.matches("[data-signout]")) return;
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith("form:")) sessionStorage.removeItem(key);
  }
  globalThis.indexedDB?.deleteDatabase("web3versity-wallet");
});

// --- Announcements ---

function announce(text) {
  document.getElementById("announcer").textContent = text;
}

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const news = detail.elt.matches("[data-announce]") ? detail.elt : detail.elt.querySelector("[data-announce]");
  if (news) announce(news.textContent.trim());
  restoreDrafts(detail.elt);
});

// --- Messages: each is about what was just done, and goes when the next thing is done or when it is closed ---

function dropMessages(messages) {
  for (const message of messages) message.remove();
  for (const list of document.querySelectorAll(".messages:not(:has(li))")) list.remove();
}

document.addEventListener("click", ({ target }) => {
  const message = target.closest("[data-dismiss]")?.closest("li");
  if (!message) return;
  dropMessages([message]);
  document.getElementById("main").focus({ preventScroll: true });
});
// Back from another page, as the browser kept this one.
addEventListener("pageshow", ({ persisted }) => persisted && dropMessages(document.querySelectorAll(".messages li")));

// --- What did not work, as a sentence beside what was pressed (learning/web/in_place.py) ---

const problemAtFirst = document.getElementById("problem");
let saidBefore = ""; // a list that asks every two seconds says it once

/** A swap may have taken it away with what was around it, and going back in the history brings another. */
function problemRegion() {
  return document.getElementById("problem") ?? problemAtFirst;
}

function clearProblem() {
  problemRegion().replaceChildren();
  saidBefore = "";
}

function bringProblemTo(element) {
  const place = element.matches("form, a, button") ? (element.closest("form, nav") ?? element) : element;
  if (place.isConnected) place.after(problemRegion());
}

function say(sentence, element) {
  bringProblemTo(element);
  const line = document.createElement("p");
  line.className = "notice notice-bad";
  line.textContent = sentence;
  problemRegion().replaceChildren(line);
}

function showProblem() {
  problemRegion().scrollIntoView({ block: "nearest" });
}

function sayNotReached({ detail }) {
  if (problemRegion().hasChildNodes()) return;
  say(problemRegion().dataset.failed, detail.elt);
  if (isAskedByPerson(detail)) showProblem();
}

guardFields((field) => {
  say(problemRegion().dataset.phrase, field.closest(".field") ?? field);
  showProblem();
});

/** A page is never put into a page, whoever has sent it: a proxy in between may answer too. */
function judgeAnswer({ detail }) {
  if (detail.target.id === "problem") {
    detail.shouldSwap = detail.serverResponse !== saidBefore;
    detail.isError = false;
    saidBefore = detail.serverResponse;
  } else if (/^\s*<(!doctype|html)/i.test(detail.serverResponse)) {
    detail.shouldSwap = false;
    detail.isError = true;
  }
}

function takeFreshToken() {
  const token = problemRegion().querySelector("[data-fresh-token]")?.dataset.freshToken;
  if (!token) return;
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
}

/** A list that asks by itself neither takes a sentence away nor moves the page. */
function isAskedByPerson({ requestConfig }) {
  return Boolean(requestConfig.triggeringEvent);
}

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  announce("");
  if (!isAskedByPerson(detail)) return;
  clearProblem();
  // One with a way back in it stays until it is closed.
  dropMessages(document.querySelectorAll(".messages li:not(:has(a))"));
});
document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  if (detail.xhr.getResponseHeader("HX-Retarget") === "#problem") bringProblemTo(detail.elt);
});
document.addEventListener("htmx:beforeSwap", judgeAnswer);
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target.id !== "problem") return;
  takeFreshToken();
  if (isAskedByPerson(detail)) showProblem();
});
document.addEventListener("htmx:sendError", sayNotReached);
document.addEventListener("htmx:responseError", sayNotReached);

showTheme();
restoreDrafts(document);
