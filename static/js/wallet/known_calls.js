// The calls and messages that many contracts share, by which tokens move and rights are given away.

const call = (name, ...inputs) => ({
  type: "function",
  name,
  inputs: inputs.map((text) => ({ type: text.split(" ")[0], name: text.split(" ")[1] })),
});

/** Whether an allowance is as good as without end: nobody means so much. All ones of 160 bits is Permit2's. */
export const isUnlimited = (amount) => amount >= 2n ** 255n || amount === 2n ** 160n - 1n;

export const SHARED_CALLS = [
  call("transfer", "address to", "uint256 amount"),
  call("approve", "address spender", "uint256 amount"),
  call("transferFrom", "address from", "address to", "uint256 amount"),
  call("increaseAllowance", "address spender", "uint256 amount"),
  call("setApprovalForAll", "address operator", "bool approved"),
  call("safeTransferFrom", "address from", "address to", "uint256 id"),
  call("safeTransferFrom", "address from", "address to", "uint256 id", "bytes data"),
  call("safeTransferFrom", "address from", "address to", "uint256 id", "uint256 amount", "bytes data"),
];

/** The types of typed data that give rights over tokens: EIP-2612 and Uniswap's Permit2. */
export const PERMITS = new Set([
  "Permit",
  "PermitSingle",
  "PermitBatch",
  "PermitTransferFrom",
  "PermitBatchTransferFrom",
  "PermitWitnessTransferFrom",
  "PermitBatchWitnessTransferFrom",
]);
