"""What a facilitator does with notes: grouping, showing, moderating."""

from random import Random
from typing import Any

from facilitator.core.hosting.facts import ShowFact
from facilitator.core.hosting.hinting import ShowHint
from facilitator.core.hosting.showing import Blank, HoldPage, Spotlight
from facilitator.core.ids import LONE, ConcernId, NoteId, RuleId, ThemeId
from facilitator.core.kinds.asked import ChooseQuestion
from facilitator.core.kinds.checkin import ShowAnswers
from facilitator.core.kinds.concerns import SettleConcern
from facilitator.core.kinds.notes.correcting import ProposeCorrection
from facilitator.core.kinds.notes.doubles import LayDoubles
from facilitator.core.kinds.notes.fitting import ShowFit
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNotes, RestoreNotes
from facilitator.core.kinds.notes.naming import FROM_OPEN, ChooseNames
from facilitator.core.kinds.notes.nudging import Nudge
from facilitator.core.kinds.notes.off_stage import KeepOffStage, LetOnStage
from facilitator.core.kinds.notes.ordering import OrderThemes
from facilitator.core.kinds.notes.queueing import ApproveNotes, SetQueue
from facilitator.core.kinds.notes.replying import HideReply, RestoreReply
from facilitator.core.kinds.notes.themes import (
    AddTheme,
    MergeThemes,
    NameTheme,
    PlaceNotes,
    RemoveTheme,
)
from facilitator.core.kinds.pledge import HideExample
from facilitator.core.kinds.pulse.asking import ShowPulse
from facilitator.core.kinds.rules import AddRule, RemoveRule, ShowRule
from tests.core.play.things import anyone, mostly, others, replies, some
from tests.core.world import ARRIVE, OPEN, SAFE, Evening


def grouping(chance: Random, evening: Evening) -> Any:
    session = evening.session
    part = chance.choice([session.stop.part] * 4 + [OPEN, SAFE])
    here = [note.id for note in session.notes_of(part)]
    notes = some(chance, here or [NoteId("nosuch00")], 3)
    home = chance.choice([LONE, None, *session.themes, *session.themes])
    themes = [theme.id for theme in session.themes_of(part)]
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
            LayDoubles(notes, chance.choice([*notes, None])),
            LayDoubles(notes, chance.choice([*notes, None])),
            OrderThemes(part, tuple(chance.sample(themes, len(themes)))),
            RemoveTheme(theme),
            WriteInsight(part, "we saw this"),
        ]
    )


def showing(chance: Random, evening: Evening) -> Any:
    session = evening.session
    note = mostly(chance, session.spotlight, anyone(evening))
    part = chance.choice([session.stop.part, OPEN])
    return chance.choice(
        [
            HideNotes((note,), chance.choice(["", "personal"]), chance.choice(["", "a note"])),
            HideNotes(some(chance, anyone(evening), 4)),
            RestoreNotes((note, *some(chance, anyone(evening), 3))),
            KeepOffStage(
                some(chance, anyone(evening), 4), "hurtful", chance.choice(["", "a note"])
            ),
            LetOnStage(some(chance, anyone(evening), 4)),
            LetOnStage(some(chance, anyone(evening), 4)),
            ApproveNotes(some(chance, anyone(evening), 4)),
            ApproveNotes(some(chance, anyone(evening), 4)),
            SetQueue(part, chance.choice([True, True, False])),
            ProposeCorrection(note, chance.choice(["better words", "or these", ""])),
            SettleConcern(
                mostly(chance, list(session.concerns), [ConcernId("nosuch04")]), done=True
            ),
            Spotlight(some(chance, anyone(evening), 2)),
            Spotlight(some(chance, anyone(evening), 4)),
            HoldPage(chance.choice([None, 0, 3])),
            ShowRule(chance.randint(-1, 3), session.visit.stop),
            AddRule(chance.choice(["one at a time", "no phones", ""]), session.visit.stop),
            RemoveRule(mostly(chance, list(session.rules_added), [RuleId("nosuch05")])),
            ShowAnswers(session.visit.stop),
            HideExample(chance.choice(others(evening))),
            ShowFit(part, chance.choice([True, False])),
            ChooseQuestion(ARRIVE, chance.choice([-1, 0, 1, 2])),
            ShowHint(part, chance.choice([None, -1, 0, 1])),
            ShowFact(part, chance.choice([None, 0, 1, 2, -1])),
            ShowPulse(chance.choice([True, False])),
            WriteInsight(part, chance.choice(["we saw this", "or that", ""])),
            Blank(chance.choice([True, False])),
            HideReply(chance.choice(replies(evening)), "hurtful", chance.choice(["", "a line"])),
            RestoreReply(chance.choice(replies(evening))),
            Nudge(part),
            ChooseNames(OPEN, chance.choice(FROM_OPEN)),
        ]
    )
