"""What somebody wants to be called: said in the evening, for notes from then on."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from facilitator.core import views
from facilitator.core.calling import Called, CallMe
from facilitator.core.codec import decode_action
from facilitator.core.decide import names_of
from facilitator.core.hosting.rehearsing import EmptyRehearsal
from facilitator.core.kinds.notes.naming import ChooseNames, NameNote
from facilitator.core.kinds.notes.replying import AddReply
from facilitator.core.log import rebuild, touched
from facilitator.core.people import DESK
from facilitator.core.refused import Reason, Refused
from facilitator.core.severing import Sever
from facilitator.core.views import Audience
from tests.core.play.beginnings import AFTER_A_MONTH
from tests.core.play.things import PEOPLE
from tests.core.playing import evenings
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, SAFE, Evening, as_on_disk


@pytest.fixture
def evening() -> Evening:
    evening = Evening()
    evening.go("open/write")
    return evening


def name(evening, person):
    said: str = views.own(evening.session, person)["name"]
    return said


def called(evening):
    """Return what stands in the log, as it is on disk, of what people are called."""
    log = as_on_disk(evening.log)
    return [entry.event.nickname for entry in log if isinstance(entry.event, Called)]


def by(evening, note):
    return evening.session.notes[note].by


def test_a_note_carries_the_name_that_was_said_before_it_and_no_older_one(evening):
    before = evening.write(CARL, named=True)

    evening.act(CARL, CallMe(" ひろ "))
    after = evening.write(CARL, named=True)

    assert (name(evening, CARL), by(evening, before), by(evening, after)) == ("ひろ", None, "ひろ")
    assert by(evening, evening.write(CARL)) is None
    evening.act(CARL, NameNote(before, named=True))
    assert by(evening, before) == "ひろ"


def test_a_note_keeps_the_name_that_was_put_on_it(evening):
    early = evening.write(ANN, named=True)

    evening.act(ANN, CallMe("アン"))

    assert (by(evening, early), by(evening, evening.write(ANN, named=True))) == ("Ann", "アン")
    assert name(evening, replace(ANN, nickname="")) == "アン"  # on any device


def test_where_names_are_shown_only_who_has_said_one_has_one(evening):
    evening = Evening()
    evening.act(FAY, ChooseNames(OPEN, "named"))
    evening.go("open/write")
    before = evening.write(CARL)

    evening.act(CARL, CallMe("ひろ"))

    assert (by(evening, before), by(evening, evening.write(CARL))) == (None, "ひろ")


def test_where_everybody_is_anonymous_there_is_no_name_and_no_way_to_put_it(evening):
    evening.act(CARL, CallMe("ひろ"))
    evening.go("safe/write")
    note = evening.write(CARL, part=SAFE)

    assert by(evening, note) is None
    assert evening.log[-1].by == CARL.alias(SAFE)
    assert evening.refusal(CARL, NameNote(note, named=True)) is Reason.NAMED_NOT_ALLOWED


def test_a_line_built_on_a_note_carries_it_too(evening):
    note = evening.write(ANN)
    evening.go("open/reveal")
    evening.act(CARL, CallMe("ひろ"))

    evening.act(CARL, AddReply(note, "me too", named=True))

    assert [reply.by for reply in evening.session.replies.values()] == ["ひろ"]


def test_it_is_told_to_nobody_else_and_changes_no_screen(evening):
    evening.act(CARL, CallMe("ひろ"))

    assert list(touched(evening.session, evening.log[-1])) == []
    for audience in Audience:
        assert "ひろ" not in repr(views.snapshot(evening.session, audience))
    assert [name(evening, each) for each in (ANN, BEN, CARL)] == ["Ann", "Ben", "ひろ"]


@pytest.mark.parametrize(
    ("typed", "reason"), [("x" * 21, Reason.TOO_LONG), ("\u2800\u200b", Reason.EMPTY)]
)
def test_a_name_is_held_to_what_holds_at_the_door(evening, typed, reason):
    assert evening.refusal(CARL, CallMe(typed)) is reason


def test_twenty_characters_fit_and_what_would_turn_a_line_round_goes(evening):
    evening.act(CARL, CallMe("\u202e" + "あ" * 20))

    assert name(evening, CARL) == "あ" * 20


def test_the_same_name_again_makes_no_entry(evening):
    assert evening.act(ANN, CallMe("Ann")) == ()
    assert evening.act(CARL, CallMe("")) == ()
    evening.act(CARL, CallMe("ひろ"))
    assert evening.act(CARL, CallMe("ひろ")) == ()


def test_only_who_takes_part_is_called_something(evening):
    with pytest.raises(Refused):
        evening.act(FAY, CallMe("Fay"))
    with pytest.raises(Refused):
        decode_action({"action_id": "a" * 8, "type": "CallMe", "nickname": None})


def test_what_is_forgotten_goes_from_the_log_on_every_device(evening):
    evening.act(ANN, CallMe("アン"))
    evening.act(ANN, CallMe("アンナ"))
    evening.act(BEN, CallMe("ベン"))
    assert called(evening) == ["アン", "アンナ", "ベン"]

    evening.act(ANN, CallMe(""))

    assert called(evening) == ["", "", "ベン", ""]
    assert rebuild(as_on_disk(evening.log)) == evening.session
    assert name(evening, ANN) == ""  # though her ticket has one from the door


def test_a_severed_log_does_not_know_it_and_takes_no_other(evening):
    evening.act(CARL, CallMe("ひろ"))
    evening.act(ANN, CallMe("アン"))
    note = evening.write(CARL, named=True)
    evening.go("ended")
    evening.wait(AFTER_A_MONTH)
    evening.act(DESK, Sever())

    assert called(evening) == ["", ""]
    assert [name(evening, each) for each in (ANN, BEN, CARL)] == ["", "", ""]
    assert by(evening, note) == "ひろ"  # as the note has promised
    assert evening.refusal(CARL, CallMe("ひろ")) is Reason.OVER
    assert evening.act(BEN, CallMe("")) == ()


def test_a_severed_log_does_not_tell_one_who_said_a_name_from_another(evening):
    evening.act(CARL, CallMe("ひろ"))
    evening.act(CARL, CallMe("ヒロコ"))
    evening.act(ANN, CallMe("アン"))
    evening.act(ANN, CallMe(""))
    before = {(each.by, each.event.name) for each in evening.log if isinstance(each.event, Called)}
    assert len(before) == 2
    evening.go("ended")
    evening.wait(AFTER_A_MONTH)

    evening.act(DESK, Sever())

    said = [each for each in evening.log if isinstance(each.event, Called)]
    assert len(said) == 4
    assert len({(each.by, each.alias, each.event) for each in said}) == 1
    names = {name for person in PEOPLE for name in names_of(evening.session, person)}
    assert said[0].by not in names | {name for name, _ in before}
    assert rebuild(evening.log) == evening.session


def test_who_rehearses_keeps_their_name_when_what_was_simulated_goes(evening):
    evening.session.rehearsal = True
    evening.act(CARL, CallMe("ひろ"))

    evening.act(DESK, EmptyRehearsal(tuple(views.keys(evening.session))))

    assert name(evening, CARL) == "ひろ"


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_a_name_is_seen_only_where_somebody_put_it(evening):
    session = evening.session
    said = {each.nickname for each in session.called.values()} - {""}
    put = {each.by for each in (*session.notes.values(), *session.replies.values())}

    for audience in Audience:
        seen = repr(views.snapshot(session, audience))
        assert not any(f"'{each}'" in seen for each in said - put)
    assert all(note.by is None for note in session.notes.values() if note.part == SAFE)
