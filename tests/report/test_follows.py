"""Which chapters begin below others, and how a page shows it."""

from dataclasses import replace

import pytest

from facilitator.report.blocks import Chapter, Heading
from facilitator.report.follows import follows
from facilitator.report.html import to_html
from facilitator.report.text import Words
from facilitator.report.written import Paragraph
from tests.report.prose import a_report

TEXT = Paragraph("p", (Words("書いたこと。"),))


def a_chapter(form: str, *blocks: Heading | Paragraph) -> Chapter:
    return Chapter(form, form, form, blocks or (Heading(form, 1),))


def test_a_step_has_its_page_unless_the_text_of_the_one_before_runs_over():
    step, told = a_chapter("step"), a_chapter("step", TEXT)

    assert not follows(step, step)
    assert follows(step, told)


@pytest.mark.parametrize("form", ["closing", "references", "reading", "free"])
def test_what_is_often_short_begins_where_the_one_before_ends(form):
    assert follows(a_chapter(form), a_chapter("first"))


@pytest.mark.parametrize("form", ["contents", "summary", "opening", "appendix", "method"])
def test_some_chapters_always_begin_a_page(form):
    assert not follows(a_chapter(form), a_chapter("closing", TEXT))


def test_how_many_took_part_stands_below_a_short_introduction():
    assert follows(a_chapter("participation"), a_chapter("opening", TEXT))
    assert not follows(a_chapter("participation"), a_chapter("summary"))


def test_in_an_article_every_chapter_but_the_first_is_below_another():
    document = a_report(profile="seed")

    page = to_html(document)

    assert page.count(" chapter--below") == len(document.chapters) - 1
    assert page.count(" chapter--above") == len(document.chapters) - 1


def test_in_the_whole_report_only_those_that_follow():
    document = a_report()  # cover, step, references, appendix
    page = to_html(replace(document))

    [below] = [tag for tag in page.split("<section") if " chapter--below" in tag.split(">")[0]]
    assert "chapter--references" in below.split(">")[0]
