// The signing room: draws each window from the request itself, with the practice wallet's own preview. Without this, the
// server has drawn it, and says the same.
import { previewOfRequest } from "./wallet/request_preview.js";
import { showPreview } from "./wallet/showing.js";

async function draw() {
  const root = document.querySelector("[data-wallet-drawn='']");
  if (!root) return;
  root.dataset.walletDrawn = "by the wallet";
  const { request, context, unknown } = JSON.parse(document.getElementById("wallet-asked").textContent);
  const preview = await previewOfRequest(request, context);
  showPreview(root, preview, { isText: request.method === "personal_sign" && preview.isKnown, unknown });
}

document.addEventListener("htmx:afterSwap", draw);
draw();
