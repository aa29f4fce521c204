"""What goes over the air of a hall: pages and files are compressed, files are kept for ever."""

import gzip
import re

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.web.compression import ENCODINGS, HIDING
from tests.serving import PATIENCE, Browser, Server, new_session

KB = 1000
# What browsers offer: over plain http, as in a hall without https, no brotli.
OFFERS = {"https": "gzip, deflate, br, zstd", "http": "gzip, deflate"}
ASSETS = re.compile(r"/static/[\w.-]+")
# What a phone fetches at once beside what its page names, and what it fetches when it is used or
# has lain there for a while: that it is these and no others is looked at in a browser
# (tests/browser/test_keeping_up.py).
BESIDE = ("beside",)
AFTERWARDS = ("building", "counting", "first_step", "kept", "talking", "voting")
SHARED = "chunk"  # what several of them have in common comes with the first


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


def unpacked(page, headers):
    """Return a page that came over the line as it was before it was compressed."""
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[headers["Content-Encoding"]]
    return unpack(page)


def phone_of(server, code):
    """Return the browser of somebody who has joined."""
    browser = Browser(server)
    assert browser.post(f"/j/{code}", name="はな", place="venue").ok
    return browser


def kind(name):
    """Return what a built file was made of: `beside` for "/static/beside-5RGGDEMI.js"."""
    return name.rpartition("/")[2].rpartition("-")[0]


def imports(phone, name):
    """Return the files that a script of a phone can fetch."""
    return {f"/static/{each}" for each in re.findall(r"\./([\w-]+\.js)", phone.get(name).text)}


def loaded(phone, page, kinds):
    """Return the files that a page names, and those that its scripts fetch of some kinds."""
    named = set(ASSETS.findall(page.decode()))
    scripts = {name for name in named if name.endswith(".js")}
    assert len(scripts) == 1
    fetched, ahead = set(), scripts
    while ahead:
        found = {name for each in ahead for name in imports(phone, each)}
        ahead = {name for name in found if kind(name) in (*kinds, SHARED)} - scripts - fetched
        fetched |= ahead
    assert {kind(name) for name in fetched} - {SHARED} == set(kinds)
    return named, fetched - named


@pytest.mark.parametrize(("way", "most"), [("https", 60), ("http", 65)])
def test_a_page_of_a_phone_with_all_that_it_loads_is_at_most_60_kb(server, code, way, most):
    phone, offer = phone_of(server, code), OFFERS[way]

    page, headers = came(phone.http, f"{server.url}/p/{code}", offer)
    assert headers["Content-Encoding"] == ("br" if way == "https" else "gzip")
    named, fetched = loaded(phone, unpacked(page, headers), BESIDE)
    sizes = {name: len(came(phone.http, server.url + name, offer)[0]) for name in named | fetched}

    ends = [name.rpartition(".")[2] for name in named]
    assert ends.count("js") == 1 and ends.count("css") == 1
    assert len(page) + sum(sizes.values()) <= most * KB, (len(page), sizes)
    if way == "https":
        [script] = [size for name, size in sizes.items() if name in named and name.endswith(".js")]
        assert script <= 25 * KB


@pytest.mark.parametrize(("way", "most", "later_most"), [("https", 90, 20), ("http", 78, 22)])
def test_with_what_it_fetches_afterwards_a_phone_downloads_at_most_90_kb(
    server, code, way, most, later_most
):
    phone, offer = phone_of(server, code), OFFERS[way]
    page, headers = came(phone.http, f"{server.url}/p/{code}", offer)
    named, later = loaded(phone, unpacked(page, headers), BESIDE + AFTERWARDS)
    if way == "https":  # there it also keeps the page for a reload without a network
        later |= {"/worker.js", f"/p/{code}?shell=1"}

    sizes = {name: len(came(phone.http, server.url + name, offer)[0]) for name in named | later}

    assert len(page) + sum(sizes.values()) <= most * KB, sizes
    assert sum(sizes[name] for name in later if kind(name)) <= later_most * KB, sizes  # scripts


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


@pytest.mark.parametrize("offer", ["gzip", "br"])
def test_the_length_of_a_page_tells_nothing_exact(server, code, offer):
    phone = phone_of(server, code)

    pages = [came(phone.http, f"{server.url}/p/{code}", offer) for _ in range(8)]

    assert {headers["Content-Encoding"] for _, headers in pages} == {offer}
    assert len({len(unpacked(*each)) for each in pages}) == 1
    lengths = sorted(len(page) for page, _ in pages)
    assert lengths[-1] - lengths[0] >= 10  # of 100 at most: eight dice do not fall so close


@given(st.binary(max_size=3000), st.integers(1, HIDING), st.sampled_from(sorted(ENCODINGS)))
def test_bytes_of_no_meaning_change_nothing_of_a_page(page, hiding, name):
    packed, barely = (ENCODINGS[name](page, many) for many in (hiding, 1))

    assert unpacked(packed, {"Content-Encoding": name}) == page
    assert len(packed) - len(barely) == hiding - 1
