// A transaction in plain words: what moves, who gets which right, what it costs, what speaks against it.
import { decodeCall } from "./abi.js";
import { isAddress, isSameAddress } from "./hex.js";
import { isUnlimited, SHARED_CALLS } from "./known_calls.js";
import { formatUnits } from "./units.js";

const NOBODY = `0x${"0".repeat(40)}`;

export function transactionLines(writing, transaction, context) {
  describeAct(writing, transaction, context);
  describeCosts(writing, transaction, context);
}

/** What it does, without network and fee: of a batch, these stand once for all. */
export function describeAct(writing, transaction, context) {
  const { to, value, data = "0x", authorizationList } = transaction;
  if (authorizationList?.length) describeDelegation(writing, authorizationList);
  else if (!to) describeDeployment(writing, transaction);
  else if (data === "0x") describeTransfer(writing, transaction, context);
  else describeCall(writing, transaction, context);
  if (to && !authorizationList?.length && isSameAddress(to, context.account)) writing.warn("to_yourself");
  if (data !== "0x" && value > 0n) writing.line("sends", writing.hbar(value));
}

function describeDelegation(writing, list) {
  // EIP-7702: delegating to nobody takes a delegation back.
  const isEnd = list.every(({ address }) => isSameAddress(address, NOBODY));
  writing.title(isEnd ? "delegation_end_title" : "delegation_title");
  for (const { address } of list) writing.line("delegate", isEnd ? writing.say("nobody") : writing.name(address));
  writing.warn(isEnd ? "delegation_ended" : "delegation");
  if (list.some(({ chainId }) => chainId !== undefined && BigInt(chainId) === 0n)) writing.warn("any_chain");
}

function describeDeployment(writing, { data }) {
  writing.title("deploy_title");
  writing.line("code_size", writing.say("bytes", { count: String((data.length - 2) / 2) }));
}

function describeTransfer(writing, { to, value }, { isNewAccount, isContract }) {
  writing.title("transfer_title", { amount: writing.hbar(value) });
  writing.line("amount", writing.hbar(value));
  writing.line("to", writing.name(to), isNewAccount ? "new_account" : isContract ? "a_contract" : "");
  if (value === 0n) writing.warn("sends_nothing");
}

function describeCall(writing, { to, data }, { contracts = {}, isContract }) {
  const contract = contracts[to.toLowerCase()];
  // What a page calls its contract's functions hides no right that is given away.
  const shared = decodeCall(SHARED_CALLS, data);
  const call = decodeCall(contract?.abi ?? [], data) ?? shared;
  if (isContract === false) writing.warn("not_a_contract");
  if (!call) {
    writing.unknown();
    writing.title("unknown_title");
    writing.line("contract", writing.name(to));
    writing.line("selector", data.slice(0, 10));
    writing.line("data", data);
    writing.warn("unknown_call", { selector: data.slice(0, 10) });
    return;
  }
  const { item, args } = call;
  writing.title("call_title", { name: item.name });
  writing.line("contract", writing.name(to));
  for (const { name, type, value } of args) {
    writing.line(name || type, valueText(writing, { name, type, value }, contract), "", true);
  }
  if (shared) warnOfRights(writing, shared);
}

function valueText(writing, { name, type, value }, contract) {
  if (type === "address") return writing.name(value);
  if (typeof value === "bigint" && type === "uint256" && name === "amount") {
    if (isUnlimited(value)) return writing.say("unlimited");
    const { symbol = "", decimals } = contract?.token ?? {};
    if (decimals !== undefined) return `${formatUnits(value, decimals)} ${symbol}`.trim();
  }
  return plainText(value);
}

const plainText = (value) =>
  Array.isArray(value) ? `[${value.map(plainText).join(", ")}]` : isAddress(value) ? value : String(value);

function warnOfRights(writing, { item: { name }, args }) {
  const { spender, operator, approved, amount, from } = Object.fromEntries(
    args.map(({ name, value }) => [name, value]),
  );
  if (name === "setApprovalForAll" && approved) writing.warn("all_approved", { who: writing.name(operator) });
  if (name === "setApprovalForAll" && !approved) writing.warn("approval_ended", { who: writing.name(operator) });
  if (name === "approve" || name === "increaseAllowance") {
    const word = amount === 0n ? "approval_ended" : isUnlimited(amount) ? "approved_unlimited" : "approved";
    writing.warn(word, { who: writing.name(spender) });
  }
  if (from && name.toLowerCase().endsWith("transferfrom")) writing.warn("moves_from", { who: writing.name(from) });
}

export function describeCosts(writing, { chainId, value }, { network, fee, balance, failure }) {
  if (network) writing.line("network", network.title);
  if (network && chainId !== undefined && BigInt(chainId) !== BigInt(network.chainId)) {
    writing.warn("wrong_network", { title: network.title, chain: String(chainId) });
  }
  if (fee !== undefined) writing.line("fee", writing.say("at_most", { amount: writing.hbar(fee) }));
  if (balance !== undefined && balance !== null && fee !== undefined && value + fee > balance) {
    writing.warn("not_enough", { balance: writing.hbar(balance), needed: writing.hbar(value + fee) });
  }
  if (failure) writing.warn("will_fail", { reason: failure.slice(0, 300) });
}
