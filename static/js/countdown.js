// What was sent too soon: counts down until it counts, then says so. Without this, the page says how long it is.

function run(sentence) {
  const end = Date.now() + Number(sentence.dataset.countdown) * 1000;
  const timer = setInterval(() => {
    if (!sentence.isConnected) return clearInterval(timer);
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left > 0) {
      sentence.querySelector("[data-seconds]").textContent = left;
    } else {
      clearInterval(timer);
      sentence.textContent = sentence.dataset.over;
      document.getElementById("announcer").textContent = sentence.dataset.over;
    }
  }, 500);
}

const start = (root) => root.querySelectorAll("[data-countdown]").forEach(run);

start(document);
document.body.addEventListener("htmx:load", ({ detail }) => start(detail.elt));
