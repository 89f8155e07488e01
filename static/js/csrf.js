// The token that forms count by: signing in in another tab has changed it since this page was opened.

// With https the cookie is bound to this host (settings.py). One without the prefix may be left from before, or another's.
const NAME = location.protocol === "https:" ? "__Host-csrftoken" : "csrftoken";

/** The token of the cookie, or else what the page's form came with. */
export function currentToken() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith(`${NAME}=`));
  return cookie?.slice(NAME.length + 1) ?? document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}
