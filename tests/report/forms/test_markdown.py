"""Markdown in which words are words, and notes, tables and lists are what they are."""

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from facilitator.report.forms.laying.elements import Run
from facilitator.report.forms.laying.running import words
from facilitator.report.forms.markdown.inline import cell, inline
from tests.report.forms.reading import rendered, shown
from tests.report.forms.sample import made

SIGNS = "\\`*_{}[]()<>#+-.!|~^=:&;\"'/@$1a 漢「」。、\n"
TYPED = st.text(st.sampled_from(SIGNS), min_size=1, max_size=40).map(str.strip).filter(bool)


@given(TYPED)
@example("1. 一\n- 二\n# 三\n> 四\n    五")
@example("http://example.org www.example.org a@example.org <b>&amp;</b>")
@example("a\n\n\nb")
@example("===\n---\n***")
def test_what_is_typed_reads_as_it_was_typed(text):
    page = rendered(inline(words(text)).encode())

    [paragraph] = page.iter("p")
    assert shown(paragraph).rstrip("\n") == text
    assert not {each.tag for each in paragraph.iter()} - {"p", "br"}


@given(TYPED, TYPED, TYPED)
@example("語", "「場」", "に出る")
@example("a", "(b)", "c")
def test_bold_words_are_bold_whatever_stands_beside_them(before, bold, after):
    line = (Run(before), Run(bold, strong=True), Run(after))

    page = rendered(inline(line).encode())

    [paragraph] = page.iter("p")
    assert "".join(shown(each) for each in paragraph.iter("strong")).strip() == bold.strip()
    assert shown(paragraph).rstrip("\n") == before + bold + after


@given(TYPED, TYPED)
def test_a_cell_of_a_table_holds_what_was_typed(one, two):
    table = f"| a | b |\n| --- | --- |\n| {cell(words(one))} | {cell(words(two))} |"

    page = rendered(table.encode())

    assert [shown(each) for each in page.iter("td")] == [one, two]


def test_every_mark_has_a_footnote_that_says_its_source():
    page = rendered(made("md"))

    notes = [shown(each) for each in page.iter("li") if "footnote-item" in each.get("class", "")]
    assert len(notes) == 4
    assert "The importance of connections" in notes[0]
    assert "p. 12" in next(each for each in notes if "つながりの本" in each)
    refs = [each for each in page.iter("sup") if each.get("class") == "footnote-ref"]
    assert len(refs) == 5  # the third comes up again


def test_lists_are_nested_and_numbered_as_they_were_written():
    page = rendered(made("md"))

    inner = [shown(each) for each in page.iterfind(".//ul/li/ul/li")]
    assert any("二つめ – その中" in each for each in inner)
    assert any("第一 – 始める。" in shown(each) for each in page.iterfind(".//ol/li"))


def test_a_chart_is_its_table_and_a_table_keeps_its_signs():
    page = rendered(made("md"))

    tables = [[shown(each) for each in table.iter("th", "td")] for table in page.iter("table")]
    assert ["まとまり", "付箋", "票", "小さなあいさつ", "9", "6", "遠くの人", "5", "2"] in tables
    assert any("20代 | 男性" in table for table in tables)
    assert any("—" in table for table in tables)


def test_chapters_are_headings_below_the_title():
    page = rendered(made("md"))

    assert [shown(each) for each in page.iter("h1")] == ["An evening"]
    assert "ステップ1  What is open?（日）" in [shown(each) for each in page.iter("h2")]


def test_a_picture_stands_at_the_end_and_says_what_it_shows_where_it_belongs():
    text = made("md").decode()

    assert "![会場の\\\nようす][picture-1]" in text
    last = text.rstrip().split("\n\n")[-3:]
    assert [each.partition(",")[0] for each in last] == [
        f"[picture-{n}]: <data:image/png;base64" for n in (1, 2, 3)
    ]


def test_it_is_markdown_for_those_who_know_no_footnotes_too():
    assert "<h1>An evening</h1>" in MarkdownIt().render(made("md").decode())
