"""What a browser calls itself, in the two words that people know it by."""

import re
from typing import Final

# The first that fits: many browsers name those they are built on, too.
_BROWSERS: Final = (
    ("Edge", r"\bEdg(?:e|A|iOS)?/"),
    ("Opera", r"\bOPR/|\bOpera"),
    ("Samsung Internet", r"\bSamsungBrowser/"),
    ("UC Browser", r"\bUC ?Browser/"),
    ("Yandex Browser", r"\bYaBrowser/"),
    ("MetaMask", r"\bMetaMask"),
    ("Firefox", r"\b(?:Firefox|FxiOS)/"),
    ("Chrome", r"\b(?:Chrome|CriOS|HeadlessChrome|Chromium)/"),
    ("Safari", r"\bSafari/"),
)
_SYSTEMS: Final = (
    ("Android", r"\bAndroid\b"),
    ("iPhone", r"\biPhone\b"),
    ("iPad", r"\biPad\b"),
    ("ChromeOS", r"\bCrOS\b"),
    ("Windows", r"\bWindows\b"),
    ("Mac", r"\bMac(?:intosh| OS X)\b"),
    ("KaiOS", r"\bKAIOS\b"),
    ("Linux", r"\bLinux\b"),
)
_MOST_READ: Final = 500


def name_device(user_agent: str) -> tuple[str, str]:
    """Browser and system, such as ("Firefox", "Android"); "" for what is not known."""
    text = user_agent[:_MOST_READ]
    return _first(_BROWSERS, text), _first(_SYSTEMS, text)


def _first(names: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for name, pattern in names if re.search(pattern, text)), "")
