"""That the stage check lies over a stage: told by the stage alone, and kept nowhere."""

from tests.live.test_crew import Crew
from tests.live.test_protocol import stage
from tests.serving import join, new_session


def test_the_console_hears_of_a_stage_whose_check_is_open_until_it_is_closed_or_gone(server, fay):
    code = new_session(fay)
    board = Crew(server, fay.page(f"/console/{code}"))
    hall, ann = stage(server, fay, code), join(server, code)
    before = board.seq

    def checking(n: int) -> None:
        board.until(lambda s: getattr(s, "told", {}).get("counts", {}).get("checking") == n)

    checking(0)
    hall.socket.emit("checking", {"open": True})
    checking(1)
    ann.socket.emit("checking", {"open": True})  # who is no stage has none
    for nonsense in (None, [], {"open": "yes"}):
        hall.socket.emit("checking", nonsense)
    hall.socket.emit("checking", {"open": False})
    checking(0)
    hall.socket.emit("checking", {"open": True})
    checking(1)
    hall.close()

    checking(0)
    assert board.seq == before  # nothing of it is in the log
