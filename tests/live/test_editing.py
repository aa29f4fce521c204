"""The manuscript while a server runs: only that appends, and it answers the command that asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from facilitator.cli.asking import ask
from facilitator.core.editing import Passage, WritePassages
from facilitator.core.ids import PassageId
from facilitator.core.log import rebuild
from facilitator.core.refused import Reason, Refused
from facilitator.storage.tables import job
from tests.live.storages import on_both
from tests.live.test_protocol import go, note
from tests.serving import Browser, Screen, Server, join, new_session

pytestmark = on_both("server")

TEXT = "---\nlang: ja\n---\n\n# はじめに {{#opening}}\n\n参加者は「{words}」と書いた[@1-01]。\n"


class Hall:
    """A running server with a session in which Ann has written a note."""

    def __init__(self, server: Server, fay: Browser, folder: Path) -> None:
        self.server, self.code = server, new_session(fay)
        self.words = f"会議{self.code}ではいつも同じ人が話す"
        self.board = Screen(self.server, fay.page(f"/console/{self.code}"))
        self.ann = join(self.server, self.code)
        go(self.board, "meaning/write")
        assert self.ann.act("AddNote", **note(self.words, "meaning"))["ok"]
        self.ann.until(lambda s: s.own["notes"])
        self.text = folder / "text.md"
        self.store = server.store()
        self.listed = self.store.sessions.find(self.code)

    def keep(self) -> int:
        """Have a text that quotes the note kept by the command."""
        self.text.write_text(TEXT.format(words=self.words), "utf-8")
        return self.server.call("report", self.code, "--edits", self.text)

    def session(self):
        """Return the session as it is on disk."""
        return rebuild(self.store.log.entries(self.listed.id))


@pytest.fixture
def hall(server, fay, tmp_path: Path) -> Iterator[Hall]:
    made = Hall(server, fay, tmp_path)
    yield made
    made.store.close()


def test_a_running_server_keeps_the_text_and_every_screen_stays_at_one_number(hall):
    assert hall.keep() == 0

    session = hall.session()
    assert [hall.words in each.text for each in session.passages.values()] == [False, True]
    for screen in (hall.board, hall.ann):
        screen.until(lambda s: s.seq >= session.seq)
    assert hall.board.records["console"]["undo"][0]["what"] == "PassageWritten"
    hall.board.act("Undo", seq=session.seq)
    assert hall.session().passages == {}


def test_what_a_server_refuses_the_command_hears_and_nothing_of_the_text_stays_in_the_job(hall):
    hall.keep()
    passage = Passage(PassageId("one23456"), "ja", "part/nowhere", 1.0, "とりさげたことば")

    with pytest.raises(Refused) as refused:
        ask(hall.store, hall.listed, WritePassages(1, (passage,), ()))

    assert refused.value.reason is Reason.NO_SUCH_PART
    with hall.store.engine.connect() as connection:
        jobs = select(job.c.kind, job.c.options).where(job.c.session == hall.listed.id)
        assert connection.execute(jobs).all() == [("edit", {}), ("edit", {})]


def test_the_console_lists_a_passage_with_words_taken_back_and_puts_it_in_others(hall):
    hall.keep()
    [mine] = hall.ann.own["notes"]
    hall.ann.act("WithdrawNote", note=mine["id"])

    key = hall.board.until(lambda s: s.records["console"]["copies"])[0]
    passage = hall.board.until(lambda s: s.records.get(key))
    assert hall.words in passage["text"]
    anew = passage | {"text": "だれが話すかがかたよる。"}
    seq = hall.board.seq
    assert hall.board.act("WritePassages", base=seq, write=[anew], remove=[])["ok"]

    hall.board.until(lambda s: not s.records["console"]["copies"])
    assert hall.board.until(lambda s: key not in s.records)
    assert "だれが話すか" in hall.session().passages[passage["id"]].text
    assert hall.words.encode() not in hall.server.kept()


def test_a_participant_does_not_write_in_the_manuscript(hall):
    anew = {"id": "one23456", "lang": "ja", "place": "opening", "order": 1, "text": "x"}

    answer = hall.ann.act("WritePassages", base=1, write=[anew], remove=[])

    assert answer["reason"] == "not_allowed"
