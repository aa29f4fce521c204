"""What goes over the air of a hall: pages and files are compressed, files are kept for ever."""

import gzip
import re

import pytest

from tests.serving import PATIENCE, Browser, Server, new_session

KB = 1000
# What browsers offer: over plain http, as in a hall without https, no brotli.
OFFERS = {"https": "gzip, deflate, br, zstd", "http": "gzip, deflate"}
ASSETS = re.compile(r"/static/[\w.-]+")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def code(server):
    return new_session(Browser(server).enter(server.owner), "community-futures", 120)


def came(http, url, offer):
    """Return what came over the line, as it came, and its headers."""
    answer = http.get(url, headers={"Accept-Encoding": offer}, stream=True, timeout=PATIENCE)
    assert answer.status_code == 200, url
    return answer.raw.read(decode_content=False), answer.headers


def phone_of(server, code):
    """Return the browser of somebody who has joined."""
    browser = Browser(server)
    assert browser.post(f"/j/{code}", name="はな", place="venue").ok
    return browser


@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS)
def test_all_that_a_phone_downloads_is_at_most_60_kb(server, code, offer):
    phone = phone_of(server, code)

    page, headers = came(phone.http, f"{server.url}/p/{code}", offer)
    assert headers["Content-Encoding"] == "gzip"
    files = sorted(set(ASSETS.findall(gzip.decompress(page).decode())))
    sizes = {name: came(phone.http, server.url + name, offer) for name in files}

    kinds = [name.rpartition(".")[2] for name in files]
    assert kinds.count("js") == 1 and kinds.count("css") == 1
    assert len(page) + sum(len(body) for body, _ in sizes.values()) <= 60 * KB
    if "br" in offer:
        [script] = [len(body) for name, (body, _) in sizes.items() if name.endswith(".js")]
        assert script <= 25 * KB


@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS)
def test_files_come_as_they_lie_on_disk_and_are_kept_for_ever(server, code, offer):
    phone = phone_of(server, code)
    files = set(ASSETS.findall(phone.get(f"/p/{code}").text))

    for name in files:
        _, headers = came(phone.http, server.url + name, offer)
        assert headers["Content-Encoding"] == ("br" if "br" in offer else "gzip")
        assert "immutable" in headers["Cache-Control"]
        assert "Accept-Encoding" in headers["Vary"]


def test_whoever_cannot_unpack_a_page_gets_it_plain(server, code):
    phone = phone_of(server, code)

    page, headers = came(phone.http, f"{server.url}/p/{code}", "identity")

    assert "Content-Encoding" not in headers
    assert "Accept-Encoding" in headers["Vary"]
    assert page.startswith(b"<!DOCTYPE html>")


def test_the_length_of_a_page_tells_nothing_exact(server, code):
    phone = phone_of(server, code)

    pages = [came(phone.http, f"{server.url}/p/{code}", "gzip")[0] for _ in range(8)]

    assert len({len(gzip.decompress(page)) for page in pages}) == 1
    lengths = sorted(map(len, pages))
    assert lengths[-1] - lengths[0] >= 10  # of 100 at most: eight dice do not fall so close
