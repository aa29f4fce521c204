"""Notes for which a correction was proposed and not accepted: the quotation is marked."""

from dataclasses import replace

import pytest

from facilitator.core.editing import WritePassages
from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.core.kinds.notes.correcting import AnswerCorrection, ProposeCorrection
from facilitator.report.audit import Unfounded, audit
from facilitator.report.blocks import Auto, Fact, Listing, quotes_in
from facilitator.report.build import build
from facilitator.report.forms.docx.make import to_docx
from facilitator.report.forms.markdown.make import to_markdown
from facilitator.report.gather import gather
from facilitator.report.html import to_html
from facilitator.report.options import Options
from tests.core.world import ANN, BEN, CARL, FAY, Evening
from tests.report.evenings import GREETING, an_evening
from tests.report.forms.reading import paragraphs

PEOPLE = (ANN, BEN, CARL)
WORDS = {"ja": "原文のまま", "en": "as written"}
BETTER = "よりよい言葉"


@pytest.fixture
def evening() -> Evening:
    """An evening on which other words were proposed for one note."""
    evening = an_evening()
    [note] = [each for each in evening.session.notes.values() if each.text == GREETING]
    evening.act(FAY, ProposeCorrection(note.id, BETTER))
    return evening


def answer(evening: Evening, *, accepted: bool) -> None:
    [note] = [each for each in evening.session.notes.values() if each.text == GREETING]
    author = next(each for each in PEOPLE if note.author in (each.id, each.alias(note.part)))
    evening.act(author, AnswerCorrection(note.id, BETTER, accepted))


def made(evening: Evening, lang: str = "ja", profile: str = "full"):
    material = gather(evening.session, Options(lang, profile=profile))
    document = build(material)
    audit(document, material)
    return document, material


def explained(document) -> list[str]:
    said = [one for each in document.blocks() if isinstance(each, Fact) for one in each.said]
    return [each.text for each in said if isinstance(each, Auto) and "as.written" in each.sentence]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_declined_correction_is_marked_wherever_the_note_is_quoted_and_says_nobody(evening, lang):
    answer(evening, accepted=False)

    document, material = made(evening, lang)

    listed = [q for b in document.blocks() if isinstance(b, Listing) for q in b.quotes]
    quoted = [*quotes_in(document.blocks()), *listed]
    assert {each.text for each in quoted if each.as_written} == {GREETING}
    assert all(each.as_written for each in quoted if each.text == GREETING)
    page, text = to_html(document), to_markdown(document, material).decode()
    word = to_docx(document, material)
    for said in (page, text, "\n".join(paragraphs(word, "word/document"))):
        assert WORDS[lang] in said
        assert BETTER not in said
    assert len(explained(document)) == 1


def test_an_accepted_one_is_the_note_and_has_no_mark(evening):
    answer(evening, accepted=True)

    document, _ = made(evening)

    page = to_html(document)
    assert BETTER in page and GREETING not in page
    assert WORDS["ja"] not in page and explained(document) == []


def test_words_inside_a_sentence_and_in_a_table_of_comments_carry_it_too(evening):
    answer(evening, accepted=False)
    [note] = [each.id for each in evening.session.notes.values() if each.text == GREETING]
    text = f"声のなかに「{GREETING}」があった[@note/{note}]。"
    written = Passage(PassageId("sentence"), "ja", "opening", 1.0, text)
    evening.act(FAY, WritePassages(evening.session.seq, (written,), ()))

    document, material = made(evening)
    opening = replace(
        document, chapters=tuple(each for each in document.chapters if each.form == "opening")
    )
    comments, _ = made(evening, profile="comments")

    assert f'<span class="translated">{WORDS["ja"]}</span>' in to_html(opening)
    assert f"（{WORDS['ja']}）" in to_markdown(opening, material).decode()
    assert WORDS["ja"] in to_html(comments)


def test_a_mark_that_is_not_so_is_found(evening):
    document, material = made(evening)
    forged = [
        replace(
            chapter,
            blocks=tuple(
                replace(
                    each,
                    quotes=tuple(replace(q, as_written=not q.as_written) for q in each.quotes),
                )
                if isinstance(each, Listing)
                else each
                for each in chapter.blocks
            ),
        )
        for chapter in document.chapters
    ]

    with pytest.raises(Unfounded, match="as it was written"):
        audit(replace(document, chapters=tuple(forged)), material)
