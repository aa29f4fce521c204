"""What a citation leads to: words that may be quoted, figures, its name on paper."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from facilitator.core.ids import NoteId
from facilitator.core.why import N_
from facilitator.report.manuscript.runs import flat
from facilitator.report.material import Material
from facilitator.report.words import say

_FIGURE = re.compile(r"(?<![A-Za-z])(?<![\d.,])\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")

RECORDS = ("note", "pledge", "theme", "result", "count", "insight")
"""The families of records that can be cited; the others are remarks and cards."""


def words(material: Material, key: str) -> Iterator[tuple[str, bool]]:
    """Yield what may be quoted from ``key``, and whether it is its translation."""
    family, _, name = key.partition("/")
    manuscript = material.manuscript
    if family in RECORDS:
        record = material.record(key) or {}
        yield from ((flat(record[field]), False) for field in _QUOTED if record.get(field))
    elif family == "remark" and name in manuscript.remarks:
        yield flat(manuscript.remarks[name].text), False
    elif card := manuscript.card(key):
        yield flat(card[1].excerpt), False
        yield flat(card[0].title), False
    if key in manuscript.translations:
        yield flat(manuscript.translations[key]), True


_QUOTED = ("text", "what", "owner", "if_then", "sign_of_success", "title")


def refusal(material: Material, key: str) -> str:
    """Return why ``key`` cannot be cited, and what to do; "" when it can."""
    family, _, name = key.partition("/")
    if family in RECORDS:
        return "" if material.record(key) else _GONE.get(family, _GONE["other"]).of(key=key)
    if family == "remark":
        said = material.manuscript.remarks.get(name)
        if said is None:
            why = N_("there is no remark “%(name)s”. Add it to remarks, or cite something else")
            return why.of(name=name)
        return "" if said.approved else _UNAPPROVED.of(name=name)
    if family == "picture":
        why = N_(
            "“%(name)s” is no picture in a line of its own. Add it to pictures, or take it out"
        )
        return why.of(name=name)
    if material.manuscript.card(key):
        return ""
    return N_("there is no card “%(key)s”. Add it to sources, or cite another one", key=key)


_GONE = {
    "note": N_(
        "the note %(key)s is not in the report: it was taken back, hidden or kept out. "
        "Take its citation out, and what was said of it"
    ),
    "pledge": N_("the first step %(key)s is not in the report. Take its citation out"),
    "other": N_("there is nothing to cite as %(key)s. Take the citation out, or cite a note"),
}
_UNAPPROVED = N_(
    "the remark “%(name)s” is not approved. Ask its speaker, then write approved: true"
)


def label(material: Material, key: str) -> str:
    """Return what is printed for a citation of ``key``: "3-07", or a few words."""
    family, _, name = key.partition("/")
    if family == "note":
        note = material.notes.get(NoteId(name))
        return note.number if note else ""
    if family == "pledge":
        made = (each for pledged in material.pledged for each in pledged.promises)
        return next((each.number for each in made if each.id == name), "")
    if family == "theme":
        title = (material.record(key) or {"title": ""})["title"]
        return str(title or say("untitled", material.lang))
    if family == "remark":
        said = material.manuscript.remarks.get(name)
        return say("cite.remark", material.lang, at=said.at).strip() if said else ""
    if family in ("result", "count", "insight"):
        step = next((step.number for step in material.steps if step.part == name), 0)
        return say(f"cite.{family}", material.lang, n=step)
    return ""


def speaker(material: Material, remark: str) -> str:
    """Return the name of who made a remark, "" for somebody without one."""
    said = material.manuscript.remarks.get(remark)
    if said is None:
        return ""
    guest = material.manuscript.guests.get(said.guest)
    return guest.name if guest else said.speaker


def figures(text: str) -> Iterator[str]:
    """Yield the numbers in ``text``, as they are compared: "1,234" is 1234, "０７" is 7."""
    for found in _FIGURE.findall(unicodedata.normalize("NFKC", text)):
        number = found.replace(",", "") if _THOUSANDS.fullmatch(found) else found
        for each in [number] if number.count(".") == 1 and "," not in number else _ones(number):
            yield each.lstrip("0") or "0"


def _ones(number: str) -> list[str]:
    return re.split("[.,]", number)


def figures_of(material: Material, keys: Iterable[str]) -> set[str]:
    """Return every number that stands in what is cited, and how many it is."""
    known: set[str] = set()
    keys = list(keys)
    for key in keys:
        family, _, name = key.partition("/")
        if family in RECORDS:
            known.update(_in(material.record(key)))
        elif family == "remark" and name in material.manuscript.remarks:
            said = material.manuscript.remarks[name]
            known.update(_in((said.text, said.at)))
        elif card := material.manuscript.card(key):
            source, evidence = card
            known.update(_in((evidence.excerpt, evidence.page, source.title, source.year)))
        known.update(_in(material.manuscript.translations.get(key)))
        known.update(figures(label(material, key)))
    return known | {str(len(keys))}


def figures_anywhere(material: Material) -> set[str]:
    """Return every number in the records of a session, its settings and its cards."""
    manuscript = material.manuscript
    settings = manuscript.settings
    cards = [
        f"{source}/{card}" for source, each in manuscript.sources.items() for card in each.cards
    ]
    remarks = [f"remark/{slug}" for slug in manuscript.remarks]
    said = (settings.title, settings.subtitle, settings.event, settings.venue, settings.version)
    day = (material.dated, material.day.isoformat())
    guests = [(each.about, each.role, each.affiliations) for each in manuscript.guests.values()]
    records = [record for key, record in material.records.items() if not key.startswith("passage/")]
    known = set(
        _in((said, settings.next, settings.organiser, settings.terms, day, guests, records))
    )
    return known | figures_of(material, [*cards, *remarks])


def _in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from figures(value)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        yield from figures(str(value))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _in(each)
    else:
        for each in value:
            yield from _in(each)
