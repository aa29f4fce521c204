"""`/metrics`: numbers for whoever keeps the server, of nobody, and for nobody else."""

from collections.abc import Iterator

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from facilitator import config
from facilitator.live import addresses
from facilitator.web import metrics
from tests.live.test_protocol import go, note
from tests.serving import Browser, Screen, Server, join, new_session

WORD = "a-word-for-prometheus"
NICKNAME, TEXT = "あだなのとびうお", "かいたことばさくら"
NAMES = {
    *("build_info", "connections", "sockets", "sessions_open", "entries", "actions_waiting"),
    *("sessions_stuck", "answers", "outboxes_lagging", "outboxes_bytes", "frames_sent"),
    *("bytes_sent", "cut", "handshakes_refused", "loop_late_seconds", "jobs_waiting"),
    "transactions",
}


def read(server: Server, **headers: str) -> requests.Response:
    return requests.get(f"{server.url}/metrics", headers=headers, timeout=20)


def numbers(server: Server) -> dict[str, float]:
    """Return every number by its name, and the values of its labels."""
    return {
        " ".join([sample.name.removeprefix("tsunagari_"), *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(read(server).text)
        for sample in family.samples
    }


def test_what_happens_is_counted(server: Server, fay: Browser):
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"))
    people = [join(server, code) for _ in range(2)]
    slow = Screen(server, people[0].page, transports=["polling"])
    before = numbers(server)
    go(board, "meaning/write")
    people[0].act("AddNote", **note("x"))
    people[0].act("AddNote", **note(""))
    for n in range(5):
        people[1].ask({"action_id": f"burst-{n:03}", "type": "AddNote", **note(f"n{n}")})
    refused = people[1].ask({"action_id": "burst-more", "type": "AddNote", **note("too much")})
    after = numbers(server)

    def more(name: str) -> float:
        return after[name] - before[name]

    assert refused["reason"] == "busy"
    assert after["connections console"] == 1
    assert after["connections phone"] == 3
    assert after["sockets"] >= 4
    assert more("answers_total ok") == 7
    assert more("answers_total empty") == more("answers_total busy") == 1
    assert more("entries_total") >= 7
    assert 1 <= more("transactions_total") <= more("entries_total")
    assert more("frames_sent_total") > 7
    assert more("bytes_sent_total") > 1000
    assert after["actions_waiting"] == after["sessions_stuck"] == after["jobs_waiting"] == 0
    assert slow.socket.connected


def test_the_names_stay_what_they_are_and_tell_nothing_of_anybody(server: Server, fay: Browser):
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"))
    page = Browser(server).post(f"/j/{code}", name=NICKNAME, place="venue").text
    ann = join(server, code, NICKNAME)
    go(board, "meaning/write")
    ann.act("AddNote", **note(TEXT, named=True))
    told = read(server).text
    families = {family.name for family in text_string_to_metric_families(told)}

    assert NICKNAME in page
    assert {name for name in families if not name.startswith(("process_", "python_"))} == {
        f"tsunagari_{name}" for name in NAMES
    }
    for word in (NICKNAME, TEXT, code, "港の夜", "tsunagari-5", ann.page["person"], "127.0.0.1"):
        assert word not in told


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_what_came_through_a_proxy_is_not_from_here(server: Server, header: str):
    assert read(server).status_code == 200
    assert read(server, **{header: "127.0.0.1"}).status_code == 404


def test_both_sides_know_what_is_near_by_the_same_name():
    assert metrics.NEAR == addresses.NEAR


@pytest.mark.parametrize(
    ("caller", "near"),
    [("127.0.0.1", True), ("::1", True), ("192.0.2.7", False), ("", False), ("10.0.0.1", False)],
)
def test_only_this_machine_is_near(caller, near):
    environ = {"REMOTE_ADDR": caller}
    addresses.Addresses(proxied=False).mark(environ)

    assert environ[addresses.NEAR] is near


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server behind a proxy, whose keeper has set a word."""
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv("TSUNAGARI_PUBLIC_URL", "https://workshop.example")
        environ.setenv("TSUNAGARI_METRICS", WORD)
        server = Server(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


def test_behind_a_proxy_only_the_word_opens_them(behind: Server):
    for wrong in ({}, {"Authorization": f"Bearer {WORD}x"}, {"Authorization": "Bearer ü"}):
        answer = read(behind, **{name: word.encode() for name, word in wrong.items()})
        assert answer.status_code == 404
        assert "tsunagari_" not in answer.text

    assert "tsunagari_sockets" in read(behind, Authorization=f"Bearer {WORD}").text
    assert requests.get(f"{behind.url}/healthz", timeout=20).text == "ok\n"
    assert requests.get(f"{behind.url}/readyz", timeout=20).text == "ready\n"


def test_a_word_that_can_be_guessed_is_none():
    with pytest.raises(ValueError, match="TSUNAGARI_METRICS must have at least 16"):
        config.from_environment({"TSUNAGARI_METRICS": "short"})

    assert config.from_environment({"TSUNAGARI_METRICS": WORD}).metrics == WORD
