// The practice wallet's page before there is a wallet. The wallet itself is loaded when it is there or asked for.
import { mayHaveWallet, preloadWallet } from "./wallet/presence.js";

const page = document.getElementById("wallet-page");
const [status] = page.querySelectorAll("[data-status]");

async function load() {
  preloadWallet();
  try {
    return await import("./wallet/page.js");
  } catch (error) {
    status.className = "wallet-status notice notice-bad";
    status.textContent = page.dataset.notLoaded;
    throw error;
  }
}

async function begin({ target }) {
  const button = target.closest("[data-do]");
  if (!button) return;
  const { act } = await load();
  page.removeEventListener("click", begin);
  act(button);
}

if (mayHaveWallet()) {
  load();
} else {
  for (const part of page.querySelectorAll('[data-when="none"]')) part.hidden = false;
  page.addEventListener("click", begin);
}
