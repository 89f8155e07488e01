// Sends HBAR: a form, then the same question that every page's transaction asks.
import { isAddress, quantityOf } from "./hex.js";
import { Problem, Refusal } from "./problems.js";
import { formatHbar, parseHbar, WEIBARS_PER_TINYBAR } from "./units.js";
import { fill, problemOf, shortAddress, Window } from "./windows.js";

const TRANSFER_GAS = 21_000n;

/** Opens the window; brings the hash of what was sent, or null. */
export function sendWindow({ vault, provider, words, nameOf }) {
  const window = new Window("send", words);
  const ask = (method, ...params) => provider.request({ method, params });

  const showFee = async () => {
    window.part("fee").textContent = words.fee_unknown;
    const { dearestFee, feesOf } = await import("./sending.js");
    const fees = await feesOf({ ask: (method, params = []) => ask(method, ...params) }, {});
    const fee = dearestFee({ gas: TRANSFER_GAS, ...fees });
    window.part("fee").textContent = fill(words.fee, { amount: formatHbar(fee) });
  };
  const showOwnAccounts = () => {
    const others = vault.accounts.filter(({ address }) => address !== vault.selected);
    window.part("own-accounts").replaceChildren(
      ...others.map(({ address }) => {
        const button = Object.assign(document.createElement("button"), {
          type: "button",
          className: "button button-quiet wallet-own",
          textContent: `${nameOf(address)} · ${shortAddress(address)}`,
        });
        button.addEventListener("click", () => {
          window.field("to").value = address;
          window.field("amount").focus();
        });
        return button;
      }),
    );
  };

  window.onSubmit(async () => {
    const to = await readAddress(window.field("to").value);
    const value = readAmount(window.field("amount").value);
    const balance = BigInt(await ask("eth_getBalance", vault.selected, "latest"));
    if (value > balance) throw problemWith(words, balance);
    try {
      const transaction = { from: vault.selected, to, value: quantityOf(value) };
      window.close(await ask("eth_sendTransaction", transaction));
    } catch (error) {
      throw error.code === 4001 ? new Problem("rejected") : error;
    }
  });
  return () => {
    showOwnAccounts();
    showFee().catch(() => {}); // the window after this one says it too
    return window.open();
  };
}

function problemWith(words, balance) {
  const sentence = fill(words.amount_much, { balance: formatHbar(balance) });
  return Object.assign(new Refusal(sentence), { field: "amount" });
}

/** The address that was typed. One with large and small letters carries a checksum (EIP-55), which must be right. */
async function readAddress(typed) {
  const text = typed.trim();
  if (!text) throw problemOf("to", "to_empty");
  if (!isAddress(text)) throw problemOf("to", "to_wrong");
  const digits = text.slice(2);
  if (digits === digits.toLowerCase() || digits === digits.toUpperCase()) return text.toLowerCase();
  const { checksummed } = await import("./keys.js");
  if (checksummed(text) !== text) throw problemOf("to", "to_mistyped");
  return text;
}

function readAmount(typed) {
  let value;
  try {
    value = parseHbar(typed);
  } catch (error) {
    throw Object.assign(error, { field: "amount" });
  }
  if (value === 0n) throw problemOf("amount", "amount_zero");
  if (value % WEIBARS_PER_TINYBAR) throw problemOf("amount", "amount_tinybar");
  return value;
}
