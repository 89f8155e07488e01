// Reads and writes the record of a wallet, plain or sealed, beside other tabs that may do the same.

import { Problem } from "./problems.js";
import { checkRecord, emptyRecord, OLD_STORED_AS, readOldWallet, readRecord, STORED_AS } from "./record.js";
import { keyOf, seal, unseal } from "./sealing.js";
import { endSession, IDLE_MS, keepSession, readSession } from "./session.js";

const TRIES = 5; // another tab may write in between

/** Adds an account with its key, or leaves the one with that address as it is; selects it. */
export function addAccount(record, secrets, { address, label, origin, index }, key) {
  if (!record.accounts.some((account) => account.address === address)) {
    record.accounts.push({ address, label, origin, index });
  }
  secrets.keys[address] = key;
  record.selected = address;
}

function absorbOldWallet(record, secrets) {
  const old = readOldWallet();
  if (!old || record.accounts.some(({ address }) => address === old.address)) return;
  const selected = record.selected ?? old.address;
  addAccount(record, secrets, { address: old.address, label: "", origin: "key", index: null }, old.key);
  record.selected = selected;
}

let queue = Promise.resolve();

/** Runs `act` when no other change runs, in no tab; where browsers have no locks (plain http), in this page alone. */
function oneAtATime(act) {
  const guarded = () => (navigator.locks ? navigator.locks.request(STORED_AS, act) : act());
  const turn = queue.then(guarded);
  queue = turn.catch(() => {});
  return turn;
}

export class Keeper {
  record = emptyRecord();
  trouble = "";
  #text = null; // the record as it lay when it was read
  #session = null; // {key, door, until} while a sealed record is unlocked
  #timer;
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  get isLocked() {
    return Boolean(this.record.sealed) && !this.#session;
  }

  /** Reads again what lies in this browser. */
  async reload() {
    const { text, record, trouble } = readRecord();
    if (!trouble && !record.sealed) absorbOldWallet(record, record.secrets);
    const session = record.sealed ? await this.#sessionOf(record) : null;
    this.#text = text;
    this.record = record;
    this.trouble = trouble;
    this.#keep(session);
    this.#changed();
  }

  /** What the record keeps secret, as a copy. Throws the Problem locked_vault. */
  async secrets() {
    const { sealed, secrets } = this.record;
    if (!sealed) return structuredClone(secrets);
    const session = this.#session;
    if (!session || session.until <= Date.now()) throw new Problem("locked_vault");
    await this.#open(session.key, session.door);
    return unseal(sealed, session.key);
  }

  /**
   * Writes what `edit(record, secrets)` makes of both. `seal` is a new {lock, key} to seal the secrets with, null to
   * leave them open, undefined to go on as before.
   */
  change(edit, newSeal) {
    return oneAtATime(() => this.#change(edit, newSeal));
  }

  async #change(edit, newSeal) {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      await this.reload();
      this.#mustBeWritable();
      const [text, session] = [this.#text, this.#session];
      const secrets = await this.secrets();
      const record = structuredClone(this.record);
      absorbOldWallet(record, secrets);
      edit(record, secrets);
      const lock = newSeal === undefined && record.sealed ? { lock: lockOf(record.sealed), key: session.key } : newSeal;
      delete record.secrets;
      delete record.sealed;
      if (lock) record.sealed = await seal(secrets, lock);
      else record.secrets = secrets;
      if (newSeal) {
        // First the key, then the record, by which the other tabs hear of it.
        record.door = newDoor();
        await this.#open(newSeal.key, record.door);
      }
      if (!this.#write(record, text)) continue;
      if (newSeal === null) await endSession();
      return this.reload();
    }
    throw new Problem("changed_elsewhere");
  }

  /** Writes what `edit(record)` makes of what is not secret; a locked vault can do that too. */
  changeOpenly(edit) {
    return oneAtATime(() => this.#changeOpenly(edit));
  }

  async #changeOpenly(edit) {
    await this.reload();
    this.#mustBeWritable();
    const record = structuredClone(this.record);
    edit(record);
    if (!this.#write(record, this.#text)) throw new Problem("changed_elsewhere");
    await this.reload();
  }

  async unlock(passphrase) {
    const { sealed } = this.record;
    if (!sealed) return;
    const key = await keyOf(passphrase, sealed);
    await unseal(sealed, key);
    const door = newDoor();
    await keepSession({ key, door, until: Date.now() + IDLE_MS });
    await this.changeOpenly((record) => {
      record.door = door;
      this.#keep({ key, door, until: Date.now() + IDLE_MS });
    });
    if (readOldWallet()) await this.change(() => {});
  }

  /** In every tab: no session knows the new door. */
  async lock() {
    if (!this.record.sealed) return;
    await endSession();
    await this.changeOpenly((record) => {
      record.door = newDoor();
    });
  }

  async forget() {
    localStorage.removeItem(STORED_AS);
    localStorage.removeItem(OLD_STORED_AS);
    await endSession();
    await this.reload();
  }

  #mustBeWritable() {
    if (this.trouble) throw new Problem(this.trouble);
  }

  // Whether nobody else has written since `text` was read. From here to the writing no other tab gets a turn.
  #write(record, text) {
    if (!checkRecord(record)) throw new Problem("unreadable");
    try {
      if (localStorage.getItem(STORED_AS) !== text) return false;
      localStorage.setItem(STORED_AS, JSON.stringify(record));
      const old = readOldWallet();
      if (old && record.accounts.some(({ address }) => address === old.address)) localStorage.removeItem(OLD_STORED_AS);
    } catch {
      throw new Problem("no_storage");
    }
    return true;
  }

  async #sessionOf({ door }) {
    const sessions = [await readSession(), this.#session];
    return sessions.find((session) => session?.door === door && session.until > Date.now());
  }

  async #open(key, door) {
    this.#keep({ key, door, until: Date.now() + IDLE_MS });
    await keepSession(this.#session);
  }

  #keep(session) {
    this.#session = session ?? null;
    clearTimeout(this.#timer);
    if (session) this.#timer = setTimeout(() => this.reload(), session.until - Date.now() + 1);
  }
}

/** Says which unlocking a record is at: a number that nobody has used before. */
const newDoor = () => crypto.getRandomValues(new Uint32Array(2)).join("-");

const lockOf = ({ kdf, rounds, salt, cipher }) => ({ kdf, rounds, salt, cipher });
