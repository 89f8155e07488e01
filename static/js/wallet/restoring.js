// What a person pastes or opens to bring a wallet back: a key, or a backup file.

import { Problem } from "./problems.js";
import { checkRecord, emptyRecord } from "./record.js";
import { isSealed, keyOf, lockWith, seal, unseal } from "./sealing.js";

const FILE_FORMAT = "web3versity-wallet-backup";
const FILE_VERSION = 1;
const LONGEST_FILE = 1_000_000;

/** Whether it is rather a phrase than a key: nobody types a key in twelve pieces. */
export const isPhrase = (text) => text.trim().split(/\s+/).length >= 12;

/** The key in a text, as 0x and 64 digits. Throws a Problem that says what is wrong with the text. */
export function readKey(text, keys) {
  const typed = text.trim();
  const digits = typed.replace(/^0x/i, "").replace(/\s/g, "");
  if (!digits) throw new Problem("key_empty");
  if (isPhrase(typed)) throw new Problem("key_is_phrase");
  if (/^[0-9a-f]{40}$/i.test(digits)) throw new Problem("key_is_address");
  if (/[^0-9a-f]/i.test(digits)) throw new Problem("key_letters");
  if (digits.length !== 64) throw new Problem("key_length");
  const key = `0x${digits.toLowerCase()}`;
  if (!keys.isKey(key)) throw new Problem("key_range");
  return key;
}

/** The text of a backup file: everything of a wallet, readable only with the passphrase. */
export async function writeBackup({ accounts, selected }, secrets, passphrase) {
  const sealed = await seal({ accounts, selected, secrets }, await lockWith(passphrase));
  return `${JSON.stringify({ format: FILE_FORMAT, version: FILE_VERSION, sealed }, null, 2)}\n`;
}

/** {accounts, selected, secrets} of a backup file. Throws a Problem for another file or another passphrase. */
export async function readBackup(text, passphrase, keys) {
  if (text.length > LONGEST_FILE) throw new Problem("file_foreign");
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Problem("file_foreign");
  }
  if (file?.format !== FILE_FORMAT) throw new Problem("file_foreign");
  if (file.version !== FILE_VERSION) throw new Problem("file_version");
  if (!isSealed(file.sealed)) throw new Problem("file_broken");
  const contents = await unseal(file.sealed, await keyOf(passphrase, file.sealed));
  if (!isWhole(contents, keys)) throw new Problem("file_broken");
  return contents;
}

function isWhole(contents, keys) {
  if (!checkRecord({ ...emptyRecord(), ...contents })) return false;
  const { accounts, secrets } = contents;
  return accounts.every(({ address }) => {
    const key = secrets.keys[address];
    return keys.isKey(key) && keys.addressOf(key) === address;
  });
}
