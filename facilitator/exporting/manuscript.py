"""What a facilitator wrote for the report, from an export: checked, and citing by new ids."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from facilitator.core import editing
from facilitator.core.ids import NoteId, PassageId
from facilitator.core.kept import Passage
from facilitator.core.program import Program
from facilitator.core.refused import Refused
from facilitator.exporting.contents import PartContents
from facilitator.library.checked import Table

_CITED = re.compile(r"\b(note|theme|pledge)/([A-Za-z0-9_-]+)")


def read_manuscript(
    table: Table, program: Program, parts: Sequence[PartContents]
) -> tuple[Passage, ...]:
    """Return the passages in an export; what is wrong with them is noted in ``table``."""
    found = tuple(_passage(each, program) for each in table.tables("manuscript"))
    ids = Counter(each.id for each in found)
    pictures = sum(each.place == "picture" for each in found)
    if len(found) > editing.IN_ALL or pictures > editing.PICTURES:
        table.wrong("manuscript", "holds too much", f"{editing.IN_ALL} passages are the most")
    for twice in (each for each, times in ids.items() if times > 1):
        table.wrong("manuscript", f"{twice!r} stands there twice", "Let each be another")
    known = {each for part in parts for each in _ids(part)}
    for each in found:
        of = editing.translated(each)
        if of is not None and of not in known:
            table.wrong("manuscript", f"{each.id!r} translates nothing", "Take it out")
    return found


def renamed(
    passages: Sequence[Passage], names: Mapping[str, str], fresh: Callable[[], str]
) -> Iterator[Passage]:
    """Yield passages with ids of their own, and what they cite called by its new ``names``."""

    def cite(found: re.Match[str]) -> str:
        family, name = found.groups()
        return f"{family}/{names.get(name, name)}"

    for each in passages:
        of = editing.translated(each)
        text = each.text if of else _CITED.sub(cite, each.text)
        yield replace(each, id=_renamed(each, of, names, fresh), text=text)


def _renamed(
    passage: Passage, of: NoteId | str | None, names: Mapping[str, str], fresh: Callable[[], str]
) -> PassageId:
    if of is not None:
        return PassageId(f"translation/{passage.lang}/{names.get(of, of)}")
    return passage.id if "/" in passage.id else PassageId(fresh())


def _ids(part: PartContents) -> Iterator[str]:
    yield from (note.id for note in part.notes)
    yield from (step.id for step in part.made)


def _passage(table: Table, program: Program) -> Passage:
    lang = table.text_of("lang")
    read = Passage(
        PassageId(table.string("id")),
        lang,
        table.string("place"),
        table.figure("order"),
        table.string("text"),
    )
    try:
        return editing.tidy(read, program)
    except Refused as refused:
        table.wrong("text", f"is no passage ({refused.reason})", "Export it once more")
        return read
