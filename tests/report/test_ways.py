"""The ways through a report: where marks and numbers lead, and what stands at their end."""

import re
from dataclasses import replace

import pytest

from facilitator.report.blocks import Chapter, Document
from facilitator.report.html import to_html
from facilitator.report.ways import Ways, has_view, marks_in, place
from facilitator.report.written import Entry, References
from tests.report.prose import PARAGRAPH, POINTS, SOURCES, a_report


def the_step(document: Document) -> Chapter:
    return next(chapter for chapter in document.chapters if chapter.form == "step")


def without(document: Document, form: str) -> Document:
    kept = tuple(chapter for chapter in document.chapters if chapter.form != form)
    return replace(document, chapters=kept)


def broken_ways(page: str) -> set[str]:
    return set(re.findall(r'href="#([^"]+)"', page)) - set(re.findall(r'id="([^"]+)"', page))


@pytest.mark.parametrize("screen", [True, False])
@pytest.mark.parametrize("notes", ["page", "chapter", "end"])
def test_every_way_leads_somewhere_and_no_place_is_there_twice(notes, screen):
    page = to_html(a_report(notes=notes), screen=screen)

    places = re.findall(r' id="([^"]+)"', page)
    assert broken_ways(page) == set()
    assert len(places) == len(set(places))
    assert 'href="#note-k3j9x2ab"' in page


def test_what_is_left_out_is_cited_without_a_link():
    page = to_html(without(without(a_report(), "appendix"), "references"))

    assert broken_ways(page) == set()
    assert '<span class="cite">3-07</span>' in page
    assert '<span class="mark">①</span>' in page


def test_a_mark_leads_to_the_list_of_sources_unless_notes_are_nearer():
    document = a_report()
    near = replace(document, style=replace(document.style, notes="chapter"))

    assert Ways(document, paged=True).of_mark(the_step(document), 2) == "source-harvard"
    assert Ways(near, paged=True).of_mark(the_step(document), 2) == "foot-step-bond-2"


def test_a_source_has_its_note_in_full_once_a_chapter_and_then_in_short():
    document = a_report(notes="page")
    ways, step = Ways(document, paged=True), the_step(document)

    full, short = ways.footnote(step, 1), ways.footnote(step, 2)

    assert (full.again, short.again) == (None, 1)
    assert ways.footnote(step, 1) is None  # the second time that the mark is used
    assert ways.footnote(step, 3).page == "34"


def test_the_notes_after_a_chapter_are_its_own_by_source_and_in_the_order_of_the_text():
    both = replace(POINTS, items=POINTS.items[1:])  # mark 2
    document = a_report(notes="chapter", blocks=(both, PARAGRAPH))  # and then 1

    [entry] = Ways(document, paged=True).endnotes(the_step(document))

    assert entry.source == "harvard"
    assert entry.marks == (2, 1)


def test_on_a_screen_which_has_no_pages_their_notes_stand_after_the_chapter():
    page = to_html(a_report(notes="page"), screen=True)

    assert 'class="endnotes"' in page
    assert 'class="footnote"' not in page


def test_records_of_a_step_are_told_in_its_chapter():
    assert place("note/k3j9x2ab") == "note-k3j9x2ab"
    assert place("result/bond") == place("insight/bond") == "step-bond"


def test_marks_and_views_are_found_however_deep():
    assert list(marks_in((PARAGRAPH, POINTS))) == [1, 2]
    assert has_view(the_step(a_report(blocks=(PARAGRAPH,))))
    assert not has_view(the_step(a_report(blocks=(POINTS,))))


def test_beyond_twenty_a_mark_is_a_number_in_brackets():
    entry = Entry("late", (20, 21), "Late", "", "", "", "", "", "")
    document = a_report(blocks=(PARAGRAPH,))
    sources = References((*SOURCES.entries, entry))
    chapters = tuple(
        replace(each, blocks=(sources,)) if each.form == "references" else each
        for each in document.chapters
    )

    page = to_html(replace(document, chapters=chapters))

    assert "⑳" in page
    assert "(21)" in page
