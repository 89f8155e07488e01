// What this browser's wallet has sent, newest first: hashes and titles, no secret. The chain itself is the truth.

const STORED_AS = "web3versity.wallet-sent";
const MOST = 50;

/** [{hash, from, title, at}] of one account; at in milliseconds since 1970. */
export const sentBy = (address) => readAll().filter(({ from }) => from === address);

export function noteSent({ from, hash, title }) {
  write([{ from, hash, title, at: Date.now() }, ...readAll()].slice(0, MOST));
}

/** With the wallet goes what it did. */
export const forgetSent = () => write([]);

function readAll() {
  try {
    const list = JSON.parse(localStorage.getItem(STORED_AS)) ?? [];
    return list.filter(({ hash, from }) => /^0x[0-9a-f]{64}$/.test(hash) && typeof from === "string");
  } catch {
    return [];
  }
}

function write(list) {
  try {
    if (list.length) localStorage.setItem(STORED_AS, JSON.stringify(list));
    else localStorage.removeItem(STORED_AS);
  } catch {
    // It is a convenience: the explorer knows all of it.
  }
}
