// The calendar of learning days: a tap, or the arrow keys, name a day in words below it.
const STEP = 13; // as gamification/streaks/heat_map.py draws them
const HEAD = 18;
const DAY = 86_400_000;

function setUp(svg) {
  const { first, numbers, learned, bridged, empty } = svg.dataset;
  const days = numbers.split(",");
  const said = svg.closest("[data-calendar]").querySelector("output");
  const written = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  const mark = svg.appendChild(document.createElementNS(svg.namespaceURI, "path"));
  mark.setAttribute("class", "heat-day");

  const sentenceOf = (number) => {
    const what = number === "f" ? bridged : number ? learned.replace("{number}", number) : empty;
    return `${written.format(Date.parse(first) + chosen * DAY)}: ${what}`;
  };
  let chosen = days.length - 1;
  const choose = (index) => {
    chosen = Math.min(Math.max(index, 0), days.length - 1);
    const [x, y] = [Math.floor(chosen / 7) * STEP + 1, HEAD + (chosen % 7) * STEP + 1];
    mark.setAttribute("d", `M${x} ${y}h11v11h-11z`);
    said.value = sentenceOf(days[chosen]);
    svg.setAttribute("aria-valuenow", chosen);
    svg.setAttribute("aria-valuetext", said.value);
  };

  svg.setAttribute("role", "slider");
  svg.setAttribute("tabindex", "0");
  svg.setAttribute("aria-valuemin", "0");
  svg.setAttribute("aria-valuemax", days.length - 1);
  svg.setAttribute("aria-valuenow", chosen);
  svg.setAttribute("aria-valuetext", sentenceOf(days[chosen]));
  svg.parentElement.removeAttribute("tabindex");
  svg.addEventListener("click", (event) => {
    const { left, top } = svg.getBoundingClientRect();
    const row = Math.floor((event.clientY - top - HEAD) / STEP);
    if (row >= 0 && row < 7) choose(Math.floor((event.clientX - left) / STEP) * 7 + row);
  });
  const steps = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7, Home: -days.length, End: days.length };
  svg.addEventListener("keydown", (event) => {
    if (!(event.key in steps)) return;
    event.preventDefault();
    choose(chosen + steps[event.key]);
    mark.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

for (const svg of document.querySelectorAll("[data-calendar] svg")) setUp(svg);
