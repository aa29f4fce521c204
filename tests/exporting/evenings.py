"""Evenings of the core tests, exported and imported."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

from facilitator.core.ids import SessionId
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.vote import CastBallot
from facilitator.core.log import rebuild
from facilitator.core.people import Person
from facilitator.core.session import Session
from facilitator.exporting.document import document
from facilitator.exporting.imported import Names, log_of
from facilitator.exporting.reading import read_contents
from facilitator.library.checked import Problem
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, WHOLE, Evening

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
TODAY = NOW.date()
MINUTES = "39"  # what the parts of the small program of the core tests add up to
SOUND = replace(
    WHOLE,
    formats=(int(MINUTES),),
    parts=tuple(replace(part, minutes={int(MINUTES): part.minutes[30]}) for part in WHOLE.parts),
)
"""The whole program, with minutes that add up."""


def a_sound_evening(ann: Person = ANN, ben: Person = BEN, carl: Person = CARL) -> Evening:
    """Return an evening whose export can be imported as it is: notes, a theme, a vote, steps."""
    evening = Evening(SOUND, int(MINUTES))
    evening.go("open/write")
    first = evening.write(ann, "=1+1 朝のあいさつ")
    second = evening.write(ben, 'ひとつめ\nふたつめ, "x"')
    evening.write(carl, "載せない", in_report=False)
    evening.go("open/theme")
    evening.group("まとまり", first)
    evening.group("もうひとつ", second)
    evening.go("open/vote")
    themes = evening.session.votes[OPEN].targets
    evening.act(ann, CastBallot(OPEN, themes[:1]))
    evening.act(ben, CastBallot(OPEN, themes[:1]))
    evening.go("open/insight")
    evening.act(FAY, WriteInsight(OPEN, "あいさつから始まる"))
    evening.go("after/pledge")
    evening.decide_on(ann, "電話する", if_then="帰ったら")
    evening.decide_on(ben, "")
    evening.go("ended")
    return evening


def exported(session: Session) -> dict[str, Any]:
    """Return the export of ``session`` as it comes from a file, with a program that can be run."""
    found: dict[str, Any] = json.loads(json.dumps(document(session)))
    found["session"]["minutes"] = int(MINUTES)
    found["program"]["formats"] = [int(MINUTES)]
    for part in found["program"]["part"]:
        part["minutes"] = {MINUTES: next(iter(part["minutes"].values()))}
    return found


def imported(data: Any) -> Session:
    """Return the session that comes of an export. Fails when anything is wrong with it."""
    contents, problems = read_contents(data, "export.json", TODAY)
    assert contents is not None, list(map(str, problems))
    fresh = (f"new{n:05}" for n in count())
    names = Names(SessionId("s2"), "555666", lambda: next(fresh))
    return rebuild(log_of(contents, names, NOW))


def complaints(data: Any) -> list[str]:
    """Return what is said against ``data``."""
    contents, problems = read_contents(data, "export.json", TODAY)
    assert contents is None
    found: list[Problem] = problems
    return list(map(str, found))


def without_names(found: Any) -> Any:
    """Return an export in which ids, and the orders that depend on them, make no difference."""
    ids = {}
    for part in found["parts"]:
        ids |= {each["id"]: each["text"] for each in part["notes"]}
        ids |= {each["id"]: each["what"] for each in (part["first_steps"] or {"made": []})["made"]}
        texts = {each["id"]: each["text"] for each in part["notes"]}
        texts |= {each["id"]: each["title"] for each in part["themes"]}
        for note in part["notes"]:
            note["theme"] = texts.get(note["theme"], note["theme"])
            note["under"] = texts.get(note["under"], note["under"])
        for row in (part["vote"] or {"votes": []})["votes"]:
            row["id"] = texts[row["id"]]
        for row in (row for vote in part.get("votes", ()) for row in vote["votes"]):
            row["id"] = texts.get(row["id"], row.get("text"))
        made = (part["first_steps"] or {"made": []})["made"]
        for each in (*part["notes"], *part["themes"], *made):
            del each["id"]
        part["notes"].sort(key=lambda note: json.dumps(note, sort_keys=True))
        made.sort(key=lambda step: json.dumps(step, sort_keys=True))
    for each in found["manuscript"]:
        del each["id"]
        for id_, said in ids.items():
            each["text"] = each["text"].replace(id_, said)
    found["manuscript"].sort(key=lambda each: json.dumps(each, sort_keys=True))
    return found
