"""Leaving the report: what goes by one press, what comes back, what is promised meanwhile."""

import pytest
from playwright.sync_api import expect

from tests.browser.cast import Cast

EMPTY = """() => Object.entries(localStorage)
    .every(([key, value]) => !key.startsWith("outbox:") || value === "[]")"""
NONE = "あなたの言葉は、報告書に載りません"
STEP = "昔の上司を昼に誘う"


class Line:
    """The line of a phone, on which the server may be made deaf to what is done."""

    def __init__(self, phone):
        self.deaf = False
        self._phone = phone
        phone.route_web_socket("**/socket.io/**", self._through)
        phone.reload()

    def hear(self):
        """Let everything arrive that waits on the phone."""
        self.deaf = False
        self.settle()

    def settle(self):
        """Wait for it in the browser: what the phone says passes through this very process."""
        self._phone.wait_for_function(EMPTY)

    def _through(self, line):
        far = line.connect_to_server()
        line.on_message(lambda said: None if self.deaf and '"act"' in said else far.send(said))


@pytest.fixture
def cast(server, window):
    return Cast(server, window)


def buttons(phone):
    """Return the one button by either of its names."""
    return [
        phone.get_by_role("button", name=name)
        for name in ("すべて報告書に載せない", "報告書に戻す")
    ]


def kept_out(own):
    """Return the words that their author keeps out of the report."""
    said = [*own["notes"], *own["replies"], *own["pledges"].values()]
    return sorted(each.get("text") or each["what"] for each in said if not each["in_report"])


def box(phone, text):
    return phone.locator(".mine__item", has_text=text).get_by_label("報告書に載せない")


def test_a_second_press_does_not_forget_what_the_first_took_out(cast):
    phone = cast.phone
    cast.go("meaning/write")
    for text in ("ひとつめ", "ふたつめ", "前から載せない"):
        cast.post(text)
    box(phone, "前から載せない").check()
    holder = cast.holder()
    cast.go("ended")
    cast.takeaway()
    cast.unfold()
    leave, back = buttons(phone)

    leave.click()
    expect(back).to_be_visible()
    box(phone, "ひとつめ").uncheck()
    leave.click()
    expect(phone.get_by_text(NONE)).to_be_visible()
    back.click()

    expect(leave).to_be_visible()
    holder.until(lambda s: kept_out(s.own) == ["前から載せない"])


def test_what_arrived_on_this_page_comes_back_after_a_reload(cast):
    phone = cast.phone
    line = Line(phone)
    cast.go("meaning/write")
    cast.post("前から載せない")
    box(phone, "前から載せない").check()
    holder = cast.holder()
    line.settle()
    holder.until(lambda s: kept_out(s.own) == ["前から載せない"])
    line.deaf = True
    phone.locator("#text").fill("ひとつめ")
    phone.locator(".tray [type=submit]:visible").click()
    cast.go("ended")
    cast.takeaway()
    cast.unfold()
    leave, back = buttons(phone)
    expect(phone.get_by_text("ひとつめ")).to_be_visible()
    line.hear()
    holder.until(lambda s: len(s.own["notes"]) == 2)
    expect(phone.locator(".mine__item", has_text="ひとつめ")).to_have_attribute(
        "data-state", "delivered"
    )

    leave.click()
    line.settle()
    holder.until(lambda s: len(kept_out(s.own)) == 2)
    phone.reload()
    back.click()

    expect(leave).to_be_visible()
    line.settle()
    holder.until(lambda s: kept_out(s.own) == ["前から載せない"])


def test_nothing_is_promised_while_words_are_on_their_way(cast):
    phone = cast.phone
    line = Line(phone)
    cast.go("meaning/write")
    cast.write("meaning", "犬の散歩で会う人")
    cast.go("meaning/reveal")
    note = phone.locator(".board__item", has_text="犬の散歩で会う人")
    note.locator("[data-act=build]").first.click()
    note.locator(".reply-form__text").fill("雨の日も")
    line.deaf = True
    note.locator(".reply-form [type=submit]").click()
    cast.go("pledge/pledge")
    cast.decide(STEP)
    holder = cast.holder()
    cast.go("ended")
    cast.takeaway()
    leave, back = buttons(phone)

    leave.click()
    expect(leave).to_be_focused()
    expect(phone.get_by_text(NONE)).to_be_hidden()
    line.hear()

    own = holder.until(lambda s: s.own["replies"] and s.own["pledges"] and s.own)
    assert kept_out(own) == [STEP]
    expect(leave).to_be_visible()
    leave.click()
    expect(phone.get_by_text(NONE)).to_be_visible()
    line.settle()
    holder.until(lambda s: kept_out(s.own) == sorted([STEP, "雨の日も"]))
    phone.reload()
    back.click()
    line.settle()
    holder.until(lambda s: kept_out(s.own) == [])


def test_a_first_step_that_left_stays_out_when_it_is_changed_at_once(cast):
    phone = cast.phone
    line = Line(phone)
    cast.go("pledge/pledge")
    cast.decide(STEP)
    expect(phone.locator(".step-card")).to_contain_text("届きました")
    holder = cast.holder()
    cast.go("ended")
    cast.takeaway()
    leave, _back = buttons(phone)
    change = phone.locator('[data-act="step-change"]')
    expect(change).to_be_visible()
    withheld = phone.locator('.first-step [name="withheld"]')
    line.deaf = True

    leave.click()
    expect(phone.get_by_text(NONE)).to_be_visible()
    change.click()
    expect(withheld).to_be_checked()
    phone.locator("#step-what").fill("昔の上司に手紙を書く")
    phone.locator(".step-form__decide").click()
    expect(phone.locator(".step-card")).to_be_visible()
    expect(phone.get_by_text(NONE)).to_be_visible()
    line.hear()

    holder.until(lambda s: kept_out(s.own) == ["昔の上司に手紙を書く"])


def test_a_first_step_that_is_being_changed_leaves_and_comes_back_with_the_rest(cast):
    phone = cast.phone
    cast.go("pledge/pledge")
    cast.decide(STEP)
    phone.locator('[data-act="step-change"]').click()
    expect(phone.locator(".step-form__decide")).to_be_visible()
    cast.go("ended")
    cast.takeaway()
    leave, back = buttons(phone)
    withheld = phone.locator('.first-step [name="withheld"]')

    expect(phone.locator(".step-form__decide")).to_be_visible()
    expect(withheld).not_to_be_checked()
    leave.click()
    expect(withheld).to_be_checked()
    back.click()
    expect(withheld).not_to_be_checked()
    leave.click()
    phone.locator(".step-form__decide").click()

    expect(phone.locator(".step-card")).to_be_visible()
    expect(phone.get_by_text(NONE)).to_be_visible()
