"""The things to do before a session: on the preparation page, and how far one is on its card."""

import re
from datetime import UTC, datetime, timedelta
from html import escape

import pytest

from facilitator.web.todo import ITEMS, following, todo
from tests.serving import Screen, new_session


@pytest.fixture
def code(fay):
    return new_session(fay, format=90, lang="en")


def items(fay, code: str) -> dict[str, str]:
    """Return how each thing stands on the page: open, done, or seen to be done."""
    page = fay.get(f"/sessions/{code}?lang=en").text
    found = {}
    for name, row in re.findall(r'data-item="(\w+)">(.*?)</li>', page, re.DOTALL):
        button = re.search(r'aria-pressed="(\w+)"', row)
        found[name] = {None: "seen", "true": "done", "false": "open"}[button and button.group(1)]
    return found


def card(fay, code: str) -> str:
    page = fay.get("/?lang=en").text
    return re.search(rf'data-code="{code}".*?</article>', page, re.DOTALL).group(0)  # type: ignore[union-attr]


def test_seven_things_are_to_be_done_and_the_card_says_which_comes_next(fay, code):
    assert items(fay, code) == dict.fromkeys(ITEMS, "open")
    assert "0/7" in card(fay, code)
    assert "Invitation text" in card(fay, code)


def test_where_nobody_speaks_there_are_six(fay):
    code = new_session(fay, program="team-retro", format=60)

    assert items(fay, code) == dict.fromkeys((i for i in ITEMS if i != "guests"), "open")
    assert "0/6" in card(fay, code)


def test_what_is_ticked_by_hand_stays_ticked_until_it_is_taken_back(fay, code):
    fay.post(f"/sessions/{code}/todo", done="invitation")
    fay.post(f"/sessions/{code}/todo", done="invitation")
    fay.post(f"/sessions/{code}/todo", done="print")

    assert items(fay, code)["invitation"] == items(fay, code)["print"] == "done"
    assert "2/7" in card(fay, code)
    assert "Guests" in card(fay, code)

    fay.post(f"/sessions/{code}/todo", open="invitation")

    assert items(fay, code)["invitation"] == "open"
    assert "1/7" in card(fay, code)


def test_what_can_be_seen_ticks_itself(server, fay, code):
    fay.post(f"/sessions/{code}/roles", role="co", label="Ben")
    fay.post(f"/sessions/{code}/rehearse")
    stage = Screen(server, fay.page(f"/stage/{code}"))
    assert stage.act("CheckStage")["ok"]
    page = fay.get(f"/sessions/{code}").text
    [name] = re.findall(r'name="(name-\w+)"', page)

    answer = fay.post(f"/sessions/{code}/guests?lang=en", **{name: "Ms Harbour"})

    assert "Ms Harbour" in answer.text
    assert {name: state for name, state in items(fay, code).items() if state != "open"} == {
        "guests": "seen",
        "roles": "seen",
        "rehearsal": "done",
        "stage": "seen",
    }
    assert "4/7" in card(fay, code)


def test_the_hall_of_another_evening_is_used_and_still_to_be_checked(server, fay, code):
    stage = Screen(server, fay.page(f"/stage/{code}"))

    assert stage.act("MeasureHall", notes=8, floor=3.4)["ok"]

    assert items(fay, code)["stage"] == "open"
    assert "nobody has checked it for this" in fay.get(f"/sessions/{code}?lang=en").text
    assert stage.act("CheckStage")["ok"]
    assert items(fay, code)["stage"] == "seen"
    assert "nobody has checked it for this" not in fay.get(f"/sessions/{code}?lang=en").text


def test_a_bundle_that_was_printed_is_seen(fay, code):
    assert [each.name for each in todo({"print"}, (), 1) if each.seen] == ["print"]
    assert following(todo({"print", "guests"}, {"invitation"}, 1)) == "roles"
    assert following(todo(ITEMS, (), 1)) == ""


def test_a_name_that_no_screen_holds_is_explained(fay, code):
    page = fay.get(f"/sessions/{code}").text
    [name] = re.findall(r'name="(name-\w+)"', page)

    answer = fay.post(f"/sessions/{code}/guests?lang=en", **{name: "x" * 61})

    assert answer.status_code == 400
    assert "up to 60 characters" in answer.text


@pytest.mark.parametrize("wrong", ["name", "topic"])
def test_nothing_typed_of_a_guest_is_lost_and_the_field_at_fault_has_the_focus(fay, code, wrong):
    page = fay.get(f"/sessions/{code}").text
    [name, topic] = re.findall(r'name="((?:name|topic)-\w+)"', page)
    fay.post(f"/sessions/{code}/guests", **{name: "Ms Old", topic: "Old ties"})
    typed = {name: "Ms <Harbour>", topic: "Weak & strong ties"}
    at_fault = name if wrong == "name" else topic
    typed[at_fault] += "x" * 60

    answer = fay.post(f"/sessions/{code}/guests?lang=en", **typed)

    fields = dict(re.findall(r'<input[^>]* name="((?:name|topic)-\w+)"([^>]*)>', answer.text))
    assert answer.status_code == 400
    for field, text in typed.items():
        assert f'value="{escape(text)}"' in fields[field]
        marked = 'aria-invalid="true" aria-describedby="guests-problem"' in fields[field]
        assert marked == ("autofocus" in fields[field]) == (field == at_fault)
    assert answer.text.count("autofocus") == 1
    assert 'id="guests-problem"' in answer.text
    kept = fay.get(f"/sessions/{code}").text
    assert 'value="Ms Old"' in kept and 'value="Old ties"' in kept


def test_there_are_guests_to_be_named_where_its_minutes_have_room_for_a_talk(fay):
    code = new_session(fay, format=60, lang="en")
    assert "guests" not in items(fay, code)
    assert "0/6" in card(fay, code)

    fay.post(f"/sessions/{code}/length", format="90")

    assert items(fay, code)["guests"] == "open"
    assert "0/7" in card(fay, code)


def test_guests_of_whom_nothing_is_said_any_more_are_to_be_named_again(server, fay, code):
    page = fay.get(f"/sessions/{code}").text
    [name, topic] = re.findall(r'name="((?:name|topic)-\w+)"', page)
    fay.post(f"/sessions/{code}/guests", **{name: "", topic: "Weak ties"})
    assert items(fay, code)["guests"] == "seen"
    assert "1/7" in card(fay, code)

    fay.post(f"/sessions/{code}/guests", **{name: " ", topic: ""})

    assert items(fay, code)["guests"] == "open"
    assert "0/7" in card(fay, code)
    fay.post(f"/sessions/{code}/todo", done="guests")
    assert items(fay, code)["guests"] == "done"


@pytest.mark.parametrize("form", [{}, {"done": "world-peace"}, {"open": ""}])
def test_nothing_else_can_be_ticked(fay, code, form):
    assert fay.post(f"/sessions/{code}/todo", **form).status_code == 400


def test_a_stranger_ticks_and_introduces_nothing(fay, stranger, code):
    assert stranger.post(f"/sessions/{code}/todo", done="print").url.endswith("/enter")
    assert stranger.post(f"/sessions/{code}/guests").url.endswith("/enter")
    assert items(fay, code) == dict.fromkeys(ITEMS, "open")


def test_the_invitation_says_when_where_and_how_to_come_in_both_languages(server, fay, code):
    held = {"day": "2099-12-15", "time": "18:30", "place": "both", "venue": "Harbour <hall>"}
    fay.post(f"/sessions/{code}/appointment", **held)

    page = fay.get(f"/sessions/{code}").text
    texts = dict(re.findall(r'id="invitation-(\w+)".*?>(.*?)</textarea>', page, re.DOTALL))

    assert list(texts) == ["en", "ja"]
    for text in texts.values():
        assert f"{server.url}/j/{code}" in text
        assert f"{code[:3]} {code[3:]}" in text
        assert f" {server.url.partition('://')[2]}/j" in text  # where it is typed
        assert "18:30" in text and "Harbour &lt;hall&gt;" in text
    assert "Tue, Dec 15" in texts["en"] and "reply by Thu, Dec 10" in texts["en"]
    assert "12月15日(火)" in texts["ja"] and "12月10日(木)" in texts["ja"]


def test_an_invitation_asks_for_what_nobody_has_said_yet(fay, code):
    page = fay.get(f"/sessions/{code}").text
    text = re.search(r'id="invitation-en".*?>(.*?)</textarea>', page, re.DOTALL)

    assert text is not None
    assert "[the day], [the time]" in text.group(1)
    assert "[the place]" in text.group(1)
    assert "please reply by [the day]" in text.group(1)
    assert "Photographs: [of the screen only" in text.group(1)
    assert "Online meeting" not in text.group(1)


def test_the_day_to_reply_by_is_never_over(fay, code):
    fay.post(f"/sessions/{code}/appointment", day=f"{datetime.now(UTC) + timedelta(days=2):%F}")
    page = fay.get(f"/sessions/{code}").text
    text = re.search(r'id="invitation-en".*?>(.*?)</textarea>', page, re.DOTALL)

    assert text is not None
    assert "please reply to this" in text.group(1)
