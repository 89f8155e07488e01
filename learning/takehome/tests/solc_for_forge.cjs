#!/usr/bin/env node
// The compiler from npm behind the two commands that forge asks of a native one, which it would fetch from the network.
const { readFileSync } = require("node:fs");
const solc = require("solc");

if (process.argv.includes("--version")) {
  console.log(`solc, the solidity compiler commandline interface\nVersion: ${solc.version().split(".Emscripten")[0]}.Linux.g++`);
} else {
  process.stdout.write(solc.compile(readFileSync(0, "utf8")));
}
