"""What those who take part ask for."""

from random import Random
from typing import Any

from facilitator.core.calling import CallMe
from facilitator.core.ids import NoteId, VoteId
from facilitator.core.kinds.concerns import RaiseConcern
from facilitator.core.kinds.followup import HOW, TellHow
from facilitator.core.kinds.notes.correcting import AnswerCorrection
from facilitator.core.kinds.notes.fitting import FITS, CheckInsight
from facilitator.core.kinds.notes.naming import NameNote
from facilitator.core.kinds.notes.nudging import SayDone
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.notes.replying import AddReply, WithdrawReply
from facilitator.core.kinds.notes.writing import AddNote, EditNote, SetInReport, WithdrawNote
from facilitator.core.kinds.pledge import MakeFirstStep, WithdrawFirstStep
from facilitator.core.kinds.pulse.asking import TellPulse, WithdrawPulse
from facilitator.core.kinds.pulse.counting import MOMENTS
from facilitator.core.kinds.rules import AgreeRules
from facilitator.core.kinds.vote import CastBallot
from facilitator.core.kinds.votes.held import Vote
from facilitator.core.kinds.withholding import SetFirstStepInReport, SetReplyInReport
from facilitator.core.people import Person
from facilitator.core.views import own
from tests.core.play.things import anyone, mostly, others, replies, some
from tests.core.world import AFTER, ARRIVE, NEAR, OPEN, SAFE, WELCOME, Evening

NICKNAMES = ("ひろ", "ヒロコ", "", "\u2800", "x" * 21)
REPLIES = ("朝のあいさつは大事", "", "x" * 61)


def by_a_participant(chance: Random, evening: Evening, who: Person) -> Any:
    """Return what a participant asks for: half the time to write."""
    session = evening.session
    part = chance.choice([session.stop.part] * 4 + [OPEN, SAFE, ARRIVE])
    text = chance.choice(["朝のあいさつ", "ok", "ok", "👨‍👩‍👧", "", "x" * 201])
    category, yes = chance.choice([NEAR, None]), chance.choice([True, False])
    mine = [each["id"] for each in own(session, who)["notes"]]
    note = mostly(chance, mine, anyone(evening))
    voted = next((each for each in session.votes.values() if each.open), None)
    if voted is not None and chance.random() < 0.4:
        return CastBallot(voted.part, ballot(chance, voted), chance.choice([VoteId(""), voted.id]))
    if chance.random() < 0.4:
        return beside_notes(chance, evening, who)
    return chance.choice(
        [
            AddNote(part, text, category, yes and part != SAFE, yes),
            AddNote(part, text, category, named=False, in_report=True),
            AddNote(part, text, category, named=yes, in_report=True),
            EditNote(note, text, category),
            EditNote(note, "better", category),
            WithdrawNote(note),
            SetInReport(note, yes),
            CastBallot(part, some(chance, ["nosuch00"], 1)),
        ]
    )


def ballot(chance: Random, vote: Vote) -> tuple[str, ...]:
    """Return a ballot, mostly a sensible one."""
    if vote.mode == "ranking" and chance.random() < 0.7:
        return tuple(chance.sample(vote.targets, len(vote.targets)))
    return some(chance, vote.targets, 2)


def beside_notes(chance: Random, evening: Evening, who: Person) -> Any:
    """Return what a participant says besides notes and votes."""
    session = evening.session
    shown = [note.id for note in session.notes_of(session.stop.part)]
    yes, related = chance.choice([True, False]), own(session, who)["relates"]
    about = chance.choice([session.stop.part] * 2 + [OPEN, AFTER, WELCOME])
    mine = [each["id"] for each in own(session, who)["pledges"].values()]
    written = own(session, who)["notes"]
    replied = [each["id"] for each in own(session, who)["replies"]]
    taken_back = WithdrawFirstStep(mostly(chance, mine, others(evening)))
    kept_out = SetFirstStepInReport(mostly(chance, mine, others(evening)), in_report=yes)
    step = MakeFirstStep(
        AFTER,
        chance.choice(["電話する", "call", "write", "", "x" * 201]),
        chance.choice(["2026-02-01", "2026-02-01", None, "soon"]),
        chance.choice(["", "when home"]),
        example=yes,
        in_report=chance.choice([True, False]),
        owner=chance.choice(["", "whoever opens the hall", "the one on duty"]),
        sign_of_success=chance.choice(["", "nobody is late"]),
    )
    how = TellHow(AFTER, chance.choice(HOW), chance.choice(["2026-12-24", None, "soon"]))
    doings = {
        WELCOME: AgreeRules(WELCOME),
        AFTER: chance.choice([step, step, taken_back, kept_out, how]),
    }
    return doings.get(about) or chance.choice(
        [
            Relate(mostly(chance, shown, anyone(evening)), on=True),
            Relate(mostly(chance, shown, anyone(evening)), on=True),
            Relate(mostly(chance, related, anyone(evening)), on=yes),
            CheckInsight(about, chance.choice(FITS)),
            AddReply(mostly(chance, shown, anyone(evening)), chance.choice(REPLIES), named=yes),
            AddReply(mostly(chance, shown, anyone(evening)), "so do I"),
            RaiseConcern(mostly(chance, shown, anyone(evening)), chance.choice(["", "loud"])),
            answer(chance, evening),
            answer(chance, evening),
            WithdrawReply(mostly(chance, replied, replies(evening))),
            SetReplyInReport(mostly(chance, replied, replies(evening)), in_report=yes),
            NameNote(mostly(chance, [each["id"] for each in written], anyone(evening)), named=yes),
            SayDone(session.stop.part, on=yes),
            CallMe(chance.choice(NICKNAMES)),
            feeling(chance),
            feeling(chance),
        ]
    )


def feeling(chance: Random) -> TellPulse | WithdrawPulse:
    """Return what somebody says of how they come or go, or that they take it back."""
    moment = chance.choice(MOMENTS)
    if chance.random() < 0.1:
        return WithdrawPulse(moment)
    item = chance.choice(["need", "risk", "safe", "close", "voices", "nothing"])
    return TellPulse(moment, item, chance.choice([None, 0, 1, 3, 4, 7, 8]))


def answer(chance: Random, evening: Evening) -> AnswerCorrection:
    """Return what somebody says to what was proposed for their note, or for none."""
    proposed = [*evening.session.corrections.items()]
    note, text = NoteId("nosuch00"), "better words"
    if proposed:
        note, correction = chance.choice(proposed)
        text = correction.text
    return AnswerCorrection(note, text, accepted=chance.random() < 0.7)
