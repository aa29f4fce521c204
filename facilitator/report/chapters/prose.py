"""What a facilitator wrote at length, in chapters: around the steps, and the sources at the end."""

from collections.abc import Iterable

from facilitator.report.blocks import Block, Chapter, Heading, Listing
from facilitator.report.manuscript.compose import (
    guests,
    notes_cited,
    references,
    renumbered,
    title,
    written,
)
from facilitator.report.material import Material, Step
from facilitator.report.words import say
from facilitator.report.written import Rung, Stages


def opening(material: Material) -> tuple[Chapter, ...]:
    """Return how the text begins, and who was invited; nothing where there is neither."""
    invited = guests(material)
    blocks = [*written(material, "opening"), *((invited,) if invited else ())]
    return _chapter(material, "opening", blocks)


def closing(material: Material) -> tuple[Chapter, ...]:
    """Return how the text ends, or nothing."""
    return _chapter(material, "closing", written(material, "closing"))


def free(material: Material) -> tuple[Chapter, ...]:
    """Return the sections of the facilitator's own."""
    places = [place for place in material.manuscript.places if place.startswith("free/")]
    return tuple(_free(material, place) for place in places)


def _free(material: Material, place: str) -> Chapter:
    name = title(material, place)
    blocks = (Heading(name, level=1), *written(material, place))
    return Chapter("free", place.replace("/", "-"), name, blocks)


def _chapter(material: Material, place: str, blocks: Iterable[Block]) -> tuple[Chapter, ...]:
    inside = tuple(blocks)
    if not inside:
        return ()
    name = title(material, place) or say(place, material.lang)
    return (Chapter(place, place, name, (Heading(name, level=1), *inside)),)


def of_step(material: Material, step: Step) -> tuple[Block, ...]:
    """Return what was written about a step; its stages tell how many notes chose them."""
    blocks = written(material, f"part/{step.part}")
    record = material.record(f"scale/{step.part}")
    if record is None or record["scale"] != "stages":
        return blocks
    notes = {each["category"]: each["notes"] for each in record["spread"]}
    categories = material.records[f"part/{step.part}"]["categories"]
    counts = {each["label"][material.lang]: notes[each["id"]] for each in categories}
    return tuple(
        Stages(block.id, tuple(_counted(rung, counts) for rung in block.rungs))
        if isinstance(block, Stages)
        else block
        for block in blocks
    )


def _counted(rung: Rung, counts: dict[str, int | None]) -> Rung:
    """Return a stage with the notes of the category that is called so, or begins so."""
    for label, notes in counts.items():
        if label == rung.term or label.startswith(f"{rung.term} "):
            return Rung(rung.term, rung.text, notes)
    return rung


def cited(material: Material, chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Return the notes that ``chapters`` cite, whole, for a report without the appendix.

    In another language than theirs, too: there they stand with their translations.
    """
    quotes = notes_cited(material, chapters)
    if not quotes:
        return ()
    name = say("cited", material.lang)
    blocks = (Heading(name, level=1), Listing(None, quotes))
    return (Chapter("cited", "cited", name, blocks),)


def sourced(material: Material, chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Return ``chapters`` with their marks numbered in order, and the sources after them."""
    if not material.manuscript.marks:
        return chapters
    numbered = renumbered(chapters)
    sources = references(material, numbered)
    if not sources.entries:
        return numbered
    name = say("references", material.lang)
    blocks = (Heading(name, level=1), sources)
    return (*numbered, Chapter("references", "references", name, blocks))
