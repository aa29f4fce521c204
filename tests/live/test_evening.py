"""Rules, check-in, わかる, the check of the sentence and first steps, over real sockets."""

import pytest

from tests.live.storages import on_both
from tests.live.test_protocol import console, go, note, stage
from tests.serving import Screen, join, new_session

pytestmark = on_both("server")

NEXT_STEP = "building/intro"


@pytest.fixture
def code(fay) -> str:
    return new_session(fay)


def first_step(what: str, **more: object) -> dict[str, object]:
    fields = {"part": "pledge", "what": what, "when": "2099-12-01", "if_then": ""}
    return fields | {"example": False, "in_report": True} | more


def shown_note(board: Screen, author: Screen, text: str) -> str:
    """Let somebody write a note and everybody see it; return its id."""
    go(board, "meaning/write")
    author.act("AddNote", **note(text))
    author.until(lambda s: s.own["notes"])
    go(board, "meaning/reveal")
    return str(author.own["notes"][0]["id"])


def test_the_answers_of_a_check_in_reach_stage_and_phones_when_they_are_shown(server, fay, code):
    board, hall = console(server, fay, code), stage(server, fay, code)
    ann, ben = join(server, code), join(server, code)
    go(board, "checkin/checkin")
    ann.act("AddNote", **note("晴れ", "checkin"))
    board.until(lambda s: s.records["console"]["primary"]["effect"] == "answers")
    assert "晴れ" not in repr([hall.heard, ben.heard])

    board.act("ShowAnswers", expect="checkin/checkin")

    hall.until(lambda s: [n["text"] for n in s.records["stage"]["notes"]] == ["晴れ"])
    ben.until(lambda s: "晴れ" in repr(s.records))


def test_no_phone_hears_who_has_read_the_rules(server, fay, code):
    board, ann, ben = console(server, fay, code), join(server, code), join(server, code)
    go(board, "rules/rules")
    ben.until(lambda s: "rules/rules" in s.records)
    heard = len(ben.heard)

    ann.act("AgreeRules", part="rules")
    board.until(lambda s: s.records["rules/rules"]["agreed"] == 1)
    ann.until(lambda s: s.own["agreed"] == ["rules"])
    ben.until(lambda s: s.seq >= ann.own["seq"])

    assert ben.heard[heard:] == []


def test_an_author_hears_of_those_who_relate_only_after_the_step(server, fay, code):
    board, ann, ben = console(server, fay, code), join(server, code), join(server, code)
    mine = shown_note(board, ann, "朝のあいさつ")
    ben.until(lambda s: f"note/{mine}" in s.records)
    ann.until(lambda s: f"note/{mine}" in s.records)
    heard, own = len(ann.heard), ann.own

    assert ben.act("Relate", note=mine, on=True)["ok"]
    board.until(lambda s: s.records[f"note/{mine}"]["relates"] == 1)
    ben.until(lambda s: s.own["relates"] == [mine])
    ann.until(lambda s: s.seq >= ben.own["seq"])
    assert ann.heard[heard:] == []
    assert ann.own is own

    go(board, NEXT_STEP)

    ann.until(lambda s: s.own["notes"][0]["relates"] == 1)


def test_words_that_stayed_with_somebody_go_when_their_author_takes_them_back(server, fay, code):
    board, ann, ben = console(server, fay, code), join(server, code), join(server, code)
    mine = shown_note(board, ann, "取り下げる言葉")
    ben.until(lambda s: f"note/{mine}" in s.records)
    ben.act("Relate", note=mine, on=True)
    ben.until(lambda s: [n["text"] for n in s.own["related"]] == ["取り下げる言葉"])
    go(board, NEXT_STEP)

    ann.act("WithdrawNote", note=mine)

    ben.until(lambda s: s.own["related"] == [] and s.own["relates"] == [])


def test_a_reworded_sentence_asks_everybody_anew(server, fay, code):
    board, hall, ann = console(server, fay, code), stage(server, fay, code), join(server, code)
    board.act("WriteInsight", part="meaning", text="小さな合図")
    go(board, "meaning/insight")
    assert ann.act("CheckInsight", part="meaning", fit="not_quite")["ok"]
    board.act("ShowFit", part="meaning", on=True)
    hall.until(lambda s: s.records["stage"]["fit"] == {"fits": 0, "not_quite": 1, "add": 0})
    ann.until(lambda s: s.own["fits"] == {"meaning": "not_quite"})

    board.act("WriteInsight", part="meaning", text="小さな合図と安心")

    ann.until(lambda s: s.own["fits"] == {})
    hall.until(lambda s: s.records["stage"]["fit"] is None)


def test_an_example_is_shown_until_it_is_hidden_and_its_author_knows(server, fay, code):
    board, hall, ann = console(server, fay, code), stage(server, fay, code), join(server, code)
    go(board, "pledge/pledge")
    ann.act("MakeFirstStep", **first_step("母に電話する", example=True))
    hall.until(lambda s: [e["text"] for e in s.records["stage"]["examples"]] == ["母に電話する"])
    ann.until(lambda s: s.own["pledges"])
    step = ann.own["pledges"]["pledge"]["id"]

    board.act("HideExample", pledge=step)

    hall.until(lambda s: s.records["stage"]["examples"] == [])
    board.until(lambda s: f"pledge/{step}" not in s.records)
    ann.until(lambda s: s.own["pledges"]["pledge"]["hidden"])
    board.act("Undo", seq=board.records["console"]["undo"][0]["seq"])
    hall.until(lambda s: len(s.records["stage"]["examples"]) == 1)
    ann.until(lambda s: not s.own["pledges"]["pledge"]["hidden"])


def test_a_first_step_that_is_taken_back_leaves_no_word_on_disk(server, fay, code):
    board, ann = console(server, fay, code), join(server, code)
    go(board, "pledge/pledge")
    ann.act("MakeFirstStep", **first_step("ひみつの一歩 marker"))
    ann.until(lambda s: s.own["pledges"])
    assert b"marker" in server.kept()

    ann.act("WithdrawFirstStep", pledge=ann.own["pledges"]["pledge"]["id"])
    ann.until(lambda s: s.own["pledges"] == {})

    assert b"marker" not in server.kept()
