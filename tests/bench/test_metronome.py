"""The beat of a load: the clients' own lateness is known, and that of the server is not theirs."""

from facilitator.bench.crowd import Metronome, quantile


class Time:
    """A clock, and a crowd for which it goes on while it listens."""

    def __init__(self):
        self.now = 10.0

    def step(self, nap):
        self.now += max(nap, 0.001)

    def until(self, holds, patience):
        while not holds():
            self.step(0.01)


def beat(do, rate=10.0):
    """Return a metronome after one second from 11.0 on."""
    time = Time()
    metronome = Metronome(11.0, 1.0, rate, lambda: time.now)
    metronome.run(time, lambda: do(time))
    return metronome


def test_everything_is_done_in_its_time():
    done = []

    metronome = beat(lambda time: done.append(time.now) or True)

    assert [round(at, 1) for at in done] == [11 + n / 10 for n in range(10)]
    assert metronome.latest < 0.01


def test_clients_with_too_much_to_do_are_late():
    def hold(time):
        time.now += 0.15
        return True

    assert beat(hold).latest > 0.2  # the third is due when the second has not been begun


def test_who_waits_for_an_answer_is_not_late():
    done = []

    def wait(time):
        if 11.25 < time.now < 11.65:
            return False
        done.append(time.now)
        return True

    metronome = beat(wait)

    assert metronome.latest < 0.02
    assert len(done) == 7  # what was left out is not made up for


def test_a_rate_of_nothing_is_listening_only():
    assert beat(lambda _: 1 / 0, rate=0.0).latest == 0.0


def test_a_quantile_is_a_value_that_was_measured():
    assert quantile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert quantile([3.0, 1.0, 2.0], 0.95) == 3.0
    assert quantile([], 0.5) is None
