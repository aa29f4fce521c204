"""The twin of the seed report: 69 blocks, in every form, with nothing missing."""

import re
from collections import Counter

import pytest

from facilitator.jobs.print_report import render
from facilitator.library.shelf import load_shelf
from facilitator.report.audit import Unfounded
from facilitator.report.build import report
from facilitator.report.gather import gather
from facilitator.report.manuscript import file
from facilitator.report.options import Options
from facilitator.report.text import Cite, Mark, Spoken, plain
from facilitator.report.written import Guests, Items, Paragraph, References, Stages
from tests.golden.twin.expected import in_order, sources, squeeze, units
from tests.golden.twin.forms import READ, pages_of, words
from tests.golden.twin.kept import keep, text_of, the_twin
from tests.report.pieces import pieces_of

LANGS = ("ja", "en")
KINDS = {
    "title": 1,
    "section": 2,
    "step": 5,
    "sub": 14,
    "bullet": 12,
    "doubled": 15,
    "numbered": 8,
    "paragraph": 6,
    "lead-in": 2,
    "reference": 2,
    "url": 2,
}


@pytest.fixture(scope="module")
def twin():
    """The session and the notes that are cited; nobody changes either."""
    evening, ids = the_twin()
    return evening.session, ids


def expected(lang):
    steps = load_shelf(None)["tsunagari-5"].steps()
    return [*units(lang, [step.question.of(lang) for step in steps]), *sources()]


def seed(lang, **more):
    return Options(lang, profile="seed", **more)


@pytest.mark.parametrize("lang", LANGS)
def test_the_file_has_the_blocks_of_the_seed_report(lang):
    assert Counter(unit.kind for unit in expected(lang)) == KINDS
    assert sum(KINDS.values()) == 69


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", READ)
def test_nothing_is_missing_and_all_is_in_order(twin, tmp_path, form, lang):
    session, _ = twin

    told = words(session, seed(lang), form, tmp_path)

    prose = [unit for unit in expected(lang) if unit not in sources()]
    assert list(in_order(told, prose)) == []
    assert all(squeeze(unit.words[0]) in squeeze(told) for unit in sources())


@pytest.mark.parametrize("lang", LANGS)
def test_21_marks_lead_to_two_sources(twin, lang):
    document = report(twin[0], seed(lang))

    marks = [piece for piece in pieces_of(document) if isinstance(piece, Mark)]
    [references] = [block for block in document.blocks() if isinstance(block, References)]

    assert Counter(mark.number for mark in marks) == dict(
        zip(range(1, 10), (3, 1, 4, 4, 4, 2, 1, 1, 1), strict=True)
    )
    assert {entry.source: entry.marks for entry in references.entries} == {
        "hama": (1, 2, 4, 7, 9),
        "nagi": (3, 5, 6, 8),
    }
    assert {mark.card.split("/")[0] for mark in marks if mark.number == 7} == {"hama"}


@pytest.mark.parametrize("notes", ["page", "chapter", "end"])
def test_notes_stand_where_they_are_wanted(twin, tmp_path, notes):
    body = render(twin[0], seed("ja", notes=notes), "pdf")
    source = squeeze(sources()[1].words[0])
    holding = [page for page in pages_of(body, tmp_path) if source in squeeze(page)]

    if notes == "end":
        assert len(holding) == 1
    else:
        assert len(holding) > 2


def test_the_stages_are_a_picture_and_a_list(twin, tmp_path):
    document = report(twin[0], seed("ja"))
    [stages] = [block for block in document.blocks() if isinstance(block, Stages)]
    told = words(twin[0], seed("ja"), "html", tmp_path)

    assert [rung.term for rung in stages.rungs] == [
        "Link",
        "Connection",
        "Engagement",
        "Relationship",
    ]
    for rung in stages.rungs:
        assert squeeze(plain(rung.text))[:10] in squeeze(told)


def test_prose_becomes_points_and_points_prose_by_a_switch(twin):
    as_prose = report(twin[0], seed("ja", lists="prose"))
    as_points = report(twin[0], seed("ja", lists="bullets"))

    assert not any(isinstance(block, Items) for block in as_prose.blocks())
    futures = next(ch for ch in as_points.chapters if ch.id == "step-futures")
    assert not any(isinstance(block, Paragraph) for block in futures.blocks)
    assert any(isinstance(block, Items) for block in futures.blocks)


def test_a_lead_is_bold_in_part_and_may_hold_quotation_marks(twin):
    document = report(twin[0], seed("ja"))
    leads = [
        item.lead for block in document.blocks() if isinstance(block, Items) for item in block.items
    ]

    assert any(
        [(w.text, w.strong) for w in lead] == [("期待とこわさ", True), ("の壁", False)]
        for lead in leads
    )
    assert any(plain(lead) == "“弱っている自分”への目" for lead in leads)
    assert any(plain(lead) == "おくる喜び（人のために動くこと）" for lead in leads)


def test_three_guests_one_without_a_role_and_one_with_a_slash(twin):
    [guests] = [b for b in report(twin[0], seed("ja")).blocks() if isinstance(b, Guests)]

    assert [guest.name for guest in guests.guests] == ["青葉ミナ", "岡部蓮", "レオ・ターナー"]
    assert guests.guests[2].role == ""
    assert guests.guests[2].affiliations == ("Engawa／縁 EN",)


@pytest.mark.parametrize("lang", LANGS)
def test_every_quotation_is_somebodys_and_an_excerpt_knows_the_whole(twin, lang):
    session, ids = twin
    document = report(session, seed(lang))
    spoken = [piece for piece in pieces_of(document) if isinstance(piece, Spoken)]

    by_note = [piece for piece in spoken if piece.key.startswith("note/")]
    assert len(by_note) == 9  # seven of participants, two that nobody is named for
    assert [piece.key for piece in spoken if piece.key.startswith("remark/")] == ["remark/leo-1"]
    play = [piece for piece in by_note if piece.key == f"note/{ids['play']}"]
    assert [piece.excerpt for piece in play] == [True, False]
    assert {piece.translated for piece in spoken} == {lang == "en"}
    for piece in spoken if lang == "ja" else ():
        assert piece.text in _said(session, piece.key)


def _said(session, key):
    family, _, name = key.partition("/")
    return session.notes[name].text if family == "note" else session.passages[key].text


def test_a_paraphrase_in_quotation_marks_is_refused(twin):
    session, ids = twin
    evening = the_twin()[0]
    spoken = text_of(session, ids, "ja").replace(
        "人と会う前に自分と会っておくというレオ氏の話[@leo-1]",
        "レオ氏の「自分と会うことが先」[@leo-1]という話",
    )
    keep(evening, spoken)

    with pytest.raises(Unfounded, match="自分と会うことが先"):
        report(evening.session, seed("ja"))


@pytest.mark.parametrize(
    ("there", "instead", "said"),
    [
        ("18%、孤立", "19%、孤立", "19"),
        ("「おもしろがる人の隣にいたい」", "「おもしろい人の隣にいたい」", "おもしろい人の隣"),
        ("「集まりで出会った人と、", "「集まりで会った人と、", "集まりで会った人と"),
        ("週12時間ほど", "週15時間ほど", "15"),
    ],
)
def test_no_figure_and_no_quotation_that_is_not_there(twin, there, instead, said):
    session, ids = twin
    evening = the_twin()[0]
    front, mark, body = text_of(session, ids, "ja").partition("\n---\n")
    keep(evening, front + mark + body.replace(there, instead))

    with pytest.raises(Unfounded, match=re.escape(said)):
        report(evening.session, seed("ja"))


def test_both_editions_have_the_same_structure(twin):
    shapes = [
        [(chapter.form, [block.kind for block in chapter.blocks]) for chapter in document.chapters]
        for document in (report(twin[0], seed(lang)) for lang in LANGS)
    ]

    assert shapes[0] == shapes[1]


def test_the_english_edition_keeps_the_words_as_they_were_written(twin, tmp_path):
    session, ids = twin
    told = squeeze(words(session, seed("en"), "html", tmp_path))

    for name in ids:
        assert squeeze(session.notes[ids[name]].text) in told, name


def test_the_file_that_is_written_out_changes_nothing_when_it_is_read_again(twin):
    evening = the_twin()[0]
    for lang in LANGS:
        assert keep(evening, file.write(evening.session, lang)) == 0


def test_what_is_cited_carries_the_number_of_its_note(twin):
    session, _ = twin
    notes = gather(session, seed("ja")).notes
    pieces = list(pieces_of(report(session, seed("ja"))))

    for piece in pieces:
        if isinstance(piece, Spoken) and piece.key.startswith("note/"):
            assert piece.number == notes[piece.key.removeprefix("note/")].number
    labels = {
        piece.key.removeprefix("note/"): piece.label
        for piece in pieces
        if isinstance(piece, Cite) and piece.key.startswith("note/")
    }
    assert len(labels) == 9
    assert labels == {note: notes[note].number for note in labels}


def test_guests_are_told_in_the_language_of_the_edition(twin):
    [guests] = [b for b in report(twin[0], seed("en")).blocks() if isinstance(b, Guests)]

    assert [(guest.name, guest.also) for guest in guests.guests] == [
        ("Mina Aoba", "青葉ミナ"),
        ("Ren Okabe", "岡部蓮"),
        ("Leo Tanner", "レオ・ターナー"),
    ]
    assert guests.guests[0].affiliations == ("Shiomi Denko", "Fumi Publishing", "Aozora Links")
