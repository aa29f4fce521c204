"""One thread does everything in its turn; others only hand in."""

from threading import Thread

from facilitator.rehearsal.schedule import Schedule


def test_what_is_due_earlier_is_done_earlier():
    schedule, done = Schedule(), []
    schedule.at(0.02, lambda: done.append("later"))
    schedule.at(0.01, lambda: done.append("sooner"))

    assert schedule.run(lambda: len(done) == 2, patience=5)

    assert done == ["sooner", "later"]


def test_what_another_thread_hands_in_is_done_here():
    schedule, done = Schedule(), []
    thread = Thread(target=schedule.hand_in, args=(lambda: done.append("handed in"),))
    thread.start()

    assert schedule.run(lambda: bool(done), patience=5)

    thread.join()
    assert done == ["handed in"]


def test_it_gives_up_when_its_patience_is_over():
    assert not Schedule().run(lambda: False, patience=0.05)
