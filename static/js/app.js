// The whole of the site's own script: theme, menus, unfinished forms, and announcing what htmx did.
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
  const data = new FormData(form);
  data.delete("csrfmiddlewaretoken");
  sessionStorage.setItem(draftKey(form.dataset.keep), new URLSearchParams(data));
});

// What was begun is nobody's business after signing out.
document.addEventListener("submit", ({ target }) => {
  if (!target.matches("[data-signout]")) return;
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith("form:")) sessionStorage.removeItem(key);
  }
});

// --- Announcements ---

function announce(text, className = "visually-hidden") {
  const announcer = document.getElementById("announcer");
  announcer.className = className;
  announcer.textContent = text;
}

function announceFailure({ detail }) {
  // An answer such as 404 or 422 is shown in the page itself.
  if (detail.xhr.status >= 400 && detail.xhr.status < 500) return;
  announce(document.getElementById("announcer").dataset.failed, "toast");
}

document.addEventListener("htmx:beforeRequest", () => announce(""));
document.addEventListener("htmx:sendError", announceFailure);
document.addEventListener("htmx:responseError", announceFailure);
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const news = detail.elt.matches("[data-announce]") ? detail.elt : detail.elt.querySelector("[data-announce]");
  if (news) announce(news.textContent.trim());
  restoreDrafts(detail.elt);
});

showTheme();
restoreDrafts(document);
