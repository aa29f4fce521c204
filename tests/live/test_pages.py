"""Many notes over real sockets: a phone asks for pages, and hears of what changes on those."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from tests.live.test_protocol import console, go, note
from tests.serving import Browser, Screen, Server, join, new_session, write_many

MANY = 200
PAGES = 5


NONSENSE: list[Any] = [
    None,
    [],
    "meaning",
    {},
    {"part": "meaning"},
    {"part": "meaning", "n": PAGES},
    {"part": "meaning", "n": -1},
    {"part": "meaning", "n": True},
    {"part": "meaning", "n": "1"},
    {"part": "meaning", "n": 10**40},
    {"part": "meaning/0", "n": 0},
    {"part": "barriers", "n": 0},
    {"part": ["meaning"], "n": 0},
    {"part": "\ud800", "n": 0},
]


class Hall:
    """A session with many notes, just shown: its console, who wrote them, and two who read."""

    def __init__(self, server: Server, fay: Browser) -> None:
        self.code = new_session(fay, rehearsal=True)
        self.board = console(server, fay, self.code)
        self.writer = join(server, self.code)
        self.ann, self.ben = join(server, self.code), join(server, self.code)
        go(self.board, "meaning/write")
        write_many(self.writer, [note(f"ふせん {n}") for n in range(MANY)])
        go(self.board, "meaning/reveal")

    def hide(self, note: str) -> None:
        """Hide a note; return once the phones have been told that there is one less."""
        left = self.ann.until(lambda s: s.records.get("pages/meaning"))["notes"] - 1
        assert self.board.act("HideNotes", notes=[note])["ok"]
        for phone in (self.ann, self.ben):
            phone.until(lambda s: s.records["pages/meaning"]["notes"] == left)


@pytest.fixture
def hall(server: Server, fay: Browser) -> Iterator[Hall]:
    hall = Hall(server, fay)
    for phone in (hall.ann, hall.ben):
        phone.until(lambda s: "pages/meaning" in s.records)
    return hall


def after(screen: Screen, heard: int) -> list[Any]:
    """Return the pages that came after so many messages."""
    return [data for kind, data in screen.heard[heard:] if kind == "page"]


def test_a_phone_is_sent_no_note_and_finds_them_all_on_pages(server, hall):
    ann = hall.ann
    assert ann.records["pages/meaning"]["pages"] == PAGES
    told = repr([ann.heard, join(server, hall.code).page["snapshot"]])
    assert "ふせん" not in told

    pages = [ann.turn("meaning", n) for n in range(PAGES)]

    texts = [each["text"] for each in chain.from_iterable(page["notes"] for page in pages)]
    assert sorted(texts) == sorted(f"ふせん {n}" for n in range(MANY))
    assert [len(page["notes"]) for page in pages] == [40] * PAGES
    assert hall.writer.page["person"] not in repr(ann.heard)


def test_what_is_hidden_leaves_the_phones_that_hold_its_page_and_no_other_hears_of_it(hall):
    ann, ben = hall.ann, hall.ben
    hidden = ann.turn("meaning", 2)["notes"][5]["id"]
    ben.turn("meaning", 3)
    heard = len(ben.heard)

    hall.hide(hidden)

    page = ann.until(lambda s: len(s.pages["meaning", 2]["notes"]) == 39 and s.pages["meaning", 2])
    assert hidden not in repr(page)
    assert after(ben, heard) == []
    assert hidden not in repr(ben.heard[heard:])
    assert hidden not in repr(ben.turn("meaning", 2))


def test_what_its_author_takes_back_leaves_every_page(hall):
    ann, writer = hall.ann, hall.writer
    mine = ann.turn("meaning", 0)["notes"][0]

    assert writer.act("WithdrawNote", note=mine["id"])["ok"]

    ann.until(lambda s: len(s.pages["meaning", 0]["notes"]) == 39)
    assert mine["id"] not in repr(hall.ben.turn("meaning", 0))


def test_a_note_that_comes_late_is_on_the_last_page(hall):
    ann = hall.ann
    first = ann.turn("meaning", 0)

    assert hall.ben.act("AddNote", **note("おくれて来た声"))["ok"]

    ann.until(lambda s: s.records["pages/meaning"]["pages"] == PAGES + 1)
    [late] = ann.turn("meaning", PAGES)["notes"]
    assert (late["text"], late["late"]) == ("おくれて来た声", True)
    assert hall.ben.act("AddNote", **note("もうひとつ"))["ok"]
    ann.until(lambda s: len(s.pages["meaning", PAGES]["notes"]) == 2)
    assert ann.pages["meaning", 0] == first


def test_a_vote_on_notes_is_held_by_pages(hall):
    ann = hall.ann
    assert ann.turn("meaning", 4)["choices"] is None

    go(hall.board, "meaning/vote")

    page = ann.until(lambda s: s.pages["meaning", 4]["choices"] and s.pages["meaning", 4])
    assert ann.records["vote/meaning"]["targets"] == []
    assert page["choices"] == [each["id"] for each in page["notes"]]
    assert ann.act("CastBallot", part="meaning", targets=page["choices"][:1])["ok"]
    ann.until(lambda s: s.own["pages"] == {"meaning": [4]})
    assert hall.board.act("CloseVote", expect="meaning/vote")["ok"]
    rows = ann.until(lambda s: s.records.get("result/meaning"))["rows"]
    assert [(row["target"], row["votes"]) for row in rows] == [(page["choices"][0], 1)]
    ann.until(lambda s: s.pages["meaning", 4]["choices"] is None)


def test_nothing_comes_of_a_part_that_was_left_until_it_is_asked_for_again(hall):
    ann = hall.ann
    hidden, second = (each["id"] for each in ann.turn("meaning", 1)["notes"][:2])
    go(hall.board, "barriers/intro")
    ann.until(lambda s: "pages/meaning" not in s.records)
    heard = len(ann.heard)

    assert hall.board.act("HideNotes", notes=[hidden])["ok"]
    ann.socket.emit("page", {"part": "meaning", "n": 1})
    ann.act("WithdrawNote", note="not mine")  # is answered after the page would have been
    go(hall.board, "meaning/reveal")
    ann.until(lambda s: "pages/meaning" in s.records)
    assert len(hall.ben.turn("meaning", 1)["notes"]) == 39
    assert hall.board.act("HideNotes", notes=[second])["ok"]
    hall.ben.until(lambda s: len(s.pages["meaning", 1]["notes"]) == 38)
    ann.until(lambda s: s.records["pages/meaning"]["notes"] == MANY - 2)
    ann.act("WithdrawNote", note="not mine")
    assert after(ann, heard) == []

    ann.pages.clear()
    assert ann.turn("meaning", 1) == hall.ben.pages["meaning", 1]


def test_a_page_that_is_not_there_is_answered_with_nothing(hall):
    ann = hall.ann
    heard = len(ann.heard)

    for payload in NONSENSE:
        ann.socket.emit("page", payload)
    ann.turn("meaning", 0)

    assert len(after(ann, heard)) == 1


def test_the_stage_and_the_console_get_no_pages(server, fay, hall):
    stage = Screen(server, fay.page(f"/stage/{hall.code}"))
    for screen in (stage, hall.board):
        screen.socket.emit("page", {"part": "meaning", "n": 0})

        screen.socket.emit("sync", {"since": 10**9})

        screen.until(lambda s: s.heard[-1][0] == "snapshot")
        assert after(screen, 0) == []


def test_those_who_ask_at_once_are_all_answered(server, hall):
    phones = [join(server, hall.code) for _ in range(6)]
    for phone in phones:
        phone.socket.emit("page", {"part": "meaning", "n": 3})

    pages = [phone.until(lambda s: s.pages.get(("meaning", 3))) for phone in phones]

    assert all(page == pages[0] for page in pages)
