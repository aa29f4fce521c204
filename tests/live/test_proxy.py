"""Behind a proxy that speaks https: what browsers send there, and what they are given."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.serving import Server

PUBLIC = "https://workshop.example"
POLLING = "/socket.io/?EIO=4&transport=polling"


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv("TSUNAGARI_PUBLIC_URL", PUBLIC)
        server = Server(Path(tmp_path_factory.mktemp("data")))
    yield server
    server.stop()


@pytest.mark.parametrize("host", ["workshop.example", "127.0.0.1"])
def test_a_page_that_came_by_https_may_open_a_socket(behind, host):
    headers = {"Host": host, "Origin": PUBLIC}

    assert requests.get(behind.url + POLLING, headers=headers, timeout=20).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://[", ""])
def test_a_page_of_somebody_else_may_not(behind, origin):
    headers = {"Host": "workshop.example", "Origin": origin or "https://"}

    assert requests.get(behind.url + POLLING, headers=headers, timeout=20).status_code == 400


@pytest.mark.parametrize("host", ["workshop.example", "127.0.0.1"])
def test_a_form_of_our_own_is_taken_and_remembered_for_https_only(behind, host):
    headers = {"Host": host, "Origin": PUBLIC}
    fields = {"secret": behind.owner}

    answer = requests.post(
        behind.url + "/enter", fields, headers=headers, timeout=20, allow_redirects=False
    )

    cookie = answer.headers["Set-Cookie"]
    assert answer.status_code == 303
    assert cookie.startswith("__Host-owner=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://[", "//"])
def test_a_form_of_somebody_else_is_not(behind, origin):
    headers = {"Host": "workshop.example", "Origin": origin}

    answer = requests.post(behind.url + "/enter", headers=headers, timeout=20)

    assert answer.status_code == 403
