"""The cover and the contents."""

from facilitator.report.blocks import Block, Chapter, Contents, Heading, Line
from facilitator.report.chapters import imprint
from facilitator.report.chapters.saying import auto, missing
from facilitator.report.figures import Mosaic
from facilitator.report.material import Material, Written
from facilitator.report.words import say

NOTE_COLOR = "plain"  # of a note without category


def cover(material: Material) -> Chapter:
    """Return the first page: title, day, imprint, and every note as a square."""
    blocks: list[Block] = [imprint.cover(material), mosaic(material)]
    if not material.leaves_out("consent"):
        blocks += [auto(material, "consent"), *missing(material)]
    blocks.append(auto(material, "limits"))
    return Chapter("cover", "cover", imprint.title(material), tuple(blocks))


def mosaic(material: Material) -> Mosaic:
    """Return all notes of the steps as squares."""
    rows = tuple(
        (str(step.number), tuple(_square(note, material.lang) for note in step.notes))
        for step in material.steps
    )
    return Mosaic("mosaic", say("mosaic", material.lang), rows)


def _square(note: Written, lang: str) -> tuple[str, str, str]:
    if note.facet is None:
        return say("category.none", lang), NOTE_COLOR, ""
    return note.facet.label, note.facet.color, note.facet.shape


def contents(material: Material, chapters: tuple[Chapter, ...]) -> Chapter:
    """Return the contents of these chapters."""
    name = say("contents", material.lang)
    lines = tuple(_line(material, chapter) for chapter in chapters)
    return Chapter("contents", "contents", name, (Contents(name, lines),))


def _line(material: Material, chapter: Chapter) -> Line:
    for step in material.steps:
        if chapter.id == f"step-{step.part}":
            size = say("n.notes", material.lang, n=len(step.notes))
            themes = tuple(group.title for group in step.groups)
            return Line(chapter.id, chapter.name, step.question, size, themes)
    sections = tuple(
        block.text for block in chapter.blocks if isinstance(block, Heading) and block.level == 2
    )
    few = () if chapter.form == "appendix" else sections
    return Line(chapter.id, "", chapter.name, "", few)
