"""Names on notes: a step handles them one way from its first note on; one's own can come later."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.decide import Undo
from facilitator.core.kinds.notes.naming import FROM_OPEN, ChooseNames, NameNote, offered
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.kinds.vote import CastBallot
from facilitator.core.kinds.votes.held import Preparation
from facilitator.core.kinds.votes.preparing import PrepareVote
from facilitator.core.measures import take
from facilitator.core.refused import Reason, Refused
from facilitator.core.views import Audience
from facilitator.core.words.taking_back import blanked
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, SAFE, WELCOME, Evening

NAMED, CHOICE, ANONYMOUS = FROM_OPEN


@pytest.fixture
def evening() -> Evening:
    evening = Evening()
    evening.go("open/intro")
    return evening


def names(evening: Evening, part: str = OPEN, audience: Audience = Audience.CONSOLE) -> str:
    chosen: str = evening.see(f"part/{part}", audience)["names"]
    return chosen


def test_until_people_can_write_any_way_of_handling_names_can_be_chosen(evening):
    assert evening.see("console", Audience.CONSOLE)["names"]["choices"] == list(FROM_OPEN)

    evening.act(FAY, ChooseNames(SAFE, NAMED))
    evening.act(FAY, ChooseNames(OPEN, ANONYMOUS))

    assert (names(evening), names(evening, SAFE)) == (ANONYMOUS, NAMED)
    assert names(evening, OPEN, Audience.PHONE) == ANONYMOUS
    assert evening.see("stage", Audience.STAGE)["anonymous"]


def test_once_people_can_write_they_are_promised_no_less(evening):
    evening.go("open/write")

    assert evening.refusal(FAY, ChooseNames(OPEN, NAMED)) is Reason.TOO_LATE
    evening.act(FAY, ChooseNames(OPEN, ANONYMOUS))

    assert evening.refusal(FAY, Undo(evening.session.seq)) is Reason.NOT_UNDOABLE
    assert evening.refusal(FAY, ChooseNames(OPEN, CHOICE)) is Reason.TOO_LATE
    assert evening.write(ANN) and evening.log[-1].by == ANN.alias(OPEN)


def test_with_the_first_note_it_is_settled_even_if_that_is_taken_back(evening):
    evening.go("open/write")
    note = evening.write(ANN)
    evening.act(ANN, WithdrawNote(note))

    assert evening.refusal(FAY, ChooseNames(OPEN, ANONYMOUS)) is Reason.TOO_LATE
    assert evening.see("console", Audience.CONSOLE)["names"] is None


def test_choosing_is_undone_while_nobody_relies_on_it(evening):
    evening.act(FAY, ChooseNames(OPEN, ANONYMOUS))
    evening.undo()
    assert names(evening) == CHOICE

    evening.act(FAY, ChooseNames(OPEN, NAMED))
    loosened = evening.session.seq
    evening.go("open/write")
    evening.act(FAY, Undo(loosened))  # to what promises more
    assert names(evening) == CHOICE
    assert evening.refusal(FAY, Undo(loosened)) is Reason.NOT_UNDOABLE

    evening = Evening()
    evening.go("open/intro")
    evening.act(FAY, ChooseNames(OPEN, ANONYMOUS))
    chosen = evening.session.seq
    evening.go("open/write")

    assert evening.refusal(FAY, Undo(chosen)) is Reason.CHANGED_SINCE
    assert names(evening) == ANONYMOUS


def test_only_a_step_has_names_to_be_chosen(evening):
    assert evening.refusal(FAY, ChooseNames(WELCOME, NAMED)) is Reason.NO_SUCH_PART
    assert evening.act(FAY, ChooseNames(OPEN, CHOICE)) == ()


@given(st.lists(st.sampled_from(["write", "choose", "open", "take back"]), max_size=8), st.data())
def test_a_promise_that_somebody_could_have_read_is_never_loosened(doings, data):
    evening = Evening()
    evening.go("open/intro")
    promised = 0
    for doing in doings:
        if doing == "open":
            evening.go("open/write")
        elif doing == "choose":
            wanted = data.draw(st.sampled_from(FROM_OPEN))
            try:
                evening.act(FAY, ChooseNames(OPEN, wanted))
            except Refused as refused:
                assert refused.reason is Reason.TOO_LATE
        elif OPEN in evening.session.opened:
            note = evening.write(ANN)
            if doing == "take back":
                evening.act(ANN, WithdrawNote(note))
        now = FROM_OPEN.index(names(evening))
        assert now in {FROM_OPEN.index(each) for each in offered(evening.session, OPEN)} or (
            OPEN in evening.session.tallies
        )
        if OPEN in evening.session.opened:
            assert now >= promised
            promised = now


def test_somebody_puts_their_name_on_a_note_that_is_shown_and_takes_it_off(evening):
    evening.go("open/write")
    note = evening.write(ANN)
    evening.go("open/reveal")
    seen = lambda: evening.see(f"note/{note}", Audience.PHONE)["by"]  # noqa: E731

    assert seen() is None
    [named] = evening.act(ANN, NameNote(note, named=True))
    assert seen() == "Ann"
    assert evening.act(ANN, NameNote(note, named=True)) == ()
    evening.act(ANN, NameNote(note, named=False))

    assert seen() is None
    assert blanked(named).by is None


def test_a_name_is_put_on_only_by_the_author_and_only_where_that_is_their_choice(evening):
    evening.go("open/write")
    note, nameless = evening.write(ANN), evening.write(CARL)
    evening.go("safe/write")
    safe = evening.write(ANN, part=SAFE)

    assert evening.refusal(BEN, NameNote(note, named=True)) is Reason.NOT_YOURS
    assert evening.refusal(CARL, NameNote(nameless, named=True)) is Reason.NAMED_NOT_ALLOWED
    assert evening.refusal(ANN, NameNote(safe, named=True)) is Reason.NAMED_NOT_ALLOWED
    assert evening.refusal(ANN, NameNote("nosuch00", named=True)) is Reason.NO_SUCH_NOTE


def test_the_share_of_named_notes_is_measured_where_names_are_a_choice(evening):
    evening.go("open/write")
    evening.write(ANN)
    evening.write(ANN, named=True)
    evening.write(BEN)
    evening.write(CARL, named=True)
    evening.go("safe/write")
    evening.write(ANN, part=SAFE)

    measured = take(evening.session)

    assert measured[f"named/{OPEN}"] == 0.25  # Carl has no nickname
    assert f"named/{SAFE}" not in measured


def test_once_people_vote_it_is_settled_lest_they_have_another_ballot(evening):
    lines = Preparation("decision", "lines", lines=("go on", "stop"))
    evening.act(FAY, PrepareVote(OPEN, lines))
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, ("line-1",)))

    assert evening.refusal(FAY, ChooseNames(OPEN, ANONYMOUS)) is Reason.TOO_LATE
    assert offered(evening.session, OPEN) == ()
