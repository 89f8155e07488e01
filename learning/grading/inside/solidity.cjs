// The Solidity compiler, loaded once. It reads sources and answers in frames (frames.py): the length in four bytes, then
// JSON. There is no callback for imports, so that no file and no address is ever read.
"use strict";
const { readSync, writeSync } = require("node:fs");
const path = require("node:path");

const solc = require(path.join(process.argv[2], "solc"));

const OUTPUT = ["abi", "evm.bytecode.object"];

function read(length) {
  const body = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const count = readSync(0, body, done, length - done, null);
    if (count === 0) process.exit(0);
    done += count;
  }
  return body;
}

function send(message) {
  const body = Buffer.from(JSON.stringify(message));
  const frame = Buffer.alloc(4 + body.length);
  frame.writeUInt32BE(body.length);
  body.copy(frame, 4);
  for (let sent = 0; sent < frame.length; ) sent += writeSync(1, frame, sent);
}

function compile(source) {
  const input = {
    language: "Solidity",
    sources: { "your_code.sol": { content: source } },
    settings: {
      evmVersion: "cancun",
      optimizer: { enabled: true, runs: 200 },
      modelChecker: { engine: "none" },
      metadata: { appendCBOR: false },
      outputSelection: { "*": { "*": OUTPUT } },
    },
  };
  return JSON.parse(solc.compile(JSON.stringify(input)));
}

function answer(job) {
  const output = compile(job.source);
  const contracts = Object.create(null);
  for (const [name, made] of Object.entries(output.contracts?.["your_code.sol"] ?? {}))
    contracts[name] = { abi: made.abi, code: made.evm.bytecode.object };
  const said = (output.errors ?? []).slice(0, 50).map((one) => ({
    severity: one.severity,
    type: one.type,
    start: one.sourceLocation?.start ?? -1,
    message: String(one.message).slice(0, 600),
  }));
  return { contracts, said, compiler: `solc ${solc.version()}` };
}

answer({ source: "contract Warm { uint256 public x; function f() external payable { x += msg.value; } }" });
send({ ready: true });
for (;;) {
  const job = JSON.parse(read(read(4).readUInt32BE()).toString());
  let said;
  try {
    said = answer(job);
  } catch (error) {
    said = { failed: String(error?.name) };
  }
  send(said);
}
