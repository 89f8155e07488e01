// The Solidity compiler, kept warm. It reads sources and answers in frames (frames.py): the length in four bytes, then
// JSON. There is no callback for imports, so that no file and no address is ever read.
//
// Each source meets a compiler of its own: one that has overflowed its stack refuses all that follows, and what somebody
// makes of its memory must not judge the next learner. Decoding and translating 22 MB takes a second and is done once;
// another instance of it takes a twentieth.
"use strict";
const { readFileSync, readSync, writeSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const folder = path.join(process.argv[2], "solc");
const wrap = require(path.join(folder, "wrapper.js"));

const OUTPUT = ["abi", "evm.bytecode.object"];
const MOST_ANSWER = 1 << 20;
// The compiler's own mistakes, which name its files and help nobody.
const GIVEN_UP = ["InternalCompilerError", "Exception", "FatalError", "YulException"];
const make = maker(readFileSync(path.join(folder, "soljson.js"), "utf8"));

// A function that makes a compiler from the text of soljson.js: statements that decode the program, up to the one line
// that holds it, then those that run it.
function maker(text) {
  const lines = text.split("\n");
  const payload = lines.findIndex((line) => line.length > 1_000_000);
  const binary = vm.runInNewContext(`${lines.slice(0, payload + 1).join("\n")}\nModule["wasmBinary"]`);
  const translated = new WebAssembly.Module(binary);
  const wasm = Object.create(null, Object.getOwnPropertyDescriptors(WebAssembly));
  wasm.Module = function Module(bytes) {
    return bytes === binary ? translated : new WebAssembly.Module(bytes);
  };
  // It would listen for mistakes of this process, once more each time. (Not a copy: whoever looks at process.stdin lets
  // it be read without waiting.)
  const quiet = Object.create(process, { on: { value() {} } });
  const body = `var Module = { wasmBinary: binary };\n${lines.slice(payload + 1).join("\n")}`;
  const names = ["binary", "WebAssembly", "process", "require", "module", "exports", "__dirname", "__filename"];
  const run = vm.compileFunction(body, names);
  return () => {
    const made = { exports: {} };
    run(binary, wasm, quiet, require, made, made.exports, folder, path.join(folder, "soljson.js"));
    return wrap(made.exports);
  };
}

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
  let body = Buffer.from(JSON.stringify(message));
  if (body.length > MOST_ANSWER) body = Buffer.from('{"reason":"answer_too_long"}');
  const frame = Buffer.alloc(4 + body.length);
  frame.writeUInt32BE(body.length);
  body.copy(frame, 4);
  for (let sent = 0; sent < frame.length; ) sent += writeSync(1, frame, sent);
}

function compile(solc, source) {
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

function answer(solc, source) {
  const output = compile(solc, source);
  const errors = output.errors ?? [];
  const own = errors.find((one) => GIVEN_UP.includes(one.type));
  if (own) return { failed: own.type };
  const contracts = Object.create(null);
  for (const [name, made] of Object.entries(output.contracts?.["your_code.sol"] ?? {}))
    contracts[name] = { abi: made.abi, code: made.evm.bytecode.object };
  const said = errors.slice(0, 50).map((one) => ({
    severity: one.severity,
    type: one.type,
    start: one.sourceLocation?.start ?? -1,
    message: String(one.message).slice(0, 600),
  }));
  return { contracts, said, compiler: `solc ${solc.version()}` };
}

function answerOrFail(solc, source) {
  try {
    return answer(solc, source);
  } catch (error) {
    return { failed: String(error?.name) };
  }
}

answer(make(), "contract Warm { uint256 public x; function f() external payable { x += msg.value; } }");
send({ ready: true });
for (;;) {
  // While nobody waits. The memory of the last one is given back first: it would be held against the next learner.
  globalThis.gc();
  const solc = make();
  const job = JSON.parse(read(read(4).readUInt32BE()).toString());
  send(answerOrFail(solc, job.source));
}
