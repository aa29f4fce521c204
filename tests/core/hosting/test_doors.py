"""The doors: locked, they let nobody new in; the console says so and phones know nothing of it."""

import pytest

from facilitator.core.hosting.doors import LockDoors
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, Evening


@pytest.fixture
def evening() -> Evening:
    return Evening()


def test_the_console_says_whether_the_doors_are_locked(evening):
    assert evening.see("console", Audience.CONSOLE)["locked"] is False

    evening.act(FAY, LockDoors(on=True))
    assert evening.see("console", Audience.CONSOLE)["locked"] is True
    evening.act(FAY, LockDoors(on=False))

    assert evening.see("console", Audience.CONSOLE)["locked"] is False


def test_locking_what_is_locked_makes_no_entry(evening):
    evening.act(FAY, LockDoors(on=True))

    assert evening.act(FAY, LockDoors(on=True)) == ()


def test_only_who_runs_the_session_locks_them(evening):
    assert evening.refusal(ANN, LockDoors(on=True)) is Reason.NOT_ALLOWED
