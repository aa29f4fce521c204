"""What the pieces of a text can mean in one session: its records, its marks, its terms."""

from collections.abc import Iterator

from facilitator.core.words.text import matching_key
from facilitator.report.manuscript import cited
from facilitator.report.manuscript.inline import Meaning
from facilitator.report.manuscript.sentences import speech
from facilitator.report.material import Material, Record


def meaning(material: Material) -> Meaning:
    """Return what pieces need to know of the session that ``material`` is of."""
    marks = material.manuscript.marks
    return Meaning(
        lang=material.lang,
        marks=lambda key: marks.get(key, 0),
        label=lambda key: cited.label(material, key),
        find=lambda key: cited.words(material, key),
        terms=frozenset(terms(material)) - {""},
        as_written=frozenset(
            f"note/{note.id}" for note in material.notes.values() if note.as_written
        ),
    )


def terms(material: Material) -> Iterator[str]:
    """Yield, for comparing, what may stand in quotation marks without being anybody's words.

    Names and titles, and what these themselves have in quotation marks.
    """
    for name in _names(material):
        yield matching_key(name)
        for each in speech(name, "en")[0]:
            yield matching_key(name[each.begin + 1 : each.end - 1])


def _names(material: Material) -> Iterator[str]:
    manuscript = material.manuscript
    settings = manuscript.settings
    yield from settings.terms
    yield from (settings.title, settings.subtitle, settings.event, settings.venue)
    yield from (settings.organiser, settings.author)
    for guest in manuscript.guests.values():
        yield from (guest.name, guest.also, guest.role, *guest.affiliations)
    for source in manuscript.sources.values():
        yield from (source.title, source.by, source.publisher)
    for key, record in material.records.items():
        family = key.partition("/")[0]
        if family == "session":
            yield from (record["title"], *record["program"].values())
        elif family == "theme":
            yield record["title"]
        elif family == "part":
            yield from _of_part(record)


def _of_part(record: Record) -> Iterator[str]:
    spoke = record["guest"] or {}
    for text in (record["title"], record["question"], *spoke.values()):
        yield from (text or {}).values()
    for category in record["categories"]:
        yield from category["label"].values()
