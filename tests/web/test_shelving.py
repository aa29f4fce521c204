"""What is done to a session from the list, and in which section it then stands."""

import re
from urllib.parse import urlsplit

import pytest

from facilitator.web.shelving import without_day
from tests.serving import Browser, Screen, join, new_session


def section_of(fay: Browser, code: str) -> str | None:
    """Return the section of the list in which a session stands."""
    page = fay.get("/?lang=en").text
    for name, body in re.findall(
        r'data-section="(\w+)">(.*?)(?=data-section=|</main>)', page, re.DOTALL
    ):
        if f'data-code="{code}"' in body:
            return str(name)
    return None


def test_a_session_is_called_otherwise_in_the_list_and_on_its_screens(server, fay):
    code = new_session(fay)
    console = Screen(server, fay.page(f"/console/{code}"))

    fay.post(f"/sessions/{code}/rename", title="冬の港 <b>")

    console.until(lambda s: s.records["session"]["title"] == "冬の港 <b>")
    assert "冬の港 &lt;b&gt;" in fay.get("/").text


FORM = re.compile(r'<form method="post" action="(/sessions/[^"]*)">\s*(.*?)<button[^>]*>Undo', re.S)


def undo(fay: Browser, text: str) -> str:
    """Press the way back that the list offers, as a browser without scripts does."""
    action, inside = FORM.search(text.partition("home__done")[2]).groups()
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', inside))
    return fay.post(f"{action}?lang=en", **fields).text


@pytest.mark.parametrize(
    ("deed", "fields", "words", "there"),
    [
        ("archive", {}, "“港の夜 Harbour” was put away", "archived"),
        ("delete", {"code": "{code}"}, "“港の夜 Harbour” lies in the bin", "bin"),
        ("rename", {"title": "春の港"}, "“港の夜 Harbour” is called “春の港” now", None),
    ],
)
def test_what_was_done_is_said_in_the_list_and_can_be_taken_back(fay, deed, fields, words, there):
    code = new_session(fay)
    before = section_of(fay, code)
    typed = {name: value.format(code=code) for name, value in fields.items()}

    led = urlsplit(fay.post(f"/sessions/{code}/{deed}", **typed).url)
    said = fay.get(f"{led.path}?{led.query}&lang=en").text
    assert words in said
    assert section_of(fay, code) == (there or before)
    back = undo(fay, said)

    assert section_of(fay, code) == before
    assert "春の港" not in fay.get("/").text
    assert 'class="home__done"' in back


@pytest.mark.parametrize(
    "address",
    [
        "/?done=archived&session=000000",
        "/?done=x&session={code}",
        "/?done=restored&session={code}&proof=%C3%A9",
        "/?done=renamed&session={code}",
        "/?done=renamed&session={code}&was=Words+of+a+stranger",
    ],
)
def test_an_address_that_nobody_was_led_to_says_nothing(fay, address):
    code = new_session(fay)

    assert "home__done" not in fay.get(address.format(code=code)).text


@pytest.mark.parametrize(
    ("deed", "fields", "then", "more"),
    [
        ("archive", {}, "archive", {"back": "on"}),
        ("delete", {"code": "{code}"}, "restore", {}),
        ("rename", {"title": "春の港"}, "rename", {"title": "夏の港"}),
    ],
)
def test_what_is_so_no_more_is_not_said_again(fay, deed, fields, then, more):
    code = new_session(fay)
    typed = {name: value.format(code=code) for name, value in fields.items()}
    led = urlsplit(fay.post(f"/sessions/{code}/{deed}", **typed).url)
    there = fay.get(f"{led.path}?{led.query}").text

    fay.post(f"/sessions/{code}/{then}", **more)

    assert "home__done" in there
    assert "home__done" not in fay.get(f"{led.path}?{led.query}").text


def test_what_is_said_of_one_session_is_not_said_of_another(fay):
    mine, other = new_session(fay), new_session(fay)
    fay.post(f"/sessions/{other}/archive")
    led = urlsplit(fay.post(f"/sessions/{mine}/archive").url)

    assert "home__done" not in fay.get(f"/?{led.query.replace(mine, other)}").text


@pytest.mark.parametrize("title", ["", "x" * 81])
def test_a_title_that_cannot_be_is_explained_and_changes_nothing(fay, title):
    code = new_session(fay)

    answer = fay.post(f"/sessions/{code}/rename?lang=en", title=title)

    assert (answer.status_code, "between 1 and 80 characters" in answer.text) == (400, True)
    assert "港の夜 Harbour" in answer.text


def test_a_duplicate_has_the_same_program_and_a_code_of_its_own(server, fay):
    code = new_session(fay, format=90, lang="en")

    answer = fay.post(f"/sessions/{code}/duplicate")

    other = answer.url[-6:]
    assert other != code
    session = Screen(server, fay.page(f"/console/{other}")).records["session"]
    assert (session["title"], session["lang"]) == ("港の夜 Harbour", "en")
    assert "90 minutes" in fay.get(f"/sessions/{other}?lang=en").text


def test_a_duplicate_keeps_the_place_and_leaves_the_day_to_be_said(server, fay):
    wish = {"program": "tsunagari-5", "format": "60", "title": "T", "lang": "en"}
    held = {"day": "2026-01-15", "time": "18:30", "place": "both", "venue": "Harbour hall"}
    code = fay.post("/new", **wish, **held).url[-6:]

    other = fay.post(f"/sessions/{code}/duplicate").url[-6:]

    session = Screen(server, fay.page(f"/console/{other}")).records["session"]
    assert session["appointed"] == held | {"day": None, "time": None}


@pytest.mark.parametrize(
    ("title", "lang", "without"),
    [
        ("港の夜 1/15", "ja", "港の夜"),
        ("Harbour 15 Jan", "en", "Harbour"),
        ("Harbour 16 Jan", "en", "Harbour 16 Jan"),
        ("港の夜1/15", "ja", "港の夜1/15"),
    ],
)
def test_the_day_of_the_old_one_is_no_part_of_a_duplicates_title(title, lang, without):
    assert without_day(title, "2026-01-15", lang) == without
    assert without_day(title, None, lang) == title


def test_a_session_stands_where_its_next_step_is(server, fay):
    code = new_session(fay)
    preparing = section_of(fay, code)
    console = Screen(server, fay.page(f"/console/{code}"))
    assert console.act("Move", to="welcome/welcome", expect="lobby")["ok"]
    running = section_of(fay, code)
    assert console.act("Move", to="ended", expect="welcome/welcome")["ok"]

    assert (preparing, running, section_of(fay, code)) == ("preparing", "today", "writing")


def test_a_session_that_was_held_says_how_many_there_were_and_wrote(server, fay):
    code = new_session(fay, rehearsal=True)
    console = Screen(server, fay.page(f"/console/{code}"))
    ann = join(server, code, "Ann")
    assert console.act("Move", to="meaning/write", expect="lobby")["ok"]
    for text in ("one", "two"):
        note = {"part": "meaning", "text": text, "category": None, "named": False}
        assert ann.act("AddNote", **note, in_report=True)["ok"]
    ended = console.act("Move", to="ended", expect="meaning/write")
    assert ended["ok"]
    console.until(lambda s: s.seq >= ended["seq"] + 2)  # who was there, and the figures

    page = fay.get("/?lang=en").text

    assert re.search(r"1 person · 2 notes", page.replace("&middot;", "·"))


def test_the_button_of_the_stage_says_where_its_window_goes(fay):
    code = new_session(fay)

    page = fay.get("/?lang=en").text

    assert f'aria-describedby="stage-hint-{code}"' in page
    assert f'id="stage-hint-{code}">Move the window that opens' in page


def test_a_session_of_today_stands_first_with_what_is_still_to_do(fay):
    code = new_session(fay)
    other = new_session(fay)
    day = fay.get("/new").text
    today = re.search(r'name="day"[^>]*value="([\d-]+)"', day)
    assert today is not None
    wish = {"program": "tsunagari-5", "format": "60", "title": "T", "lang": "ja"}
    made = fay.post("/new", **wish, day=today.group(1)).url[-6:]

    assert [section_of(fay, each) for each in (made, code, other)] == [
        "today",
        *["preparing"] * 2,
    ]
    page = fay.get("/?lang=en").text
    assert page.index(made) < page.index(code)
    assert "Stage check" in page


def test_what_was_begun_today_stands_first_though_nobody_has_said_its_day(server, fay):
    runs = new_session(fay)
    console = Screen(server, fay.page(f"/console/{runs}"))
    assert console.act("Move", to="welcome/welcome", expect="lobby")["ok"]
    today = re.search(r'name="day"[^>]*value="([\d-]+)"', fay.get("/new").text)
    assert today is not None
    wish = {"program": "tsunagari-5", "format": "60", "title": "T", "lang": "ja"}
    comes = fay.post("/new", **wish, day=today[1]).url[-6:]

    page = fay.get("/?lang=en").text

    assert section_of(fay, runs) == section_of(fay, comes) == "today"
    assert page.index(f'data-code="{runs}"') < page.index(f'data-code="{comes}"')


def test_what_was_put_away_comes_back(fay):
    code = new_session(fay)

    fay.post(f"/sessions/{code}/archive")
    away = section_of(fay, code)
    fay.post(f"/sessions/{code}/archive", back="on")

    assert (away, section_of(fay, code)) == ("archived", "preparing")


@pytest.mark.parametrize("typed", ["", "no", "111111"])
def test_nothing_is_deleted_unless_its_code_was_typed(fay, typed):
    code = new_session(fay)

    answer = fay.post(f"/sessions/{code}/delete?lang=en", code=typed)

    assert answer.status_code == 400
    assert "Type the six digits" in answer.text
    assert section_of(fay, code) == "preparing"


def test_a_deleted_session_is_nobodys_business_until_it_is_taken_out_of_the_bin(server, fay):
    code = new_session(fay)
    phone = join(server, code, "Ann")
    wide = str.maketrans("0123456789", "０１２３４５６７８９")

    fay.post(f"/sessions/{code}/delete", code=f" {code[:3]} {code[3:]} ".translate(wide))

    assert section_of(fay, code) == "bin"
    assert [fay.get(f"/{page}/{code}").status_code for page in ("console", "j", "t")] == [404] * 3
    phone.until(lambda s: not s.socket.connected)
    assert "30" in fay.get("/?lang=en").text

    fay.post(f"/sessions/{code}/restore")

    assert section_of(fay, code) == "preparing"
    assert fay.get(f"/console/{code}").ok


@pytest.mark.parametrize("deed", ["rename", "duplicate", "archive", "delete", "restore"])
def test_a_stranger_does_nothing_to_a_session(fay, stranger, deed):
    code = new_session(fay)

    answer = stranger.post(f"/sessions/{code}/{deed}", title="mine", code=code)

    assert answer.url.endswith("/enter")
    assert section_of(fay, code) == "preparing"
