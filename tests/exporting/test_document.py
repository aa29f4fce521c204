"""The export: what a report may see and less; and the same again after an import."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from facilitator.core import views
from facilitator.core.decide import names_of
from facilitator.core.editing import Passage, WritePassages
from facilitator.core.ids import LONE, PassageId
from facilitator.core.kinds.asked import ChooseQuestion
from facilitator.core.kinds.guests import Guest
from facilitator.core.kinds.notes.correcting import AnswerCorrection, ProposeCorrection
from facilitator.core.kinds.notes.doubles import LayDoubles
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.replying import AddReply, HideReply
from facilitator.core.kinds.notes.themes import PlaceNotes
from facilitator.core.kinds.notes.writing import SetInReport, WithdrawNote
from facilitator.core.kinds.rules import AddRule, RemoveRule
from facilitator.core.kinds.talk import IntroduceGuest
from facilitator.core.kinds.withholding import SetReplyInReport
from facilitator.core.views import Audience, snapshot
from facilitator.exporting.document import document, to_json
from facilitator.report.material import held_on
from tests.core.kinds.test_talk import FULL, TALK
from tests.core.play.things import PEOPLE
from tests.core.playing import evenings
from tests.core.world import (
    ANN,
    ARRIVE,
    BEN,
    CARL,
    FAY,
    OPEN,
    SAFE,
    WELCOME,
    WHOLE,
    Evening,
    words,
)
from tests.exporting.evenings import (
    MINUTES,
    SOUND,
    a_sound_evening,
    exported,
    imported,
    without_names,
)

REPORTED = ("count", "theme", "result", "earlier", "insight", "fit", "pledges", "attendance")


@given(evenings())
@settings(max_examples=150, deadline=None)
def test_an_import_of_an_export_exports_the_same(evening):
    first = exported(evening.session)

    again = json.loads(json.dumps(document(imported(first))))

    assert without_names(again) == without_names(first)


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_an_imported_session_has_the_same_numbers_in_its_report(evening):
    session = imported(exported(evening.session))

    assert numbers(session) == numbers(evening.session)
    assert held_on(session) == held_on(evening.session)
    assert session.state == "ended"


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_an_export_names_nobody_and_no_moment(evening):
    said = to_json(evening.session).decode()
    names = {name for person in PEOPLE for name in names_of(evening.session, person)}

    assert not any(f'"{name}"' in said for name in names)
    assert not any(f'"{person.nickname}"' in said for person in PEOPLE if person.nickname)
    assert evening.session.code not in said
    assert "T09:" not in said


def test_a_double_comes_back_under_the_note_that_says_the_same():
    evening = a_sound_evening()
    first, second = (note.id for note in evening.session.notes_of(OPEN) if note.text != "載せない")
    evening.act(FAY, LayDoubles((second,), first))
    texts = {note.id: note.text for note in evening.session.notes.values()}

    again = imported(exported(evening.session))

    [(top, doubles)] = again.piles.items()
    assert again.notes[top].text == texts[first]
    assert [again.notes[each].text for each in doubles] == [texts[second]]


def test_what_was_built_on_a_note_goes_with_it_and_comes_back_without_a_name():
    evening = a_sound_evening()
    first, second = (note.id for note in evening.session.notes_of(OPEN) if note.text != "載せない")
    lines = ((first, "=雨の日も"), (first, "朝だけ"), (second, "隠される"), (first, "載せない"))
    for note, text in lines:
        evening.act(BEN, AddReply(note, text, named=True))
    hidden = next(each for each in evening.session.replies.values() if each.text == "隠される")
    evening.act(FAY, HideReply(hidden.id))
    kept = next(each for each in evening.session.replies.values() if each.text == "載せない")
    evening.act(BEN, SetReplyInReport(kept.id, in_report=False))

    data = exported(evening.session)
    again = imported(data)

    said = {note["text"]: note["replies"] for note in part_in(data, OPEN)["notes"]}
    top = evening.session.notes[first].text
    assert said == {top: ["=雨の日も", "朝だけ"], evening.session.notes[second].text: []}
    assert {(each.text, each.by) for each in again.replies.values()} == {
        ("=雨の日も", None),
        ("朝だけ", None),
    }
    assert {again.notes[each.note].text for each in again.replies.values()} == {top}


def numbers(session: Any) -> Any:
    """Return the numbers that a report has, by what they are of."""
    seen = views.snapshot(session, Audience.REPORT)
    found: dict[str, Any] = {}
    for key, record in seen.items():
        family, _, name = key.partition("/")
        if family not in REPORTED:
            continue
        if family == "theme":
            name = record["part"], place(seen, record)
        numbers = {field: value for field, value in record.items() if isinstance(value, int)}
        numbers.pop("order", None)
        if family in ("result", "earlier"):  # the last one was still open, maybe, and is none there
            family, name = "result", (record["part"], record["n"])
            numbers["rows"] = [(row["title"], row["votes"], row["rank"]) for row in record["rows"]]
        if family == "fit":
            numbers.pop("shown")
        found[family, name] = numbers, record.get("stops")
    return found


def place(seen: Any, theme: Any) -> int:
    """Return which of the themes of its part a theme is."""
    themes = [each for key, each in seen.items() if key.startswith("theme/")]
    orders = sorted(each["order"] for each in themes if each["part"] == theme["part"])
    return orders.index(theme["order"])


def an_evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go("open/write")
    kept, lone, hidden, gone, out = (
        evening.write(who, f"note {n}", named=n == 0)
        for n, who in enumerate((ANN, BEN, BEN, CARL, CARL))
    )
    evening.go("open/theme")
    evening.group("A theme", kept)
    evening.act(FAY, PlaceNotes((lone,), LONE))
    evening.act(FAY, HideNotes((hidden,)))
    evening.act(CARL, WithdrawNote(gone))
    evening.act(CARL, SetInReport(out, False))
    evening.act(FAY, WriteInsight(OPEN, "We saw this."))
    evening.go("after/pledge")
    evening.decide_on(ANN, "call her")
    evening.decide_on(BEN, "write to him", in_report=False)
    evening.decide_on(CARL, "")
    return evening


def test_an_export_holds_what_a_report_may_quote_and_says_how_much_is_missing():
    found = {part["id"]: part for part in document(an_evening().session)["parts"]}[OPEN]

    assert sorted(note["text"] for note in found["notes"]) == ["note 0", "note 1"]
    assert {note["theme"] for note in found["notes"]} == {found["themes"][0]["id"], LONE}
    counts = {key: found[key] for key in ("people", "missing", "kept_out", "withdrawn")}
    assert counts == {"people": 3, "missing": 2, "kept_out": 1, "withdrawn": 1}
    assert found["insight"] == "We saw this."


def test_an_export_holds_first_steps_and_says_how_many_keep_theirs():
    found = {part["id"]: part for part in document(an_evening().session)["parts"]}["after"]

    steps = found["first_steps"]
    assert [step["what"] for step in steps.pop("made")] == ["call her"]
    assert steps == {"decided": 2, "not_yet": 1, "missing": 1}


def test_notes_leave_in_an_order_that_tells_nothing():
    evening = Evening()
    evening.go("open/write")
    for n in (50, 20, 70, 10, 60):  # chance, as it draws ids
        evening._fresh = n
        evening.write(ANN)

    [ids] = [
        [note["id"] for note in part["notes"]]
        for part in document(evening.session)["parts"]
        if part["id"] == OPEN
    ]

    assert ids == sorted(ids)
    assert ids != list(evening.session.notes)


@pytest.mark.parametrize("part", [OPEN, SAFE])
def test_nothing_in_an_export_tells_that_a_note_came_late_or_was_put_right(part):
    evening = Evening()
    evening.go(f"{part}/write")
    evening.go(f"{part}/reveal")
    evening.write(ANN, part=part)

    said = to_json(evening.session).decode()

    assert '"late"' not in said
    assert '"edited"' not in said


def test_nothing_can_be_taken_back_in_an_imported_session():
    session = imported(exported(an_evening().session))

    assert views.record(session, "console", Audience.CONSOLE)["undo"] == []
    assert not session.undoable


def test_the_manuscript_comes_with_what_it_cites_under_other_names():
    evening = a_sound_evening()
    note, step = min(evening.session.notes), next(iter(evening.session.pledges))
    [theme, _] = evening.session.themes
    passages = [
        prose("one23456", f"一つ[@note/{note}; @harvard/age]、[@theme/{theme}] [@pledge/{step}]"),
        prose("two23456", "もうひとつ", place="part/safe", lang="en"),
        Passage(PassageId("settings/ja"), "ja", "settings", 0, f"answers: {{note/{note}: はい}}"),
        Passage(PassageId("guest/ann"), "", "guest", 0, "name: Ann"),
        Passage(PassageId(f"translation/en/{note}"), "en", "translation", 0, "good morning"),
    ]
    evening.act(FAY, WritePassages(evening.session.seq, tuple(passages), ()))

    session = imported(exported(evening.session))

    kept = {(each.place, each.lang): each for each in session.passages.values()}
    new = next(each.id for each in session.notes.values() if "あいさつ" in each.text)
    [made] = (each.id for each in session.pledges.values() if each.what)
    home = session.notes[new].theme
    assert new != note
    cites = f"一つ[@note/{new}; @harvard/age]、[@theme/{home}] [@pledge/{made}]"
    assert kept["opening", "ja"].text == cites
    assert kept["part/safe", "en"].text == "もうひとつ"
    assert kept["settings", "ja"].text == f"answers: {{note/{new}: はい}}"
    assert kept["guest", ""] == passages[3]
    assert kept["translation", "en"].id == f"translation/en/{new}"
    assert not {"one23456", "two23456"} & {*session.passages}
    assert session.undoable == {}


def prose(id_: str, text: str, place: str = "opening", lang: str = "ja") -> Passage:
    return Passage(PassageId(id_), lang, place, 1.0, text)


def test_what_must_be_put_in_other_words_first_is_not_exported():
    evening = a_sound_evening()
    note = min(evening.session.notes)
    written = WritePassages(evening.session.seq, (prose("one23456", f"[@note/{note}]"),), ())
    evening.act(FAY, written)
    assert len(document(evening.session)["manuscript"]) == 1

    evening.act(FAY, HideNotes((note,)))

    assert document(evening.session)["manuscript"] == []


def test_a_note_that_stands_as_its_writer_wrote_it_is_marked_and_comes_back_so():
    evening = a_sound_evening()
    first, second = (note.id for note in evening.session.notes_of(OPEN) if note.text != "載せない")
    evening.act(FAY, ProposeCorrection(first, "ほかの言葉"))
    author = next(each for each in (ANN, BEN) if each.id == evening.session.notes[first].author)
    evening.act(author, AnswerCorrection(first, "ほかの言葉", accepted=False))

    data = exported(evening.session)
    again = imported(data)

    marks = {note["text"]: note.get("as_written") for note in part_in(data, OPEN)["notes"]}
    texts = {each: evening.session.notes[each].text for each in (first, second)}
    assert marks == {texts[first]: True, texts[second]: None}
    seen = views.snapshot(again, Audience.REPORT)
    kept = {each["text"] for key, each in seen.items() if key[:5] == "note/" and each["as_written"]}
    assert kept == {texts[first]}
    assert "ほかの言葉" not in to_json(evening.session).decode()


def test_who_gave_a_talk_comes_back_where_it_was_said_on_the_day():
    evening = Evening(FULL)
    evening.go("guest/talk")
    assert "guest" not in part_of(evening.session, TALK)
    evening.act(FAY, IntroduceGuest(TALK, "ダニエル・キム", "弱いつながり"))
    evening.go("ended")

    said = part_of(evening.session, TALK)["guest"]

    assert said == {"name": "ダニエル・キム", "topic": "弱いつながり"}
    data = exported(evening.session)
    [told] = [each for each in data["program"]["part"] if each["id"] == TALK]
    told["minutes"][MINUTES] = {"talk": 0}  # so that the minutes add up
    again = imported(data)
    assert again.guests == {TALK: Guest("ダニエル・キム", "弱いつながり")}
    assert part_of(again, TALK)["guest"] == said


def test_rules_of_the_room_come_back_and_what_was_taken_back_does_not():
    evening = a_sound_evening()
    evening.go("welcome/rules")
    assert "rules" not in part_of(evening.session, WELCOME)
    for text in ("名前で呼び合う", "だれかの名前", "録音しない"):
        evening.act(FAY, AddRule(text, "welcome/rules"))
    evening.act(FAY, RemoveRule(list(evening.session.rules_added)[1]))

    assert part_of(evening.session, WELCOME)["rules"] == ["名前で呼び合う", "録音しない"]
    again = imported(exported(evening.session))
    assert list(again.rules_added.values()) == ["名前で呼び合う", "録音しない"]
    assert "だれかの名前" not in to_json(evening.session).decode()


def part_of(session: Any, part: str) -> Any:
    return part_in(document(session), part)


def part_in(data: Any, part: str) -> Any:
    return next(each for each in data["parts"] if each["id"] == part)


def test_the_question_that_the_check_in_asked_comes_back_and_the_program_as_it_was():
    others = (words("Whom did you thank?"), words("Whom will you meet?"))
    parts = tuple(
        replace(part, alternatives=others) if part.id == ARRIVE else part for part in SOUND.parts
    )
    evening = Evening(replace(SOUND, parts=parts), int(MINUTES))
    evening.act(FAY, ChooseQuestion(ARRIVE, 2))

    back = imported(exported(evening.session))

    assert back.program.part(ARRIVE).activity == words("How?")
    assert back.program.part(ARRIVE).alternatives == others
    told = snapshot(back, Audience.REPORT)[f"part/{ARRIVE}"]
    assert told["activity"]["en"] == others[1].en
