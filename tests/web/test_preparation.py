"""The preparation page and its print centre, as a browser without scripts sees them."""

import re
import sqlite3
from contextlib import closing

import pytest

from tests.jobs.test_worker import until
from tests.serving import Browser, Server, new_session

FORM = {"copies-poster-a4": "1", "copies-w7-a4": "2", "lang": "en", "wifi": "hall-guest / harbour"}


@pytest.fixture
def code(fay):
    return new_session(fay)


def made(fay: Browser, address: str) -> str:
    """Look at the page again, as people do, until the bundle is there; return the page."""
    until(lambda: 'data-job="' not in fay.get(address).text)
    return fay.get(address).text


def test_a_stranger_does_not_see_it(stranger, code):
    assert stranger.get(f"/sessions/{code}").url.endswith("/enter")
    assert stranger.post(f"/sessions/{code}/print", **FORM).url.endswith("/enter")


def test_a_session_that_is_not_there_has_no_page(fay):
    assert fay.get("/sessions/000000").status_code == 404


def test_sheets_that_the_program_names_and_nobody_can_print_are_said_to_be_missing(fay, code):
    page = fay.get(f"/sessions/{code}").text

    assert "まだありません: W1、W2、W3、W4、W5、W6、W8" in page
    assert 'name="copies-w7-a4"' in page


def test_everything_one_needs_before_the_doors_stands_on_the_page(server, fay, code):
    page = fay.get(f"/sessions/{code}?lang=en").text

    assert f"{server.url}/j/{code}" in page
    assert f"{code[:3]} {code[3:]}" in page
    assert "Five Questions about Connection" in page and "60 minutes" in page
    for path in ("/", f"/console/{code}", f"/stage/{code}"):
        assert f'href="{path}"' in page
    for data in ("export.json", "export.csv", "moderation.csv", "backup"):
        assert f'href="/sessions/{code}/{data}"' in page


def test_a_title_with_markup_in_it_is_shown_as_it_was_typed(fay):
    fields = {"program": "team-retro", "format": "60", "lang": "ja", "day": "", "zone": ""}
    answer = fay.post("/new", title="<script>alert(1)</script>", **fields)

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
    assert "<script>alert" not in answer.text


def test_without_scripts_the_form_makes_a_bundle_and_the_page_hands_it_out(server, fay, code):
    asked = fay.post(f"/sessions/{code}/print?lang=en", **FORM)
    page = made(fay, asked.url.removeprefix(server.url))
    [file] = re.findall(r'href="(/files/\w+)"', page)
    fetched = fay.get(file)

    assert f"/sessions/{code}?print=" in asked.url
    assert "The PDF is ready" in page
    assert fetched.content.startswith(b"%PDF-")
    assert f"tsunagari-{code}-sheets.pdf" in fetched.headers["Content-Disposition"]
    assert Browser(server).get(file).url.endswith("/enter")


def test_the_wifi_line_is_not_kept_once_the_bundle_is_made(server, fay, code):
    asked = fay.post(f"/sessions/{code}/print", **FORM | {"wifi": "the-hall / swordfish"})

    made(fay, asked.url.removeprefix(server.url))

    with closing(sqlite3.connect(server.folder / "tsunagari.db")) as database:
        kept = database.execute("SELECT options FROM job WHERE kind = 'sheets'").fetchall()
    assert kept
    assert "swordfish" not in str(kept)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("copies-w7-a4", "201", "Up to 200 sheets"),
        ("copies-w7-a4", "many", "How many must be a number"),
        ("copies-w7-a4", "-1", "How many must be a number"),
        ("wifi", "x" * 61, "Up to 60 characters"),
        ("lang", "tlh", "Choose a language"),
    ],
)
def test_what_cannot_be_printed_comes_back_with_the_reason_and_what_was_typed(
    fay, code, field, typed, said
):
    answer = fay.post(f"/sessions/{code}/print?lang=en", **FORM | {field: typed})

    assert answer.status_code == 400
    assert said in answer.text
    assert f'value="{FORM["copies-poster-a4"]}"' in answer.text
    assert field == "lang" or f'value="{typed}"' in answer.text


def test_nothing_at_all_is_not_printed_either(fay, code):
    answer = fay.post(f"/sessions/{code}/print?lang=en", lang="ja")

    assert answer.status_code == 400
    assert "Say of at least one sheet how many" in answer.text


def test_a_number_in_full_width_digits_is_a_number(fay, code):
    assert fay.post(f"/sessions/{code}/print", lang="ja", **{"copies-tent": "２"}).ok


def test_a_bundle_of_another_session_is_not_shown(server, fay, code):
    asked = fay.post(f"/sessions/{code}/print", **FORM)
    job = asked.url.rpartition("=")[2].removesuffix("#print")

    own = fay.get(f"/sessions/{code}?print={job}").text
    other = fay.get(f"/sessions/{new_session(fay)}?print={job}").text

    assert f"/jobs/{job}" in own or "/files/" in own
    assert f"/jobs/{job}" not in other and "/files/" not in other


def test_another_site_cannot_have_anything_printed(server, fay, code):
    answer = fay.http.post(
        f"{server.url}/sessions/{code}/print",
        data=FORM,
        headers={"Origin": "https://evil.example"},
        timeout=20,
    )

    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("host", "said"), [("workshop.example.org", False), ("workshop.harbour.example.org", True)]
)
def test_a_long_address_is_told_while_there_is_time_to_take_another(
    tmp_path, monkeypatch, host, said
):
    monkeypatch.setenv("TSUNAGARI_PUBLIC_URL", f"http://{host}")
    server = Server(tmp_path)
    try:
        fay = Browser(server).enter(server.owner)
        code = new_session(fay)
        pages = {lang: fay.get(f"/sessions/{code}?lang={lang}").text for lang in ("ja", "en")}
    finally:
        server.stop()

    assert ("This address is long" in pages["en"]) is said
    assert ("アドレスが長いため" in pages["ja"]) is said
