"""Evenings whose first step comes to a vote."""

from typing import Any

from facilitator.core.ids import StopId, ThemeId
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.kinds.votes.again import OpenVote
from facilitator.core.kinds.votes.held import Preparation
from facilitator.core.kinds.votes.preparing import PrepareVote
from facilitator.core.people import Person
from facilitator.core.program import Text
from facilitator.core.views import Audience
from tests.core.world import FAY, OPEN, Evening

HERE = StopId("open/vote")
PEOPLE = 10  # who are here, whatever they do


def with_themes(n: int = 3) -> tuple[Evening, list[ThemeId]]:
    """Return an evening with so many themes in its first step, where it looks at them."""
    evening = Evening()
    evening.here = PEOPLE
    evening.go("open/write")
    themes = [evening.group(f"theme {each}") for each in range(n)]
    evening.go("open/theme")
    return evening, themes


def prepare(evening: Evening, mode: str, on: str = "themes", **more: Any) -> None:
    """Let Fay prepare the next vote of the first step."""
    if "lens" in more:
        more["lens"] = Text(more["lens"], more["lens"])
    evening.act(FAY, PrepareVote(OPEN, Preparation(mode, on, **more)))


def opened(mode: str, n: int = 3, **more: Any) -> tuple[Evening, list[str]]:
    """Return an evening on which a vote of this mode is open, and its choices."""
    evening, _ = with_themes(n)
    prepare(evening, mode, **more)
    evening.go(HERE)
    return evening, list(evening.session.votes[OPEN].targets)


def cast(evening: Evening, person: Person, *targets: str) -> None:
    """Let somebody vote."""
    evening.act(person, CastBallot(OPEN, targets))


def close(evening: Evening) -> Any:
    """Close the vote; return what the console sees of its result."""
    evening.act(FAY, CloseVote(HERE))
    return evening.see(f"result/{OPEN}", Audience.CONSOLE)


def again(evening: Evening) -> None:
    """Open another vote."""
    evening.act(FAY, OpenVote(HERE))
