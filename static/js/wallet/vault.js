// The practice wallet's keeper: phrase, keys and accounts, in this browser's localStorage and nowhere else.
// Secrets are read when they are needed and let go at once; only addresses and names stay in memory.
// docs/wallet.md says what lies where, and lists the Problems that these methods throw.
import { isSameAddress } from "./hex.js";
import { addAccount, Keeper } from "./keeper.js";
import { Problem } from "./problems.js";
import { OLD_STORED_AS, STORED_AS } from "./record.js";
import { readBackup, readKey, writeBackup } from "./restoring.js";
import { canSeal, lockWith } from "./sealing.js";

const ASKED_WORDS = 3;
const LONGEST_LABEL = 40;
const notLoaded = () => {
  throw new Problem("not_loaded");
};
const loadKeys = () => import("./keys.js").catch(notLoaded);
const loadPhrases = () => import("./phrase.js").catch(notLoaded);

/** The wallet of this browser. Never fails: what cannot be read is told by `trouble`. */
export async function openVault() {
  const vault = new Vault();
  await vault.reload();
  addEventListener("storage", ({ key }) => {
    if (key === STORED_AS || key === OLD_STORED_AS || key === null) vault.reload();
  });
  return vault;
}

class Vault {
  #listeners = new Set();
  #keeper = new Keeper(() => {
    for (const listener of this.#listeners) listener(this);
  });
  #asked = new Map(); // place of a word in the phrase -> whether it was typed rightly

  /** "none", "locked" or "open". */
  get state() {
    if (!this.#keeper.record.accounts.length) return "none";
    return this.#keeper.isLocked ? "locked" : "open";
  }

  /** "", or why nothing can be kept: "unreadable" (what lies here is not of this version) or "no_storage". */
  get trouble() {
    return this.#keeper.trouble;
  }

  /** [{address, label, origin: "phrase" | "key", index}], also while it is locked. */
  get accounts() {
    return this.#keeper.record.accounts.map((account) => ({ ...account }));
  }

  /** The address that pages are shown, or null. */
  get selected() {
    return this.#keeper.record.selected;
  }

  get hasPhrase() {
    return this.#keeper.record.hasPhrase;
  }

  get isBackedUp() {
    return this.#keeper.record.backedUp;
  }

  get hasPassphrase() {
    return Boolean(this.#keeper.record.sealed);
  }

  /** Whether this browser can encrypt on this site at all; passphrases and backup files need that. */
  get canEncrypt() {
    return canSeal();
  }

  /** Calls `listener(vault)` after every change, also one made in another tab; returns what ends that. */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  accountOf(address) {
    return this.accounts.find((account) => isSameAddress(account.address, address));
  }

  /** Makes a phrase and its first account. */
  async create() {
    if (this.hasPhrase) throw new Problem("has_phrase");
    const { makePhrase } = await loadPhrases();
    await this.#adopt(await makePhrase(), false);
  }

  async restorePhrase(text) {
    const { readPhrase } = await loadPhrases();
    await this.#adopt(await readPhrase(text), true);
  }

  async restoreKey(text) {
    const keys = await loadKeys();
    const key = readKey(text, keys);
    const account = { address: keys.addressOf(key), label: "", origin: "key", index: null };
    await this.#keeper.change((record, secrets) => {
      record.backedUp ||= !record.accounts.length;
      addAccount(record, secrets, account, key);
    });
  }

  /** Brings back what exportFile() wrote; accounts that are here already stay. */
  async restoreFile(text, passphrase) {
    const backup = await readBackup(text, passphrase, await loadKeys());
    const { phrase, keys } = backup.secrets;
    await this.#keeper.change((record, secrets) => {
      mustBeSame(secrets.phrase, phrase);
      record.backedUp ||= phrase ? !secrets.phrase : !record.accounts.length;
      secrets.phrase ??= phrase;
      record.hasPhrase = Boolean(secrets.phrase);
      for (const account of backup.accounts) addAccount(record, secrets, account, keys[account.address]);
      record.selected = backup.selected;
    });
  }

  /** The text of a backup file under a passphrase of its own. */
  async exportFile(passphrase) {
    return writeBackup(this.#keeper.record, await this.#keeper.secrets(), passphrase);
  }

  async revealPhrase() {
    const { phrase } = await this.#keeper.secrets();
    if (!phrase) throw new Problem("no_phrase");
    return phrase;
  }

  async revealKey(address) {
    const account = this.accountOf(address);
    if (!account) throw new Problem("no_account");
    return (await this.#keeper.secrets()).keys[account.address];
  }

  /** Signs 32 bytes with an account's key: {r, s, yParity}. Whoever calls this has asked the person. */
  async signHash(address, hash) {
    const { signHash } = await loadKeys();
    return signHash(hash, await this.revealKey(address));
  }

  /** Begins a proof of backup: three places (1 is the first word) for which proveBackup() wants the words. */
  async askBackup() {
    const { length } = (await this.revealPhrase()).split(" ");
    this.#asked.clear();
    while (this.#asked.size < ASKED_WORDS) {
      const [random] = crypto.getRandomValues(new Uint32Array(1));
      this.#asked.set(1 + (random % length), false);
    }
    return [...this.#asked.keys()].sort((one, other) => one - other);
  }

  /** Whether `word` stands at a place that askBackup() chose; when all were typed rightly, isBackedUp is true. */
  async proveBackup(place, word) {
    const words = (await this.revealPhrase()).split(" ");
    const isRight = words[place - 1] === word.normalize("NFKD").trim().toLowerCase();
    if (!this.#asked.has(place) || !isRight) return false;
    this.#asked.set(place, true);
    if (![...this.#asked.values()].every(Boolean)) return true;
    this.#asked.clear();
    await this.#keeper.changeOpenly((record) => {
      record.backedUp = true;
    });
    return true;
  }

  /** Derives the phrase's next account and selects it. */
  async addAccount(label = "") {
    const phrase = await this.revealPhrase();
    const used = this.accounts.filter(({ origin }) => origin === "phrase").map(({ index }) => index);
    const { account, key } = await derive(phrase, Math.max(-1, ...used) + 1, label);
    await this.#keeper.change((record, secrets) => addAccount(record, secrets, account, key));
  }

  async select(address) {
    const account = this.accountOf(address);
    if (!account) throw new Problem("no_account");
    await this.#keeper.changeOpenly((record) => {
      record.selected = account.address;
    });
  }

  /** Gives an account another name; an empty one takes it away. */
  async rename(address, label) {
    if (!this.accountOf(address)) throw new Problem("no_account");
    await this.#keeper.changeOpenly((record) => {
      const account = record.accounts.find((one) => isSameAddress(one.address, address));
      if (account) account.label = nameOf(label);
    });
  }

  /** Seals everything secret; a vault that has a passphrase gets this one instead. */
  async setPassphrase(passphrase) {
    if (this.state === "none") throw new Problem("no_account");
    await this.#keeper.change(() => {}, await lockWith(passphrase));
  }

  async removePassphrase() {
    await this.#keeper.change(() => {}, null);
  }

  /** Throws the Problem wrong_passphrase; also while it is open, so a page may ask before it shows a secret. */
  async unlock(passphrase) {
    await this.#keeper.unlock(passphrase);
  }

  /** Locks it in every tab. */
  async lock() {
    await this.#keeper.lock();
  }

  /** Removes the wallet, or what lies in its place, from this browser; nothing changes anywhere else. */
  async forget() {
    await this.#keeper.forget();
  }

  /** Reads again what lies in this browser. */
  async reload() {
    await this.#keeper.reload();
  }

  async #adopt(phrase, isProven) {
    const { account, key } = await derive(phrase, 0, "");
    await this.#keeper.change((record, secrets) => {
      mustBeSame(secrets.phrase, phrase);
      record.backedUp = isProven;
      record.hasPhrase = true;
      secrets.phrase = phrase;
      addAccount(record, secrets, account, key);
    });
  }
}

const nameOf = (label) => label.trim().slice(0, LONGEST_LABEL);

async function derive(phrase, index, label) {
  const [{ keyOfPhrase }, { addressOf }] = [await loadPhrases(), await loadKeys()];
  const key = await keyOfPhrase(phrase, index);
  return { account: { address: addressOf(key), label: nameOf(label), origin: "phrase", index }, key };
}

function mustBeSame(kept, other) {
  if (kept && other && kept !== other) throw new Problem("other_phrase");
}
