// Keeps a vault unlocked from one page to the next: the passphrase's key lies in IndexedDB, where scripts can use it
// but cannot read it. Where there is no IndexedDB, each page asks for the passphrase.

const DATABASE = "web3versity-wallet";
const STORE = "unlocked";
/** Without any use for so long, the vault is locked. */
export const IDLE_MS = 30 * 60 * 1000;

const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function inStore(mode, act) {
  try {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    const database = await answer(opening);
    try {
      return await answer(act(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  } catch {
    return undefined; // no IndexedDB, or one that keeps no keys
  }
}

/** {key, door, until}: the key, which unlocking it belongs to and until when it may be used; or undefined. */
export const readSession = () => inStore("readonly", (store) => store.get("key"));

export async function keepSession(session) {
  await inStore("readwrite", (store) => store.put(session, "key"));
}

export async function endSession() {
  await inStore("readwrite", (store) => store.delete("key"));
}
