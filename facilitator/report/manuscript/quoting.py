"""Words that are set off: a whole note, a first step, a remark, or lines out of a book."""

from markdown_it.tree import SyntaxTreeNode

from facilitator.core.ids import NoteId
from facilitator.report.blocks import Block, Promise, Quote
from facilitator.report.manuscript import cited
from facilitator.report.manuscript.inline import Meaning, pieces
from facilitator.report.manuscript.items import line
from facilitator.report.manuscript.runs import Run, flat
from facilitator.report.material import Material, Written
from facilitator.report.text import Cite, Spoken
from facilitator.report.written import BookQuote, Paragraph, Remark

NONE = ("", "")  # what is set off needs no quotation marks


def quoted(node: SyntaxTreeNode, name: str, material: Material, meaning: Meaning) -> Block:
    """Return what a block quotation is, by the one thing that it cites.

    Where it does not say what that says, it is a paragraph, and `claims` will find fault with it.
    """
    found = line(node)
    cites, words = found.cites(), flat(found.words())
    if len(cites) != 1:
        return Paragraph(name, pieces(found, meaning))
    family, _, own = cites[0].partition("/")
    whole = next((said for said, _ in cited.words(material, cites[0])), "")
    if family == "note" and words in ("", whole):
        return _note(NoteId(own), material) or _paragraph(found, name, meaning)
    if family == "pledge" and words in ("", whole):
        return _promise(cites[0], material) or _paragraph(found, name, meaning)
    if family == "remark" and words in ("", whole):
        return remark(own, material) or _paragraph(found, name, meaning)
    if (card := material.manuscript.card(cites[0])) is not None:
        source, evidence = card
        number = material.manuscript.marks.get(cites[0], 0)
        return BookQuote(name, words or whole, number, source.title, evidence.page, cites[0])
    return _paragraph(found, name, meaning)


def remark(slug: str, material: Material) -> Remark | None:
    """Return a remark as it is printed, if there is one of this name."""
    said = material.manuscript.remarks.get(slug)
    if said is None:
        return None
    speaker = cited.speaker(material, slug)
    return Remark(f"remark/{slug}", speaker, said.voice, said.text, said.verbatim)


def quote(note: Written, material: Material) -> Quote:
    """Return a note, whole, with its translation if there is one, and what was built on it."""
    translation = material.manuscript.translations.get(f"note/{note.id}", "")
    return Quote(
        note.id,
        note.number,
        note.text,
        note.by,
        note.facet,
        note.relates,
        translation=translation,
        replies=note.replies,
        times=note.times,
        under=note.under,
        as_written=note.as_written,
    )


def _note(note: NoteId, material: Material) -> Quote | None:
    found = material.notes.get(note)
    return quote(found, material) if found else None


def _promise(key: str, material: Material) -> Promise | None:
    made = (each for pledged in material.pledged for each in pledged.promises)
    found = next((each for each in made if f"pledge/{each.id}" == key), None)
    if found is None:
        return None
    lines = (found.if_then, found.owner, found.sign_of_success)
    return Promise(found.id, found.number, found.text, *lines)


def _paragraph(found: Run, name: str, meaning: Meaning) -> Paragraph:
    """Return somebody's words in a paragraph of their own, with what they are said to be from."""
    [key] = found.cites()
    words = flat(found.words())
    rest = (Cite(key, meaning.label(key)),)
    if not words:
        return Paragraph(name, rest)
    said = [each for each in meaning.find(key) if words in each[0]]
    whole, translated = said[0] if said else ("", False)
    spoken = Spoken(
        *(words, key, meaning.label(key), NONE, words != whole, translated),
        as_written=not translated and key in meaning.as_written,
    )
    return Paragraph(name, (spoken, *rest))
