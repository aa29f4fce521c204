"""Whatever the form, people's words stand in it letter for letter, and no others."""

import pytest

from facilitator.report.blocks import quotes_in
from facilitator.report.build import build
from facilitator.report.forms.registry import FORMS
from facilitator.report.gather import gather
from facilitator.report.options import Options
from tests.report.evenings import HIDDEN, KEPT_OUT, TAKEN_BACK, an_evening
from tests.report.forms.reading import cells, paragraphs, parts, rendered, shown
from tests.report.forms.sample import PEOPLE, a_report, made


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_note_stands_in_the_document_behind_its_number(lang):
    _, material = a_report(lang)

    found = paragraphs(made("docx", lang), "word/document")

    for note in material.notes.values():
        assert any(each.startswith(f"{note.number}\t{note.text}") for each in found), note.text


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_note_stands_in_the_markdown_as_it_was_typed(lang):
    _, material = a_report(lang)

    page = rendered(made("md", lang))

    found = [shown(each) for each in page.iter("li", "blockquote")]
    for note in material.notes.values():
        behind = [each for each in found if each.strip().startswith(note.number)]
        assert any(f"{note.number} {note.text}" in each for each in behind), note.text


def test_every_note_stands_in_a_cell_of_its_own():
    _, material = a_report()

    found = cells(made("xlsx", "ja"))

    assert {note.text for note in material.notes.values()} <= set(found)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_quotation_on_a_slide_is_its_note_letter_for_letter(lang):
    document, material = a_report(lang)
    texts = {note.number: note.text for note in material.notes.values()}

    found = paragraphs(made("pptx", lang), "ppt/slides/slide")

    behind = (each.partition("\t") for each in found if "\t" in each)
    numbered = [each for each in behind if each[0] in texts]
    steps = [chapter.blocks for chapter in document.chapters if chapter.form == "step"]
    assert {number for number, _, _ in numbered} >= {
        quote.number for blocks in steps for quote in quotes_in(blocks)
    }
    for number, _, words in numbered:
        assert words.startswith(texts[number])


@pytest.mark.parametrize("form", FORMS)
def test_what_was_kept_out_hidden_or_taken_back_is_in_no_file(form):
    material = gather(an_evening().session, Options("ja"))

    body = FORMS[form].make(build(material), material)

    everything = b"".join(part for _, part in parts(body)) if form != "md" else body
    for words in (KEPT_OUT, HIDDEN, TAKEN_BACK):
        assert words.encode() not in everything


def test_the_sample_holds_what_a_file_could_take_for_its_own():
    _, material = a_report()

    assert set(PEOPLE) <= {note.text for note in material.notes.values()}
