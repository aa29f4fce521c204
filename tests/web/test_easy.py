"""Plain Japanese: chosen on the phone, said by programs with readings, kept from everybody else."""

import json
import re

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from facilitator import paths
from facilitator.core.words import ruby
from facilitator.library import shelf
from facilitator.web import easy
from tests.serving import Browser, Screen, Server, new_session

HINT = "最近、「だれかとつながっている」と感じたことを、ひとつ思い出してください。"
VALUES = re.compile(r"%\(\w+\)\w|\{\w*\}")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


@pytest.fixture
def phone(server):
    """Return the browser of somebody who has joined, at a question, and the code."""
    facilitator = Browser(server).enter(server.owner)
    code = new_session(facilitator)
    console = Screen(server, facilitator.page(f"/console/{code}"))
    console.until(lambda s: s.records.get("session"))
    assert console.act("Move", to="meaning/write", expect="lobby")["ok"]
    browser = Browser(server)
    assert browser.post(f"/j/{code}", name="はな", place="venue").ok
    return browser, code


def test_who_chose_plain_japanese_reads_it_with_readings(phone):
    browser, code = phone

    said = browser.get(f"/p/{code}?lang=easy").text

    assert "「つながり」とは、<ruby>何<rp>(</rp><rt>なん</rt><rp>)</rp></ruby>ですか" in said
    assert re.sub(r"<rp>.*?</rp>|<rt>.*?</rt>|</?ruby>", "", said).count(HINT) == 1
    assert "1まいに、1つだけ 書きます" in said
    assert '<html lang="ja">' in said
    page = json.loads(re.search(r'id="page">(.*?)</script>', said)[1])
    assert (page["easy"], page["lang"]) == (True, "ja")
    assert page["words"]["Delivered"] == "とどきました"


def test_the_choice_is_remembered_and_can_be_left_again(phone):
    browser, code = phone

    browser.get(f"/p/{code}?lang=easy")
    assert "<ruby>" in browser.get(f"/p/{code}").text
    browser.get(f"/p/{code}?lang=ja")

    said = browser.get(f"/p/{code}").text
    assert "<ruby>" not in said
    assert "1まいに、1つだけ 書きます" not in said


def test_everybody_else_reads_the_question_as_it_is(phone):
    browser, code = phone

    said = browser.get(f"/p/{code}").text

    assert "<ruby>" not in said
    assert "そもそも何だろう" in said


def test_the_form_of_joining_speaks_plainly_and_offers_it(server):
    code = new_session(Browser(server).enter(server.owner))

    said = Browser(server).get(f"/j/{code}?lang=easy").text

    assert "あなたを なんと よびますか" in said
    assert 'href="?lang=easy"' in said


def test_only_participants_are_offered_it(server):
    assert "?lang=easy" not in Browser(server).enter(server.owner).get("/").text


def test_plain_sentences_stand_for_sentences_that_there_are():
    with (paths.TRANSLATIONS / "ja/LC_MESSAGES/messages.po").open("rb") as file:
        usual = {message.id for message in read_po(file, locale="ja")}

    assert [sentence for sentence in easy.words() if sentence not in usual] == []
    assert not any("|" in said for said in easy.words().values())  # pages show them as they are
    assert all(set(VALUES.findall(a)) == set(VALUES.findall(b)) for a, b in easy.words().items())


@pytest.mark.parametrize("file", sorted(paths.PROGRAMS.glob("*.toml")), ids=lambda file: file.stem)
def test_every_question_and_hint_of_our_programs_can_be_read_plainly(file):
    program = shelf.read(file).program

    for part in program.steps():
        assert part.easy_ja is not None, part.id
        assert part.easy_ja.question and len(part.easy_ja.sub) == len(part.sub), part.id
        assert bool(part.easy_ja.lens) == (part.lens is not None), part.id
        assert len(part.easy_ja.starters) == len(part.starters), part.id


@given(st.lists(st.tuples(st.text("漢字かなab", min_size=1), st.text("よみ", max_size=3))))
def test_what_is_read_is_what_was_written(pieces):
    text = "".join(f"{{{base}|{reading}}}" if reading else base for base, reading in pieces)

    found = ruby.pieces(text)

    assert "".join(each.base for each in found) == "".join(base for base, _ in pieces)
    assert [each.reading for each in found if each.reading] == [r for _, r in pieces if r]
    assert ruby.whole(text)


@pytest.mark.parametrize("text", ["{漢字", "漢字|かんじ}", "{漢字|}", "{|かんじ}", "{{漢|かん}}"])
def test_a_brace_that_is_no_reading_is_found(text):
    assert not ruby.whole(text)
