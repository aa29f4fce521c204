"""Every block there is has a way of being set, in every form."""

from typing import get_args

import pytest

from facilitator.report.blocks import Auto, Document, Tabled
from facilitator.report.figures import Chart
from facilitator.report.forms.laying.elements import Drawn, Head, bare
from facilitator.report.forms.laying.lay import lay
from facilitator.report.forms.media import MEDIA_TYPES
from facilitator.report.forms.registry import FORMS
from tests.report.forms.sample import a_report, every_kind, kinds, made


def test_the_sample_has_every_kind_of_block_there_is():
    assert kinds(a_report()[0]) == every_kind()


def test_every_block_is_set_but_for_the_tables_that_charts_bring_with_them():
    document, _ = a_report()

    for chapter in document.chapters:
        for block in chapter.blocks:
            alone = Document("ja", "", "", (type(chapter)("free", "alone", "", (block,)),))
            [section] = lay(alone).sections
            assert bool(section.elements) is not isinstance(block, Tabled), block


def test_every_chart_comes_with_its_table_and_the_tables_have_no_chapter_of_their_own():
    document, _ = a_report()

    laid = lay(document)

    drawn = [each for section in laid.sections for each in section.elements]
    charts = [each.chart for each in drawn if isinstance(each, Drawn)]
    assert charts == [block for block in document.blocks() if isinstance(block, get_args(Chart))]
    assert all(each.table.rows and each.told for each in drawn if isinstance(each, Drawn))
    assert "figures" not in {section.form for section in laid.sections}


def test_where_numbers_do_not_lead_anywhere_no_sentence_says_that_they_do():
    document, _ = a_report()
    told = {block.sentence for block in document.blocks() if isinstance(block, Auto)}
    assert "back" in told

    page = made("md").decode()

    assert "下線のある" not in page
    assert "番号を押すと" not in page


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_a_media_type_and_an_ending(form):
    assert FORMS[form].media_type == MEDIA_TYPES[form]


def test_a_heading_is_not_said_again_above_the_chart_below_it():
    laid = lay(a_report()[0])

    for section in laid.sections:
        for above, each in zip(section.elements, section.elements[1:], strict=False):
            if isinstance(above, Head) and isinstance(each, Drawn):
                assert each.titled is (bare(above.line) != each.title)
