// Typed data in plain words: whose it is, every field, and what a permit gives away.
import { isUnlimited, PERMITS } from "./known_calls.js";

const MOST_LINES = 60;

export function typedDataLines(writing, { types, primaryType, domain, message }, { account }) {
  const isPermit = PERMITS.has(primaryType);
  writing.title(isPermit ? "permit_title" : "typed_title", { name: primaryType });
  if (domain.name !== undefined) writing.line("domain_name", String(domain.name));
  if (domain.verifyingContract !== undefined) writing.line("contract", writing.name(domain.verifyingContract));
  if (domain.chainId !== undefined) writing.line("chain", String(BigInt(domain.chainId)));
  const fields = [...flat(types, primaryType, message, "")];
  for (const { path, type, value } of fields.slice(0, MOST_LINES)) {
    writing.line(path, fieldText(writing, type, value, isPermit), "", true);
  }
  if (fields.length > MOST_LINES) writing.warn("more_fields", { count: String(fields.length - MOST_LINES) });
  if (isPermit) warnOfPermit(writing, fields, account);
  if (domain.chainId === undefined) writing.warn("any_chain");
}

function* flat(types, type, value, path) {
  const [, item] = /^(.+)\[\d*\]$/.exec(type) ?? [];
  if (item) {
    if (!value.length) yield { path, type, value: "[]" };
    for (const [i, one] of value.entries()) yield* flat(types, item, one, `${path}[${i}]`);
  } else if (types[type]) {
    for (const field of types[type]) {
      yield* flat(types, field.type, value[field.name], path ? `${path}.${field.name}` : field.name);
    }
  } else yield { path, type, value };
}

function fieldText(writing, type, value, isPermit) {
  if (type === "address") return writing.name(value);
  if (isPermit && type.startsWith("uint") && isUnlimited(BigInt(value))) return writing.say("unlimited");
  return String(value);
}

function warnOfPermit(writing, fields, account) {
  const spender = fields.find(({ path }) => path === "spender")?.value;
  const amounts = fields.filter(({ path }) => /(^|\.|\])(value|amount)$/.test(path)).map(({ value }) => BigInt(value));
  const isAll = amounts.some(isUnlimited) || fields.some(({ path, value }) => path === "allowed" && value === true);
  const who = spender ? writing.name(spender) : writing.say("the_contract");
  writing.warn(isAll ? "permit_unlimited" : "permit", { who });
  const owner = fields.find(({ path }) => ["owner", "holder"].includes(path))?.value;
  if (owner && account && String(owner).toLowerCase() !== account.toLowerCase()) writing.warn("permit_of_other");
}
