// The dashboard's card about the practice wallet: for those who have one in this browser.
import { isUnsaved, mayHaveWallet } from "./wallet/presence.js";

const card = document.getElementById("wallet-card");
if (mayHaveWallet()) {
  card.querySelector("[data-unsaved]").hidden = !isUnsaved();
  card.hidden = false;
}
