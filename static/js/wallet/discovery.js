// Finds the wallets in this browser: those that announce themselves (EIP-6963), else the one at window.ethereum.
// Either may come at any time: an extension that wakes up late, a phone that puts its wallet in after the page.

const PATIENCE_MS = 400; // wallets announce within a few milliseconds; then only the old way is left
const LOOK_AGAIN_MS = 1000;
const OLD_WAY = "window.ethereum";

/** Calls `onChange` with every wallet known so far, as {info: {uuid, name, icon, rdns}, provider}, whenever that changes. */
export function watchWallets(onChange) {
  const wallets = new Map();
  const announced = () => [...wallets.values()].filter(({ provider }) => !provider.isPracticeWallet);
  const add = (wallet) => {
    wallets.set(wallet.info.uuid, wallet);
    // The same wallet stands at window.ethereum too.
    if (announced().length > 1) wallets.delete(OLD_WAY);
    onChange([...wallets.values()]);
  };
  const lookForOldWay = () => {
    const provider = globalThis.ethereum;
    if (!announced().length && provider?.request && !provider.isPracticeWallet) {
      add({ info: { uuid: OLD_WAY, name: "", icon: "", rdns: "" }, provider });
    }
    if (!announced().length) setTimeout(lookForOldWay, LOOK_AGAIN_MS);
  };
  addEventListener("eip6963:announceProvider", ({ detail }) => {
    if (detail?.info?.uuid && typeof detail.info.name === "string" && detail.provider?.request) add(detail);
  });
  dispatchEvent(new Event("eip6963:requestProvider"));
  setTimeout(lookForOldWay, PATIENCE_MS);
}

/** Makes a wallet known to every page script that asks, as a browser extension would. */
export function announceWallet(info, provider) {
  const detail = Object.freeze({ info: Object.freeze(info), provider });
  const announce = () => dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  addEventListener("eip6963:requestProvider", announce);
  announce();
}
