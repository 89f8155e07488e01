// What helps to read a lesson: code is copied by a button, and a step is read aloud by the browser's own voices.

import { wireCopies } from "./practical_copy.js";

const tools = document.getElementById("reading-tools")?.content;
const voices = window.speechSynthesis;
// Their words are read elsewhere, or are no words.
const UNREAD = ".code, .definition, .notes, sup, script, template, button.listen";
const BLOCKS = "p, li, h2, h3, h4, h5, h6, th, td, summary, figure, img";
// A hash or an address says nothing to the ear.
const LONGEST_CODE = 20;
let reading = null;

function wireCode(root) {
  // Not the hashes of a figure: they have the class, too, and stand inside a drawing.
  for (const box of root.querySelectorAll(".prose div.code")) {
    if (!tools || box.parentElement.matches(".code-frame")) continue;
    const frame = document.createElement("div");
    frame.className = "code-frame";
    const button = tools.querySelector("[data-copy]").cloneNode(true);
    button.dataset.copy = box.textContent.trimEnd();
    box.replaceWith(frame);
    frame.append(box, button);
  }
  wireCopies(root);
}

function wordsOf(block) {
  if (block.matches("img")) return block.alt;
  if (block.matches("figure")) {
    const said = block.querySelectorAll("svg > title, svg > desc");
    return said.length ? [...said].map((each) => each.textContent).join(" ") : (block.querySelector("img")?.alt ?? "");
  }
  const copy = block.cloneNode(true);
  // What stands inside in blocks of its own is read with those.
  for (const each of copy.querySelectorAll(`${UNREAD}, ${BLOCKS}`)) each.remove();
  for (const sign of copy.querySelectorAll("[role=img]")) sign.replaceWith(sign.ariaLabel ?? "");
  for (const code of copy.querySelectorAll("code")) {
    if (code.textContent.length > LONGEST_CODE) code.remove();
  }
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function stop() {
  voices.cancel();
  reading?.mark?.classList.remove("is-read");
  if (reading) {
    reading.button.textContent = reading.label;
    reading.button.classList.remove("is-reading");
  }
  reading = null;
}

function readNext(mine) {
  if (reading !== mine) return;
  mine.mark?.classList.remove("is-read");
  const block = mine.blocks.shift();
  if (!block) return stop();
  mine.mark = block;
  block.classList.add("is-read");
  // One block at a time: long texts are cut off by some browsers.
  const utterance = new SpeechSynthesisUtterance(wordsOf(block));
  utterance.lang = block.closest("[lang]").lang;
  utterance.onend = () => readNext(mine);
  utterance.onerror = () => reading === mine && stop();
  voices.speak(utterance);
}

function start(button, section) {
  const blocks = [...section.querySelectorAll(BLOCKS)].filter(
    (block) => !block.closest(UNREAD) && !block.parentElement.closest("figure") && wordsOf(block),
  );
  reading = { button, label: button.textContent, blocks };
  button.textContent = button.dataset.stop;
  button.classList.add("is-reading");
  readNext(reading);
}

function wireListening(root) {
  const language = document.documentElement.lang.slice(0, 2);
  if (!tools || !voices?.getVoices().some((voice) => voice.lang.startsWith(language))) return;
  for (const section of root.querySelectorAll(".reading > section.prose")) {
    if (section.querySelector("button.listen")) continue;
    const button = tools.querySelector(".listen").cloneNode(true);
    button.addEventListener("click", () => {
      const isMine = reading?.button === button;
      if (reading) stop();
      if (!isMine) start(button, section);
    });
    const heading = section.querySelector("h2");
    if (heading) heading.after(button);
    else section.prepend(button);
  }
}

// The list of lessons scrolls by itself on a desk, where it may be longer than the window.
function showWhereOneIs() {
  const here = document.querySelector(".rail [aria-current]");
  const rail = here?.closest(".rail");
  if (!rail) return;
  const [link, list] = [here.getBoundingClientRect(), rail.getBoundingClientRect()];
  if (link.top < list.top || link.bottom > list.bottom) rail.scrollTop += link.top - list.top - list.height / 2;
}

function wire(root) {
  showWhereOneIs();
  wireCode(root);
  wireListening(root);
}

wire(document);
document.body.addEventListener("htmx:load", ({ detail }) => wire(detail.elt.parentElement ?? detail.elt));
document.body.addEventListener("htmx:beforeSwap", () => reading && stop());
if (voices) {
  voices.addEventListener("voiceschanged", () => wireListening(document));
  // A voice goes on talking after its page is gone.
  window.addEventListener("pagehide", () => voices.cancel());
}
