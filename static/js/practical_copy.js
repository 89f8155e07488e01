// Buttons that copy a piece of the page: shown where the browser lets them.

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    return; // what would be copied stands beside the button
  }
  const { textContent } = button;
  button.textContent = button.dataset.done;
  setTimeout(() => {
    button.textContent = textContent;
  }, 2000);
}

export function wireCopies(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("button[data-copy][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}
