"""docs/security.md goes through every requirement once, and what it names as proof is there."""

import re
from collections import Counter

from web3versity.devserver.addresses import PROJECT_DIR

TEXT = (PROJECT_DIR / "docs" / "security.md").read_text(encoding="utf-8")
# Of levels 1 and 2 of ASVS 5.0.0, chapter by chapter.
REQUIREMENTS = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7]
FILE = re.compile(r"`([\w./-]+/[\w./-]+\.\w+|[\w-]+\.(?:toml|yaml)|\.\w+\.example|\.dockerignore)`")


def test_every_requirement_has_its_one_line() -> None:
    walked = TEXT.partition("## V1 ")[2].splitlines()
    told = [line.split("|")[1] if line.startswith("|") else line for line in walked if not line.startswith("#")]
    numbers = Counter(re.findall(r"\b\d+\.\d+\.\d+\b", "\n".join(told)))
    assert [number for number, times in numbers.items() if times > 1] == []
    chapters = Counter(int(number.partition(".")[0]) for number in numbers)
    assert [chapters[chapter] for chapter in range(1, 18)] == REQUIREMENTS


def test_every_proof_is_there() -> None:
    named = {name for name in FILE.findall(TEXT) if not name.startswith("/")}
    assert len(named) > 80
    assert sorted(name for name in named if not (PROJECT_DIR / name).exists()) == []
