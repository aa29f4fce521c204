"""The small change of every chapter: a sentence, a quotation, the keys of what was counted."""

from collections.abc import Iterable

from facilitator.core.ids import PartId
from facilitator.report import material as made
from facilitator.report.blocks import Auto, Promise, Quote
from facilitator.report.material import Material, Record, Written
from facilitator.report.words import say


def auto(
    material: Material, sentence: str, cites: tuple[str, ...] = (), **values: int | str
) -> Auto:
    """Return one of our sentences with its values and the records they come from."""
    text = say(sentence, material.lang, **values)
    return Auto(sentence, text, tuple(values.items()), cites)


def quote(note: Written, *, home: bool = False) -> Quote:
    """Return a note as a quotation; ``home`` where the appendix shall lead back to."""
    return Quote(
        note.id,
        note.number,
        note.text,
        note.by,
        note.facet,
        note.relates,
        home,
        times=note.times,
        under=note.under,
        as_written=note.as_written,
    )


def promise(each: made.Promise) -> Promise:
    """Return a first step as it is printed."""
    return Promise(each.id, each.number, each.text, each.if_then, each.owner, each.sign_of_success)


def has_appendix(material: Material) -> bool:
    """Return whether the report has an appendix with all notes, to which sentences may point."""
    return material.options.profile == "full" and not material.leaves_out("appendix")


def keys(notes: Iterable[Written]) -> tuple[str, ...]:
    """Return the keys of the records of notes."""
    return tuple(f"note/{note.id}" for note in notes)


def counts(material: Material) -> tuple[str, ...]:
    """Return the keys under which the notes of the parts are counted."""
    parts = [step.part for step in material.steps]
    parts += [opening.part for opening in material.openings]
    return tuple(key for key in (f"count/{part}" for part in parts) if material.record(key))


def missing(material: Material) -> tuple[Auto, ...]:
    """Return how many notes are not printed and why, or that none is missing where all are."""
    cited = counts(material)
    found = [material.records[key] for key in cited]
    left_out = sum(record["missing"] for record in found)
    withdrawn = sum(record.get("withdrawn", 0) for record in found)
    said = []
    if left_out:
        said.append(auto(material, "missing", cited, n=left_out))
    elif has_appendix(material) or material.options.profile == "comments":
        said.append(auto(material, "complete"))
    if withdrawn:
        said.append(auto(material, "withdrawn", cited, n=withdrawn))
    return tuple(said)


def most_present(material: Material) -> int:
    """Return the most who were there when any stop closed."""
    return max((stop["people"] for stop in stops(material)), default=0)


def stops(material: Material) -> list[Record]:
    """Return who was there when which stop closed."""
    return [*(material.record("attendance") or {"stops": ()})["stops"]]


def nothing(material: Material, part: PartId, otherwise: str = "nothing") -> Auto:
    """Return why there is nothing of ``part``: it was skipped, or else what ``otherwise`` says."""
    course = material.record("course")
    if course is not None and part in course["skipped"]:
        return auto(material, "skipped", ("course",))
    return auto(material, otherwise)
