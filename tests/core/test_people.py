"""Who may act, and as whom they appear in the log."""

from dataclasses import replace

from facilitator.core.decide import acting_as, names_of
from facilitator.core.ids import NoteId, PersonId
from facilitator.core.kinds import followup
from facilitator.core.kinds.notes.writing import AddNote, EditNote, SetInReport, WithdrawNote
from facilitator.core.kinds.pairs import partners
from facilitator.core.kinds.pulse import asking
from facilitator.core.kinds.pulse.counting import MOMENTS
from facilitator.core.kinds.vote import CastBallot
from facilitator.core.people import Person, Role
from tests.core.world import ANN, BEN, FAY, OPEN, SAFE, Evening


def test_a_pseudonym_is_always_the_same_for_a_person_and_a_step():
    again = Person(ANN.id, Role.PARTICIPANT, secret=ANN.secret, nickname="another name")

    assert again.alias(SAFE) == ANN.alias(SAFE)


def test_pseudonyms_join_nobody_with_anybody_nor_one_step_with_another():
    named = [ANN, BEN, replace(ANN, id=PersonId("ann2")), replace(ANN, secret="other")]

    aliases = {who.alias(part) for who in named for part in (OPEN, SAFE)}

    assert len(aliases) == 8


def test_a_pseudonym_looks_like_no_persons_id_and_fits_the_log():
    alias = ANN.alias(SAFE)

    assert alias.startswith("~")
    assert len(alias) <= 32
    assert ANN.id not in alias


def test_a_secret_never_reaches_a_log_file_by_accident():
    assert ANN.secret not in repr(ANN)


def test_people_act_under_a_pseudonym_where_everyone_is_anonymous():
    evening = Evening()
    evening.go("safe/write")
    note = evening.write(ANN, part=SAFE)
    taken_back = evening.write(ANN, part=SAFE)
    evening.act(ANN, WithdrawNote(taken_back))

    actions = [
        AddNote(SAFE, "x", None, False, True),
        CastBallot(SAFE, ()),
        EditNote(note, "x", None),
        SetInReport(note, True),
        WithdrawNote(note),
        WithdrawNote(taken_back),
    ]

    for action in actions:
        acting = acting_as(evening.session, ANN, action)
        assert (acting.id, acting.nickname) == (ANN.alias(SAFE), "")


def test_people_act_as_themselves_elsewhere():
    evening = Evening()
    evening.go("open/write")
    note = evening.write(ANN)

    actions = [CastBallot(OPEN, ()), WithdrawNote(note), WithdrawNote(NoteId("nosuch00"))]

    for action in actions:
        assert acting_as(evening.session, ANN, action) is ANN


def test_a_facilitator_has_one_name_only():
    evening = Evening()

    assert acting_as(evening.session, FAY, CastBallot(SAFE, ())) is FAY
    assert names_of(evening.session, FAY) == {FAY.id}


def test_a_participant_is_known_by_every_name_they_may_have_in_the_log():
    aliases = {ANN.alias(part.id) for part in Evening().session.program.parts}
    apart = {asking.name_apart(ANN, moment) for moment in MOMENTS}
    assert (
        names_of(Evening().session, ANN)
        == {ANN.id, partners.name(ANN), followup.name(ANN), asking.name(ANN)} | aliases | apart
    )
