"""An action that is not to happen after a moment, over the wire."""

import time

import pytest

from tests.serving import Browser, Screen, Server, new_session


@pytest.fixture
def board(server: Server, fay: Browser) -> Screen:
    return Screen(server, fay.page(f"/console/{new_session(fay)}"))


def now() -> int:
    return round(time.time() * 1000)


def test_what_arrives_after_its_moment_does_not_happen(board):
    answer = board.act("Blank", on=True, not_after=now() - 1)

    assert answer == {"ok": False, "reason": "late", "again": False}
    assert board.act("Blank", on=True, not_after=now() + 60_000)["ok"]


def test_what_has_happened_in_time_is_told_of_as_done_however_late_one_asks(board):
    first = board.act("Blank", action_id="action-0001", on=True, not_after=now() + 60_000)
    again = board.act("Blank", action_id="action-0001", on=True, not_after=now() - 1)

    assert first["ok"] and again == first


@pytest.mark.parametrize("moment", ["soon", 1.5, True, 10**30, -(10**30), [], {}])
def test_a_moment_that_is_none_is_refused(board, moment):
    answer = board.act("Blank", on=True, not_after=moment)

    assert answer == {"ok": False, "reason": "malformed", "again": False}
