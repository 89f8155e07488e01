// A file of any size sent in parts, as a request here is small. Without it the form sends a small one as a whole.

const form = document.querySelector("form[data-begin]");
const TRIES = 5;

function tell(sentence) {
  const place = form.querySelector("#import-error");
  const line = document.createElement("p");
  line.textContent = sentence;
  place.replaceChildren(...(sentence ? [line] : []));
  form.elements.file.toggleAttribute("aria-invalid", Boolean(sentence));
  if (sentence) form.elements.file.setAttribute("aria-invalid", "true");
}

async function post(address, fields) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await fetch(address, { method: "POST", body });
      if (answer.ok) return await answer.json();
      if (answer.status === 400) throw new Error((await answer.json()).sentence, { cause: "refused" });
      if (tries === TRIES) throw new Error(form.dataset.broken);
    } catch (error) {
      if (error.cause === "refused" || tries === TRIES) throw error;
    }
    await new Promise((done) => setTimeout(done, 1000 * tries));
  }
}

async function send(file) {
  const size = Number(form.dataset.part);
  const { parts } = await post(form.dataset.begin, {
    name: file.name,
    size: file.size,
    format: form.elements.format.value,
  });
  const bar = form.querySelector("progress");
  for (let number = 0; number * size < file.size; number += 1) {
    await post(parts, { number, part: file.slice(number * size, (number + 1) * size) });
    bar.value = Math.min(100, (100 * (number + 1) * size) / file.size);
  }
  const { page } = await post(parts, {});
  location.assign(page);
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const [file] = form.elements.file.files;
  if (!file) return tell(form.dataset.empty);
  if (file.size > Number(form.dataset.most)) return tell(form.dataset.tooLarge);
  tell("");
  const [button, sending] = [form.querySelector("button"), form.querySelector(".import-sending")];
  button.disabled = true;
  sending.hidden = false;
  try {
    await send(file);
  } catch (error) {
    tell(error.cause === "refused" ? error.message : form.dataset.broken);
    button.disabled = false;
    sending.hidden = true;
  }
});
