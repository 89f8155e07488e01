// HBAR and weibars, exactly. Wallets count in weibars (18 decimals), Hedera itself in tinybars (8).
import { Problem } from "./problems.js";

export const WEIBARS_PER_HBAR = 10n ** 18n;
export const WEIBARS_PER_TINYBAR = 10n ** 10n;

/** A whole number of smallest units with `decimals` places, as people write it: 1.5, never 1.50. */
export function formatUnits(units, decimals) {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const rest = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${whole}${rest && `.${rest}`}`;
}

/** Weibars as HBAR, to the last digit. */
export const formatHbar = (weibars) => formatUnits(weibars, 18);

/** Weibars as HBAR with the eight decimals that HBAR have, rounded down: a devnet charges finer fees. */
export const formatTinybars = (weibars) => formatUnits(weibars / WEIBARS_PER_TINYBAR, 8);

/** `text` with the digits of every script as our own, and its point or comma. */
function inPlainDigits(text) {
  return text
    .replace(/\u066b|\uff0e/g, ".")
    .replace(/\uff0c/g, ",")
    .replace(/\p{Nd}/gu, (digit) => {
      // The digits of a script stand side by side, zero first, and so do the scripts that follow upon each other.
      let zero = digit.codePointAt(0);
      while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
      return String((digit.codePointAt(0) - zero) % 10);
    });
}

/** The weibars in a typed amount of HBAR. Throws a Problem for what is no amount, or finer than a weibar. */
export function parseHbar(text) {
  const typed = inPlainDigits(text.trim()).replace(/^(\d*),(\d+)$/, "$1.$2");
  if (!typed) throw new Problem("amount_empty");
  const [, whole, , rest = ""] = /^(\d*)(\.(\d*))?$/.exec(typed) ?? [];
  if (whole === undefined || !(whole + rest)) throw new Problem("amount_letters");
  if (rest.length > 18) throw new Problem("amount_fine");
  const weibars = BigInt(whole || "0") * WEIBARS_PER_HBAR + BigInt(rest.padEnd(18, "0"));
  if (weibars >= 1n << 256n) throw new Problem("amount_large");
  return weibars;
}
