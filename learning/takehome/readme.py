"""What stands in README.md: the goal, three commands, and where which file is. The learner's own file is the first."""

from collections.abc import Mapping
from typing import Any, Final

from learning.content.markdown import plain_text

_COMMANDS: Final = {
    "solidity": ("npm install", "npx forge test", "npx forge test -vvvv --match-test test_{first}"),
    "vyper": ("python -m venv .venv && . .venv/bin/activate", "pip install -r requirements.txt", "python -m pytest"),
    "python": ("python -m venv .venv && . .venv/bin/activate", "pip install -r requirements.txt", "python -m pytest"),
}
_NEEDS: Final = {
    "solidity": "You need Node.js 20 or newer. The first test fetches the Solidity compiler, about 15 MB.",
    "vyper": "You need Python 3.11 or newer. On Windows, the first line ends with `.venv\\Scripts\\activate`.",
    "python": "You need Python 3.11 or newer. On Windows, the first line ends with `.venv\\Scripts\\activate`.",
}


def readme(source: Mapping[str, Any], *, title: str, files: Mapping[str, str]) -> str:
    language, checks = source["language"], source["checks"]
    commands = "\n".join(f"    {each.format(first=checks[0]['id'])}" for each in _COMMANDS[language])
    yours = next(iter(files))
    tests = next(path for path in files if "test_" in path or path.endswith(".t.sol"))
    says = "\n".join(f"- `test_{check['id']}`: {' '.join(check['says'].split())}" for check in checks)
    return f"""# {" ".join(title.split())}

{plain_text(source["goal"])}

## Three commands

{commands}

{_NEEDS[language]}

The tests fail at first. Write into `{yours}`, which is as the lesson began, or paste what you handed in. Then run
them again. They are in `{tests}`, one for each check of the lesson, with numbers of their own:

{says}

Nothing here knows a solution, and nothing leaves your computer. Change the tests, break them, add your own.
"""
