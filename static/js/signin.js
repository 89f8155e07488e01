// Sign-in: choose a wallet, let it sign the server's message, hand the signature back by an ordinary form.
import { currentToken } from "./csrf.js";
import { watchWallets } from "./wallet/discovery.js";
import { joinNetwork } from "./wallet/network.js";
import { within } from "./wallet/patience.js";
import { setUpPracticePanel } from "./wallet/practice_panel.js";
import { mayHaveWallet } from "./wallet/presence.js";
import { Problem, Refusal, sentenceOf } from "./wallet/problems.js";

const page = document.getElementById("signin");
const form = document.getElementById("signin-form");
const status = document.getElementById("signin-status");
const panel = document.getElementById("practice-wallet");
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const words = { ...read("wallet-config").words, ...read("signin-words") };
const network = read("signin-network");

function say(sentence, mood = "") {
  status.className = `signin-status ${sentence && "notice"} ${mood && `notice-${mood}`}`;
  status.textContent = sentence;
}

const toHex = (text) =>
  `0x${Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;

// What needs no person is answered at once, or not at all.
const NO_QUESTION_MS = 5000;
const SITE_MS = 30_000;
let turn = 0; // whoever presses again begins anew; what an earlier turn still waits for is nobody's any more

/** The account the wallet offers. Asking again at the end shows whether the person has switched meanwhile. */
async function accountOf(wallet, method) {
  const [account] = (await wallet.request({ method })) ?? [];
  if (!account) throw new Problem("locked");
  return account.toLowerCase();
}

async function requestMessage(address) {
  const response = await fetch(page.dataset.challengeUrl, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": currentToken() },
    body: JSON.stringify({ address }),
    signal: AbortSignal.timeout(SITE_MS),
  }).catch(() => {
    throw new Problem("offline");
  });
  const answer = await response.json().catch(() => ({}));
  if (answer.message) return answer.message;
  throw answer.sentence ? new Refusal(answer.sentence) : new Problem("reload");
}

async function signIn(wallet, saysOn) {
  saysOn(words.opening);
  const address = await accountOf(wallet, "eth_requestAccounts");
  if (network && !wallet.isPracticeWallet) {
    saysOn(words.network);
    await joinNetwork(wallet, network);
  }
  saysOn(words.asking);
  const message = await requestMessage(address);
  const account = await within(NO_QUESTION_MS, accountOf(wallet, "eth_accounts"), address);
  if (account !== address) throw new Problem("changed");
  saysOn(words.signing);
  const signature = await wallet.request({ method: "personal_sign", params: [toHex(message), address] });
  saysOn(words.entering, "good");
  form.elements.csrfmiddlewaretoken.value = currentToken();
  form.elements.message.value = message;
  form.elements.signature.value = signature;
  if (form.elements.timezone) form.elements.timezone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  form.submit();
}

class Overtaken extends Error {}

function start(wallet) {
  turn += 1;
  const mine = turn;
  const saysOn = (...what) => {
    if (mine !== turn) throw new Overtaken();
    say(...what);
  };
  return signIn(wallet, saysOn).catch((error) => {
    if (mine === turn) say(sentenceOf(error, words), "bad");
  });
}

const items = new Map(); // those that stand there stay, with the focus that one of them may have

function itemOf({ info, provider: wallet }) {
  const item = document.getElementById("wallet-button").content.firstElementChild.cloneNode(true);
  if (info.icon?.startsWith("data:image/")) {
    item.querySelector("button").prepend(Object.assign(new Image(28, 28), { alt: "", src: info.icon }));
  }
  if (info.name) item.querySelector("span").textContent = info.name;
  item.querySelector("button").addEventListener("click", () => start(wallet));
  return item;
}

function showWallets(wallets) {
  const shown = wallets.filter(({ provider }) => !provider.isPracticeWallet);
  for (const [provider, item] of items) {
    if (shown.some((wallet) => wallet.provider === provider)) continue;
    item.remove();
    items.delete(provider);
  }
  for (const wallet of shown) {
    if (items.has(wallet.provider)) continue;
    items.set(wallet.provider, itemOf(wallet));
    page.querySelector("ul[data-wallets]").append(items.get(wallet.provider));
  }
  for (const part of page.querySelectorAll("[data-wallets], [data-network-help]")) part.hidden = !shown.length;
  page.querySelector("[data-no-wallet]").hidden = shown.length > 0;
}

watchWallets(showWallets);
setUpPracticePanel(panel, { words, say, signIn: start });
if (mayHaveWallet()) panel.parentElement.prepend(panel); // the likely way comes first
addEventListener("pageshow", ({ persisted }) => persisted && say(""));
