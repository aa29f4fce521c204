"""つけ足す: one line built on a note, seen where the note is, and gone when the note is."""

import pytest
from hypothesis import given, settings

from facilitator.core.codec import decode_event
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNotes, RestoreNotes
from facilitator.core.kinds.notes.replying import (
    EACH,
    LENGTH,
    ON_A_NOTE,
    AddReply,
    HideReply,
    ReplyHidden,
    ReplyWithdrawn,
    RestoreReply,
    WithdrawReply,
)
from facilitator.core.kinds.notes.writing import SetInReport, WithdrawNote
from facilitator.core.log import rebuild
from facilitator.core.owners import owners
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, own, snapshot
from tests.core.play.things import PEOPLE
from tests.core.playing import evenings
from tests.core.world import (
    ANN,
    BEN,
    CARL,
    FAY,
    OPEN,
    SAFE,
    WHOLE,
    Evening,
    as_on_disk,
    last_undoable,
)

READERS = (Audience.CONSOLE, Audience.PHONE, Audience.REPORT)


@pytest.fixture
def evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go("open/write")
    return evening


def read(evening: Evening, note: str, audience: Audience) -> list[str]:
    """Return what an audience reads under a note."""
    record = evening.see(f"note/{note}", audience)
    return [reply["text"] for reply in record["replies"]] if record else []


def reply(evening: Evening, who, note: str, text: str = "and so do I", **more) -> str:
    [added] = evening.act(who, AddReply(note, text, **more))
    return added.reply


def test_a_reply_stands_under_its_note_for_all_who_read_the_note_and_not_on_the_stage(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")

    reply(evening, BEN, note, "  そう思う\n")

    assert [read(evening, note, audience) for audience in READERS] == [["そう思う"]] * 3
    assert "そう思う" not in repr(evening.see("stage", Audience.STAGE))


def test_nobody_builds_on_what_cannot_be_read(evening):
    note = evening.write(ANN)
    assert evening.refusal(BEN, AddReply(note, "early")) is Reason.NOT_SHOWN
    evening.go("open/reveal")
    evening.act(FAY, HideNotes((note,)))
    assert evening.refusal(BEN, AddReply(note, "hidden")) is Reason.NOT_SHOWN
    evening.act(FAY, RestoreNotes((note,)))
    evening.go("open/write")
    assert evening.refusal(BEN, AddReply(note, "they write again")) is Reason.NOT_SHOWN
    assert evening.refusal(BEN, AddReply("nosuch00", "what")) is Reason.NO_SUCH_NOTE


def test_an_answer_of_the_check_in_is_not_built_on():
    evening = Evening(WHOLE)
    evening.go("arrive/checkin")
    answer = evening.write(ANN, part="arrive")

    assert evening.refusal(BEN, AddReply(answer, "me too")) is Reason.NOT_SHOWN


def test_a_line_that_was_typed_while_the_phone_was_away_still_arrives(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    evening.go("safe/write")
    reply(evening, BEN, note)
    evening.go("ended")
    evening.wait(29 * 60)
    reply(evening, CARL, note)

    evening.wait(2 * 60)

    assert evening.refusal(BEN, AddReply(note, "too late")) is Reason.OVER
    assert len(read(evening, note, Audience.REPORT)) == 2


def test_it_is_one_line_of_sixty_characters(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")

    reply(evening, BEN, note, "あ" * LENGTH)

    assert evening.refusal(BEN, AddReply(note, "あ" * (LENGTH + 1))) is Reason.TOO_LONG
    assert evening.refusal(BEN, AddReply(note, " \u3164 ")) is Reason.EMPTY


def test_nobody_buries_a_note_and_no_note_is_buried(evening):
    notes = [evening.write(ANN) for _ in range(EACH // ON_A_NOTE + 1)]
    evening.go("open/reveal")
    for n in range(EACH):
        reply(evening, BEN, notes[n // ON_A_NOTE])

    assert evening.refusal(BEN, AddReply(notes[-1], "one more")) is Reason.FULL
    assert evening.refusal(CARL, AddReply(notes[0], "one more")) is Reason.FULL
    reply(evening, CARL, notes[-1])


def test_a_name_stands_on_it_only_where_and_when_its_author_wants_it(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    reply(evening, BEN, note)
    reply(evening, BEN, note, "with my name", named=True)
    evening.go("safe/write")
    safe = evening.write(ANN, part=SAFE)
    evening.go("safe/reveal")

    replies = evening.see(f"note/{note}", Audience.REPORT)["replies"]

    assert sorted(str(each["by"]) for each in replies) == ["Ben", "None"]
    assert evening.refusal(BEN, AddReply(safe, "x", named=True)) is Reason.NAMED_NOT_ALLOWED


def test_where_everyone_is_anonymous_replies_wait_for_each_other(evening):
    evening.go("safe/write")
    note, other = (evening.write(ANN, part=SAFE) for _ in range(2))
    evening.go("safe/reveal")
    reply(evening, BEN, note, "one")
    second = reply(evening, CARL, other, "two")

    unseen = [read(evening, each, who) for each in (note, other) for who in READERS[:2]]
    assert unseen == [[]] * 4
    assert evening.refusal(FAY, HideReply(second)) is Reason.NO_SUCH_NOTE
    assert read(evening, note, Audience.REPORT) == ["one"]
    reply(evening, ANN, note, "three")

    assert sorted(read(evening, note, Audience.PHONE)) == ["one", "three"]
    assert read(evening, other, Audience.CONSOLE) == ["two"]
    assert evening.log[-1].by == ANN.alias(SAFE)


def test_its_author_takes_it_back_and_nobody_else_does(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    mine = reply(evening, BEN, note, "a slip")
    assert [each["text"] for each in own(evening.session, BEN)["replies"]] == ["a slip"]

    assert evening.refusal(ANN, WithdrawReply(mine)) is Reason.NOT_YOURS
    evening.act(BEN, WithdrawReply(mine))

    assert [read(evening, note, audience) for audience in READERS] == [[]] * 3
    assert own(evening.session, BEN)["replies"] == []
    assert "a slip" not in repr(as_on_disk(evening.log))
    assert evening.refusal(BEN, WithdrawReply(mine)) is Reason.NO_SUCH_NOTE


def test_with_its_note_it_is_hidden_kept_out_and_taken_back_words_and_all(evening):
    note = evening.write(ANN, "my secret")
    evening.go("open/reveal")
    mine = reply(evening, BEN, note, "your secret is mine")
    evening.act(FAY, HideNotes((note,)))
    assert read(evening, note, Audience.PHONE) == read(evening, note, Audience.REPORT) == []
    assert read(evening, note, Audience.CONSOLE) == ["your secret is mine"]
    evening.act(FAY, RestoreNotes((note,)))
    evening.act(ANN, SetInReport(note, in_report=False))
    assert read(evening, note, Audience.REPORT) == []

    _, gone = evening.act(ANN, WithdrawNote(note))

    assert gone == ReplyWithdrawn(mine, note, OPEN, unseen=False)
    assert owners(evening.session, evening.log[-1]) == {BEN.id}
    assert own(evening.session, BEN)["replies"] == []
    assert "secret" not in repr(as_on_disk(evening.log))


def test_the_facilitator_hides_it_and_takes_that_back(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    theirs = reply(evening, BEN, note, "hurtful")

    evening.act(FAY, HideReply(theirs))
    assert owners(evening.session, evening.log[-1]) == {BEN.id}
    assert read(evening, note, Audience.PHONE) == read(evening, note, Audience.REPORT) == []
    [known] = evening.see(f"note/{note}", Audience.CONSOLE)["replies"]
    assert known["hidden"] and own(evening.session, BEN)["replies"][0]["hidden"]
    assert evening.act(FAY, HideReply(theirs)) == ()
    assert last_undoable(evening.session) == evening.session.seq
    evening.undo()
    assert read(evening, note, Audience.PHONE) == ["hurtful"]
    evening.act(FAY, HideReply(theirs))
    evening.act(FAY, RestoreReply(theirs))

    assert read(evening, note, Audience.PHONE) == ["hurtful"]


def test_words_of_a_reply_that_is_taken_back_are_listed_where_they_also_stand(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    mine = reply(evening, BEN, note, "夜の散歩で会う人")
    evening.act(FAY, WriteInsight(OPEN, "夜の散歩で会う人がいる"))

    evening.act(BEN, WithdrawReply(mine))

    assert evening.see("console", Audience.CONSOLE)["copies"] == [f"insight/{OPEN}"]
    assert evening.see(f"insight/{OPEN}", Audience.REPORT) is None


@given(evenings())
@settings(max_examples=60, deadline=None)
def test_nobody_ever_reads_a_line_without_its_note_or_one_that_waits_is_hidden_or_gone(evening):
    session = evening.session
    lines = session.replies.values()
    waiting = {line.id for line in lines if line.waiting}
    hidden = {line.id for line in lines if line.hidden}
    no_part = {
        line.id
        for line in lines
        if session.notes[line.note].hidden or not session.notes[line.note].in_report
    }
    no_part |= {line.id for line in lines if not line.in_report}
    forbidden = {
        Audience.STAGE: set(session.replies),
        Audience.CONSOLE: waiting,
        Audience.PHONE: waiting | hidden,
        Audience.REPORT: hidden | no_part,
    }

    for audience, never in forbidden.items():
        told = repr(snapshot(session, audience))
        assert not any(line in told for line in {*never, *session.replies_gone}), audience
    for each in PEOPLE:
        mine = {line["id"] for line in own(session, each)["replies"]}
        assert mine <= set(session.replies)
    assert sum(len(own(session, each)["replies"]) for each in PEOPLE) == len(session.replies)


def rows(evening: Evening) -> list[dict]:
    """Return the moderation log as the console has it, the newest line first."""
    record = evening.see("modlog", Audience.CONSOLE)
    return record["rows"]


def test_hiding_a_line_stands_in_the_moderation_log_by_role_and_with_its_reason(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    theirs = reply(evening, BEN, note, "hurtful")
    evening.act(FAY, HideReply(theirs, "hurtful", " a little\nharsh "))
    evening.undo()
    evening.act(FAY, HideReply(theirs))

    keys = ("what", "note", "reply", "why", "words", "role")
    told = [tuple(row[key] for key in keys) for row in rows(evening)]

    assert told == [
        ("line_hidden", note, theirs, "", "", "facilitator"),
        ("line_restored", note, theirs, "", "", "facilitator"),
        ("line_hidden", note, theirs, "hurtful", "a little harsh", "facilitator"),
    ]
    assert evening.refusal(FAY, HideReply(theirs, words="x" * 81)) is Reason.TOO_LONG
    assert not any(evening.see("modlog", each) for each in Audience if each is not Audience.CONSOLE)


def test_with_a_line_that_is_taken_back_go_the_words_of_the_reason(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    theirs = reply(evening, BEN, note, "swordfish")
    evening.act(FAY, HideReply(theirs, "other", "says swordfish"))

    evening.act(BEN, WithdrawReply(theirs))

    [row] = rows(evening)
    assert (row["what"], row["note"], row["reply"], row["words"]) == ("line_hidden", note, None, "")
    assert "swordfish" not in repr(as_on_disk(evening.log))
    assert rebuild(as_on_disk(evening.log)) == evening.session


def test_a_line_hidden_in_an_older_log_is_still_read(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    theirs = reply(evening, BEN, note)
    kept = {"reply": theirs, "note": note, "part": OPEN}

    event = decode_event("ReplyHidden", kept)

    assert event == ReplyHidden(theirs, note, OPEN)


def test_what_was_done_to_lines_can_be_gone_back_to(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    theirs = reply(evening, BEN, note)
    evening.act(FAY, HideReply(theirs))

    [deed] = evening.see("console", Audience.CONSOLE)["history"]

    assert (deed["what"], deed["n"], deed["note"]) == ("ReplyHidden", 1, note)
