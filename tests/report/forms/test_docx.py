"""The document is one that people go on editing: styles, links, notes, heads, a language."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from facilitator.report.forms.docx.looks import LETTERS, LOOKS
from facilitator.report.forms.docx.make import to_docx
from facilitator.report.forms.laying.elements import Head, Quotation
from facilitator.report.forms.laying.lay import lay
from facilitator.report.manuscript.settings import Settings
from tests.report.forms.reading import paragraphs, xml
from tests.report.forms.sample import LONG_URL, a_report, made


def opened(lang: str = "ja", notes: str = "page"):
    """Return the document as whoever opens it has it."""
    return docx.Document(BytesIO(made("docx", lang, notes)))


def test_headings_have_the_styles_of_headings():
    laid = lay(a_report()[0])

    styled = [each for each in opened().paragraphs if each.style.name.startswith("Heading")]

    heads = [each for section in laid.sections for each in section.elements]
    levels = [each.level for each in heads if isinstance(each, Head)]
    assert [int(each.style.name[-1]) for each in styled] == levels


def test_every_style_that_is_used_is_there():
    file = opened()

    known = {each.id for each in (*LOOKS, *LETTERS)} | {"ReportTable"}
    used = {
        each.get(qn("w:val"))
        for root in xml(made("docx"), "word/")
        for each in root.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    }
    assert used <= known
    assert {style.style_id for style in file.styles} == known | {"TableNormal"}


def test_every_link_inside_leads_to_a_place_and_no_place_is_there_twice():
    for notes in ("page", "end"):
        [root] = xml(made("docx", "ja", notes), "word/document")
        names = [each.get(qn("w:name")) for each in root.iter(qn("w:bookmarkStart"))]
        ids = [each.get(qn("w:id")) for each in root.iter(qn("w:bookmarkStart"))]
        led = {each.get(qn("w:anchor")) for each in root.iter(qn("w:hyperlink"))} - {None}

        assert len(names) == len(set(names))
        assert len(ids) == len(set(ids))
        assert led <= set(names)


def test_the_number_of_a_quotation_leads_to_the_appendix_and_back():
    [root] = xml(made("docx"), "word/document")
    numbers = [
        (link.get(qn("w:anchor")), [mark.get(qn("w:name")) for mark in around])
        for link in root.iter(qn("w:hyperlink"))
        if "".join(link.itertext()) == "1-02"
        and (around := list(link.getparent().iter(qn("w:bookmarkStart"))))
    ]

    [(there, [here]), (back, [home])] = numbers
    assert (there, here) == (home, back)


def test_notes_at_the_foot_of_the_page_are_real_footnotes_with_the_marks_of_the_report():
    [notes] = xml(made("docx"), "word/footnotes")
    [document] = xml(made("docx"), "word/document")

    found = paragraphs(made("docx"), "word/footnotes")
    assert sum("The importance of connections" in each for each in found) == 1
    assert any("①と同じ資料" in each for each in found)
    referred = [each.get(qn("w:id")) for each in document.iter(qn("w:footnoteReference"))]
    kept = {each.get(qn("w:id")) for each in notes} - {"-1", "0"}
    assert referred == sorted(kept) == ["1", "2", "3", "4"]
    again = [each.text for each in document.iter(qn("w:instrText")) if "NOTEREF" in each.text]
    assert again == [" NOTEREF note_3 \\f \\h "]
    own = [
        each.get(qn("w:id"))
        for each in document.iter(qn("w:footnoteReference"))
        if each.get(qn("w:customMarkFollows"))
    ]
    assert own == ["4"]  # ㉑ is no fourth mark: it keeps its own sign


def test_notes_at_the_end_are_links_to_the_sources():
    [root] = xml(made("docx", "ja", "end"), "word/document")

    assert not xml(made("docx", "ja", "end"), "word/footnotes")
    marks = [link for link in root.iter(qn("w:hyperlink")) if "".join(link.itertext()) == "①"]
    assert len(marks) == 1
    assert any(each.startswith("①②  The importance") for each in paragraphs(made("docx"), "word/d"))


def test_the_head_of_a_table_comes_again_on_every_page_and_a_row_is_never_parted():
    tables = [table for table in opened().tables if table.style is not None]
    named = [table for table in tables if table.style.name == "Report Table"]

    assert len(named) > 8
    for table in named:
        rows = [row for row in table._tbl.iter(qn("w:tr"))]
        assert [bool([*row.iter(qn("w:tblHeader"))]) for row in rows] == [
            True,
            *[False] * (len(rows) - 1),
        ]
        assert all([*row.iter(qn("w:cantSplit"))] for row in rows)


def test_every_chart_has_a_name_and_says_its_numbers_to_those_who_listen():
    [root] = xml(made("docx"), "word/document")

    names = {each.get(qn("w:val")) for each in root.iter(qn("w:tblCaption"))}
    told = {each.get(qn("w:val")) for each in root.iter(qn("w:tblDescription"))}
    assert "まとまりの大きさ" in names
    assert "小さなあいさつ: 付箋 9, 票 6; 遠くの人: 付箋 5, 票 2" in told


@pytest.mark.parametrize(("lang", "tag"), [("ja", "ja-JP"), ("en", "en-GB")])
def test_a_document_says_its_language_and_has_a_font_for_japanese(lang, tag):
    [styles] = xml(made("docx", lang), "word/styles")

    [fonts] = styles.iterfind(f".//{qn('w:docDefaults')}//{qn('w:rFonts')}")
    [language] = styles.iterfind(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert fonts.get(qn("w:eastAsia")) == "Yu Gothic"
    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == (tag, "ja-JP")
    assert opened(lang).core_properties.language == lang


def test_a_document_says_what_it_is():
    said = opened().core_properties

    assert (said.title, said.subject) == ("An evening", "ワークショップ報告書")
    assert (said.author, said.last_modified_by) == ("", "")
    assert said.created.date() == a_report()[1].day


def test_the_title_and_the_page_run_on_every_page_but_the_first():
    [section] = opened().sections

    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "An evening"
    assert section.first_page_header.paragraphs[0].text == ""
    footers = xml(made("docx"), "word/footer")
    codes = [each.text for root in footers for each in root.iter("{*}instrText")]
    assert codes == [" PAGE ", " NUMPAGES "]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)


def test_the_contents_name_every_chapter_before_they_are_brought_up_to_date():
    document, _ = a_report()

    listed = [each.text for each in opened().paragraphs if each.style.name == "toc 1"]

    assert [each for each in listed if each.startswith("ステップ1")]
    assert len(listed) == len(document.chapters) - 5  # cover, contents, what we added, the tables


def test_lists_are_lists_and_each_numbered_one_begins_at_one():
    listed = [each for each in opened().paragraphs if each.style.name.startswith("List")]

    assert [each.style.name for each in listed[:6]] == [
        "List Bullet",
        "List Bullet",
        "List Bullet 2",
        "List Number",
        "List Number",
        "List Number",
    ]
    numbers = [each._p.pPr.numPr.numId.val for each in listed[3:6]]
    assert numbers[0] == numbers[1] != numbers[2]


def test_pictures_say_what_they_show_and_a_broken_one_is_what_it_shows_in_words():
    [root] = xml(made("docx"), "word/document")

    shown = [each.get("descr") for each in root.iter("{*}docPr")]
    assert shown == ["会場の\nようす", "https://workshop.example/t/482913"]
    assert "こわれた絵" in paragraphs(made("docx"), "word/document")


def test_the_address_of_a_source_is_a_link():
    assert any(LONG_URL in each for each in paragraphs(made("docx"), "word/document"))


def test_the_words_of_a_book_are_set_off_with_their_page():
    quotes = [each.text for each in opened().paragraphs if each.style.name == "Quote"]

    assert any(
        each.startswith("つながりは贈り物である。  — つながりの本  p. 12 ") for each in quotes
    )
    said = [each for s in lay(a_report()[0]).sections for each in s.elements]
    assert len(quotes) == sum(isinstance(each, Quotation) and not each.number for each in said)


def test_a_paragraph_that_leads_in_a_list_stays_with_it():
    [led] = [each for each in opened().paragraphs if each.text == "段階は次の四つ："]

    assert led.paragraph_format.keep_with_next


def test_the_author_and_the_version_are_those_of_the_manuscript():
    document, material = a_report()
    settings = Settings(author="山田花子", version="1.2")
    written = replace(material, manuscript=replace(material.manuscript, settings=settings))

    said = docx.Document(BytesIO(to_docx(document, written))).core_properties

    assert (said.author, said.version) == ("山田花子", "1.2")


def test_a_table_for_answers_has_room_to_write_them():
    four = (each for each in opened().tables if len(each.columns) == 4)
    [table] = [each for each in four if each.cell(0, 3).text == "回答"]

    widths = [column.width for column in table.columns]
    assert widths[3] > 0.25 * sum(widths)
