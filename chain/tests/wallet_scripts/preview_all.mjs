// Reads [{request, context}] from standard input and writes what the practice wallet says of each.
import { readFileSync } from "node:fs";
import { previewOfRequest } from "../../../static/js/wallet/request_preview.js";

const asked = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(
  JSON.stringify(await Promise.all(asked.map(({ request, context }) => previewOfRequest(request, context)))),
);
