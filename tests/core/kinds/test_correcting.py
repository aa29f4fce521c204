"""Corrections: proposed by a facilitator, decided by the author."""

from facilitator.core import views
from facilitator.core.ids import NoteId
from facilitator.core.kinds.notes.correcting import AnswerCorrection, ProposeCorrection
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.writing import EditNote, WithdrawNote
from facilitator.core.log import rebuild
from facilitator.core.refused import Reason
from facilitator.core.seeing.overseeing import moderation
from facilitator.core.session import Session
from facilitator.core.views import Audience
from tests.core.world import ANN, BEN, FAY, OPEN, SAFE, Evening, as_on_disk

S, C, P, R = Audience.STAGE, Audience.CONSOLE, Audience.PHONE, Audience.REPORT
BETTER = "good morning"


def proposed(part: str = OPEN) -> tuple[Evening, NoteId]:
    evening = Evening()
    evening.go(f"{part}/write")
    note = evening.write(ANN, "godd morning", part=part)
    evening.go(f"{part}/reveal")
    evening.act(FAY, ProposeCorrection(note, BETTER))
    return evening, note


def own(evening: Evening) -> dict:
    [mine] = views.own(evening.session, ANN)["notes"]
    return mine


def test_until_its_author_has_accepted_nothing_changes_on_any_screen():
    evening, note = proposed()

    assert own(evening)["text"] == "godd morning"
    assert own(evening)["correction"] == BETTER
    assert evening.see(f"note/{note}", C)["text"] == "godd morning"
    assert evening.see(f"note/{note}", C)["desk"]["correction"] == {
        "text": BETTER,
        "state": "proposed",
    }
    for audience in (S, P, R):
        assert BETTER not in repr(views.snapshot(evening.session, audience))


def test_accepted_words_are_the_note_everywhere_and_it_says_that_it_was_put_right():
    evening, note = proposed()

    evening.act(ANN, AnswerCorrection(note, BETTER, accepted=True))

    for audience in (C, P, R):
        assert evening.see(f"note/{note}", audience)["text"] == BETTER
        assert evening.see(f"note/{note}", audience)["edited"]
    assert own(evening)["correction"] is None
    assert evening.see(f"note/{note}", C)["desk"]["correction"]["state"] == "accepted"


def test_a_correction_may_be_accepted_long_after_the_note_can_be_changed():
    evening, note = proposed()
    evening.wait(3600)

    assert evening.refusal(ANN, EditNote(note, "x", None)) is Reason.TOO_LATE
    evening.act(ANN, AnswerCorrection(note, BETTER, accepted=True))

    assert own(evening)["text"] == BETTER


def test_declined_words_change_nothing_and_the_facilitator_sees_it():
    evening, note = proposed()

    evening.act(ANN, AnswerCorrection(note, BETTER, accepted=False))

    assert own(evening)["text"] == "godd morning"
    assert evening.see(f"note/{note}", C)["desk"]["correction"] == {
        "text": "",
        "state": "declined",
    }
    assert evening.refusal(ANN, AnswerCorrection(note, BETTER, True)) is Reason.CHANGED_SINCE


def test_only_the_author_answers_and_only_what_they_have_read():
    evening, note = proposed()

    assert evening.refusal(BEN, AnswerCorrection(note, BETTER, True)) is Reason.NOT_YOURS
    assert evening.refusal(FAY, AnswerCorrection(note, BETTER, True)) is Reason.NOT_ALLOWED
    evening.act(FAY, ProposeCorrection(note, "good evening"))
    assert evening.refusal(ANN, AnswerCorrection(note, BETTER, True)) is Reason.CHANGED_SINCE


def test_where_everyone_is_anonymous_the_author_answers_under_their_pseudonym():
    evening, note = proposed(SAFE)

    evening.act(ANN, AnswerCorrection(note, BETTER, accepted=True))

    assert evening.session.notes[note].text == BETTER
    assert {entry.by for entry in evening.log[-2:]} == {ANN.alias(SAFE)}


def test_a_proposal_is_taken_back_and_what_is_so_already_is_no_proposal():
    evening, note = proposed()

    assert evening.act(FAY, ProposeCorrection(note, BETTER)) == ()
    evening.act(FAY, ProposeCorrection(note, ""))
    assert own(evening)["correction"] is None
    assert evening.act(FAY, ProposeCorrection(note, "")) == ()
    assert evening.act(FAY, ProposeCorrection(note, "godd morning")) == ()


def test_new_words_of_the_author_end_the_proposal():
    evening, note = proposed()

    evening.act(ANN, EditNote(note, "morning!", None))

    assert own(evening)["correction"] is None
    assert evening.see(f"note/{note}", C)["desk"]["correction"] is None


def test_a_note_that_is_taken_back_takes_the_proposed_words_with_it():
    evening, note = proposed()

    evening.act(ANN, WithdrawNote(note))

    assert BETTER not in repr(as_on_disk(evening.log))
    assert rebuild(as_on_disk(evening.log)) == evening.session


def marked(evening: Evening, note: NoteId) -> bool:
    """Return whether the report says that the note is as its writer wrote it."""
    told: bool = evening.see(f"note/{note}", R)["as_written"]
    return told


def test_the_report_marks_a_note_unless_its_author_has_accepted_and_only_the_report_does():
    evening, note = proposed()
    assert marked(evening, note)  # nobody has answered
    evening.act(FAY, ProposeCorrection(note, ""))
    assert not marked(evening, note)

    evening.act(FAY, ProposeCorrection(note, BETTER))
    evening.act(ANN, AnswerCorrection(note, BETTER, accepted=False))
    assert marked(evening, note)
    for each in (S, C, P):
        assert "as_written" not in repr(views.snapshot(evening.session, each))

    evening.act(FAY, ProposeCorrection(note, BETTER))
    evening.act(ANN, AnswerCorrection(note, BETTER, accepted=True))
    assert not marked(evening, note)


def test_a_note_about_which_nobody_proposed_anything_has_no_mark():
    evening, note = proposed()
    evening.act(ANN, EditNote(note, "morning!", None))

    assert not marked(evening, note)


def test_a_no_stands_again_when_what_was_proposed_after_it_is_taken_back():
    evening, note = proposed()
    evening.act(ANN, AnswerCorrection(note, BETTER, accepted=False))

    evening.act(FAY, ProposeCorrection(note, "good evening"))
    evening.act(FAY, ProposeCorrection(note, "good day"))
    evening.act(FAY, ProposeCorrection(note, ""))

    assert marked(evening, note)
    assert evening.see(f"note/{note}", C)["desk"]["correction"] == {"text": "", "state": "declined"}
    assert rebuild(as_on_disk(evening.log)) == evening.session


def test_accepted_words_are_not_as_written_whatever_is_proposed_next():
    evening, note = proposed()
    evening.act(ANN, AnswerCorrection(note, BETTER, accepted=True))

    evening.act(FAY, ProposeCorrection(note, "good evening"))
    assert not marked(evening, note)
    evening.act(ANN, AnswerCorrection(note, "good evening", accepted=False))
    assert not marked(evening, note)
    evening.act(FAY, ProposeCorrection(note, "good day"))
    evening.act(FAY, ProposeCorrection(note, ""))
    assert evening.see(f"note/{note}", C)["desk"]["correction"]["state"] == "declined"


def test_words_of_the_authors_own_after_an_acceptance_are_as_written_again():
    evening, note = proposed()
    evening.act(ANN, AnswerCorrection(note, BETTER, accepted=True))
    evening.act(ANN, EditNote(note, "morning!", None))

    evening.act(FAY, ProposeCorrection(note, "good evening"))

    assert marked(evening, note)


def logged(session: Session) -> list[tuple[str, str | None, str]]:
    return [(each["what"], each["note"], each["role"]) for each in moderation(session)]


def test_proposing_and_taking_it_back_stand_in_the_moderation_log_by_role():
    evening, note = proposed()
    evening.act(FAY, ProposeCorrection(note, ""))
    evening.act(FAY, ProposeCorrection(note, ""))

    assert logged(evening.session) == [
        ("correction", note, "facilitator"),
        ("correction_back", note, "facilitator"),
    ]
    assert evening.see("modlog", C) == {"rows": []}  # nothing was taken off a screen
    assert logged(rebuild(as_on_disk(evening.log))) == logged(evening.session)


def test_of_a_note_that_was_taken_back_no_proposal_is_logged():
    evening, note = proposed()
    evening.act(FAY, ProposeCorrection(note, ""))
    evening.act(FAY, ProposeCorrection(note, "another"))
    evening.act(FAY, HideNotes((note,), "personal", "her name"))

    evening.act(ANN, WithdrawNote(note))

    assert logged(evening.session) == [("hidden", None, "facilitator")]
    assert logged(rebuild(as_on_disk(evening.log))) == [("hidden", None, "facilitator")]
