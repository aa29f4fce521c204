"""Lines of a report as Markdown in which words are words and never markup.

What people typed may look like Markdown, HTML or an address: here it is escaped as far as it
would be taken for one, and reads everywhere as it was typed.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

from facilitator.report.forms.addresses import address
from facilitator.report.forms.laying.elements import Line, Run

_INSIDE = re.compile(r"[\\`*_\[\]<~$|]|&(?=#?\w+;)")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(?<=[\w.+-])()(@)(?=\w)")
_EDGES = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_BEGINS = re.compile(r"^(?=[-+](?:\s|$)|#{1,6}(?:\s|$)|>|[-=]+\s*$)", re.MULTILINE)
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))", re.MULTILINE)
_TAGS = {"**": "strong", "*": "em"}


def inline(line: Line, marks: Iterable[int] = ()) -> str:
    """Return ``line`` as a paragraph; a new line in it is a hard break.

    ``marks``: the note marks that have a footnote.
    """
    parts = [
        ("".join(_run(run, marks) for run in runs), sign)
        for sign, runs in groupby(line, lambda run: "**" * run.strong or "*" * run.emphasis)
    ]
    text = ""
    for n, (part, sign) in enumerate(parts):
        after = parts[n + 1][0] if n + 1 < len(parts) else ""
        text += _set_off(part, sign, text[-1:], after[:1]) if part.strip() and sign else part
    text = _EDGES.sub(lambda edge: "&#32;" * len(edge[0]), text)
    text = _NUMBERED.sub(r"\1\\", _BEGINS.sub(r"\\", text))
    return text.replace("\n", "\\\n")


def cell(line: Line, marks: Iterable[int] = ()) -> str:
    """Return ``line`` as a cell of a table."""
    return inline(line, marks).replace("\\\n", "<br>")


def escaped(text: str) -> str:
    """Return ``text`` so that it reads as it stands inside a line."""
    return _ADDRESS.sub(_unlinked, _INSIDE.sub(r"\\\g<0>", text))


def _unlinked(found: re.Match[str]) -> str:
    return "\\".join(part for part in found.groups() if part is not None)


def _run(run: Run, marks: Iterable[int]) -> str:
    if run.mark in marks:
        return f"[^{run.mark}]"
    url = address(run.url)
    if url:
        return f"<{url}>" if url == run.text else f"[{escaped(run.text)}](<{url}>)"
    return escaped(run.text)


def _set_off(text: str, sign: str, before: str, after: str) -> str:
    """Return ``text`` between two signs, or between tags where Markdown would not see the signs.

    It does not behind a bracket or full stop that a letter follows, as in **「つながり」**が.
    """
    inner = text.strip(" ")
    start, end = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    opens = not _punctuation(inner[0]) or not (start + before) or _parts(start or before)
    closes = not _punctuation(inner[-1]) or not (end + after) or _parts(end or after)
    if opens and closes:
        return f"{start}{sign}{inner}{sign}{end}"
    return f"{start}<{_TAGS[sign]}>{inner}</{_TAGS[sign]}>{end}"


def _parts(character: str) -> bool:
    return character.isspace() or _punctuation(character)


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
