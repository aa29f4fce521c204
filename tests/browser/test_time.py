"""Time on the console: what is left of it, the timer, breaks, and clocks that are wrong."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.browser.test_keyboard import WRITTEN, Desk
from tests.browser.test_sorting import LAPTOP

WRONG_BY = 73 * 60 * 1000  # milliseconds that a clock is ahead
AHEAD = f"""() => {{
  const now = Date.now;
  Date.now = () => now() + {WRONG_BY};
}}"""
# The lower edge of a button is in sight: nothing lies over it, and no box has cut it off.
WHOLE = """it => {
  const { left, right, bottom } = it.getBoundingClientRect();
  return document.elementFromPoint((left + right) / 2, bottom - 2) === it;
}"""
COUNTED = """() => {
  window.counted = [];
  for (const figure of document.querySelectorAll(".primary__count, .countdown__figure")) {
    const figures = [];
    const note = () => figure.textContent.trim() && figures.push(figure.textContent.trim());
    const all = { childList: true, subtree: true, characterData: true };
    new MutationObserver(note).observe(figure, all);
    counted.push(figures);
  }
}"""


@pytest.fixture
def desk(server, window):
    return Desk(server, window(DESK))


@pytest.fixture
def english(server, window):
    return Desk(server, window(DESK, "en"))


def minutes(desk: Desk) -> dict[str, int]:
    return {each["stop"]: each["minutes"] for each in desk.board.records["console"]["agenda"]}


def test_an_overrun_is_won_back_from_what_follows_with_one_confirmation(desk, picture):
    page = desk.page
    desk.go("welcome/welcome")
    planned = desk.board.records["console"]["ends_at"]
    for _ in range(4):
        assert desk.board.act("AddMinutes", minutes=1)["ok"]
    expect(page.locator("#drift")).to_contain_text("予定より4分 押しています")

    desk.press("t")
    expect(page.locator("#plan")).to_be_visible()
    expect(page.locator("#plan [data-part=proposed] input:checked")).not_to_have_count(0)
    expect(page.locator("#plan .plan__then")).to_contain_text("予定どおり")
    picture(page, "console-plan")
    desk.press("Enter")

    desk.board.until(lambda s: s.records["console"]["ends_at"] == planned)
    expect(page.locator("#drift")).to_contain_text("予定どおりです")
    expect(page.locator("#toasts")).to_contain_text("予定を変えました")
    before = minutes(desk)
    page.locator("#toasts button").click()
    desk.board.until(lambda s: minutes(desk) != before)
    assert desk.board.records["console"]["drift"] == 240


@pytest.mark.parametrize(
    ("lang", "late", "on_time"),
    [
        ("ja", "予定より4分 押しています", "予定どおり"),
        ("en", "Running 4 min late", "On time"),
    ],
    ids=["ja", "en"],
)
def test_four_minutes_that_a_guest_spoke_too_long_are_won_back_with_one_confirmation(
    server, window, picture, lang, late, on_time
):
    desk = Desk(server, window(DESK, lang), 90, lang)
    page = desk.page
    drift = page.locator("#drift")
    desk.go("talk/talk")  # and so is there too early
    early = -desk.board.records["console"]["drift"] // 60
    for _ in range(early):
        assert desk.board.act("AddMinutes", minutes=1)["ok"]
    expect(drift).to_contain_text(on_time)
    planned = desk.board.records["console"]["ends_at"]
    for _ in range(4):
        assert desk.board.act("AddMinutes", minutes=1)["ok"]
    ends = planned + 4 * 60_000
    desk.board.until(lambda s: s.records["console"]["ends_at"] == ends)
    at = datetime.fromtimestamp(ends / 1000, ZoneInfo("Asia/Tokyo"))
    expect(drift).to_contain_text(late)
    expect(drift).to_contain_text(f"{at.hour}:{at.minute:02}")

    desk.press("t")
    expect(page.locator("#plan [data-part=proposed] input:checked")).not_to_have_count(0)
    expect(page.locator("#plan .plan__then")).to_contain_text(on_time)
    picture(page, f"console-plan-talk-{lang}")
    desk.press("Enter")

    desk.board.until(lambda s: s.records["console"]["ends_at"] == planned)
    expect(drift).to_contain_text(on_time)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ja", ("合計 93分（プログラムは90分）", "3分はみ出しています。短くできるところ", "−3分")),
        ("en", ("In all 93 of 90 min", "3 min over. You could shorten", "−3 min")),
    ],
)
def test_a_step_made_longer_is_told_with_two_places_and_one_press_wins_it_back(
    server, window, picture, lang, said
):
    desk = Desk(server, window(DESK, lang), 90)
    page, before = desk.page, minutes(desk)
    desk.press("t")
    row = page.locator('#plan [data-key="meaning/write"]')
    row.locator(".plan__minutes").fill(f"{before['meaning/write'] + 3}")

    total, over, cut = said
    expect(page.locator("#plan .plan__total")).to_have_text(total)
    expect(page.locator("#plan .plan__over")).to_contain_text(over)
    ways = page.locator("#plan .plan__ways button")
    expect(ways).to_have_count(2)
    expect(ways.first).to_contain_text(cut)
    no_barrier(page)
    picture(page, f"console-plan-over-{lang}")
    ways.first.click()

    expect(page.locator("#plan .plan__total")).not_to_have_text(total)
    expect(page.locator("#plan .plan__over")).to_be_hidden()
    expect(page.locator("#plan [data-deed=keep]")).to_be_focused()
    page.keyboard.press("Enter")
    desk.board.until(lambda s: minutes(desk) != before)
    assert minutes(desk)["meaning/write"] == before["meaning/write"] + 3
    assert sum(minutes(desk).values()) == sum(before.values())


def test_minutes_are_typed_for_one_place_and_the_plan_comes_back_whole(desk):
    page = desk.page
    desk.go("welcome/welcome")
    expect(page.locator("#drift")).to_contain_text("予定どおり")  # it is there on this page, too
    desk.press("t")
    row = page.locator('#plan [data-key="meaning/write"]')
    expect(row).to_be_visible()
    planned = minutes(desk)["meaning/write"]
    row.locator(".plan__minutes").fill(f"{planned + 3}")
    expect(row.locator(".plan__change")).to_have_text("+3")
    row.locator(".plan__minutes").press("Enter")
    desk.board.until(lambda s: minutes(desk)["meaning/write"] == planned + 3)
    expect(page.locator("#drift")).to_contain_text("3分 押しています")

    desk.press("t")
    page.get_by_role("button", name="予定に戻す").click()

    desk.board.until(lambda s: minutes(desk)["meaning/write"] == planned)


def test_what_is_no_number_of_minutes_changes_nothing(desk):
    page = desk.page
    desk.go("welcome/welcome")
    expect(page.locator("#drift")).to_contain_text("予定どおり")  # it is there on this page, too
    desk.press("t")
    field = page.locator('#plan [data-key="meaning/write"] .plan__minutes')
    field.fill("abc")

    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#plan [data-deed=keep]")).to_be_disabled()


@pytest.mark.parametrize(
    ("lang", "other", "limit"),
    [
        ("ja", "ほかのところの分数を決める", "1〜120分"),
        ("en", "Set the minutes of other places", "1 to 120 minutes"),
    ],
)
def test_the_minutes_that_there_can_be_are_said_beside_the_field_and_the_buttons_stay_in_view(
    server, window, picture, lang, other, limit
):
    desk = Desk(server, window(LAPTOP, lang), 90, lang)
    page = desk.page
    desk.go("welcome/welcome")
    for _ in range(12):
        assert desk.board.act("AddMinutes", minutes=1)["ok"]
    expect(page.locator("#drift")).to_contain_text("12")
    desk.press("t")
    page.get_by_text(other).click()
    row = page.locator("#plan [data-part=others] .plan__row").first
    field = row.locator(".plan__minutes")

    for typed in ("999", "abc", "0"):
        field.fill(typed)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(limit)
        expect(row.locator(".plan__wrong")).to_be_visible()
        expect(page.locator("#plan [data-deed=keep]")).to_be_disabled()
    page.locator("#plan").evaluate("it => it.scrollTo(0, 0)")
    for button in page.locator("#plan .dialog__buttons button:visible").all():
        assert button.evaluate(WHOLE), button
    foot, dialog = page.locator("#plan .dialog__buttons"), page.locator("#plan")
    ends = [box["y"] + box["height"] for box in (foot.bounding_box(), dialog.bounding_box())]
    assert ends[0] == pytest.approx(ends[1], abs=1)  # nothing shows below them
    no_barrier(page)
    picture(page, f"console-plan-wrong-{lang}")

    field.fill("5")
    expect(row.locator(".plan__wrong")).to_be_hidden()
    expect(page.locator("#plan [data-deed=keep]")).to_be_enabled()


def test_the_timer_is_typed_held_to_stop_and_set_anew_by_one_key(desk):
    page = desk.page
    desk.go("welcome/welcome")
    left = page.locator("#time-left")
    left.click()
    page.keyboard.type("７：３０")
    desk.press("Enter")
    expect(left).to_have_text(re.compile(r"7:(30|2\d)"))
    expect(left).to_be_focused()

    box = left.bounding_box()
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    expect(left).to_have_text("–:––")
    page.mouse.up()
    expect(page.locator("#time-typed")).to_be_hidden()

    page.evaluate("document.activeElement.blur()")
    desk.press("+")
    expect(left).to_have_text(re.compile(r"1:00|0:5\d"))


@pytest.mark.parametrize(
    ("lang", "off", "undo"),
    [("ja", "タイマーを止めました", "元に戻す"), ("en", "The timer is off", "Undo")],
)
def test_a_timer_stopped_by_a_long_press_is_told_and_comes_back(
    server, window, picture, lang, off, undo
):
    desk = Desk(server, window(DESK, lang), lang=lang)
    page = desk.page
    desk.go("welcome/welcome")
    left = page.locator("#time-left")
    expect(left).to_have_text(re.compile(r"\d:\d\d"))
    ends_at = desk.board.records["session"]["timer"]["ends_at"]

    left.hover()
    page.mouse.down()
    expect(left).to_have_text("–:––")
    page.mouse.up()
    toast = page.locator("#toasts .toast")
    expect(toast).to_contain_text(off)
    expect(page.locator("#heard")).to_have_text(off)
    picture(page, f"console-timer-off-{lang}")
    toast.get_by_role("button", name=undo).click()

    desk.board.until(lambda s: s.records["session"]["timer"]["ends_at"] == ends_at)
    expect(left).to_have_text(re.compile(r"\d:\d\d"))
    expect(toast).to_have_count(0)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("ja", "進行役が進めました。時間は変えていません"),
        ("en", "Facilitator moved on. The time was not changed"),
    ],
)
def test_minutes_typed_for_one_place_do_not_land_on_the_next(server, window, lang, told):
    desk = Desk(server, window(DESK, lang), lang=lang)
    page = desk.page
    desk.go("welcome/welcome")
    left, typed = page.locator("#time-left"), page.locator("#time-typed")
    left.click()
    page.keyboard.type("55")

    desk.go("rules/rules")

    expect(typed).to_be_hidden()
    expect(page.locator("#trouble")).to_have_text(told)
    expect(left).to_be_focused()
    expect(left).not_to_have_text(re.compile("5[45]:"))


def test_what_is_done_to_the_timer_says_for_which_place_it_is(desk):
    page = desk.page
    desk.go("welcome/welcome")
    sent: list[str] = []

    def keep(frame: str | bytes) -> None:
        sent.append(str(frame))

    page.on("websocket", lambda socket: socket.on("framesent", keep))
    page.reload()
    pause, more, left = (page.locator(f"#{each}") for each in ("pause", "minute-more", "time-left"))
    expect(page.locator("#primary")).to_have_attribute("aria-disabled", "false")

    pause.click()
    expect(pause).to_have_attribute("aria-pressed", "true")
    pause.click()
    expect(pause).to_have_attribute("aria-pressed", "false")
    until = desk.board.records["session"]["timer"]["ends_at"]
    more.click()
    desk.board.until(lambda s: s.records["session"]["timer"]["ends_at"] != until)
    left.click()
    page.keyboard.type("55")
    desk.press("Enter")
    expect(left).to_have_text(re.compile("5[45]:"))

    for deed in ("PauseTimer", "ResumeTimer", "AddMinutes", "SetTimer"):
        [frame] = [each for each in sent if f'"{deed}"' in each]
        assert '"expect":"welcome/welcome"' in frame


def test_a_break_ends_at_a_clock_time_that_can_be_changed_for_all_screens(server, window):
    page, stage, phone = window(DESK), window(HALL), window(PHONE)
    desk = Desk(server, page, format=90)
    let_in(stage, server)
    stage.goto(f"{server.url}/stage/{desk.code}")
    phone.goto(f"{server.url}/j/{desk.code}")
    phone.locator(".join__go").click()
    stop = next(each for each in minutes(desk) if each.endswith("/break"))
    desk.go(stop)
    field = page.locator("#resume input")
    expect(field).to_be_visible()
    wanted = datetime.now(UTC) + timedelta(minutes=25)
    clock = wanted.astimezone(ZoneInfo("Asia/Tokyo")).strftime("%H:%M")
    first = desk.board.until(lambda s: s.records["stage"]["resume_at"])

    field.fill(clock)

    expect(stage.locator(".stage__body")).to_contain_text(clock.removeprefix("0"))
    there = desk.board.until(lambda s: (at := s.records["stage"]["resume_at"]) != first and at)
    theirs = phone.evaluate(
        "at => new Date(at).toLocaleTimeString('ja', {hour: 'numeric', minute: '2-digit'})", there
    )
    expect(phone.locator("main")).to_contain_text(theirs)
    assert desk.stop == stop  # when time is out, nothing moves by itself


def test_screens_whose_clock_is_wrong_show_the_right_time_left_and_the_same_3_2_1(server, window):
    desk = Desk(server, window(DESK))
    wrong = [window(DESK), window(HALL), window(PHONE)]
    for page in wrong:
        page.context.add_init_script(f"({AHEAD})()")
    console, stage, phone = wrong
    for page, kind in ((console, "console"), (stage, "stage")):
        let_in(page, server)
        page.goto(f"{server.url}/{kind}/{desk.code}")
    phone.goto(f"{server.url}/j/{desk.code}")
    phone.locator(".join__go").click()
    desk.go("meaning/write")
    desk.write("meaning")

    right = re.compile(r"^[1-3]:\d\d$")
    expect(console.locator("#time-left")).to_have_text(right)
    expect(stage.locator(".timer [data-slot=left]").first).to_have_text(right)
    phone.locator(".top__pace").click()
    expect(phone.locator(".top__left")).to_contain_text(re.compile(r"[1-3]:\d\d"))

    button = console.locator("#primary")
    expect(button).not_to_have_attribute("aria-disabled", "true")
    expect(button).to_contain_text("公開する")
    for page in (console, stage):
        page.evaluate(COUNTED)
    console.keyboard.press("r")
    desk.at("meaning/reveal")
    # The console counts on its one button, and in its picture of the stage.
    for page, places in ((console, 2), (stage, 1)):
        counted = page.evaluate("counted")
        assert len(counted) == places
        for figures in counted:
            assert {"2", "1"} <= set(figures) <= {"3", "2", "1", "0"}, figures


@pytest.mark.parametrize(("lang", "label"), [("ja", "公開する"), ("en", "Reveal")])
def test_a_reveal_by_mistake_is_stopped_while_it_counts_and_nobody_has_seen_a_word(
    server, window, picture, lang, label
):
    desk = Desk(server, window(DESK, lang), lang=lang)
    stage = desk.page.context.new_page()
    stage.goto(f"{server.url}/stage/{desk.code}")
    desk.go("meaning/write")
    desk.write("meaning")
    desk.page.bring_to_front()
    button = desk.page.locator("#primary")
    expect(button).to_contain_text(label)
    expect(button).not_to_have_attribute("aria-disabled", "true")

    desk.press("r")
    expect(button).to_have_class(re.compile("primary--countdown"))
    expect(desk.page.locator("#preview-now .countdown")).to_have_count(1)  # as on the stage
    desk.press("Escape")  # at once: no second press of a hand is waited for
    desk.board.until(lambda s: s.records["session"]["countdown"] is None)
    expect(desk.page.locator("#preview-now .countdown")).to_be_hidden()

    assert desk.stop == "meaning/write"
    expect(button).not_to_have_attribute("aria-disabled", "true")
    expect(button).to_contain_text(label)
    expect(stage.locator("main")).to_have_attribute("data-view", "writing")
    for text in WRITTEN:
        assert text not in stage.content()
    picture(stage, f"stage-reveal-stopped-{lang}")


def test_another_key_is_chosen_for_a_deed_kept_and_taken_back(desk, picture):
    page = desk.page
    desk.press("?")
    spot = page.locator('#shortcuts button[data-key="b"]')
    spot.click()
    desk.press("q")
    expect(page.locator("#shortcuts [data-slot=asked]")).to_contain_text("使われています")
    desk.press("x")
    expect(spot).to_have_text("X")
    picture(page, "console-keys")
    desk.press("Escape")
    expect(page.locator("#shortcuts")).to_be_hidden()
    expect(page.locator("#blank .key")).to_have_text("X")

    desk.press("b")
    desk.press("x")
    desk.board.until(lambda s: s.records["console"]["blank"])
    page.reload()
    expect(page.locator("#blank .key")).to_have_text("X")
    desk.press("?")
    page.get_by_role("button", name="すべて元のキーに戻す").click()
    desk.press("Escape")
    expect(page.locator("#blank .key")).to_have_text("B")


def test_the_words_of_time_are_there_in_english(english, picture):
    page = english.page
    english.go("welcome/welcome")
    assert english.board.act("AddMinutes", minutes=2)["ok"]
    expect(page.locator("#drift")).to_contain_text("Running 2 min late")
    english.press("t")
    expect(page.locator("#plan .plan__then")).to_contain_text("On time")
    picture(page, "console-plan-en")


def test_a_whole_session_is_held_with_the_arrow_from_the_doors_to_the_end(desk):
    page = desk.page
    seen = []
    while desk.stop != "ended":
        here = desk.stop
        seen.append(here)
        if here == "meaning/write":
            desk.write("meaning")
            expect(page.locator("#loose .pick__face")).to_have_count(4)
        if here == "meaning/reveal":
            group(desk)
        if here == "meaning/vote":
            desk.press("i")
            page.keyboard.type("返事が、つながりだった。")
            desk.press("Enter")
            desk.press("Escape")
            desk.board.until(lambda s: "insight/meaning" in s.records)
        onward(desk, here)
    agenda = [each["stop"] for each in desk.board.records["console"]["agenda"]]
    assert seen == agenda[:-1]
    assert [s for s in desk.board.records if s.startswith("theme/")]


def group(desk: Desk) -> None:
    """Put the first note into a theme of its own, by keys."""
    desk.press("ArrowDown")
    desk.press("g")
    desk.page.keyboard.type("返ってくる一言")
    desk.press("Enter")
    desk.board.until(lambda s: any(key.startswith("theme/") for key in s.records))
    desk.page.evaluate("document.activeElement.blur()")


def onward(desk: Desk, here: str) -> None:
    """Press the arrow until the session has left ``here``."""
    button = desk.page.locator("#primary")
    while desk.stop == here:
        effect = desk.board.records["console"]["primary"]["effect"]
        if effect == "cancel":
            desk.board.until(lambda s: s.records["session"]["stop"]["id"] != here)
            return
        expect(button).not_to_have_attribute("aria-disabled", "true")
        if desk.stop != here:  # it was on its way
            return
        before = desk.board.seq
        desk.press("ArrowRight")
        desk.board.until(lambda s, before=before: s.seq > before)
