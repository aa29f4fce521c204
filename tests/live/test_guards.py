"""The edge: what no honest client does is refused before anything parses it."""

import io
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
import requests
import socketio
from simple_websocket import Client, ConnectionClosed

from facilitator.live import grammar
from facilitator.live.guards import Body
from tests.serving import Browser, join, new_session


@pytest.mark.parametrize(
    "packet",
    ["40", '40{"ticket":"x"}', '42["act",{"a":1}]', '420["sync",{}]', "2probe", "3", "5", "1"],
)
def test_what_honest_clients_say_passes(packet):
    assert grammar.check(packet) == packet


@pytest.mark.parametrize(
    "packet",
    [
        "",
        "0",
        "6",
        "7",
        "4",
        "43[]",
        "45-[]",
        "451-[]",
        '42["connect"]',
        '42["disconnect"]',
        '42["act",NaN]',
        '42["act",Infinity]',
        '42["act",{"a":1,"a":2}]',
        '42["act",' + "[" * 20 + "]" * 20 + "]",
        '42["act",{},{}]',
        "42[]",
        "42[1]",
        "42[[],{}]",
        '42[{"act":1},{}]',
        "42{}",
        '42/admin,["act"]',
        "40[]",
        "42" + "9" * 20 + '["act"]',
        '42["act","' + "x" * grammar.LARGEST + '"]',
        b"42",
        None,
    ],
)
def test_what_no_honest_client_says_is_unspeakable(packet):
    with pytest.raises(grammar.Unspeakable):
        grammar.check(packet)


def test_nothing_that_json_forbids_is_ever_sent():
    with pytest.raises(ValueError, match="not JSON compliant"):
        grammar.dumps({"x": float("nan")})


class Broken:
    """What comes with a request whose sender is gone."""

    def read(self, *_):
        raise OSError("unexpected end of file")


def test_where_the_body_of_a_request_breaks_off_it_ends():
    assert Body(Broken()).read(5) == b""
    assert Body(io.BytesIO(b"whole")).read() == b"whole"


@pytest.mark.parametrize("cookie", ["a=\xff", "\xe3\x81", "a=b; \xf0"])
def test_cookies_that_cannot_be_read_are_as_good_as_none(server, cookie):
    for path in ("/j", "/socket.io/?EIO=4&transport=polling"):
        headers = {"Cookie": cookie.encode("latin-1")}
        assert requests.get(server.url + path, headers=headers, timeout=20).status_code == 200


@pytest.fixture
def bystander(server, fay):
    code = new_session(fay)
    phone = join(server, code)
    phone.until(lambda s: s.seq >= 1)
    yield phone
    assert phone.socket.connected
    phone.close()


def websocket(server):
    url = server.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    return Client(url)


@pytest.mark.parametrize(
    "frame",
    ["7", "42[", '42["disconnect"]', "x" * 200_000, b"\x00\x01", "0{}", "44", "\ud7ff"],
    ids=lambda frame: repr(frame[:12]),
)
def test_an_unspeakable_frame_ends_that_socket_and_no_other(server, bystander, frame):
    attacker = websocket(server)
    attacker.receive(5)

    attacker.send(frame)

    with pytest.raises(ConnectionClosed):
        for _ in range(50):
            attacker.receive(5)


def test_compression_is_never_agreed_on(server):
    at = urlsplit(server.url)
    with socket.create_connection((at.hostname, at.port), 5) as raw:
        raw.sendall(
            b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
            b"Host: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n"
        )
        answer = raw.recv(4096).lower()

    assert b"101 switching" in answer
    assert b"permessage-deflate" not in answer


def test_a_stranger_without_a_ticket_is_not_let_in(server):
    client = socketio.Client(reconnection=False)

    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(server.url, auth={"ticket": "forged"}, transports=["websocket"])


@pytest.mark.parametrize(
    "host", ["evil.example", "", "127.0.0.1.evil.example", "a b", "[", "[x]:1"]
)
def test_a_foreign_host_name_is_refused_everywhere(server, host):
    for path in ("/", "/socket.io/?EIO=4&transport=polling", "/healthz"):
        answer = requests.get(server.url + path, headers={"Host": host}, timeout=20)
        assert answer.status_code == 400


@pytest.mark.parametrize(
    ("body", "length"),
    [(b"x" * 20_000, None), (b"7", None), (b"", None), (b"\xff\xfe", None), (b"4" * 50, "-1")],
)
def test_an_odd_polling_request_is_refused_at_once(server, body, length):
    start = requests.get(server.url + "/socket.io/?EIO=4&transport=polling", timeout=20).text
    sid = start.partition('"sid":"')[2].partition('"')[0]
    headers = {"Content-Length": length} if length else {}

    answer = requests.post(
        f"{server.url}/socket.io/?EIO=4&transport=polling&sid={sid}",
        data=body,
        headers=headers,
        timeout=20,
    )

    assert answer.status_code == 400


def test_jsonp_is_refused(server):
    answer = requests.get(server.url + "/socket.io/?EIO=4&transport=polling&j=0", timeout=20)

    assert answer.status_code == 400


@pytest.mark.parametrize("path", ["/healthz", "/nothing/here", "/socket.io/", "/j"])
def test_every_answer_carries_the_headers_of_safety(server, path):
    answer = requests.get(server.url + path, timeout=20)

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_another_sites_form_changes_nothing(server, fay):
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = fay.http.post(server.url + "/new", data={}, headers=headers, timeout=20)
        assert answer.status_code == 403


def test_only_the_owner_sees_the_sessions(server):
    stranger = Browser(server)

    answer = stranger.get("/")

    assert answer.url.endswith("/enter")


def test_a_monkey_patched_process_does_not_serve(tmp_path):
    program = (
        "from gevent import monkey; monkey.patch_all();"
        "from facilitator.cli.main import main;"
        f"main(['serve', '--port', '0', '--data', {str(tmp_path)!r}])"
    )

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=30)

    assert ended.returncode != 0
    assert b"monkey-patched" in ended.stderr


def test_a_connection_that_never_says_who_it_is_does_not_stay(server):
    stranger = websocket(server)
    stranger.receive(5)

    with pytest.raises(ConnectionClosed):
        while True:
            assert stranger.receive(15) is not None, "still open"


def test_a_connection_that_asks_for_nothing_does_not_stay(server):
    at = urlsplit(server.url)
    with socket.create_connection((at.hostname, at.port), 15) as silent:
        silent.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0")

        assert silent.recv(4096) == b""
