"""Every screen gets every patch once it listens, and one that does not costs the others nothing."""

from concurrent.futures import ThreadPoolExecutor

from tests.live.deaf import DeafScreen
from tests.serving import Browser, Screen, join, new_session

LONG = "🪢" * 190  # four bytes each: a note that fills the way to a screen
PEOPLE, EACH = 12, 50


def test_a_screen_that_does_not_listen_misses_patches_and_catches_up_when_it_does(
    server, fay: Browser
):
    code = new_session(fay, rehearsal=True)
    page = fay.page(f"/console/{code}")
    board, deaf = Screen(server, page), DeafScreen(server, page)
    board.act("Move", to="meaning/write", expect="lobby")
    note = {"part": "meaning", "category": None, "named": False, "in_report": True}
    notes = [note | {"text": f"{n} {LONG}"} for n in range(EACH)]

    people = [join(server, code) for _ in range(PEOPLE)]
    with ThreadPoolExecutor(PEOPLE) as threads:
        list(threads.map(lambda person: person.act_all("AddNote", notes), people))
    there = board.until(lambda s: len(_notes(s.records)) == PEOPLE * EACH and s.seq)

    seq, asked, records = -1, 0, {}
    for name, payload in deaf.events():
        if name == "snapshot":
            seq, records = payload["seq"], dict(payload["put"])
        elif name in ("patch", "head") and payload["from"] > seq:
            asked += 1
            deaf.emit("sync", {"since": seq})
        elif name == "patch":
            records |= payload["put"]
            seq = max(seq, payload["seq"])
        elif name == "head":
            seq = max(seq, payload["seq"])
        if seq >= there:
            break

    assert asked, "patches were to be left out, and were not"
    assert _notes(records) == _notes(board.records)


def _notes(records):
    return {key: record for key, record in records.items() if key.startswith("note/")}
