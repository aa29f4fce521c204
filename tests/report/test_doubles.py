"""Notes that say the same: the report counts them, quotes one of them and loses none."""

import pytest

from facilitator.core.kinds.notes.doubles import LayDoubles
from facilitator.core.kinds.notes.writing import SetInReport
from facilitator.report.audit import audit
from facilitator.report.blocks import Listing, quotes_in
from facilitator.report.build import build
from facilitator.report.gather import gather
from facilitator.report.html import to_html
from facilitator.report.options import Options
from tests.core.world import ANN, BEN, CARL, FAY, Evening

SAID, AGAIN = "nobody greeted me on my first day", "On my first day nobody greeted me"


@pytest.fixture
def evening():
    """An evening in which two notes say the same and a third says something else."""
    evening = Evening()
    evening.go("open/write")
    a = evening.write(ANN, SAID)
    b = evening.write(BEN, AGAIN)
    c = evening.write(CARL, "the lift was held for me")
    evening.group("greeting", a, c)
    evening.act(FAY, LayDoubles((b,), a))
    evening.go("open/insight")
    return evening


def made(evening, lang="en"):
    material = gather(evening.session, Options(lang))
    document = build(material)
    audit(document, material)
    return material, document


def test_one_is_quoted_for_both_and_says_so(evening):
    _, document = made(evening)

    step = next(chapter for chapter in document.chapters if chapter.form == "step")
    first = next(quote for quote in quotes_in(step.blocks) if quote.text == SAID)
    assert first.times == 2
    assert "2 notes said this" in to_html(document)


def test_the_appendix_has_both_and_says_which_is_the_same_as_which(evening):
    material, document = made(evening)
    numbers = {note.text: note.number for note in material.notes.values()}

    listed = [
        quote
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Listing)
        for quote in block.quotes
    ]
    assert {(quote.text, quote.under) for quote in listed} >= {
        (SAID, ""),
        (AGAIN, numbers[SAID]),
    }
    assert f"says the same as {numbers[SAID]}" in to_html(document)


def test_what_may_not_be_printed_is_not_counted(evening):
    double = next(note.id for note in evening.session.notes.values() if note.text == AGAIN)
    evening.act(BEN, SetInReport(double, False))

    material, document = made(evening, "ja")

    assert {note.times for note in material.notes.values()} == {1}
    assert "枚が同じこと" not in to_html(document)
