// What localStorage holds of a wallet, read with suspicion: a person, an older or a newer version of this site, or a
// disk may have written anything there. docs/wallet.md has the format.
import { isAddress } from "./hex.js";
import { isSealed } from "./sealing.js";

export const STORED_AS = "web3versity.wallet";
/** Where wallets of one key were kept before there were phrases: {key, address}. */
export const OLD_STORED_AS = "web3versity.practice-wallet";
export const VERSION = 1;

const isKeyText = (text) => typeof text === "string" && /^0x[0-9a-f]{64}$/.test(text);

export const emptyRecord = () => ({
  version: VERSION,
  accounts: [],
  selected: null,
  hasPhrase: false,
  backedUp: false,
  secrets: { phrase: null, keys: {} },
});

const isAccount = (account) =>
  isAddress(account?.address) &&
  typeof account.label === "string" &&
  (account.origin === "key" || (account.origin === "phrase" && Number.isInteger(account.index) && account.index >= 0));

const isSecrets = (secrets, accounts) =>
  (secrets?.phrase === null || typeof secrets?.phrase === "string") &&
  accounts.every(({ address }) => isKeyText(secrets.keys?.[address]));

/** Whether a value is a record of this version, with an account at least. */
export const checkRecord = (record) =>
  record?.version === VERSION &&
  Array.isArray(record.accounts) &&
  record.accounts.length > 0 &&
  record.accounts.every(isAccount) &&
  record.accounts.some(({ address }) => address === record.selected) &&
  typeof record.hasPhrase === "boolean" &&
  typeof record.backedUp === "boolean" &&
  (record.sealed ? isSealed(record.sealed) && !record.secrets : isSecrets(record.secrets, record.accounts));

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** {text, record, trouble}: the record that lies here, or an empty one; trouble is "", "unreadable" or "no_storage". */
export function readRecord() {
  let text;
  try {
    text = localStorage.getItem(STORED_AS);
  } catch {
    return { text: null, record: emptyRecord(), trouble: "no_storage" };
  }
  if (text === null) return { text, record: emptyRecord(), trouble: "" };
  const record = parsed(text);
  return checkRecord(record) ? { text, record, trouble: "" } : { text, record: emptyRecord(), trouble: "unreadable" };
}

/** {text, key, address} of a wallet from before there were phrases, or null. */
export function readOldWallet() {
  try {
    const text = localStorage.getItem(OLD_STORED_AS);
    const { key, address } = parsed(text) ?? {};
    return isKeyText(key) && isAddress(address) ? { text, key, address } : null;
  } catch {
    return null;
  }
}
