"""An action the rules forbid, and why."""

from enum import StrEnum


class Reason(StrEnum):
    """Why an action was refused. Every reason has a sentence in both languages."""

    MALFORMED = "malformed"
    DAY_OVER = "day_over"
    NOT_ALLOWED = "not_allowed"
    CONFLICT = "conflict"
    BUSY = "busy"
    STARTING = "starting"
    MOVED_ON = "moved_on"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NO_SUCH_PART = "no_such_part"
    NO_SUCH_STOP = "no_such_stop"
    NO_SUCH_NOTE = "no_such_note"
    NO_SUCH_THEME = "no_such_theme"
    NO_SUCH_TARGET = "no_such_target"
    NOT_OPEN_YET = "not_open_yet"
    OVER = "over"
    CATEGORY = "category"
    NAMED_NOT_ALLOWED = "named_not_allowed"
    FULL = "full"
    NOT_YOURS = "not_yours"
    YOURS = "yours"
    TOO_LATE = "too_late"
    LATE = "late"
    VOTE_OPEN = "vote_open"
    VOTE_CLOSED = "vote_closed"
    NO_VOTES_LEFT = "no_votes_left"
    NOT_WHOLE = "not_whole"
    CHOICES = "choices"
    NO_HANDS = "no_hands"
    NOTHING_TO_REVEAL = "nothing_to_reveal"
    NO_COUNTDOWN = "no_countdown"
    NO_TIMER = "no_timer"
    NOT_SHOWN = "not_shown"
    NOT_REVEALED = "not_revealed"
    HIDDEN = "hidden"
    KEPT_OFF = "kept_off"
    TOO_MANY = "too_many"
    CHANGED_SINCE = "changed_since"
    NOT_UNDOABLE = "not_undoable"
    FAILED = "failed"
    NOT_LEADING = "not_leading"
    LEADER_HERE = "leader_here"


PASSING = frozenset({Reason.BUSY, Reason.STARTING})
"""Reasons that say nothing about the action: it is worth sending again."""


class Refused(Exception):
    """An action the rules forbid. Nothing has happened."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
