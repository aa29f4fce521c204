"""Holds what a facilitator wrote to what it cites: every sentence, quotation and figure.

All faults are found, each with its place and what to do about it: an author wants the whole list.
"""

from collections.abc import Iterator, Sequence

from facilitator.core.why import N_
from facilitator.report.audit import Unfounded
from facilitator.report.blocks import Block, Comments, Document, Quote
from facilitator.report.manuscript import cited
from facilitator.report.manuscript.compose import answer, references, title, written
from facilitator.report.manuscript.founded import Founded, cut, unnumbered
from facilitator.report.manuscript.inline import pieces
from facilitator.report.manuscript.markdown import inlines
from facilitator.report.manuscript.meaning import meaning
from facilitator.report.manuscript.quoting import remark
from facilitator.report.manuscript.runs import flat, run
from facilitator.report.manuscript.talks import invited
from facilitator.report.material import Material
from facilitator.report.text import Text, View
from facilitator.report.written import (
    BookQuote,
    Grid,
    Guests,
    Headline,
    Item,
    Items,
    Paragraph,
    References,
    Remark,
    Stages,
)

Fault = tuple[str, str]  # where in a block, and why


def claims(document: Document, material: Material) -> tuple[Unfounded, ...]:
    """Return everything that does not hold in the written blocks of ``document``."""
    found = _broken(material)
    found += _of_blocks([(each.id, each.blocks) for each in document.chapters], material)
    found += _of_titles(material, {chapter.name for chapter in document.chapters})
    if any(isinstance(block, Comments) for block in document.blocks()):
        found += _of_answers(material)
    return (*found, *_of_sources(document, material))


def unfounded(material: Material) -> tuple[Unfounded, ...]:
    """Return everything that does not hold in the whole manuscript, printed or not."""
    chapters = [(place, written(material, place)) for place in material.manuscript.places]
    found = _of_blocks(chapters, material)
    return (*_broken(material), *found, *_of_titles(material, None), *_of_answers(material))


def hold(document: Document, material: Material) -> None:
    """Return quietly if everything written holds. Raises ``Unfounded`` with all that does not."""
    found = claims(document, material)
    if found:
        first, *more = found
        raise Unfounded(first.where, first.why, first.passage, tuple(more))


def _within(place: str, where: str) -> str:
    """Return where in a place something does not hold."""
    return N_("%(place)s, %(where)s", place=place, where=where)


def _places(material: Material) -> dict[str, str]:
    """Return the places of passages, as a file names them."""
    steps = {f"part/{step.part}": f"step-{step.number}" for step in material.steps}
    return {
        passage.id: steps.get(place, place.replace("/", "-"))
        for place, passages in material.manuscript.places.items()
        for passage in passages
    }


def _broken(material: Material) -> list[Unfounded]:
    return [Unfounded(name, why, name) for name, why in material.manuscript.broken]


def _of_blocks(
    chapters: Sequence[tuple[str, Sequence[Block]]], material: Material
) -> list[Unfounded]:
    """Return what does not hold in blocks, each row of them with the name of its place."""
    founded, places = Founded(material), _places(material)
    found = []
    for here, blocks in chapters:
        for block in blocks:
            passage = str(getattr(block, "id", "")).partition("-")[0]
            for where, why in _faults(block, founded, material):
                place = _within(places.get(passage, here), where)
                found.append(Unfounded(place, why, passage if passage in places else ""))
    return found


def _faults(block: Block, founded: Founded, material: Material) -> Iterator[Fault]:
    match block:
        case Headline(_, text):
            yield from founded.faults(unnumbered(text), viewed=False)
        case Paragraph(_, text):
            yield from founded.faults(text)
        case Items(_, _, items):
            yield from (fault for item in items for fault in _of_item(item, founded))
        case Stages(_, rungs):
            yield from (fault for rung in rungs for fault in founded.faults(rung.text))
        case Grid():
            yield from _of_grid(block, founded)
        case BookQuote(text=text, page=page, card=key):
            yield from _of_book(text, page, key, material)
        case _:
            yield from _of_entry(block, material)


def _of_answers(material: Material) -> Iterator[Unfounded]:
    """Yield what does not hold in the answers to notes: each rests on its note."""
    founded = Founded(material)
    for key in material.manuscript.settings.answers:
        for where, why in founded.faults(answer(material, key), (key,)):
            yield Unfounded(_within(N_("answers"), where), why, f"settings/{material.lang}")


def _of_titles(material: Material, printed: set[str] | None) -> Iterator[Unfounded]:
    """Yield what does not hold in the titles that a facilitator gave to places, as ``printed``."""
    founded, names = Founded(material), _places(material)
    for place, passages in material.manuscript.places.items():
        words = title(material, place)
        if printed is not None and words not in printed:
            continue
        text = pieces(run(inlines(words)), meaning(material), view=False)
        for where, why in founded.faults(unnumbered(text), viewed=False):
            name = passages[0].id
            yield Unfounded(_within(names[name], where), why, name)


def _of_item(item: Item, founded: Founded) -> Iterator[Fault]:
    cites = [key for each in cut((*item.lead, *item.text)) for key in each.cites]
    yield from founded.faults(item.lead, cites, viewed=False)
    yield from founded.faults(item.text)
    for each in item.items:
        yield from _of_item(each, founded)


def _of_grid(grid: Grid, founded: Founded) -> Iterator[Fault]:
    """Yield what does not hold: a cell rests on whatever the table cites."""
    cells = [cell for row in (grid.heads, *grid.rows) for cell in row if cell]
    texts: list[Text] = [grid.title, *cells]
    cites = [key for text in texts for each in cut(text) for key in each.cites]
    yield from founded.faults(grid.title, cites)
    for cell in cells:
        yield from founded.faults(cell, cites, viewed=False)
    if not cites and not any(isinstance(piece, View) for piece in grid.title):
        why = N_("it cites nothing and is not marked as a view. Cite a source below it")
        yield N_("the table"), why


def _of_entry(block: Block, material: Material) -> Iterator[Fault]:
    """Yield what is not as the front matter has it."""
    manuscript = material.manuscript
    match block:
        case Remark(key):
            said = f"“{block.text[:20]}”"
            if why := cited.refusal(material, key):
                yield said, why
            elif block != remark(key.removeprefix("remark/"), material):
                yield said, N_("is not the remark as it is kept")
        case Quote(note, translation=words) if words:
            if manuscript.translations.get(f"note/{note}") != words:
                yield block.number, N_("carries another translation than the one that is kept")
        case Guests(guests):
            if not set(guests) <= {*invited(material)}:
                yield N_("guests"), N_("are not the guests as they are kept")


def _of_book(text: str, page: str, key: str, material: Material) -> Iterator[Fault]:
    found = material.manuscript.card(key)
    if found is None:
        yield f"“{text[:20]}”", cited.refusal(material, key)
        return
    source, card = found
    if text not in flat(card.excerpt):
        why = N_(
            "stands not in the excerpt of %(key)s letter for letter. Correct it, or the excerpt"
        )
        yield f"“{text[:20]}”", why.of(key=key)
    if source.kind == "book" and not (page and page == card.page):
        yield f"“{text[:20]}”", N_("has no page. Add page: … to the card %(key)s", key=key)


def _of_sources(document: Document, material: Material) -> Iterator[Unfounded]:
    """Yield what does not hold in the list of sources: marks and list are those of the text."""
    blocks = [block for block in document.blocks() if not isinstance(block, References)]
    right = references(material, tuple(blocks))
    for block in document.blocks():
        if isinstance(block, References) and block != right:
            why = N_("the list of sources is not that of the marks in the text")
            yield Unfounded(N_("references"), why)
