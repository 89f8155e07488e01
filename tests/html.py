"""HTML as a browser lays it out: where a template breaks its lines is no business of a test."""

import re


def laid_out(html: str) -> str:
    """`html` with each run of white space as one space, none just inside an element or before `>`."""
    html = re.sub(r"\s+", " ", html)
    html = re.sub(r" (?=/?>)", "", html)
    return re.sub(r"(<[a-z][^<>]*>) | (?=</)", r"\1", html)
