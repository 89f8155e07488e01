// Suggests the device's time zone where the chosen one is another. Nothing changes until the form is sent.
const suggestion = document.getElementById("zone-suggestion");
const select = document.querySelector("select[name=timezone]");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const option = [...select.options].find(({ value }) => value === zone);

if (option && select.value !== zone) {
  suggestion.querySelector("[data-zone]").textContent = option.label;
  suggestion.querySelector("button").addEventListener("click", () => {
    select.value = zone;
    suggestion.hidden = true;
    select.focus();
  });
  suggestion.hidden = false;
}
