"""The console's page, reports and files, over a real server."""

import json

from tests.serving import Browser, Screen, join, new_session


def test_a_stranger_does_not_see_a_console(fay, stranger):
    code = new_session(fay)

    assert stranger.get(f"/console/{code}").url.endswith("/enter")
    assert fay.get("/console/000000").status_code == 404


def test_the_page_shows_the_notes_without_any_script_and_without_their_author(server, fay):
    code = new_session(fay)
    console = Screen(server, fay.page(f"/console/{code}"))
    console.act("Move", to="meaning/write", expect="lobby")
    ann = join(server, code, nickname="アン")
    fields = {"part": "meaning", "category": None, "named": False, "in_report": True}
    assert ann.act("AddNote", text="待っていてくれる人", **fields)["ok"]

    page = fay.get(f"/console/{code}").text

    assert "待っていてくれる人" in page
    assert "アン" not in page


def test_the_page_says_each_record_in_the_very_words_of_the_wire(server, fay):
    code = new_session(fay)
    page = fay.page(f"/console/{code}")
    there = Screen(server, page).until(lambda s: s.records.get("console"))

    # In another order the button would be another one, and deaf to whoever is quick.
    here = page["snapshot"]["put"]["console"]
    assert list(here) == list(there)
    assert json.dumps(here["primary"]) == json.dumps(there["primary"])


def test_the_button_says_what_it_will_do_before_any_script_runs(fay):
    code = new_session(fay)

    page = fay.get(f"/console/{code}?lang=en").text

    assert "the session starts on stage and phones" in page


def test_who_reads_another_language_than_the_hall_is_told_of_it(fay):
    code = new_session(fay)
    told = "The stage itself is in Japanese"

    assert told in fay.get(f"/console/{code}?lang=en").text
    assert "投影そのものは" not in fay.get(f"/console/{code}?lang=ja").text


def test_on_a_dark_stage_the_button_says_that_nothing_will_be_seen(server, fay):
    code = new_session(fay)
    page = fay.page(f"/console/{code}?lang=en")
    assert Screen(server, page).act("Blank", on=True)["ok"]

    assert "The stage stays dark" in fay.get(f"/console/{code}").text


def test_a_report_is_made_and_only_facilitators_may_fetch_it(server, fay):
    code = new_session(fay)
    asked = fay.http.post(
        f"{server.url}/console/{code}/report",
        data={"lang": "ja"},
        headers={"Accept": "application/json"},
        timeout=20,
    )
    job = asked.json()["job"]
    console = Screen(server, fay.page(f"/console/{code}"))
    file = console.until(lambda screen: screen.records.get("report/ja"))["file"]

    fetched = fay.get(f"/files/{file}")
    refused = Browser(server).get(f"/files/{file}")

    assert fay.get(job).json()["state"] == "done"
    assert fetched.content.startswith(b"%PDF-")
    assert f"tsunagari-{code}-ja.pdf" in fetched.headers["Content-Disposition"]
    assert refused.url.endswith("/enter")


def test_another_site_cannot_ask_for_a_report(server, fay):
    code = new_session(fay)

    answer = fay.http.post(
        f"{server.url}/console/{code}/report", headers={"Origin": "https://evil.example"}
    )

    assert answer.status_code == 403
