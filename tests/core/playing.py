"""Evenings at random: people and a facilitator who do one thing after another, mostly sensible.

An evening is made of a beginning, a seed and a length, so that a failing one shrinks to the
shortest beginning of the same story.
"""

from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

from facilitator.core.actions import ACTIONS
from facilitator.core.decide import Undo, last_undoable
from facilitator.core.editing import Passage, WritePassages
from facilitator.core.flow import (
    AddMinutes,
    CancelCountdown,
    FinishCountdown,
    Move,
    PauseTimer,
    ResumeTimer,
    StartCountdown,
)
from facilitator.core.ids import LONE, FileId, NoteId, PassageId, PledgeId, StopId, ThemeId
from facilitator.core.keeping import EnterReport, TakeAttendance, TakeMeasures
from facilitator.core.kinds.checkin import ShowAnswers
from facilitator.core.kinds.notes.fitting import FITS, CheckInsight, ShowFit
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNote, RestoreNote
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.notes.themes import AddTheme, MergeThemes, NameTheme, PlaceNotes
from facilitator.core.kinds.notes.writing import AddNote, EditNote, SetInReport, WithdrawNote
from facilitator.core.kinds.pledge import HideExample, MakeFirstStep, WithdrawFirstStep
from facilitator.core.kinds.rules import AgreeRules, ShowRule
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.people import CLOCK, DESK, Person
from facilitator.core.refused import Refused
from facilitator.core.severing import Sever
from facilitator.core.showing import Blank, HoldPage, Spotlight
from facilitator.core.steering import primary
from facilitator.core.views import own
from tests.core.world import (
    AFTER,
    ANN,
    ARRIVE,
    BEN,
    CARL,
    FAY,
    NEAR,
    OPEN,
    SAFE,
    WELCOME,
    WHOLE,
    Evening,
)

PEOPLE = (ANN, BEN, CARL)
AFTER_A_MONTH = 31 * 24 * 60 * 60  # seconds
BEGINNINGS = (
    "doors",
    "rules",
    "answers",
    "answers shown",
    "first steps",
    "writing",
    "wall",
    "anonymous wall",
    "themes",
    "vote on themes",
    "vote on notes",
    "result on themes",
    "result on notes",
    "insight on themes",
    "insight said",
    "severed",
)


def evenings() -> st.SearchStrategy[Evening]:
    """Return evenings, most of them long."""
    lengths = st.sampled_from((5, 10, 20, 40, 80, 80, 80))
    return st.builds(played, st.sampled_from(BEGINNINGS), st.integers(0, 2**32), lengths)


def played(beginning: str, seed: int, length: int) -> Evening:
    """Return one evening."""
    evening, chance = begun(beginning), Random(seed)
    for _ in range(length):
        step(evening, chance)
    return evening


def step(evening: Evening, chance: Random) -> bool:
    """Let somebody do something; return whether it happened."""
    evening.wait(chance.choice([0, 0, 1, 1, 4, 60, 200]))
    try:
        evening.act(*anything(chance, evening))
    except Refused:
        return False
    return True


def begun(beginning: str) -> Evening:
    """Return an evening that has come as far as ``beginning``."""
    evening = Evening(WHOLE)
    elsewhere = {
        "doors": lambda evening: None,
        "rules": lambda evening: evening.go("welcome/rules"),
        "answers": answered,
        "answers shown": shown_answers,
        "first steps": decided,
        "severed": severed,
    }
    if beginning in elsewhere:
        elsewhere[beginning](evening)
        return evening
    return begun_with_notes(evening, beginning)


def begun_with_notes(evening: Evening, beginning: str) -> Evening:
    part = SAFE if beginning == "anonymous wall" else OPEN
    evening.go(f"{part}/write")
    for person in () if beginning == "writing" else PEOPLE:
        evening.write(person, part=part)
    if "themes" in beginning:
        notes = sorted(evening.session.notes)
        evening.group("one", *notes[:1])
        evening.group("two", *notes[1:2])
        evening.go("open/theme")
    elif beginning.endswith("wall"):
        evening.go(f"{part}/reveal")
        for person in (ANN, BEN):
            evening.write(person, part=part)
    if " on " in beginning:
        vote(evening, beginning)
    if beginning == "insight said":
        evening.go("open/reveal")
        evening.act(FAY, WriteInsight(OPEN, "we saw this"))
        evening.go("open/insight")
    return evening


def answered(evening: Evening) -> None:
    """Let people answer the check-in."""
    evening.go("arrive/checkin")
    for person in PEOPLE:
        evening.write(person, part=ARRIVE)


def shown_answers(evening: Evening) -> None:
    """Let people answer the check-in, and everyone see it."""
    answered(evening)
    evening.act(FAY, ShowAnswers(StopId("arrive/checkin")))


def decided(evening: Evening) -> None:
    """Let Ann and Ben make a first step, Ben's to be seen, and Carl none yet."""
    evening.go("after/pledge")
    evening.decide_on(ANN)
    evening.decide_on(BEN, "write to him", example=True)
    evening.decide_on(CARL, "")


def severed(evening: Evening) -> None:
    """Let people do a bit of everything, and the session be severed long after its end."""
    answered(evening)
    for part in (OPEN, SAFE):
        evening.go(f"{part}/write")
        notes = [evening.write(person, part=part) for person in PEOPLE]
        evening.go(f"{part}/reveal")
        evening.act(ANN, Relate(notes[1], on=True))
        evening.go(f"{part}/vote")
        evening.act(ANN, CastBallot(part, notes[:1]))
    decided(evening)
    evening.go("ended")
    evening.wait(AFTER_A_MONTH)
    evening.act(DESK, Sever())


def vote(evening: Evening, beginning: str) -> None:
    """Let Ann and Ben vote for the same, and go on as far as ``beginning``."""
    evening.go("open/vote")
    for person in (ANN, BEN):
        evening.act(person, CastBallot(OPEN, evening.session.votes[OPEN].targets[:1]))
    if "result" in beginning:
        evening.act(FAY, CloseVote(StopId("open/vote")))
    if "insight" in beginning:
        evening.go("open/insight")


def anything(chance: Random, evening: Evening) -> tuple[Person, Any]:
    """Return who does what next."""
    who = chance.choice([*PEOPLE, *PEOPLE, *[FAY] * 8, CLOCK, DESK])
    here = evening.session.visit.stop
    if who in PEOPLE:
        return who, by_a_participant(chance, evening, who)
    if who is FAY:
        return who, by_the_facilitator(chance, evening)
    if who is CLOCK:
        return who, FinishCountdown(here)
    return who, chance.choice([TakeAttendance(here, 3), TakeMeasures(), a_report(chance)])


def a_report(chance: Random) -> EnterReport:
    return EnterReport(FileId("file"), chance.choice(["ja", "en"]), 10**6)


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
        return CastBallot(voted.part, some(chance, voted.targets, 2))
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


def beside_notes(chance: Random, evening: Evening, who: Person) -> Any:
    """Return what a participant says besides notes and votes."""
    session = evening.session
    shown = [note.id for note in session.notes_of(session.stop.part)]
    yes, related = chance.choice([True, False]), own(session, who)["relates"]
    about = chance.choice([session.stop.part] * 2 + [OPEN, AFTER, WELCOME])
    mine = [each["id"] for each in own(session, who)["pledges"].values()]
    taken_back = WithdrawFirstStep(mostly(chance, mine, others(evening)))
    step = MakeFirstStep(
        AFTER,
        chance.choice(["電話する", "call", "write", "", "x" * 201]),
        chance.choice(["2026-02-01", "2026-02-01", None, "soon"]),
        chance.choice(["", "when home"]),
        example=yes,
        in_report=chance.choice([True, False]),
    )
    doings = {
        WELCOME: AgreeRules(WELCOME),
        AFTER: chance.choice([step, step, taken_back]),
    }
    return doings.get(about) or chance.choice(
        [
            Relate(mostly(chance, shown, anyone(evening)), on=True),
            Relate(mostly(chance, shown, anyone(evening)), on=True),
            Relate(mostly(chance, related, anyone(evening)), on=yes),
            CheckInsight(about, chance.choice(FITS)),
        ]
    )


def by_the_facilitator(chance: Random, evening: Evening) -> Any:
    """Return what a facilitator asks for."""
    kinds = [onward, jump, timing, *[grouping] * 3, *[showing] * 3, *[taking_back] * 2]
    kinds += [editing] * 2
    return chance.choice(kinds)(chance, evening)


def onward(chance: Random, evening: Evening) -> Any:
    """Return what the one button does."""
    button = primary(evening.session)
    here = evening.session.visit.stop
    return ACTIONS[button["type"]](**button["fields"]) if button else Move(StopId("lobby"), here)


def jump(chance: Random, evening: Evening) -> Any:
    here = evening.session.visit.stop
    stop = chance.choice([*(each.id for each in evening.session.agenda), StopId("nowhere")])
    return chance.choice([Move(stop, here), Move(stop, here), Move(stop, StopId("lobby"))])


def grouping(chance: Random, evening: Evening) -> Any:
    session = evening.session
    part = chance.choice([session.stop.part] * 4 + [OPEN, SAFE])
    here = [note.id for note in session.notes_of(part)]
    notes = some(chance, here or [NoteId("nosuch00")], 3)
    home = chance.choice([LONE, None, *session.themes, *session.themes])
    theme, other = (chance.choice([*session.themes, ThemeId("nosuch01")]) for _ in range(2))
    if len(session.themes) >= 2 and chance.random() < 0.2:
        theme, other = chance.sample(sorted(session.themes), 2)
        return MergeThemes(theme, other)
    return chance.choice(
        [
            AddTheme(part, chance.choice(["a theme", "朝のあいさつから", ""]), notes),
            NameTheme(theme, chance.choice(["named", "", "朝のあいさつから"])),
            MergeThemes(theme, other),
            PlaceNotes(notes, home),
            PlaceNotes(notes, home),
            WriteInsight(part, "we saw this"),
        ]
    )


def showing(chance: Random, evening: Evening) -> Any:
    session = evening.session
    note = mostly(chance, session.spotlight, anyone(evening))
    part = chance.choice([session.stop.part, OPEN])
    return chance.choice(
        [
            HideNote(note),
            HideNote(note),
            RestoreNote(note),
            Spotlight(some(chance, anyone(evening), 2)),
            Spotlight(some(chance, anyone(evening), 4)),
            HoldPage(chance.choice([None, 0, 3])),
            ShowRule(chance.randint(-1, 3), session.visit.stop),
            ShowAnswers(session.visit.stop),
            HideExample(chance.choice(others(evening))),
            ShowFit(part, chance.choice([True, False])),
            WriteInsight(part, chance.choice(["we saw this", "or that", ""])),
            Blank(chance.choice([True, False])),
        ]
    )


def editing(chance: Random, evening: Evening) -> Any:
    """Return what a facilitator writes for the report: about notes, in their words or others."""
    session = evening.session
    steps = [*session.pledges, PledgeId("nosuch02")]
    passages = [
        Passage(PassageId(id_), "ja", place, chance.choice([1.0, 2.0]), words(chance, evening))
        for id_, place in (("manusc01", "opening"), ("manusc02", "part/open"))
    ]
    of = chance.choice([*anyone(evening), *steps])
    passages += [
        Passage(PassageId("guest/ann"), "", "guest", 0.0, chance.choice(["name: Ann", "name: A"])),
        Passage(PassageId(f"translation/en/{of}"), "en", "translation", 0.0, "good morning"),
    ]
    base = chance.choice([session.seq] * 4 + [max(0, session.seq - 3)])
    known = [*session.passages, PassageId("nosuch03")]
    write = chance.sample(passages, chance.randint(0, 2))
    remove = [each for each in some(chance, known, 1) if each not in [w.id for w in write]]
    return WritePassages(base, tuple(write), tuple(remove))


def words(chance: Random, evening: Evening) -> str:
    """Return a passage: with a citation, in somebody's words, or in none of those."""
    cited = chance.choice([*anyone(evening), *(f"no{n}such" for n in range(2))])
    step = chance.choice(others(evening))
    return chance.choice(
        [
            f"ある人はこう書いた [@note/{cited}]。",
            f"ある人は決めた [@pledge/{step}]。",
            f"「朝のあいさつ」という声 [@note/{cited}]",
            "朝のあいさつから始まると、多くの人が思っている。",
            "みんなの声をまとめると、こうなる。",
        ]
    )


def taking_back(chance: Random, evening: Evening) -> Any:
    last = last_undoable(evening.session) or 1
    return Undo(chance.choice([last, last, last, *evening.session.undoable]))


def timing(chance: Random, evening: Evening) -> Any:
    here = evening.session.visit.stop
    minutes = AddMinutes(chance.randint(-3, 3))
    return chance.choice(
        [minutes, PauseTimer(), ResumeTimer(), StartCountdown(here), CancelCountdown(here)]
        + [CloseVote(here)] * 3
    )


def some(chance: Random, things: Any, most: int) -> tuple[Any, ...]:
    """Return a few of ``things``, sometimes one of them twice."""
    return tuple(chance.choices(list(things), k=chance.randint(0, most))) if things else ()


def anyone(evening: Evening) -> list[NoteId]:
    """Return the notes there are, and one that is not."""
    return [*evening.session.notes, NoteId("nosuch00")]


def others(evening: Evening) -> list[PledgeId]:
    """Return the first steps there are, and one that is not."""
    return [*evening.session.pledges, PledgeId("nosuch02")]


def mostly(chance: Random, first: Sequence[Any], others: Sequence[Any]) -> Any:
    """Return one of ``first``, where there are any, and sometimes one of ``others``."""
    return chance.choice(list(first if first and chance.random() < 0.7 else others))
