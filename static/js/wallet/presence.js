// Whether a wallet may lie in this browser, without loading the wallet: most visitors of a page have none yet.

/** Where vault.js keeps the wallet, and where wallets of one key were kept before (record.js). */
const PLACES = ["web3versity.wallet", "web3versity.practice-wallet"];

export function mayHaveWallet() {
  try {
    return PLACES.some((place) => localStorage.getItem(place) !== null);
  } catch {
    return false;
  }
}

/** Whether the wallet that lies here was never backed up. A wallet of one key has no mark of its own: it counts as not. */
export function isUnsaved() {
  try {
    return !JSON.parse(localStorage.getItem(PLACES[0]))?.backedUp;
  } catch {
    return false;
  }
}

/** Has the browser fetch the wallet's modules at once, instead of each when another has named it. */
export function preloadWallet() {
  const template = document.getElementById("wallet-modules");
  if (!template) return;
  document.head.append(template.content.cloneNode(true));
  template.remove();
}
