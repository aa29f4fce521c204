"""What is sent beside the invitation: the reminder, the brief of a guest, and the thank-you."""

import re
from html import unescape

import pytest

from tests.serving import Browser, Screen, join, new_session

MEETING = "https://meet.example/j/123"
HELD = {"day": "2099-12-15", "time": "18:30", "place": "both", "venue": "Harbour <hall>"}


@pytest.fixture
def code(fay):
    return new_session(fay, format=90, lang="en")


def texts(fay: Browser, code: str, which: str) -> dict[str, str]:
    page = fay.get(f"/sessions/{code}").text
    found = re.findall(rf'id="{which}-(ja|en)".*?>(.*?)</textarea>', page, re.DOTALL)
    return {lang: unescape(text) for lang, text in found}


@pytest.mark.parametrize("which", ["invitation", "reminder"])
def test_it_says_when_where_and_by_what_link_in_both_languages(server, fay, code, which):
    fay.post(f"/sessions/{code}/appointment", **HELD, meeting=MEETING)

    told = texts(fay, code, which)

    assert list(told) == ["en", "ja"]  # that of the session first
    for text in told.values():
        assert "18:30" in text and "Harbour <hall>" in text
        assert MEETING in text
        assert f"{server.url}/j/{code} " in text
        assert "[" not in text.partition("Photographs")[0]
    assert "Tue, Dec 15" in told["en"] and "12月15日(火)" in told["ja"]


def test_the_invitation_asks_for_access_needs_by_a_day_and_tells_the_photo_policy(fay, code):
    fay.post(f"/sessions/{code}/appointment", **HELD)

    told = texts(fay, code, "invitation")

    assert "必要な配慮があれば返信してください（12月10日(木)まで）" in told["ja"]
    assert "写真: " in told["ja"] and "Photographs: " in told["en"]


def test_the_reminder_says_that_the_page_waits(fay, code):
    told = texts(fay, code, "reminder")

    assert told["en"].startswith("Tomorrow: 港の夜 Harbour")
    assert told["ja"].startswith("「港の夜 Harbour」は、明日です")
    assert "the page waits until we begin" in told["en"]
    assert "始まるまでそのまま待てます" in told["ja"]
    assert "[the day], [the time]" in told["en"] and "［日付］" in told["ja"]


def test_a_guest_is_told_day_question_minutes_and_how_they_are_quoted(fay, code):
    fay.post(f"/sessions/{code}/appointment", **HELD, meeting=MEETING)
    fay.post(f"/sessions/{code}/guests", **{"name-talk": "港 花子", "topic-talk": "弱いつながり"})

    told = texts(fay, code, "brief-talk")

    assert told["ja"].startswith("港 花子さまへ\n") and told["en"].startswith("To 港 花子\n")
    for text in told.values():
        assert "18:30" in text and "Harbour <hall>" in text and MEETING in text
        assert "弱いつながり" in text
    assert "Your part: 7 minutes, from about 18:50" in told["en"]
    assert "お話の時間: 7分（18:50ごろから）" in told["ja"]
    assert "“What is connection, really?”" in told["en"]
    assert "「つながりは、そもそも何だろう」" in told["ja"]
    assert "you get one link" in told["en"] and "確認用のリンクをひとつ" in told["ja"]


def test_nobody_known_by_name_is_the_guest(fay, code):
    told = texts(fay, code, "brief-talk")

    assert told["ja"].startswith("ゲストの方へ\n") and told["en"].startswith("To our guest\n")
    assert "［お話のテーマ］" in told["ja"]
    assert re.search(r"7 minutes, about \d+ minutes after we begin", told["en"])
    assert "Brief for the guest" in fay.get(f"/sessions/{code}?lang=en").text


@pytest.mark.parametrize("name", ["花子さん", "山田先生", "港さま"])
def test_who_is_called_politely_already_is_not_called_so_twice(fay, code, name):
    fay.post(f"/sessions/{code}/guests", **{"name-talk": name, "topic-talk": ""})

    assert texts(fay, code, "brief-talk")["ja"].startswith(f"{name}へ\n")


def test_a_name_stays_a_name(fay, code):
    fay.post(f"/sessions/{code}/guests", **{"name-talk": "</textarea><script>alert(1)//"})

    assert "<script>alert" not in fay.get(f"/sessions/{code}").text


def test_without_a_talk_there_is_no_brief(fay):
    assert "brief-" not in fay.get(f"/sessions/{new_session(fay, format=60)}").text


def test_once_it_is_over_the_thank_you_stands_where_the_invitation_stood(server, fay, code):
    board = Screen(server, fay.page(f"/console/{code}"))
    assert board.act("Move", to="ended", expect="lobby")["ok"]
    board.socket.disconnect()

    told = texts(fay, code, "thanks")
    assert f"{server.url}/t/{code}" in told["en"] and f"{server.url}/t/{code}" in told["ja"]
    assert "as soon as it is ready" in told["en"]
    assert texts(fay, code, "invitation") == texts(fay, code, "reminder") == {}
    assert "brief-" not in fay.get(f"/sessions/{code}").text

    fay.post(f"/sessions/{code}/report-day", day="2099-12-22")
    told = texts(fay, code, "thanks")
    assert "around Tue, Dec 22" in told["en"] and "12月22日(火)ごろ" in told["ja"]


def ended(server, fay: Browser, code: str, *notes: str, people: int = 1) -> None:
    """Let so many people be there while one of them writes, and end the session."""
    board = Screen(server, fay.page(f"/console/{code}"))
    crowd = [join(server, code) for _ in range(people)]
    for stop in ("meaning/write", "meaning/reveal", "ended"):
        here = board.records["session"]["stop"]["id"]
        assert board.act("Move", to=stop, expect=here)["ok"]
        board.until(lambda s, to=stop: s.records["session"]["stop"]["id"] == to)
        for text in notes if stop == "meaning/write" else ():
            fields = {"text": text, "category": None, "named": False, "in_report": False}
            assert crowd[0].act("AddNote", part="meaning", **fields)["ok"]
    for each in (board, *crowd):
        each.socket.disconnect()


@pytest.mark.parametrize(
    ("notes", "people", "en", "ja"),
    [
        (
            ("朝のあいさつ", "雨の日も"),
            2,
            "2 notes came together from the 2 of us.",
            "2人で2枚の付箋が集まりました。",
        ),
        (("朝",), 1, "1 note came together from the 1 of us.", "1人で1枚の付箋が集まりました。"),
    ],
)
def test_the_thank_you_says_what_came_together_and_what_one_can_do(
    server, fay, code, notes, people, en, ja
):
    ended(server, fay, code, *notes, people=people)

    told = texts(fay, code, "thanks")

    assert en in told["en"].splitlines() and ja in told["ja"].splitlines()
    assert "Tonight or tomorrow, send one person a line of thanks." in told["en"].splitlines()
    asked = "今夜か明日、だれか一人に一言お礼を送ってみてください。"
    assert asked in told["ja"].splitlines()


def test_where_nobody_wrote_the_thank_you_counts_nothing(server, fay, code):
    ended(server, fay, code)

    told = texts(fay, code, "thanks")

    assert "wrote" not in told["en"] and "付箋が集まりました" not in told["ja"]
    assert "send one person a line of thanks" in told["en"]
