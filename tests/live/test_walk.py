"""A walk over every output: who wrote something, and words that were taken back, are in none.

One evening over real connections. Ann, Ben and Cat write marked words, take some back, keep some
out, have some hidden, copied and quoted, and write where everyone is anonymous. All that left
the server is searched: every frame to every screen, every page, the report, the exports, the
backup, what the server said on its terminal, and every byte that it keeps.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from itsdangerous import URLSafeSerializer

from facilitator.core.ids import PersonId, SessionId
from facilitator.core.people import Person, Role
from facilitator.core.program import Program
from facilitator.library.shelf import load_shelf
from tests.live.storages import STORAGES, storage
from tests.live.test_protocol import go, note
from tests.printing.reading import text_of
from tests.serving import PRINTING, Browser, Screen, Server, new_session, page_of

# Words that nothing else on any page says.
KEPT = "のこすことばさくら"
GONE = "とりさげたことばつばめ"
GONE_LATER = "あとでとりさげたことばかもめ"
GONE_SAFE = "かべでとりさげたことばすずめ"
GONE_STEP = "とりさげたいっぽひばり"
OUT = "のせないことばうぐいす"
HIDDEN = "かくされたことばからす"
SAFE = "かべでかいたことばふくろう"
STEP = "わたしのいっぽめじろ"
BUILT = "つけたしたことばひよどり"
GONE_LINE = "とりさげたつけたしうずら"
GONE_WITH = "いっしょにきえたつけたしひわ"
LINE_SAFE = "かべへのつけたしもず"
TAKEN_BACK = (GONE, GONE_LATER, GONE_SAFE, GONE_STEP, GONE_LINE, GONE_WITH)
NICKNAME = "あだなのとびうお"
OPEN_PART, SAFE_PART, STEP_PART = "meaning", "barriers", "pledge"


class Walker(Screen):
    """A screen that keeps every frame it gets, as it came."""

    def connect(self) -> None:
        """Open the socket."""
        self.frames: list[str] = []
        read = self.socket._handle_eio_message
        self.socket.eio.on("message", lambda data: (self.frames.append(str(data)), read(data))[1])
        super().connect()

    def count(self) -> int:
        """Return how many frames have come until now."""
        return len(self.frames)


@dataclass
class Somebody:
    """A participant: their phone, their browser, and every name they have in the log."""

    screen: Walker
    browser: Browser
    person: Person
    program: Program = field(repr=False)

    @property
    def tokens(self) -> set[str]:
        """What would tell that it was they."""
        aliases = {self.person.alias(part.id) for part in self.program.parts}
        return {self.person.id, self.person.secret, *aliases}

    def write(self, text: str, part: str = OPEN_PART, **more: Any) -> str:
        """Write a note; return its id."""
        known = {each["id"] for each in self.screen.own["notes"]}
        assert self.screen.act("AddNote", **note(text, part, **more))["ok"]
        self.screen.until(lambda s: len(s.own["notes"]) > len(known))
        [new] = [each["id"] for each in self.screen.own["notes"] if each["id"] not in known]
        return str(new)


@dataclass
class Walk:
    """The evening, and everything that came out of it."""

    server: Server
    log: Path
    code: str
    fay: Browser
    board: Walker
    hall: Walker
    ann: Somebody
    ben: Somebody
    cat: Somebody
    marks: dict[str, dict[Any, int]] = field(default_factory=dict)
    pdf: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def people(self) -> list[Somebody]:
        """Those who take part."""
        return [self.ann, self.ben, self.cat]

    @property
    def screens(self) -> dict[str, Walker]:
        """Every screen there was, by name."""
        phones = {f"phone {n}": each.screen for n, each in enumerate(self.people)}
        return {"console": self.board, "stage": self.hall, **phones}

    def mark(self, name: str) -> None:
        """Note how far every screen is, once all of them know of the last entry."""
        seq = max(screen.seq for screen in self.screens.values())
        for screen in self.screens.values():
            screen.until(lambda s: s.seq >= seq)
        self.marks[name] = {id(screen): screen.count() for screen in self.screens.values()}

    def since(self, name: str, screen: Walker) -> str:
        """Return all frames to a screen after a mark."""
        return "".join(screen.frames[self.marks[name][id(screen)] :])


@pytest.fixture(scope="module", params=STORAGES)
def walk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    log = tmp_path_factory.mktemp("log") / "server.log"
    with log.open("w") as out:
        server = Server(tmp_path_factory.mktemp("data"), log=out, **storage(request))
        walked = begun(server, log)
        played(walked)
        collected(walked)
        yield walked
        server.stop()


def begun(server: Server, log: Path) -> Walk:
    """Open every screen of a new session."""
    fay = Browser(server).enter(server.owner)
    code = new_session(fay)
    board = Walker(server, fay.page(f"/console/{code}"))
    hall = Walker(server, fay.page(f"/stage/{code}"))
    people = [somebody(server, code, f"{NICKNAME}{n}") for n in range(3)]
    return Walk(server, log, code, fay, board, hall, *people)


def somebody(server: Server, code: str, nickname: str) -> Somebody:
    browser = Browser(server)
    answer = browser.post(f"/j/{code}", name=nickname, place="venue")
    page = page_of(answer.text)
    _, ticket = URLSafeSerializer("", salt="ticket").loads_unsafe(page["ticket"])
    _, id_, role, secret, name, *_ = ticket
    person = Person(PersonId(id_), Role(role), secret, name)
    return Somebody(Walker(server, page), browser, person, load_shelf(None)["tsunagari-5"])


def played(walk: Walk) -> None:
    """Play the evening."""
    board, ann, ben, cat = walk.board, walk.ann, walk.ben, walk.cat
    go(board, f"{OPEN_PART}/write")
    ann.write(KEPT)
    gone, later = ann.write(GONE), ben.write(GONE_LATER)
    ben.write(OUT, in_report=False)
    hidden = cat.write(HIDDEN)
    ann.screen.act("WithdrawNote", note=gone)
    walk.mark("taken back unseen")
    go(board, f"{OPEN_PART}/reveal")
    for screen in walk.screens.values():
        screen.until(lambda s: GONE_LATER in "".join(s.frames))
    board.act("HideNotes", notes=[hidden])
    walk.mark("hidden")
    board.act("AddTheme", part=OPEN_PART, title=GONE_LATER, notes=[later])
    board.act("WriteInsight", part=OPEN_PART, text=f"{GONE_LATER}をきいた")
    manuscript(walk, "quoted01", f"だれかは「{GONE_LATER}」と書いた[@note/{later}]。")
    manuscript(walk, "excerpt1", f"「{GONE_LATER[2:]}」と、だれかは書いた[@note/{later}]。")
    manuscript(walk, "reworded", f"「{GONE_LATER}」")
    manuscript(walk, "reworded", f"だれかが書いた[@note/{ann.screen.own['notes'][0]['id']}]。")
    cat.screen.act("Relate", note=later, on=True)
    kept = ann.screen.own["notes"][0]["id"]
    for note_, line in ((kept, BUILT), (kept, GONE_LINE), (later, GONE_WITH)):
        assert cat.screen.act("AddReply", note=note_, text=line, named=False)["ok"]
    cat.screen.until(lambda s: len(s.own["replies"]) == 3)
    [line] = [each["id"] for each in cat.screen.own["replies"] if each["text"] == GONE_LINE]
    ann.screen.until(lambda s: GONE_LINE in "".join(s.frames))
    assert cat.screen.act("WithdrawReply", reply=line)["ok"]

    go(board, f"{SAFE_PART}/write")
    safe = [person.write(SAFE, SAFE_PART) for person in walk.people]
    safe_gone = ann.write(GONE_SAFE, SAFE_PART)
    go(board, f"{SAFE_PART}/reveal")
    ann.screen.act("WithdrawNote", note=safe_gone)
    cat.screen.act("Relate", note=safe[0], on=True)
    for person in walk.people:
        assert person.screen.act("AddReply", note=safe[0], text=LINE_SAFE)["ok"]
    board.until(lambda s: s.records[f"note/{safe[0]}"]["replies"])

    go(board, f"{STEP_PART}/pledge")
    for person, what in ((ann, STEP), (ben, GONE_STEP)):
        step = {"part": STEP_PART, "what": what, "when": "2099-12-01", "if_then": ""}
        person.screen.act("MakeFirstStep", **step, example=True, in_report=True)
        person.screen.until(lambda s: s.own["pledges"])
    [his] = ben.screen.own["pledges"].values()
    manuscript(walk, "ofastep1", f"だれかは「{GONE_STEP}」と決めた[@pledge/{his['id']}]。")
    ben.screen.act("WithdrawFirstStep", pledge=his["id"])
    board.until(lambda s: s.records["console"]["copies"] == ["passage/ofastep1"])
    board.until(lambda s: "passage/ofastep1" in s.records)
    reword(walk)
    go(board, "ended")
    report(walk)
    ben.screen.act("WithdrawNote", note=later)
    board.until(lambda s: len(s.records["console"]["copies"]) == 4)
    reword(walk)
    walk.mark("everything taken back")


def reword(walk: Walk) -> None:
    """Put the copies of what was taken back in other words, as the console asks for."""
    for key in walk.board.records["console"]["copies"]:
        family, _, name = key.partition("/")
        if family == "passage":
            manuscript(walk, name, "べつのことばで言えば、こうなる。")
        elif family == "theme":
            walk.board.act("NameTheme", theme=name, title="べつのことば")
        else:
            walk.board.act("WriteInsight", part=name, text="べつのことば")
    walk.board.until(lambda s: not s.records["console"]["copies"])


def manuscript(walk: Walk, passage: str, text: str) -> None:
    """Write a passage of the report on what was said."""
    written = {"id": passage, "lang": "ja", "place": f"part/{OPEN_PART}", "order": 1, "text": text}
    store = walk.server.store()
    listed = store.sessions.find(walk.code)
    store.close()
    assert walk.board.act("WritePassages", base=listed.head, write=[written], remove=[])["ok"]


def report(walk: Walk) -> bytes:
    """Have the report made, and fetch it."""
    asked = walk.fay.http.post(
        f"{walk.server.url}/console/{walk.code}/report",
        data={"lang": "ja"},
        headers={"Accept": "application/json"},
        timeout=20,
    )
    assert asked.ok, asked.text
    made = walk.board.until(lambda s: (s.records.get("report/ja") or {}).get("file"), PRINTING)
    answer = walk.fay.get(f"/files/{made}")
    assert answer.ok
    return answer.content


def collected(walk: Walk) -> None:
    """Fetch everything that can be fetched."""
    walk.pdf["finished before"] = walk.board.records["report/ja"]["file"] or ""
    walk.pdf["report"] = text_of(report(walk))
    walk.mark("reconnected")
    for screen in walk.screens.values():  # a snapshot of its own for each
        screen.socket.emit("sync", {"since": 0})
        screen.until(lambda s: [name for name, _ in s.heard].count("snapshot") > 1)
    for name in ("export.json", "export.csv", "backup"):
        answer = walk.fay.get(f"/sessions/{walk.code}/{name}")
        assert answer.ok, (name, answer.status_code)
        walk.files[name] = answer.content.decode("utf-8-sig")


def pages(walk: Walk) -> dict[str, str]:
    """Return every page that others than a participant see, and those before one has joined."""
    code = walk.code
    paths = ("/", "/new", "/j", f"/j/{code}", f"/stage/{code}", f"/console/{code}")
    shown = {path: walk.fay.get(path).text for path in (*paths, f"/sessions/{code}")}
    shown["/enter"] = Browser(walk.server).get("/enter").text
    shown["a stranger"] = Browser(walk.server).get(f"/p/{code}").text
    return shown


def own_pages(walk: Walk, person: Somebody) -> dict[str, str]:
    """Return the pages of one participant."""
    paths = (f"/p/{walk.code}", f"/t/{walk.code}")
    return {path: person.browser.get(path).text for path in paths}


def found(words: Any, text: str) -> list[str]:
    return [word for word in words if word in text]


def test_no_frame_to_any_screen_tells_who_wrote_anything(walk):
    tokens = {token for person in walk.people for token in person.tokens}

    for name, screen in walk.screens.items():
        assert screen.count() > 10
        assert found(tokens, "".join(screen.frames)) == [], name


def test_no_page_but_ones_own_tells_who_somebody_is(walk):
    for person in walk.people:
        tokens = person.tokens | {person.person.nickname}
        others = [each for each in walk.people if each is not person]
        for name, page in pages(walk).items():
            assert found(tokens, page) == [], name
        for other in others:
            for name, page in own_pages(walk, other).items():
                assert found(tokens, page) == [], name


def test_the_report_and_the_exports_tell_nobody_and_no_nickname(walk):
    tokens = {token for person in walk.people for token in person.tokens} | {NICKNAME}

    assert KEPT in walk.pdf["report"]
    assert found(tokens, walk.pdf["report"]) == []
    for name in ("export.json", "export.csv"):
        assert KEPT in walk.files[name]
        assert found(tokens, walk.files[name]) == [], name


def test_words_taken_back_before_anybody_read_them_reached_the_console_and_nobody_else(walk):
    for name, screen in walk.screens.items():
        if screen not in (walk.board, walk.ann.screen):
            assert GONE not in "".join(screen.frames), name


def test_no_screen_hears_words_again_that_were_taken_back_not_even_one_that_comes_anew(walk):
    for name, screen in walk.screens.items():
        after = walk.since("everything taken back", screen)
        assert KEPT in after or SAFE in after or STEP in after or "snapshot" in after, name
        assert found(TAKEN_BACK, after) == [], name


def test_no_page_holds_words_that_were_taken_back(walk):
    for name, page in pages(walk).items():
        assert found(TAKEN_BACK, page) == [], name
    for person in walk.people:
        for name, page in own_pages(walk, person).items():
            assert found(TAKEN_BACK, page) == [], name


def test_no_file_holds_words_that_were_taken_back(walk):
    assert found(TAKEN_BACK, walk.pdf["report"]) == []
    for name, file in walk.files.items():
        assert found(TAKEN_BACK, file) == [], name


def test_the_report_that_held_them_is_gone_and_so_is_the_copy(walk):
    assert walk.pdf["finished before"] == ""
    copy = walk.board.until(lambda s: s.records["report/ja/copy"]["file"], PRINTING)
    folder = walk.server.folder / "files"

    made = walk.board.records["report/ja"]["file"]
    assert {path.name for path in folder.iterdir()} == {made, copy}
    with ZipFile(folder / copy) as packed:
        kept = [packed.read(name).decode("utf-8-sig") for name in packed.namelist()]
    assert [found(TAKEN_BACK, each) for each in kept] == [[], []]
    assert [KEPT in each for each in kept] == [True, True]


def test_what_was_hidden_leaves_the_stage_and_every_phone_but_its_authors(walk):
    for name, screen in walk.screens.items():
        if screen not in (walk.board, walk.cat.screen):
            assert HIDDEN not in walk.since("hidden", screen), name
    for person in (walk.ann, walk.ben):
        for name, page in own_pages(walk, person).items():
            assert HIDDEN not in page, name
    assert HIDDEN not in pages(walk)[f"/stage/{walk.code}"]


def test_what_was_hidden_or_kept_out_is_in_no_report_and_no_export(walk):
    for file in (walk.pdf["report"], walk.files["export.json"], walk.files["export.csv"]):
        assert found((HIDDEN, OUT), file) == []
        assert SAFE in file and BUILT in file and LINE_SAFE in file


def test_the_server_says_nothing_on_its_terminal_about_anybody_or_anything_said(walk):
    tokens = {token for person in walk.people for token in person.tokens}
    said = walk.log.read_text("utf-8")

    assert found(tokens | {NICKNAME, KEPT, SAFE, STEP, OUT, HIDDEN, *TAKEN_BACK}, said) == []


def test_no_byte_on_disk_holds_words_that_were_taken_back_or_anybodys_secret(walk):
    kept = walk.server.kept()

    assert KEPT.encode() in kept
    assert [word for word in TAKEN_BACK if word.encode() in kept] == []
    assert [p.person.id for p in walk.people if p.person.secret.encode() in kept] == []


def test_nothing_on_disk_joins_what_was_written_where_all_are_anonymous(walk):
    store = walk.server.store()
    listed = store.sessions.find(walk.code)
    log = store.log.entries(SessionId(listed.id))
    store.close()

    there = [e for e in log if getattr(e.event, "part", "") == SAFE_PART and e.by[0] != "f"]
    names = {entry.by for entry in there}
    elsewhere = {entry.by for entry in log if entry not in there}

    assert len(names) == 3
    assert all(name.startswith("~") for name in names)
    assert all(entry.alias is None for entry in there)
    assert not names & {str(entry.alias) for entry in log}
    safe = {note for entry in there if (note := getattr(entry.event, "note", None))}
    others = {e.by for e in log if getattr(e.event, "note", None) in safe and e.by[0] != "f"}
    assert others <= names
    assert names & elsewhere <= others
