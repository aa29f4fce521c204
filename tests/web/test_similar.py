"""Suggestions for the board, from a real process that reads notes."""

import os
import signal
import time
from pathlib import Path

import pytest

from facilitator.core.ids import LONE
from tests.serving import PATIENCE, Screen, join, new_session

HERE = "meaning/write"
SAID = [
    ("バスの運転手さんが手をあげてくれた", "合図"),
    ("エレベーターで待っていてくれる人", "合図"),
    ("コンビニの店員さんのあいさつ", None),
    ("黙っていても平気な相手", "息が楽"),
    ("何も話さなくても息が楽な人", None),
    ("なくなってはじめて気づいた", None),
    ("なくなってはじめて気づきました。", None),
    ("自分の声が聞こえていない", LONE),
    ("図書館の人が本を取っておいてくれる", None),
    ("だれを知っているかが仕事の土台", None),
]


@pytest.fixture
def board(server, fay):
    """A board with ten notes, two themes and a lone voice."""
    code = new_session(fay)
    console = Screen(server, fay.page(f"/console/{code}"))
    assert console.act("Move", to=HERE, expect="lobby")["ok"]
    ann = join(server, code)
    fields = {"part": "meaning", "category": None, "named": False, "in_report": True}
    for text, _ in SAID:
        assert ann.act("AddNote", text=text, **fields)["ok"]
    console.until(lambda s: len(notes(s)) == len(SAID))
    for title in ("合図", "息が楽"):
        wanted = [notes(console)[text] for text, theme in SAID if theme == title]
        assert console.act("AddTheme", part="meaning", title=title, notes=wanted)["ok"]
    lone = [notes(console)[text] for text, theme in SAID if theme == LONE]
    assert console.act("PlaceNotes", notes=lone, theme=LONE)["ok"]
    return code, console


def notes(console: Screen) -> dict[str, str]:
    return {r["text"]: r["id"] for k, r in console.records.items() if k.startswith("note/")}


def ask(server, browser, code, **changed):
    question = {"part": "meaning", "outcomes": []} | changed
    return browser.http.post(f"{server.url}/console/{code}/similar", json=question)


def when_read(server, browser, code):
    """Ask until everything has been read."""
    end = time.monotonic() + PATIENCE
    while True:
        told = ask(server, browser, code).json()
        if told["state"] == "ready" and told["unread"] == 0:
            return told
        assert time.monotonic() < end, told
        time.sleep(0.2)


def test_notes_are_suggested_for_and_what_is_nearly_the_same_is_found(server, fay, board):
    code, console = board
    ids = notes(console)

    told = when_read(server, fay, code)

    unplaced = {ids[text] for text, theme in SAID if theme is None}
    assert {note for note, *_ in told["themes"]} <= unplaced
    assert told["themes"]
    twins = [ids[text] for text in ids if text.startswith("なくなって")]
    assert [sorted(stack) for stack in told["stacks"]] == [sorted(twins)]
    spoken = repr(told)
    assert ids["自分の声が聞こえていない"] not in spoken
    assert not any(text in spoken for text, _ in SAID)


def test_a_placement_counts_at_once(server, fay, board):
    code, console = board
    when_read(server, fay, code)
    note = notes(console)["図書館の人が本を取っておいてくれる"]

    seq = console.act("PlaceNotes", notes=[note], theme=LONE)["seq"]
    console.until(lambda s: s.seq >= seq)

    assert note not in repr(ask(server, fay, code).json())


def test_only_those_who_group_may_ask(server, stranger, board):
    code, _ = board

    assert ask(server, stranger, code).status_code == 403
    stranger.post(f"/j/{code}", name="", place="venue")
    assert ask(server, stranger, code).status_code == 403


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"part": "nowhere"}, 404),
        ({"part": "lobby"}, 404),
        ({"outcomes": "all"}, 400),
        ({"outcomes": [[1]]}, 400),
        ({"outcomes": [["x", True]]}, 400),
        ({"outcomes": None}, 400),
    ],
)
def test_what_cannot_be_answered_is_refused(server, fay, changed, status):
    code = new_session(fay)

    assert ask(server, fay, code, **changed).status_code == status


def test_where_nobody_reads_nothing_is_suggested_and_the_next_one_does_again(server, fay, board):
    code, _ = board
    when_read(server, fay, code)
    reading = children(server.process.pid, "facilitator.jobs.suggest")

    for each in reading:
        os.kill(each, signal.SIGSTOP)
    told = ask(server, fay, code).json()
    for each in reading:
        os.kill(each, signal.SIGKILL)

    assert reading
    assert told == {"state": "off"}
    assert when_read(server, fay, code)["themes"]


def children(parent: int, command: str) -> list[int]:
    """Return the processes of ``parent`` that run this module."""
    listed = Path(f"/proc/{parent}/task").glob("*/children")
    pids = [int(pid) for each in listed for pid in each.read_text().split()]
    return [pid for pid in pids if command in Path(f"/proc/{pid}/cmdline").read_text().split("\0")]
