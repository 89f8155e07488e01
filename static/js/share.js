// Copies a page's address, or hands it to the device's own ways to share. Loaded where templates/_share.html is.
const menu = document.querySelector("[data-share]");
const { url, title } = menu?.dataset ?? {};
const copy = menu?.querySelector("[data-copy]");
const send = menu?.querySelector("[data-send]");

async function copyAddress() {
  try {
    await navigator.clipboard.writeText(url);
    copy.textContent = copy.dataset.done;
  } catch {
    // Not allowed: the address is shown, to be copied by hand.
    copy.textContent = url;
  }
}

if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", copyAddress);
}
if (send && navigator.share) {
  send.hidden = false;
  // Whoever closes the device's sheet has changed their mind.
  send.addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
}
