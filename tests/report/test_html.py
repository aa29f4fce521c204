"""What a facilitator wrote, as HTML: every kind of block, and nothing that acts by itself."""

import re
from dataclasses import replace
from html import unescape
from typing import get_args

import pytest

from facilitator.paths import TEMPLATES
from facilitator.report.blocks import Auto, Number, Numbers
from facilitator.report.build import report
from facilitator.report.html import WRITTEN, columns, runs, to_html
from facilitator.report.options import Options
from facilitator.report.text import Words
from facilitator.report.written import Grid, Paragraph, Picture, Written
from tests.report.evenings import a_plain_evening, an_evening
from tests.report.prose import (
    BLOCKS,
    GRID,
    HOSTILE,
    LONG,
    NOTE,
    PARAGRAPH,
    PICTURE,
    POINTS,
    SAID,
    TOLD,
    TRANSLATION,
    a_report,
    words,
)


def page_of(*blocks: Written, lang: str = "ja", screen: bool = False) -> str:
    return to_html(a_report(lang, blocks=blocks), screen=screen)


def body(page: str) -> str:
    return page.split("</head>")[1]


def test_an_appendix_with_an_endless_note_is_not_laid_out_in_columns():
    short, endless = (
        body(to_html(report(a_plain_evening(text).session, Options("ja"))))
        for text in ("a note", "\u200d".join("👩" * 300))
    )

    assert "report--many" in endless
    assert "report--many" not in short


def test_a_note_without_a_theme_has_a_dash_in_the_table_of_comments():
    page = to_html(report(an_evening().session, Options("ja", "comments")))

    assert '<td class="comments__theme">—</td>' in page


def test_every_kind_of_written_block_has_its_macro():
    template = (TEMPLATES / "report" / "written.html").read_text("utf-8")

    assert {kind.kind for kind in get_args(Written)} == WRITTEN
    assert set(re.findall(r"{% macro (\w+)\(block\)", template)) >= WRITTEN
    assert {block.kind for block in BLOCKS} | {"references"} == WRITTEN


@pytest.mark.parametrize("screen", [True, False])
def test_what_looks_like_markup_is_text(screen):
    page = body(page_of(*BLOCKS, screen=screen))

    assert "<img src=x" not in page
    assert HOSTILE in unescape(re.sub(r"<[^>]+>", "", page))


def test_a_link_that_would_act_is_only_text():
    evil = Paragraph("p", (Words("here", url="javascript:alert(1)"),))

    page = body(page_of(evil))

    assert "javascript:" not in page
    assert "here" in page


def test_a_lead_may_be_bold_in_part_and_one_dash_follows_it():
    page = re.sub(r"\s*<span class=\"hold\">|</?bdi[^>]*>", "", page_of(POINTS))

    assert "<strong>期待と恐れ</strong>の" in page
    assert body(page).count('class="dash"') == 2  # two leads, and a point without


def test_the_dash_is_that_of_the_document():
    document = a_report(blocks=(POINTS,))
    style = replace(document.style, dash="-")

    assert '<span class="dash">-</span>' in to_html(replace(document, style=style))


def test_a_model_in_stages_is_a_picture_and_a_list_with_its_counts():
    page = body(page_of(*BLOCKS))

    assert "<title>2段階のモデル" in page
    assert re.search(r"<li[^>]*><strong><bdi>Link</bdi></strong>.*12枚", page)


def test_a_cell_without_words_is_a_dash_and_figures_stand_below_one_another():
    page = body(page_of(GRID))

    assert '<td class="grid__cell grid__cell--figures">—</td>' in page
    assert page.count("grid__head--figures") == 1
    assert columns(GRID) == (False, True, False)
    assert columns(Grid("g", (), ((), ()), ())) == (False, False)


def test_a_paraphrase_says_so_and_is_in_no_quotation_marks():
    page = body(page_of(TOLD))

    assert "（要旨）" in page
    assert "「" not in page.split("said--paraphrase")[1].split("</figure>")[0]


def test_a_note_in_another_language_has_its_translation_below_it():
    page = body(page_of(lang="en"))

    assert page.index(SAID) < page.index(TRANSLATION)
    assert page.count(SAID) == page.count(TRANSLATION) == 2  # here and in the appendix


def test_a_note_quoted_after_the_text_belongs_to_the_text():
    made = runs((NOTE, PARAGRAPH, NOTE, NOTE))

    assert [(run.kind, run.written) for run in made] == [
        ("quote", False),
        ("paragraph", True),
        ("quote", True),
    ]


def test_a_picture_is_inside_the_page_and_says_what_it_shows():
    page = body(page_of(PICTURE))

    assert re.search(r'<img [^>]*src="data:image/png;base64,\w[^"]+" alt="会場のようす">', page)


@pytest.mark.parametrize("media_type", ["image/svg+xml", "text/html", ""])
def test_what_is_no_picture_is_not_set(media_type):
    with pytest.raises(ValueError, match="hall"):
        page_of(Picture("hall", "x", media_type, b"<svg/>"))


def test_a_long_address_may_break_and_is_whole_all_the_same():
    page = page_of(PARAGRAPH)

    assert f'href="{LONG.replace("&", "&amp;")}"' in page
    assert LONG.replace("&", "&amp;") in page.replace("<wbr>", "")


def test_the_sign_of_a_view_is_explained_where_it_stands():
    page = body(page_of(PARAGRAPH, screen=True))

    assert "◇ 進行役の見解</p>" in page
    assert 'aria-label="進行役の見解"' in page
    assert "進行役の見解</p>" not in body(page_of(Paragraph("p", words("x")), screen=True))


def test_what_a_number_holds_breaks_behind_its_comma_and_not_inside_a_count():
    detail = Auto("place", "会場23・オンライン7", (), ())
    numbers = Numbers((Number(30, "参加した人", (), detail, ""),))

    page = to_html(a_report(blocks=(numbers, PARAGRAPH)))

    assert '<span class="hold">会場23・</span><wbr><span class="hold">オンライン7</span>' in page


@pytest.mark.parametrize(("name", "held"), [("はちみつ", True), ("長い名前" * 6, False)])
def test_a_name_behind_a_note_is_parted_only_if_a_line_could_not_hold_it(name, held):
    page = to_html(a_report(blocks=(PARAGRAPH, replace(NOTE, by=name))))

    [tag] = re.findall(rf'<span class="([^"]+)">— (?:<bdi>)?{name}', page)
    assert ("hold" in tag) is held
