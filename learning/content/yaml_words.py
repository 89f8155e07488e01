"""What a YAML parser complains about, in words that name the cure."""

import yaml

# Part of the parser's complaint, and what it usually means to somebody writing a course.
_MEANINGS = (
    (
        "mapping values are not allowed here",
        'A text with ": " in it needs quotes around it, or indentation is off here.',
    ),
    ("'\\t' that cannot start any token", "Indent with spaces, not with tabs."),
    ("that cannot start any token", "A text that begins with this character needs quotes around it."),
    ("could not find expected ':'", 'There is no ": " after the key on this line or the line before it.'),
    ("found unexpected end of stream", "A quotation mark is opened here and never closed."),
    (
        "expected <block end>",
        "This line does not line up with the lines it belongs to, or a quotation mark is not closed properly.",
    ),
    ("but found another document", 'A file holds one document: a line with only "---" starts a second one.'),
    ("expected alphabetic or numeric character", "A text that begins with this character needs quotes around it."),
    ("found unhashable key", "A key must be a plain word."),
    ("found unknown escape character", "Inside double quotes a backslash must be written twice; or use single quotes."),
    (
        "did not find expected ',' or",
        "A list in [ ] or a group in { } is opened and never closed, or a comma is missing.",
    ),
    ("expected ',' or", "A list in [ ] or a group in { } is opened and never closed, or a comma is missing."),
    ("sequence entries are not allowed here", 'A list\'s "- " cannot stand here: begin it on a line of its own.'),
    ("expected the node content", "A text that begins with this character needs quotes around it."),
)


def explain(error: yaml.MarkedYAMLError, first_line: int) -> str:
    """One sentence about `error`; the parser's own words when they mean nothing better known."""
    complaint = error.problem or error.context or "This is not YAML"
    opened = error.context_mark.line + first_line if error.context_mark else 0
    if error.context == "while scanning a quoted scalar" and opened and "escape" not in complaint:
        return f"A quotation mark opened on line {opened} is never closed."
    for part, meaning in _MEANINGS:
        if part in complaint:
            return meaning
    return complaint[0].upper() + complaint[1:].rstrip(".") + "."
