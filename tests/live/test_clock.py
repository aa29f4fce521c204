"""The moment of a session, whatever happens to the machine's clock."""

from datetime import UTC, datetime, timedelta

from facilitator.live.clock import Clock

START = datetime(2026, 5, 1, 18, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


class Machine:
    """A machine whose clock can be set."""

    def __init__(self) -> None:
        self.clock = START
        self.running = 0.0

    def wait(self, seconds: float) -> None:
        self.clock += timedelta(seconds=seconds)
        self.running += seconds


def clock_of(machine: Machine, since: datetime = START) -> Clock:
    return Clock(since, lambda: machine.clock, lambda: machine.running)


def test_a_session_goes_by_the_clock_of_the_machine():
    machine = Machine()
    clock = clock_of(machine)

    machine.wait(60)
    machine.clock += HOUR  # it was late, or the laptop slept

    assert clock() == START + HOUR + 60 * SECOND


def test_a_countdown_of_three_seconds_takes_three_when_the_clock_is_set_back():
    machine = Machine()
    clock = clock_of(machine)
    ends = clock() + 3 * SECOND

    machine.clock -= HOUR
    machine.wait(3)

    assert clock() == ends


def test_a_session_that_is_opened_again_is_not_earlier_than_its_log_and_its_time_passes():
    machine = Machine()
    clock = clock_of(machine, since=START + HOUR)

    first = clock()
    machine.wait(3)

    assert (first, clock()) == (START + HOUR, START + HOUR + 3 * SECOND)
