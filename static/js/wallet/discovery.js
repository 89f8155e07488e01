// Finds the wallets in this browser: those that announce themselves (EIP-6963), else the one at window.ethereum.

const PATIENCE_MS = 400; // wallets announce within a few milliseconds; then only the old way is left

/** Calls `onChange` with every wallet known so far, as {info: {uuid, name, icon, rdns}, provider}, whenever one is found. */
export function watchWallets(onChange) {
  const wallets = new Map();
  const add = (wallet) => {
    wallets.set(wallet.info.uuid, wallet);
    onChange([...wallets.values()]);
  };
  addEventListener("eip6963:announceProvider", ({ detail }) => {
    if (detail?.info?.uuid && typeof detail.info.name === "string" && detail.provider?.request) add(detail);
  });
  dispatchEvent(new Event("eip6963:requestProvider"));
  setTimeout(() => {
    const provider = globalThis.ethereum;
    const isNew = provider?.request && ![...wallets.values()].some((wallet) => wallet.provider === provider);
    const onlyPractice = [...wallets.values()].every((wallet) => wallet.provider.isPracticeWallet);
    if (isNew && onlyPractice) add({ info: { uuid: "window.ethereum", name: "", icon: "", rdns: "" }, provider });
  }, PATIENCE_MS);
}

/** Makes a wallet known to every page script that asks, as a browser extension would. */
export function announceWallet(info, provider) {
  const detail = Object.freeze({ info: Object.freeze(info), provider });
  const announce = () => dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  addEventListener("eip6963:requestProvider", announce);
  announce();
}
