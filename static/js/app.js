// The whole of the site's own script: theme, menus, unfinished quizzes, and telling people what htmx did.
const root = document.documentElement;
root.dataset.js = "";

const isDark = () =>
  (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const showTheme = () =>
  document.querySelectorAll("[data-theme-toggle]").forEach((b) => b.setAttribute("aria-pressed", isDark()));
const say = (text, className = "visually-hidden") =>
  Object.assign(document.getElementById("announcer"), { className, textContent: text });
const closeMenus = (except) =>
  document.querySelectorAll("details.menu[open]").forEach((menu) => menu !== except && (menu.open = false));

document.addEventListener("click", ({ target }) => {
  closeMenus(target.closest("details.menu"));
  if (target.closest("[data-theme-toggle]")) {
    root.dataset.theme = isDark() ? "light" : "dark";
    document.cookie = `theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`; // read by base.html
    showTheme();
  }
});
document.addEventListener("keydown", ({ key, target }) => {
  const menu = key === "Escape" && target.closest("details.menu[open]");
  if (menu) (menu.open = false), menu.querySelector("summary").focus();
});

// A partly filled form survives a reload in this tab: by the name data-keep gives it, or by its page.
const place = (name) => `form:${name || location.pathname}`;
const forget = () =>
  document.querySelectorAll("[data-forget]").forEach(({ dataset }) => sessionStorage.removeItem(place(dataset.forget)));
const restore = (form) => {
  const old = new URLSearchParams(sessionStorage.getItem(place(form.dataset.keep)) || "");
  if (form.querySelector("[aria-invalid]")) return; // a refused form comes back as it was typed
  for (const field of form.elements) {
    if (!field.name || !old.has(field.name) || field.type === "hidden") continue;
    if (/radio|checkbox/.test(field.type)) field.checked = old.getAll(field.name).includes(field.value);
    else field.value = old.get(field.name);
  }
};
document.addEventListener("input", ({ target }) => {
  if (!target.form?.matches("[data-keep]")) return;
  const data = new FormData(target.form);
  data.delete("csrfmiddlewaretoken");
  sessionStorage.setItem(place(target.form.dataset.keep), new URLSearchParams(data));
});
forget();
document.querySelectorAll("form[data-keep]").forEach(restore);

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const news = detail.elt.matches("[data-announce]") ? detail.elt : detail.elt.querySelector("[data-announce]");
  if (news) say(news.textContent.trim());
  forget();
  for (const form of detail.elt.querySelectorAll("form[data-keep]")) restore(form);
});
document.addEventListener("htmx:beforeRequest", () => say(""));
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, ({ detail }) => {
    if (detail.xhr.status < 400 || detail.xhr.status > 499)
      say(document.getElementById("announcer").dataset.failed, "toast");
  });
}
showTheme();
