"""A whole evening to print: eight people do everything that leaves a trace in the report."""

from collections.abc import Sequence

from facilitator.core.ids import LONE, NoteId, PersonId, StopId
from facilitator.core.keeping import TakeAttendance
from facilitator.core.kinds.checkin import ShowAnswers
from facilitator.core.kinds.notes.fitting import CheckInsight
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.notes.themes import AddTheme, PlaceNotes
from facilitator.core.kinds.pledge import MakeFirstStep
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.moving.flow import Move
from facilitator.core.people import DESK, Person, Role
from tests.core.world import AFTER, ARRIVE, FAY, NEAR, OPEN, SAFE, WHOLE, Evening
from tests.report.evenings import write

PEOPLE = tuple(
    Person(PersonId(f"p{n}"), Role.PARTICIPANT, secret=f"{n}" * 32, nickname=f"N{n}")
    for n in range(8)
)
MOOD, MINE = "今日は銀杏がきれいでした", "言いにくいことが、ここにある"
SEEN = "小さなあいさつが、つながりの入口だった。"
TODAY, SOON, LATER = "隣の席の人に、帰りにひとこと言う", "母に電話する", "Start a walking group"
KEPT_OUT = "これは自分だけの一歩です"
IF = "電車で会えたら"


def leave(evening: Evening, stop: str, seconds: int = 60) -> None:
    """Let time pass, then go on to ``stop``; the desk counts who was there: three are online."""
    evening.wait(seconds)
    left = evening.session.visit.stop
    evening.act(FAY, Move(StopId(stop), left))
    evening.act(DESK, TakeAttendance(left, len(PEOPLE), 3))


def a_whole_evening(crowd: Sequence[Person] = PEOPLE) -> Evening:
    """Return the evening, ended."""
    evening = Evening(WHOLE)
    leave(evening, "welcome/rules")
    leave(evening, "arrive/checkin")
    write(evening, crowd[0], MOOD, part=ARRIVE)
    evening.act(FAY, ShowAnswers(evening.session.visit.stop))
    leave(evening, "open/write")
    notes = a_step(evening, crowd)
    leave(evening, "safe/write")
    for person in crowd:
        evening.wait(7)
        write(evening, person, f"{MINE} {person.id}", part=SAFE)
    leave(evening, "safe/reveal")
    leave(evening, "safe/vote")
    by_chance = [note.id for note in evening.session.notes_of(SAFE)]
    for person in crowd:
        evening.act(person, CastBallot(SAFE, (by_chance[0],)))
    evening.act(FAY, CloseVote(evening.session.visit.stop))
    leave(evening, "after/pledge")
    first_steps(evening, crowd)
    leave(evening, "ended")
    assert notes
    return evening


def a_step(evening: Evening, crowd: Sequence[Person]) -> list[NoteId]:
    """Let everyone write two notes in the first step, group them, vote, sum up and check it."""
    notes: list[NoteId] = []
    for turn in range(2):
        for person in crowd:
            evening.wait(5)
            text = f"{turn + 1}枚めの付箋に{person.id}が書いたこと"
            notes.append(write(evening, person, text, category=NEAR if turn else None))
        evening.wait(60)
    leave(evening, "open/reveal")
    for person in crowd[1:6]:
        evening.act(person, Relate(notes[0], True))
    leave(evening, "open/theme")
    evening.act(FAY, AddTheme(OPEN, "小さなあいさつ", tuple(notes[:9])))
    evening.act(FAY, AddTheme(OPEN, "遠くの人", tuple(notes[9:14])))
    evening.act(FAY, PlaceNotes((notes[14],), LONE))
    leave(evening, "open/vote")
    themes = list(evening.session.themes)
    for n, person in enumerate(crowd):
        evening.act(person, CastBallot(OPEN, (themes[n > 5],)))
    evening.act(FAY, CloseVote(evening.session.visit.stop))
    evening.act(FAY, WriteInsight(OPEN, SEEN))
    leave(evening, "open/insight")
    for person in crowd[:6]:
        fit = "not_quite" if person is crowd[5] else "fits"
        evening.act(person, CheckInsight(OPEN, fit))
    return notes


def first_steps(evening: Evening, crowd: Sequence[Person]) -> None:
    """Let four people decide on a first step, one of them for herself, and one not yet."""
    wishes = (
        (TODAY, "2026-01-16", IF, True),
        (SOON, "2026-01-20", "", True),
        (LATER, "2026-03-01", "", True),
        (KEPT_OUT, "2026-01-16", "", False),
        ("", None, "", True),
    )
    for person, (what, when, if_then, in_report) in zip(crowd, wishes, strict=False):
        evening.act(person, MakeFirstStep(AFTER, what, when, if_then, False, in_report))
