// The practice wallet's own page once there is a wallet, or is about to be: what each state shows, and its windows.
import { History } from "./history.js";
import { sentenceOf } from "./problems.js";
import { restoreWindow } from "./restore_window.js";
import * as safety from "./safety_windows.js";
import { sendWindow } from "./send_window.js";
import { siteWallet } from "./site_wallet.js";
import { formatTinybars } from "./units.js";
import { copyFrom, unlockWindow, Window } from "./windows.js";

const BALANCE_MS = 8000;
const page = document.getElementById("wallet-page");
const wallet = await siteWallet();
const { vault, provider, words, config, nameOf } = wallet;

const parts = (name) => page.querySelectorAll(`[data-${name}]`);
const show = (name, isShown) => {
  for (const part of parts(name)) part.hidden = !isShown;
};
const put = (name, text) => {
  for (const part of parts(name)) part.textContent = text;
};

function say(sentence, mood = "good") {
  const [status] = parts("status");
  status.className = `wallet-status ${sentence && `notice notice-${mood}`}`;
  status.textContent = sentence;
}

// --- What the page shows ---

const history = new History(page, { provider, words, config, onArrival: () => refreshBalance() });
let shownAddress = "";

function refresh() {
  const { state, selected } = vault;
  for (const part of parts("when")) part.hidden = part.dataset.when !== (vault.trouble ? "trouble" : state);
  if (vault.trouble) put("trouble", words[vault.trouble]);
  if (state === "none" || vault.trouble) return;
  put("address", selected);
  show("saved", vault.isBackedUp);
  show("unsaved", !vault.isBackedUp);
  show("sealed", vault.hasPassphrase);
  show("unsealed", !vault.hasPassphrase);
  show("has-phrase", vault.hasPhrase);
  const { learner } = page.dataset;
  show("other-wallet", Boolean(learner) && !vault.accountOf(learner));
  const [choice] = parts("accounts");
  choice.replaceChildren(
    ...vault.accounts.map(({ address }) => new Option(nameOf(address), address, false, address === selected)),
  );
  for (const link of parts("explorer")) {
    link.hidden = !config.explorerUrl;
    link.href = `${config.explorerUrl}address/${selected}/`;
  }
  if (selected !== shownAddress) put("balance", "…");
  shownAddress = selected;
  if (state !== "open") return;
  history.show(selected);
  refreshBalance();
}

let turn = 0;
async function refreshBalance() {
  if (vault.state !== "open") return;
  turn += 1;
  const mine = turn;
  const question = { method: "eth_getBalance", params: [vault.selected, "latest"] };
  const balance = await provider.request(question).catch(() => null);
  if (mine !== turn) return;
  show("balance-problem", balance === null);
  if (balance === null) put("balance-problem", words.balance_unknown);
  else put("balance", formatTinybars(BigInt(balance)));
}

setInterval(() => document.hidden || refreshBalance(), BALANCE_MS);
document.addEventListener("visibilitychange", () => document.hidden || refreshBalance());

// --- Receiving ---

const receive = new Window("receive", words);
function openReceive() {
  const groups = receive.part("groups");
  groups.dataset.copied = vault.selected;
  groups.replaceChildren(
    ...vault.selected.match(/^0x|.{4}/g).map((group) => {
      const part = document.createElement("span");
      part.textContent = group;
      return part;
    }),
  );
  const picture = new Image(205, 205);
  picture.alt = receive.part("picture").dataset.alt;
  picture.src = config.pictureUrl.replace("ADDRESS", vault.selected);
  receive.part("picture").replaceChildren(picture);
  receive.part("said").textContent = "";
  return receive.open();
}
receive.part("copy").addEventListener("click", async () => {
  receive.part("said").textContent = (await copyFrom(receive.part("groups"))) ? words.copied : words.not_copied;
});

// --- The buttons ---

const windows = {
  send: sendWindow(wallet),
  restore: restoreWindow(wallet),
  unlock: unlockWindow(wallet),
  backup: safety.backupWindow(wallet),
  reveal: safety.revealWindow(wallet),
  passphrase: safety.passphraseWindow(wallet),
  export: safety.exportWindow(wallet),
  forget: safety.forgetWindow(wallet),
  name: safety.nameWindow(wallet),
};

const ACTIONS = {
  make: async () => {
    await vault.create();
    return "made";
  },
  copy: async () => ((await copyFrom(page.querySelector(".wallet-address [data-address]"))) ? "copied" : "not_copied"),
  receive: openReceive,
  restore: async () => ((await windows.restore()) ? "restored" : ""),
  unlock: windows.unlock,
  lock: async () => {
    await vault.lock();
    return "locked_now";
  },
  backup: async () => ((await windows.backup()) ? "backed_up" : ""),
  send: async () => ((await windows.send()) ? "sent" : ""),
  passphrase: async () => {
    // Whoever forgets it needs the words.
    if (vault.hasPhrase && !vault.isBackedUp && !(await windows.backup())) return "backup_first";
    return windows.passphrase();
  },
  export: windows.export,
  forget: windows.forget,
  reveal: windows.reveal,
  add: async () => {
    const label = await windows.name();
    if (label === null) return "";
    await vault.addAccount(label);
    return "added";
  },
  rename: async () => {
    const label = await windows.name(vault.accountOf(vault.selected).label);
    if (label === null) return "";
    await vault.rename(vault.selected, label);
    return "renamed";
  },
};

const WARNINGS = ["not_copied", "backup_first"];

/** Does what a button of the page is for. */
export async function act(button) {
  say("");
  try {
    const word = await ACTIONS[button.dataset.do]();
    if (typeof word === "string") say(word && words[word], WARNINGS.includes(word) ? "warn" : "good");
    refresh();
    if (!button.checkVisibility()) page.querySelector("h1").focus();
  } catch (error) {
    say(sentenceOf(error, words), "bad");
  }
}

page.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-do]");
  if (button) act(button);
});

parts("accounts")[0].addEventListener("change", async ({ target }) => {
  try {
    await vault.select(target.value);
  } catch (error) {
    say(sentenceOf(error, words), "bad");
  }
});

vault.onChange(refresh);
refresh();
page.dataset.ready = "";
