"""Cuts a file into its front matter and its prose: one piece for each block of Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it.token import Token

from facilitator.core.editing import PROSE
from facilitator.core.why import N_
from facilitator.core.words.text import clean
from facilitator.report.manuscript import markdown
from facilitator.report.manuscript.faults import Fault, Unreadable

LARGEST = 1_000_000  # characters of a file
LINES = 20_000  # of a file
LONGEST = 200_000  # characters of a line
BLOCKS = 2_000  # of the prose
DEEPEST = 8  # levels of Markdown: a list in a list in a list

_FRONT = re.compile(r"\A\ufeff?---[ ]*\n(.*?\n)?---[ ]*(?:\n|\Z)", re.DOTALL)
_ALONE_BEFORE = re.compile(r"(?:\A|(?<=\n))[ ]{0,3}\Z")
_ALONE_BEHIND = re.compile(r"[ ]*(?:\n|\Z)")
_HERE = "\ufdd0"  # where a comment stood: it keeps two lists apart; no text can hold it
_NAME = re.compile(r"\s*\{#([^\s{}]{1,60})\}\s*$")
_CAPTION = re.compile(r"\s*(?:Table)?:\s")


@dataclass(frozen=True, slots=True)
class Cut:
    """A block of Markdown: the line it begins in, the ``section`` it stands in, what it is."""

    line: int
    section: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the first level: its name ("opening", "step-2") and its words."""

    line: int
    name: str
    title: str


def front(text: str) -> tuple[str, str, int]:
    """Return the front matter, the prose, and the line in which the prose begins.

    Raises ``Unreadable`` for a file without front matter, or one that is too large.
    """
    if len(text) > LARGEST:
        raise Unreadable(
            Fault(
                1,
                N_("the file is longer than %(most)s characters. Shorten it", most=f"{LARGEST:,}"),
            )
        )
    if text.count("\n") > LINES:
        raise Unreadable(
            Fault(1, N_("the file has more than %(most)s lines. Shorten it", most=f"{LINES:,}"))
        )
    found = _FRONT.match(text)
    if found is None:
        why = N_(
            "the file begins without settings. Write ---, lang: ja, of: 0 and --- in four lines"
        )
        raise Unreadable(Fault(1, why))
    return found.group(1) or "", text[found.end() :], text.count("\n", 0, found.end()) + 1


def tidied(text: str) -> str:
    """Return ``text`` with lines that end in LF and nothing that no text can hold.

    Done before it is cut: what is taken out could make another block of it afterwards.
    """
    return clean(text[: LARGEST + 1])


def cut(prose: str, first: int, faults: list[Fault]) -> tuple[list[Section], list[Cut]]:
    """Return the sections of ``prose`` and its blocks, in order; ``first`` is its line."""
    text = _without_comments(prose, first, faults)
    lines = text.split("\n")
    for n, line in enumerate(lines):
        if len(line) > LONGEST:
            why = N_("the line is longer than %(most)s characters", most=f"{LONGEST:,}")
            faults.append(Fault(first + n, why))
            return [], []
    sections: list[Section] = []
    cuts: list[Cut] = []
    for token, begin, end in _top(text, lines, first, faults):
        inside = _text(lines[begin:end])
        if token.type == "heading_open" and token.tag == "h1":
            sections.append(_section(inside, first + begin, faults))
        elif inside:
            _fits(token, inside, first + begin, faults)
            name = sections[-1].name if sections else None
            _add(cuts, Cut(first + begin, name or "", token.type, inside), faults)
            if name is None:
                why = N_(
                    "this stands under no heading. Write one above it, as # はじめに {#opening}"
                )
                faults.append(Fault(first + begin, why))
    if len(cuts) > BLOCKS:
        why = N_("these are more than %(most)s blocks. Shorten it", most=f"{BLOCKS:,}")
        faults.append(Fault(cuts[BLOCKS].line, why))
    return sections, cuts


def _fits(token: Token, text: str, line: int, faults: list[Fault]) -> None:
    """Find fault with a block that goes deeper than a report does."""
    if token.type == "heading_open" and token.tag not in ("h2", "h3"):
        why = N_("%(sign)s is deeper than a report goes. Write ###", sign=token.markup)
        faults.append(Fault(line, why))
    small = len(text) <= 2 * PROSE  # what is larger is refused for that
    if small and any(each.level > DEEPEST for each in markdown.blocks(text)):
        why = N_("this is nested too deeply. Take some of it out to the left")
        faults.append(Fault(line, why))


def _add(cuts: list[Cut], cut: Cut, faults: list[Fault]) -> None:
    """Add a block to the others; a caption goes with its table."""
    if cut.kind == "hr":
        faults.append(Fault(cut.line, N_("a line of dashes says nothing here. Take it out")))
    elif cuts and cuts[-1].kind == "table_open" and _captions(cut):
        table = cuts.pop()
        cuts.append(replace(table, kind="", text=f"{table.text}\n\n{cut.text}"))
    else:
        cuts.append(cut)


def _without_comments(prose: str, first: int, faults: list[Fault]) -> str:
    """Return ``prose`` with its comments taken out, every line still where it was."""
    kept: list[str] = []
    at = 0
    while (begin := prose.find("<!--", at)) >= 0:
        end = prose.find("-->", begin)
        if end < 0:
            line = first + prose.count("\n", 0, begin)
            faults.append(Fault(line, N_("the comment is not closed. Write --> where it ends")))
            return "".join((*kept, prose[at:begin]))
        alone = _ALONE_BEFORE.search(prose, at, begin) and _ALONE_BEHIND.match(prose, end + 3)
        lines = prose.count("\n", begin, end)
        kept += [prose[at:begin], _HERE if alone else "", "\n" * lines]
        at = end + 3
    return "".join((*kept, prose[at:]))


def _top(
    text: str, lines: list[str], first: int, faults: list[Fault]
) -> Iterator[tuple[Token, int, int]]:
    """Yield the outermost blocks with the lines from which and up to which they reach."""
    for token in markdown.blocks(text):
        if token.level or token.nesting < 0 or token.map is None:
            continue
        begin, end = token.map
        if token.type == "container_stages_open":
            if end < len(lines) and lines[end].strip().startswith(":::"):
                end += 1
            else:
                why = N_("the stages have no end. Write ::: below them")
                faults.append(Fault(first + begin, why))
        yield token, begin, end


def _text(lines: list[str]) -> str:
    """Return the text of a block as it is kept."""
    kept = [line.replace(_HERE, "") for line in lines if line.strip() != _HERE]
    indents = [len(line) - len(line.lstrip(" ")) for line in kept if line.strip()]
    return "\n".join(line[min(indents, default=0) :].rstrip() for line in kept).strip()


def _section(line: str, number: int, faults: list[Fault]) -> Section:
    found = _NAME.search(line)
    title = _NAME.sub("", line).lstrip("#").strip()
    if found is None:
        known = "{#opening}, {#step-1}, {#free-…} or {#closing}"
        why = N_("the heading has no name. Write %(known)s behind it", known=known)
        faults.append(Fault(number, why))
    return Section(number, found.group(1) if found else "", title)


def _captions(cut: Cut) -> bool:
    return cut.kind == "paragraph_open" and _CAPTION.match(cut.text) is not None
