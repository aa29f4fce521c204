"""What guests say: caught on the console, looked through by themselves, printed once they agree."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from facilitator.core.ids import PartId
from facilitator.core.log import rebuild
from facilitator.report.build import report
from facilitator.report.manuscript import captured
from facilitator.report.options import Options
from tests.serving import Browser, Screen, new_session


@pytest.fixture
def code(fay):
    return new_session(fay)


def catch(fay: Browser, code: str, text: str, speaker: str = "Daniel Kim", **more: str) -> dict:
    asked = {"speaker": speaker, "text": text, "ask": "on"} | more
    answer = fay.post(f"/console/{code}/remarks", **asked)
    assert answer.ok, answer.text
    return answer.json()


def guest(fay: Browser, server, code: str, slug: str) -> Browser:
    """Let the guest come by their link."""
    link = fay.post(f"/console/{code}/remarks/link", guest=slug).json()["link"]
    browser = Browser(server)
    assert browser.post("/enter", secret=link).url.endswith(f"/guest/{code}")
    return browser


def printed(server, code: str) -> str:
    store = server.store()
    [listed] = [each for each in store.sessions.all() if each.code == code]
    session = rebuild(store.log.entries(listed.id))
    store.close()
    return "\n".join(
        str(report(session, Options("en", profile=each))) for each in ("full", "event")
    )


def test_nothing_is_printed_before_its_speaker_agrees_and_then_with_their_name(fay, server, code):
    told = catch(fay, code, "Weak ties carry news.")
    assert [each["state"] for each in told["remarks"]] == ["waiting"]
    assert "Weak ties" not in printed(server, code)

    daniel = guest(fay, server, code, told["guests"][0]["slug"])
    answer = daniel.post(f"/guest/{code}", remark=told["remarks"][0]["slug"], answer="yes")

    assert answer.ok
    document = printed(server, code)
    assert document.count("Weak ties carry news.") == 2  # once in each profile
    assert "Daniel Kim" in document


def test_a_guest_puts_one_right_and_declines_another_and_the_report_follows(fay, server, code):
    catch(fay, code, "Laugh at failures")
    told = catch(fay, code, "Do not tell anybody")
    first, second = (each["slug"] for each in told["remarks"])
    daniel = guest(fay, server, code, told["guests"][0]["slug"])

    daniel.post(f"/guest/{code}", remark=first, answer="edit", text="Laugh with those who failed.")
    daniel.post(f"/guest/{code}", remark=second, answer="no")

    states = {
        each["slug"]: each["state"]
        for each in fay.get(f"/console/{code}/remarks").json()["remarks"]
    }
    assert states == {first: "approved", second: "declined"}
    document = printed(server, code)
    assert "Laugh with those who failed." in document
    assert "Laugh at failures" not in document and "Do not tell" not in document


def test_a_guest_sees_and_answers_their_own_words_only(fay, server, code):
    told = catch(fay, code, "Mine", "Aya")
    told = catch(fay, code, "Theirs", "Ben")
    aya = guest(fay, server, code, told["guests"][0]["slug"])
    theirs = next(each["slug"] for each in told["remarks"] if each["name"] == "Ben")

    page = aya.get(f"/guest/{code}").text
    assert "Mine" in page and "Theirs" not in page
    assert aya.post(f"/guest/{code}", remark=theirs, answer="yes").status_code == 404
    assert aya.get(f"/console/{code}").url.endswith("/enter")
    assert aya.get(f"/console/{code}/remarks").url.endswith("/enter")


def test_words_with_markup_in_them_stay_words(fay, server, code):
    told = catch(fay, code, "<script>alert(1)</script> *x* [@3-01] # y", "<i>Eve</i>", ask="")
    assert [each["state"] for each in told["remarks"]] == ["approved"]

    page = guest(fay, server, code, told["guests"][0]["slug"]).get(f"/guest/{code}").text
    assert "<script>alert" not in page and "<i>Eve" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; *x* [@3-01] # y" in page
    assert "*x* [@3-01] # y" in printed(server, code)


def test_what_is_sent_twice_is_kept_once(fay, code):
    catch(fay, code, "Once", id="0123456789abcdef")
    told = catch(fay, code, "Once", id="0123456789abcdef")

    assert [each["text"] for each in told["remarks"]] == ["Once"]


def test_one_guest_is_one_guest(fay, code):
    catch(fay, code, "One")
    told = catch(fay, code, "Two")

    assert [each["name"] for each in told["guests"]] == ["Daniel Kim"]


@pytest.mark.parametrize("fields", [{"text": ""}, {"speaker": ""}, {"text": "x" * 2000}])
def test_what_cannot_be_kept_is_said(fay, code, fields):
    asked = {"speaker": "Daniel", "text": "words", "ask": "on"} | fields
    answer = fay.post(f"/console/{code}/remarks", **asked)

    assert answer.status_code in (400, 409) and answer.json()["error"]


def test_strangers_have_no_part_in_it(stranger, code):
    for path in (f"/guest/{code}", f"/console/{code}/remarks"):
        assert stranger.get(path).url.endswith("/enter")
        assert stranger.post(path, text="x").url.endswith("/enter")
    assert stranger.post(f"/console/{code}/remarks/link", guest="x").url.endswith("/enter")


def test_the_link_to_look_through_goes_with_its_secret_in_the_fragment(fay, code):
    told = catch(fay, code, "Words")
    link = fay.post(f"/console/{code}/remarks/link", guest=told["guests"][0]["slug"]).json()["link"]

    assert re.fullmatch(r"https?://[^/]+/enter#[A-Za-z0-9]{32}", link)


def test_what_was_said_earlier_is_kept_with_its_moment_in_the_talk(fay, server):
    code = new_session(fay, format=90)
    console = Screen(server, fay.page(f"/console/{code}"))
    assert console.act("Move", to="talk/talk", expect="lobby")["ok"]

    told = catch(fay, code, "At the beginning", part="talk", after="0")

    store = server.store()
    [listed] = [each for each in store.sessions.all() if each.code == code]
    session = rebuild(store.log.entries(listed.id))
    store.close()
    began = session.opened[PartId("talk")]
    assert told["remarks"][0]["at"] == f"{began.astimezone(ZoneInfo(session.zone)):%H:%M}"
    assert captured.said_at(session, "talk", 200, began + timedelta(seconds=300)) == (
        began + timedelta(seconds=200)
    )
    early = began + timedelta(seconds=100)
    assert captured.said_at(session, "talk", 200, early) == early  # nothing is said in the future
    assert captured.said_at(session, "nowhere", 0, early) == early


@pytest.mark.parametrize("after", ["", "-1", "1.5", "\u0663", "9" * 40, "soon"])
def test_a_moment_that_is_none_means_now(fay, code, after):
    assert catch(fay, code, "Now", part="talk", after=after)["remarks"][0]["text"] == "Now"


def messages(fay: Browser, code: str, slug: str) -> tuple[str, dict[str, str]]:
    """Return the link of a guest, and the messages to copy with it."""
    made = fay.post(f"/console/{code}/remarks/link", guest=slug).json()
    return made["link"], made["messages"]


def test_a_message_with_the_link_says_in_both_languages_what_is_asked(fay, code):
    catch(fay, code, "弱いつながりが、橋になる。", "山田先生")
    told = catch(fay, code, "=1+1 <b>", "山田先生")
    catch(fay, code, "Somebody else’s", "Daniel Kim")

    link, written = messages(fay, code, told["guests"][0]["slug"])

    assert set(written) == {"ja", "en"}
    for text in written.values():
        assert text.count(link) == 1
        assert "弱いつながりが、橋になる。" in text and "=1+1 <b>" in text
        assert "Somebody else" not in text
    assert written["ja"].startswith(
        "山田先生へ\n\n「港の夜 Harbour」でのお話、ありがとうございました。\n"
    )
    assert "「弱いつながりが、橋になる。」" in written["ja"]
    assert "「よい」「直す」「出さない」" in written["ja"]
    assert written["en"].startswith(
        "To 山田先生\n\nThank you for having spoken at: 港の夜 Harbour\n"
    )
    assert "good as it is, put it right, or do not print it" in written["en"]


def test_a_message_holds_only_words_that_wait_for_an_answer(fay, server, code):
    catch(fay, code, "Said yes to")
    told = catch(fay, code, "Waits")
    slug = told["guests"][0]["slug"]
    daniel = guest(fay, server, code, slug)
    first, second = (each["slug"] for each in told["remarks"])
    daniel.post(f"/guest/{code}", remark=first, answer="yes")

    _link, some = messages(fay, code, slug)
    daniel.post(f"/guest/{code}", remark=second, answer="no")
    link, none = messages(fay, code, slug)

    assert "Waits" in some["en"] and "Said yes to" not in some["en"]
    assert "Waits" not in none["en"] and link in none["en"] and link in none["ja"]
    assert "none of them is printed" not in none["en"]
