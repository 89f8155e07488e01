from pathlib import Path

import pytest
from django.conf import settings

from web3versity.static_storage import strip_script

SCRIPTS = sorted((Path(settings.BASE_DIR) / "static" / "js").rglob("*.js"))


def test_a_script_loses_its_own_lines_of_comments_and_its_indentation() -> None:
    script = """// What it is for.
/**
 * More about it: https://example.org/ `x`.
 */
export function f(a) {
  // why
  const url = "https://example.org/"; // stays
  return `${url} /* ${a} */`;
}
"""
    assert (
        strip_script(script)
        == """export function f(a) {
const url = "https://example.org/"; // stays
return `${url} /* ${a} */`;
}
"""
    )


@pytest.mark.parametrize("inside", ["  // part of a text\n", "  indented\n"])
def test_a_script_with_a_text_of_several_lines_stays_as_it_is(inside: str) -> None:
    script = f"const text = `first\n{inside}`;\n"
    assert strip_script(script) == script


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_every_statement_of_our_scripts_is_served(path: Path) -> None:
    def statements(text: str) -> list[str]:
        return [line.strip() for line in text.splitlines() if line.strip() and not _is_comment(line.strip())]

    text = path.read_text()
    served = strip_script(text)
    assert statements(served) == statements(text)
    assert "/**" not in served


def _is_comment(line: str) -> bool:
    return line.startswith(("//", "/*", "* ", "*/")) or line == "*"
