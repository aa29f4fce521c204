"""Every note in a table, letter for letter, with its theme and what the organiser answers."""

from facilitator.report.blocks import Block, Chapter, Comment, Comments
from facilitator.report.chapters import imprint, prose, step
from facilitator.report.chapters.saying import auto, keys, missing, quote
from facilitator.report.manuscript.compose import answer
from facilitator.report.material import Material, Step, Written
from facilitator.report.words import say


def chapters(material: Material) -> tuple[Chapter, ...]:
    """Return the chapters: a head, and a table for each step in which somebody wrote."""
    steps = (_step(material, each) for each in material.steps)
    return prose.sourced(material, (_head(material), *steps))


def _head(material: Material) -> Chapter:
    """Return the head: how many there are, how many of them are answered, and how to read them."""
    blocks: list[Block] = [imprint.cover(material)]
    notes = [note for each in material.steps for note in each.notes]
    answers = material.manuscript.settings.answers
    answered = [note for note in notes if f"note/{note.id}" in answers]
    if notes:
        blocks.append(auto(material, "table", keys(notes), n=len(notes)))
    if answered:
        blocks.append(auto(material, "table.answered", keys(answered), n=len(answered)))
    if not material.leaves_out("consent"):
        blocks += [auto(material, "consent"), *missing(material)]
    blocks += [auto(material, "limits"), *imprint.following(material)]
    return Chapter("cover", "cover", imprint.title(material), tuple(blocks))


def _step(material: Material, each: Step) -> Chapter:
    head = step.question(material, each)
    blocks: list[Block] = [head, *step.counted(material, each)]
    rows = tuple(_row(material, note, theme) for theme, note in _themed(material, each))
    if rows:
        blocks.append(Comments(f"{head.label}  {each.title}", rows))
    return Chapter("step", f"step-{each.part}", head.label, tuple(blocks))


def _themed(material: Material, each: Step) -> list[tuple[str, Written]]:
    """Return every note with what its theme is called, in the order of their numbers."""
    alone = say("lone", material.lang)
    grouped = [(group.title, note) for group in each.groups for note in group.notes]
    loose = [("", note) for note in each.unplaced]
    return [*grouped, *((alone, note) for note in each.lone), *loose]


def _row(material: Material, note: Written, theme: str) -> Comment:
    return Comment(quote(note), theme, answer(material, f"note/{note.id}"))
