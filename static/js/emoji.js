// Where no font of the device has an emoji, a symbol takes its place, or people would see an empty box.
const SYMBOLS = { person: "person", course: "book", badge: "star" };
const SIDE = 24;

const pen = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE }).getContext("2d", {
  willReadFrequently: true,
});
pen.font = "18px sans-serif";

function drawn(text) {
  pen.clearRect(0, 0, SIDE, SIDE);
  pen.fillText(text, 0, 18);
  return pen.getImageData(0, 0, SIDE, SIDE).data.join();
}

const sprite = document.querySelector("use")?.getAttribute("href").split("#")[0];
const nothing = drawn("\u{10FFFF}"); // never a character
const known = new Map();

function isMissing(emoji) {
  if (!known.has(emoji)) known.set(emoji, drawn(emoji) === nothing);
  return known.get(emoji);
}

function replaceMissing(root) {
  for (const place of root.querySelectorAll("[data-emoji]")) {
    const emoji = place.textContent.trim();
    if (!emoji || !isMissing(emoji)) continue;
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    icon.setAttribute("class", "icon");
    icon.append(document.createElementNS(icon.namespaceURI, "use"));
    icon.firstChild.setAttribute("href", `${sprite}#${SYMBOLS[place.dataset.emoji]}`);
    place.replaceChildren(icon);
  }
}

if (sprite) {
  replaceMissing(document);
  document.addEventListener("htmx:afterSettle", () => replaceMissing(document));
}
