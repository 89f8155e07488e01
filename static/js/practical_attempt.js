// A practical lesson: its buttons ask a wallet to sign or to send, and the server is told where to look.
// The checks are the server's alone (chain/practicals/); whoever sends from elsewhere does the same lesson.
import { currentToken } from "./csrf.js";
import { wireCopies } from "./practical_copy.js";
import { watchWallets } from "./wallet/discovery.js";
import { joinNetwork } from "./wallet/network.js";
import { within } from "./wallet/patience.js";
import { codeOf, Problem, Refusal, sentenceOf } from "./wallet/problems.js";
import { siteWallet } from "./wallet/site_wallet.js";

const root = document.getElementById("practical");
const status = document.getElementById("practical-status");
const choices = document.getElementById("practical-wallets");
const words = JSON.parse(document.getElementById("practical-words").textContent);
const contract = JSON.parse(document.getElementById("practical-contract").textContent);
const network = JSON.parse(document.getElementById("practical-network").textContent);

const REJECTED = 4001;
// What needs no person is answered at once, or not at all.
const NO_QUESTION_MS = 5000;
const SITE_MS = 30_000;
const CHOSEN_AS = "practical:wallet";

const wallets = new Map(); // rdns or name -> {info, provider}
let chosen = "";
let turn = 0; // whoever presses again begins anew; what an earlier turn still waits for is nobody's any more

function say(sentence, mood = "") {
  status.className = `${sentence && "notice"} ${mood && `notice-${mood}`}`;
  status.textContent = sentence;
  // On a phone the button that was pressed may stand a screen below.
  if (sentence) status.scrollIntoView({ block: "nearest" });
}

const toHex = (text) =>
  `0x${Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;

async function post(url, data) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": currentToken() },
    body: JSON.stringify(data),
    signal: AbortSignal.timeout(SITE_MS),
  }).catch(() => {
    throw new Problem("offline");
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw answer.sentence ? new Refusal(answer.sentence) : new Problem("reload");
}

const look = () => document.body.dispatchEvent(new Event("practical:look"));

// --- Wallets ---

const nameOf = ({ info, provider }) => info.rdns || info.name || (provider.isPracticeWallet ? "practice" : "window");

function remembered() {
  try {
    return sessionStorage.getItem(CHOSEN_AS) ?? "";
  } catch {
    return "";
  }
}

function remember(name) {
  try {
    sessionStorage.setItem(CHOSEN_AS, name);
  } catch {
    // This page alone remembers.
  }
}

function choose(name) {
  chosen = name;
  for (const button of choices.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.wallet === chosen));
  }
}

function wallet() {
  const found = wallets.get(chosen);
  if (!found) throw new Problem("locked");
  return found.provider;
}

function showWallets(known) {
  wallets.clear();
  // The practice wallet first: it is everybody's, but for the practice network alone.
  const usable = [...known].filter(({ provider }) => !("replay" in root.dataset && provider.isPracticeWallet));
  const sorted = usable.sort((a, b) => Boolean(b.provider.isPracticeWallet) - Boolean(a.provider.isPracticeWallet));
  for (const each of sorted) wallets.set(nameOf(each), each);
  for (const button of root.querySelectorAll("button[data-request]")) button.hidden = !wallets.size;
  choices.hidden = wallets.size < 2;
  const focused = document.activeElement?.dataset?.wallet;
  for (const button of choices.querySelectorAll("button")) button.remove();
  const template = document.getElementById("practical-wallet-button");
  for (const [name, { info }] of wallets) {
    const button = template.content.firstElementChild.cloneNode(true);
    button.dataset.wallet = name;
    if (info.name) (button.querySelector("span") ?? button).textContent = info.name;
    button.addEventListener("click", () => {
      choose(name);
      remember(name);
    });
    choices.append(button);
    if (name === focused) button.focus();
  }
  choose(wallets.has(remembered()) ? remembered() : (wallets.keys().next().value ?? ""));
}

/** The provider, once the account in it is the learner's own. */
async function ownAccount(provider) {
  const accounts = (await provider.request({ method: "eth_requestAccounts" })) ?? [];
  if (!accounts.length) throw new Problem("locked");
  const now = await within(NO_QUESTION_MS, provider.request({ method: "eth_accounts" }), accounts);
  const wanted = root.dataset.address.toLowerCase();
  if ((now[0] ?? accounts[0]).toLowerCase() === wanted) return wanted;
  throw new Refusal(words.changed.replace("{address}", root.dataset.address));
}

// --- What a lesson asks for ---

/** What the wallet answers; a no to what the lesson asks for may be what it asks for, and is told to the server. */
async function answerTo(button, provider, asked) {
  try {
    return await provider.request(asked);
  } catch (error) {
    if (codeOf(error) === REJECTED) {
      await post(root.dataset.declinedUrl, { declined: button.dataset.request }).then(look, () => {});
    }
    throw error;
  }
}

async function sign(button, provider, saysOn) {
  const address = await ownAccount(provider);
  const { message, nonce } = await post(root.dataset.noteUrl, { request: button.dataset.request });
  saysOn(words.signing);
  const params = [toHex(message), address];
  const signature = await answerTo(button, provider, { method: "personal_sign", params });
  await post(root.dataset.signatureUrl, { nonce, signature });
  saysOn(words.signed, "good");
}

async function send(button, provider, saysOn) {
  const from = await ownAccount(provider);
  saysOn(words.network);
  await joinNetwork(provider, network);
  // Elsewhere the address may belong to nobody, or the coins be real.
  if (Number(await provider.request({ method: "eth_chainId" })) !== Number(network.chainId)) {
    throw new Problem("other_network");
  }
  saysOn(words.sending);
  const params = [{ from, ...JSON.parse(button.dataset.transaction) }];
  const transaction = await answerTo(button, provider, { method: "eth_sendTransaction", params });
  saysOn(words.sent, "good");
  await post(root.dataset.handInUrl, { transaction });
}

class Overtaken extends Error {}

async function start(button) {
  turn += 1;
  const mine = turn;
  const saysOn = (...what) => {
    if (mine !== turn) throw new Overtaken();
    say(...what);
  };
  saysOn(words.opening);
  try {
    await (button.dataset.kind === "message" ? sign : send)(button, wallet(), saysOn);
    look();
  } catch (error) {
    if (mine === turn) say(sentenceOf(error, words), "bad");
  }
}

/** The lesson's contract at its address, for the window in which the practice wallet asks. */
function ownContract() {
  const calls = [...root.querySelectorAll("button[data-transaction]")]
    .map((button) => JSON.parse(button.dataset.transaction))
    .filter(({ to, data }) => to && data);
  return Object.fromEntries(calls.map(({ to }) => [to.toLowerCase(), contract]));
}

/** Questions whose check has turned green; what is typed into the others stays. */
function takeAwayAnswered() {
  const form = document.getElementById("practical-answers");
  const answered = root.querySelectorAll(".check-green[data-check]");
  const hadFocus = form?.contains(document.activeElement);
  for (const { dataset } of answered) document.getElementById(`answer-${dataset.check}`)?.closest(".field").remove();
  if (form && !form.querySelector(".field")) form.remove();
  // Whoever reads with the keyboard goes on where the result is.
  if (hadFocus && !document.contains(document.activeElement?.closest("form"))) {
    document.getElementById("practical-done").focus();
  }
}

root.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-request]");
  if (button) start(button);
});

// Nobody reads the list of a page that is not seen.
document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden && event.target.id === "practical-checks") event.preventDefault();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
});
// What htmx brings anew is hidden until it is known that there is a wallet.
document.body.addEventListener("htmx:afterSwap", () => {
  takeAwayAnswered();
  // The list says what came of it; what went wrong stays to be read.
  if (status.classList.contains("notice-good")) say("");
  for (const button of root.querySelectorAll("button[data-request]")) button.hidden = !wallets.size;
  wireCopies(root);
});

wireCopies(root);
watchWallets(showWallets);
siteWallet({ knows: () => ({ contracts: ownContract() }) });
