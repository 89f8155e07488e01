// Sign-in: choose a wallet, let it sign the server's message, hand the signature back by an ordinary form.
import { watchWallets } from "./wallet/discovery.js";
import { joinNetwork } from "./wallet/network.js";
import { announcePracticeWallet, PRACTICE_RDNS, PracticeProvider, savedWallet } from "./wallet/practice.js";
import { ask, setUpPracticePanel } from "./wallet/practice_panel.js";
import { Problem, Refusal, sentenceOf } from "./wallet/problems.js";

const page = document.getElementById("signin");
const form = document.getElementById("signin-form");
const status = document.getElementById("signin-status");
const panel = document.getElementById("practice-wallet");
const words = JSON.parse(document.getElementById("signin-words").textContent);
const network = JSON.parse(document.getElementById("signin-network").textContent);

const provider = new PracticeProvider({
  chainId: page.dataset.chainId,
  approve: (text) => {
    const dialog = document.getElementById("practice-approval");
    dialog.querySelector("[data-text]").textContent = text;
    return ask(dialog);
  },
});

function say(sentence, mood = "") {
  status.className = `signin-status ${sentence && "notice"} ${mood && `notice-${mood}`}`;
  status.textContent = sentence;
}

const toHex = (text) =>
  `0x${Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;

/** The account the wallet offers. Asking again at the end shows whether the person has switched meanwhile. */
async function accountOf(wallet, method) {
  const [account] = (await wallet.request({ method })) ?? [];
  if (!account) throw new Problem("locked");
  return account.toLowerCase();
}

async function requestMessage(address) {
  const response = await fetch(page.dataset.challengeUrl, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    body: JSON.stringify({ address }),
  }).catch(() => {
    throw new Problem("offline");
  });
  const answer = await response.json().catch(() => ({}));
  if (answer.message) return answer.message;
  throw answer.sentence ? new Refusal(answer.sentence) : new Problem("reload");
}

async function signIn(wallet) {
  say(words.opening);
  const address = await accountOf(wallet, "eth_requestAccounts");
  if (network && !wallet.isPracticeWallet) {
    say(words.network);
    await joinNetwork(wallet, network);
  }
  say(words.asking);
  const message = await requestMessage(address);
  if ((await accountOf(wallet, "eth_accounts")) !== address) throw new Problem("changed");
  say(words.signing);
  const signature = await wallet.request({ method: "personal_sign", params: [toHex(message), address] });
  say(words.entering, "good");
  form.elements.message.value = message;
  form.elements.signature.value = signature;
  if (form.elements.timezone) form.elements.timezone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  form.submit();
}

const start = (wallet) => signIn(wallet).catch((error) => say(sentenceOf(error, words), "bad"));

function showWallets(wallets) {
  const template = document.getElementById("wallet-button");
  const buttons = wallets
    .filter(({ info }) => info.rdns !== PRACTICE_RDNS)
    .map(({ info, provider: wallet }) => {
      const item = template.content.cloneNode(true);
      const icon = item.querySelector("img");
      if (info.icon?.startsWith("data:image/")) icon.src = info.icon;
      else icon.remove();
      if (info.name) item.querySelector("span").textContent = info.name;
      item.querySelector("button").addEventListener("click", () => start(wallet));
      return item;
    });
  page.querySelector("[data-wallets]").replaceChildren(...buttons);
  for (const part of page.querySelectorAll("[data-wallets], [data-network-help]")) part.hidden = !buttons.length;
  page.querySelector("[data-no-wallet]").hidden = buttons.length > 0;
}

let isAnnounced = false;
function announceWhenMade() {
  if (isAnnounced || !savedWallet()) return;
  announcePracticeWallet(provider, panel.dataset.name);
  isAnnounced = true;
}

watchWallets(showWallets);
setUpPracticePanel(panel, { words, say, changed: announceWhenMade });
panel.querySelector('[data-practice="signin"]').addEventListener("click", () => start(provider));
if (savedWallet()) panel.parentElement.prepend(panel); // the likely way comes first
addEventListener("pageshow", ({ persisted }) => persisted && say(""));
