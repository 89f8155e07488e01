// The wallet is loaded only where an attempt is open.
if (document.getElementById("practical-words")) import("./practical_attempt.js");
