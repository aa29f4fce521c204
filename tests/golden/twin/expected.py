"""What a report must hold that is made of a file of the twin: read line by line, not by our reader.

The same 69 blocks as the seed report, of the same kinds, in the same order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
FRAMES = {"ja": ("はじめに", "おわりに"), "en": ("Introduction", "In closing")}


@dataclass(frozen=True)
class Unit:
    """A block of the file: its kind, and words of it that must be found, in this order."""

    kind: str
    words: tuple[str, ...]


def units(lang: str, questions: list[str]) -> list[Unit]:
    """Return the blocks of the file in ``lang``; the headings of the steps are the program's."""
    front, body = (HERE / f"{lang}.md").read_text("utf-8").split("\n---\n", 1)
    found = [Unit("title", (_setting(front, "title"), _setting(front, "subtitle")))]
    left = iter(questions)
    for line in body.splitlines():
        if line.startswith("# "):
            step = "{#step-" in line
            heading = next(left) if step else line[2:].partition(" {#")[0]
            found.append(Unit("step" if step else "section", (heading,)))
        elif line.startswith("## "):
            found.append(Unit("sub", (line[3:],)))
        elif line and not line.startswith(":::"):
            found.append(_prose(line))
    return found


def sources() -> list[Unit]:
    """Return the list at the end: titles, and addresses."""
    front = (HERE / "ja.md").read_text("utf-8").split("\n---\n", 1)[0]
    found = front[front.index("\nsources:") :]
    titles = [line.partition(": ")[2].strip('"') for line in _lines(found, "    title: ")]
    urls = [line.partition(": ")[2] for line in _lines(found, "    url: ")]
    return [Unit("reference", (each,)) for each in titles] + [Unit("url", (each,)) for each in urls]


def quotations(text: str) -> list[str]:
    """Return what stands in quotation marks and is cited as somebody's words."""
    return [ja or en for ja, en in re.findall(r"「([^」]*)」\[@\{|“([^”]*)”\[@\{", text)]


def _prose(line: str) -> Unit:
    kinds = (("doubled", "- ・ "), ("bullet", "- "), ("numbered", ""))
    for kind, sign in kinds:
        begins = line.startswith(sign) if sign else re.match(r"\d\. ", line)
        if begins and "**" in line:
            rest = line.removeprefix(sign) if sign else line[3:]
            lead, _, said = re.split(r" (–|-) ", rest, maxsplit=1)
            return Unit(kind, (_plain(lead), *_ends(said)))
    return Unit("lead-in" if line[-1] in "：:" else "paragraph", _ends(line))


def _ends(said: str) -> tuple[str, ...]:
    """Return the first and the last words of what is said, and every quotation in between."""
    plain = re.split(r"\[@[^\]]*\]", said)
    first, last = _plain(plain[0])[:12], _plain(plain[-1])[-8:]
    return (first, *quotations(said), last)


def _plain(text: str) -> str:
    return re.sub(r"\*\*|\[@[^\]]*\]|\[(?=[「“])|(?<=[」”])\]\{\.term\}", "", text)


def _setting(front: str, name: str) -> str:
    [line] = _lines(front, f"{name}: ")[:1]
    return line.partition(": ")[2]


def _lines(text: str, begin: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(begin)]


def in_order(text: str, wanted: list[Unit]) -> Iterator[Unit]:
    """Yield the units whose words are not found in ``text``, each after those before it."""
    squeezed, at = squeeze(text), 0
    for unit in wanted:
        for words in unit.words:
            found = squeezed.find(squeeze(words), at)
            if found < 0:
                yield unit
                break
            at = found + 1  # a quotation may be among the first words


def squeeze(text: str) -> str:
    """Return ``text`` without white space: where lines break is another matter."""
    return re.sub(r"\s+", "", text)
