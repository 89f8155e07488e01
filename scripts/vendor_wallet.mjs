// Builds what the practice wallet does not write itself, as three files in static/vendor/: noble-<version>.js (the curve
// and its hashes, for every signature), bip39-<version>.js (phrases) and bip39-english-<version>.js (the 2048 words).
// Run by `npm run vendor`.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = (name) => JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, "utf8"));
const packages = ["@noble/secp256k1", "@noble/hashes", "@scure/bip39"].map(manifest);
const [curve, hashes, bip39] = packages;
const source = ({ name, version, license, repository }) => `${name} ${version} (${license}, ${repository.url})`;

const bundle = (name, contents, sources) =>
  build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    banner: { js: `/*! ${sources.map(source).join(", ")}. Built by scripts/vendor_wallet.mjs. */` },
    outfile: `${root}static/vendor/${name}.js`,
  });

await bundle(
  `noble-${curve.version}`,
  `
    import { hashes } from "@noble/secp256k1";
    import { hmac } from "@noble/hashes/hmac.js";
    import { sha256 } from "@noble/hashes/sha2.js";
    hashes.sha256 = sha256;
    hashes.hmacSha256 = (key, message) => hmac(sha256, key, message);
    export { getPublicKey, sign, utils } from "@noble/secp256k1";
    export { keccak_256 } from "@noble/hashes/sha3.js";
  `,
  [curve, hashes],
);
await bundle(
  `bip39-${bip39.version}`,
  `
    import { hmac } from "@noble/hashes/hmac.js";
    import { sha512 } from "@noble/hashes/sha2.js";
    export const hmacSha512 = (key, message) => hmac(sha512, key, message);
    export { entropyToMnemonic, mnemonicToEntropy, mnemonicToSeed } from "@scure/bip39";
  `,
  [bip39, hashes],
);
await bundle(`bip39-english-${bip39.version}`, `export { wordlist } from "@scure/bip39/wordlists/english.js";`, [
  bip39,
]);
const licences = packages.map(
  ({ name }) => `${name}\n\n${readFileSync(`${root}node_modules/${name}/LICENSE`, "utf8").trim()}\n`,
);
writeFileSync(`${root}static/vendor/noble-${curve.version}.LICENSE.txt`, licences.join("\n---\n\n"));
