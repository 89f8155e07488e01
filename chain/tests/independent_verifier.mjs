// Verifies credentials with Digital Bazaar's libraries, which are not ours, without a network.
//
// From stdin: {"documents": {address: document}, "credentials": [credential, …]}. To stdout: for each credential
// {"verified", "proofs": [whether each proof it knows is right], "status", "error"}.
import { text } from "node:stream/consumers";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import * as vc from "@digitalbazaar/vc";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";

const { documents, credentials } = JSON.parse(await text(process.stdin));

async function documentLoader(url) {
  const [address, fragment] = url.split("#");
  const document = documents[address];
  if (document === undefined) return vc.defaultDocumentLoader(url);
  const method = fragment && document.verificationMethod?.find((each) => each.id === url);
  return {
    contextUrl: null,
    documentUrl: url,
    document: method ? { "@context": document["@context"][1], ...method } : document,
  };
}

const suite = new DataIntegrityProof({ cryptosuite });
const answers = [];
for (const credential of credentials) {
  const result = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus });
  answers.push({
    verified: result.verified,
    proofs: (result.results ?? []).map((each) => each.verified),
    status: result.statusResult?.results?.[0]?.status ?? null,
    error: String(result.error?.errors?.[0] ?? result.error ?? result.statusResult?.error ?? ""),
  });
}
process.stdout.write(JSON.stringify(answers));
