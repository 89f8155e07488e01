// Builds static/vendor/noble-<version>.js: the part of noble that the practice wallet signs with. Run by `npm run vendor`.
import { copyFileSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = (name) => JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, "utf8"));
const packages = ["@noble/curves", "@noble/hashes"].map(manifest);
const sources = packages.map(
  ({ name, version, license, repository }) => `${name} ${version} (${license}, ${repository.url})`,
);
const target = `${root}static/vendor/noble-${packages[0].version}`;

await build({
  stdin: {
    contents: `
      export { secp256k1 } from "@noble/curves/secp256k1.js";
      export { keccak_256 } from "@noble/hashes/sha3.js";
      export { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
    `,
    resolveDir: root,
  },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  banner: { js: `/*! ${sources.join(", ")}. Built by scripts/vendor_noble.mjs. */` },
  outfile: `${target}.js`,
});
copyFileSync(`${root}node_modules/@noble/curves/LICENSE`, `${target}.LICENSE.txt`);
