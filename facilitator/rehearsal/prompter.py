"""What the facilitator of a rehearsal shows while a stop lasts, by the one button or beside it.

Rule after rule, the answers of the check-in, and how well the sentence of a step fits.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from facilitator.rehearsal.line import Line
from facilitator.rehearsal.schedule import Schedule

RULES = 0.8  # of the time of the rules, in which they are lit one after the other
ANSWERS = 0.6  # of the time of the check-in, after which the answers are shown
FIT = 0.7  # of the time of the sentence, after which the stage shows how well it fits

BY_THE_WAY = frozenset({"ShowRule", "ShowAnswers", "CloseVote"})
"""What the one button may do that leaves the session where it is."""


class Prompter:
    """Shows at a stop what there is to show, at its time."""

    def __init__(self, line: Line, schedule: Schedule) -> None:
        self._line = line
        self._schedule = schedule

    def arrive(self, stop: Mapping[str, Any], seconds: float) -> None:
        """Plan what is to be shown at ``stop`` in its ``seconds``."""
        part = stop["part"]
        match stop["phase"]:
            case "rules":
                items = self._line.screen[f"rules/{part}"]["items"]
                for n in range(1, len(items)):
                    show = partial(self._press, stop["id"], "rule")
                    self._schedule.after(seconds * RULES * n / len(items), show)
            case "checkin":
                self._schedule.after(seconds * ANSWERS, partial(self._press, stop["id"], "answers"))
            case "insight":
                self._schedule.after(seconds * FIT, partial(self._show_fit, stop["id"], part))

    def _press(self, stop: str, effect: str) -> None:
        button = self._line.screen["console"]["primary"]
        here = self._line.screen["session"]["stop"]["id"] == stop
        if here and button is not None and button["effect"] == effect:
            self._line.act(button["type"], **button["fields"])

    def _show_fit(self, stop: str, part: str) -> None:
        fit = self._line.screen.get(f"fit/{part}")
        here = self._line.screen["session"]["stop"]["id"] == stop
        if here and fit is not None and fit["fits"] + fit["not_quite"] + fit["add"]:
            self._line.act("ShowFit", part=part, on=True)
