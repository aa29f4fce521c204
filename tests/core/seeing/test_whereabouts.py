"""What every screen knows of where the session stands."""

from dataclasses import replace

import pytest

from facilitator.core.ids import StopId
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.moving.flow import PauseTimer, StartCountdown
from facilitator.core.seeing.staging import milliseconds
from tests.core.seeing.screens import C, P, S, families
from tests.core.world import (
    ARRIVE,
    FACTS,
    FAY,
    OPEN,
    PROGRAM,
    SAFE,
    START,
    WHOLE,
    Evening,
    words,
)


def test_what_was_seen_is_on_the_phones_when_it_is_said():
    evening = Evening()
    evening.act(FAY, WriteInsight(OPEN, "seen"))
    before = evening.see("insight/open", P), evening.see("insight/open", C)

    evening.go("open/insight")

    assert before == (None, {"part": OPEN, "text": "seen"})
    assert evening.see("insight/open", P) == {"part": OPEN, "text": "seen"}
    assert evening.see("insight/safe", C) is None


def test_a_phone_knows_the_part_it_is_in_and_tips_and_facts_are_for_the_facilitator():
    parts = (PROGRAM.parts[0], replace(PROGRAM.parts[1], tips=(words("slowly"),), facts=FACTS[1:]))
    evening = Evening(replace(PROGRAM, parts=parts))
    evening.go("open/intro")

    assert families(evening, P)["part"] == 1
    assert families(evening, C)["part"] == 2
    assert evening.see("part/open", C)["tips"] == [{"ja": "slowly（日）", "en": "slowly"}]
    source = {"ja": "a paper（日）", "en": "a paper"}
    assert evening.see("part/open", C)["facts"] == [
        {"text": {"ja": "ふたつ目", "en": "the second"}, "source": source},
        {"text": {"ja": "三つ目", "en": "without a source"}, "source": None},
    ]
    assert evening.see("part/open", P) == evening.see("part/open", C) | {"tips": [], "facts": []}


def test_the_console_knows_in_which_parts_something_can_be_written():
    evening = Evening(WHOLE)
    at_the_doors = [each for each in (ARRIVE, OPEN, SAFE) if evening.see(f"part/{each}", C)["open"]]

    evening.go("open/write")
    evening.go("share/share")

    assert at_the_doors == [ARRIVE]  # which is answered from the doors on
    assert evening.see(f"part/{OPEN}", C)["open"]
    assert not evening.see(f"part/{SAFE}", C)["open"]
    assert not evening.see("part/share", C)["open"]


def test_every_screen_knows_where_the_session_stands_and_how_long():
    evening = Evening()
    evening.go("open/write")
    start = milliseconds(START)

    assert evening.see("session", P) == {
        "code": "482913",
        "title": "An evening",
        "program": {"ja": "Two steps（日）", "en": "Two steps"},
        "lang": "ja",
        "rehearsal": False,
        "created": start,
        "stop": {
            "id": "open/write",
            "part": OPEN,
            "phase": "write",
            "kind": "notes",
            "minutes": 3,
        },
        "since": start,
        "timer": {"ends_at": start + 180_000, "left": None},
        "turn": None,
        "countdown": None,
        "screen": "write",
        "parts": [
            {
                "id": id_,
                "title": {"ja": f"{title}（日）", "en": title},
                "step": step,
                "skipped": not step,
            }
            for id_, title, step in (
                ("welcome", "Welcome", None),
                ("open", "open", 1),
                ("safe", "safe", 2),
            )
        ],
        "ended": False,
        "appointed": {"day": None, "time": None, "place": "", "venue": ""},
        "report_day": None,
        "asks": 0,
    }


def test_every_screen_knows_of_a_pause_a_countdown_and_the_end():
    evening = Evening()
    evening.go("open/write")
    evening.wait(60)
    evening.act(FAY, PauseTimer())
    evening.act(FAY, StartCountdown(StopId("open/write")))
    paused = evening.see("session", S)

    evening.go("ended")

    assert paused["timer"] == {"ends_at": None, "left": 120_000}
    assert paused["countdown"] == milliseconds(evening.now) + 3000
    assert evening.see("session", S)["ended"]


@pytest.mark.parametrize(
    ("stop", "screen"),
    [
        ("lobby", "wait"),
        ("welcome/rules", "rules"),
        ("open/intro", "question"),
        ("open/write", "write"),
        ("open/reveal", "board"),
        ("open/theme", "themes"),
        ("open/vote", "vote"),
        ("open/insight", "insight"),
        ("ended", "thanks"),
    ],
)
def test_a_phone_shows_the_screen_of_the_phase(stop, screen):
    evening = Evening()

    evening.go(stop)

    assert evening.see("session", P)["screen"] == screen


@pytest.mark.parametrize(
    ("stop", "screen"),
    [
        ("arrive/checkin", "checkin"),
        ("safe/pair", "pair"),
        ("after/pledge", "pledge"),
        ("share/share", "share"),
        ("take/pulse_takeaway", "takeaway"),
        ("close/checkout", "checkout"),
    ],
)
def test_a_phone_has_a_screen_of_its_own_for_what_surrounds_the_steps(stop, screen):
    evening = Evening(WHOLE)

    evening.go(stop)

    assert evening.see("session", P)["screen"] == screen
