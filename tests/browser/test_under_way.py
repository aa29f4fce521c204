"""What a facilitator does while something they have sent is still under way."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import DESK
from tests.browser.test_console import desk, go, written
from tests.browser.test_words_kept import UNSAVED, ask, run
from tests.serving import Screen

SENDING = "送っています…"


class SlowLine:
    """A console whose actions wait until they are let through, one by one or all."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.holding = False
        self._held: list[tuple[Any, str]] = []
        page.route_web_socket("**/socket.io/**", self._open)

    def _open(self, line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        line.on_message(lambda frame: self._came(server, str(frame)))

    def _came(self, server: WebSocketRoute, frame: str) -> None:
        if self.holding and '["act",' in frame:
            self._held.append((server, frame))
        else:
            server.send(frame)

    def release(self, fits: Callable[[dict[str, Any]], bool] = lambda _action: True) -> None:
        """Let through what fits, with what was sent again for want of an answer."""
        waiting, self._held = self._held, []
        for server, frame in waiting:
            if fits(json.loads(frame[frame.index("[") :])[1]):
                server.send(frame)
            else:
                self._held.append((server, frame))


def test_an_answer_to_a_dialog_that_was_cancelled_leaves_the_next_one_alone(server, window):
    line = SlowLine(window(DESK))
    console = run(server, line.page)
    fay = desk(server, console)
    written(server, console.url[-6:], fay, "ひとつめ", "ふたつめ")
    expect(console.locator(".pick")).to_have_count(2)
    reason = console.locator("#reason")
    words, said = reason.locator("[name=words]"), reason.get_by_role("alert")
    line.holding = True
    ask(console, "ひとつめ", "理由を添えて")
    words.fill("名前がある")
    reason.locator("[value=take]").click()
    expect(said).to_have_text(SENDING)
    reason.locator("[value=no]").click()

    ask(console, "ふたつめ", "理由を添えて")
    expect(said).to_be_empty()
    words.fill("番号がある")
    reason.locator("[value=take]").click()
    expect(said).to_have_text(SENDING)
    line.release(lambda action: action["words"] == "名前がある")
    fay.until(lambda s: s.records["modlog"]["rows"])
    expect(console.locator(".pick--off")).to_have_count(1)

    expect(reason).to_be_visible()
    expect(words).to_have_value("番号がある")
    line.holding = False
    line.release()
    expect(reason).to_be_hidden()
    fay.until(lambda s: len(s.records["modlog"]["rows"]) == 2)


def notes(screen: Screen) -> list[dict[str, Any]]:
    """Return the records of all notes."""
    return [note for key, note in screen.records.items() if key.startswith("note/")]


class Sheets:
    """The form for first steps from paper, on a console whose line can be held."""

    def __init__(self, server, window) -> None:
        self.line = SlowLine(window(DESK))
        self.page = run(server, self.line.page)
        self.board = desk(server, self.page)
        go(self.board, "pledge/pledge")
        form = self.page.locator("#step-for")
        self.what, self.when = form.locator("[name=what]"), form.locator("[name=when]")
        self.kept, self.said = form.locator("[name=kept]"), form.get_by_role("status")
        self.cancel, self.steps = form.locator("[data-cancel]"), form.locator("#stepped li")
        self.open()

    def open(self) -> None:
        self.page.locator("#write-for").click()
        expect(self.what).to_be_visible()

    def enter(self, what: str) -> None:
        self.what.fill(what)
        self.what.press("Enter")

    def put_right(self, what: str) -> None:
        self.steps.filter(has_text=what).locator("[data-deed=edit]").click()

    def release(self) -> None:
        expect(self.said).to_have_text(SENDING)
        self.line.holding = False
        self.line.release()


def test_the_next_sheet_that_is_begun_while_one_is_on_its_way_is_not_cleared(server, window):
    sheets = Sheets(server, window)
    sheets.line.holding = True
    sheets.enter("母に電話する")
    expect(sheets.said).to_have_text(SENDING)
    sheets.what.fill("父にも電話する")
    sheets.kept.check()
    sheets.release()

    expect(sheets.steps).to_have_count(1)
    expect(sheets.said).to_have_text("数に入りました")
    expect(sheets.what).to_have_value("父にも電話する")
    expect(sheets.kept).to_be_checked()
    sheets.what.press("Enter")
    expect(sheets.steps).to_have_count(2)
    expect(sheets.steps.filter(has_text="報告書に載せない")).to_contain_text("父にも電話する")
    expect(sheets.what).to_have_value("")
    expect(sheets.kept).not_to_be_checked()


def test_a_sheet_that_is_put_right_meanwhile_stays_as_it_is_being_typed(server, window):
    sheets = Sheets(server, window)
    for what in ("母に電話する", "父を昼に誘う"):
        sheets.enter(what)
        expect(sheets.steps.filter(has_text=what)).to_have_count(1)
    sheets.line.holding = True
    sheets.enter("姉に手紙を書く")
    expect(sheets.said).to_have_text(SENDING)
    sheets.put_right("母に電話する")
    sheets.enter("母に手紙を書く")
    sheets.release()

    expect(sheets.steps).to_have_count(3)
    expect(sheets.said).to_have_text("数に入りました")
    expect(sheets.what).to_have_value("母に手紙を書く")
    sheets.line.holding = True
    sheets.what.press("Enter")
    expect(sheets.said).to_have_text(SENDING)
    sheets.put_right("父を昼に誘う")
    sheets.what.fill("父を夜に誘う")
    expect(sheets.said).to_be_empty()
    sheets.line.holding = False
    sheets.line.release()
    expect(sheets.steps.filter(has_text="母に手紙を書く")).to_have_count(1)
    expect(sheets.said).to_have_text("数に入りました")
    expect(sheets.what).to_have_value("父を夜に誘う")
    sheets.put_right("母に手紙を書く")
    expect(sheets.said).to_be_empty()
    sheets.put_right("父を昼に誘う")
    expect(sheets.what).to_have_value("父を夜に誘う")
    expect(sheets.said).to_have_text(UNSAVED)
    sheets.cancel.click()
    expect(sheets.what).to_have_value("")


def test_a_sheet_comes_back_whole_with_its_day_and_what_it_says_of_the_report(
    server, window, picture
):
    sheets = Sheets(server, window)
    sheets.enter("母に電話する")
    expect(sheets.steps).to_have_count(1)
    sheets.what.fill("姉に手紙を書く")
    sheets.when.fill("2031-01-15")
    sheets.kept.check()
    sheets.put_right("母に電話する")
    expect(sheets.kept).not_to_be_checked()
    sheets.when.fill("2031-01-16")
    sheets.page.reload()
    sheets.open()

    expect(sheets.what).to_have_value("姉に手紙を書く")
    expect(sheets.when).to_have_value("2031-01-15")
    expect(sheets.kept).to_be_checked()
    sheets.put_right("母に電話する")
    expect(sheets.when).to_have_value("2031-01-16")
    expect(sheets.said).to_have_text(UNSAVED)
    picture(sheets.page, "console-step-for-kept-ja")
    sheets.cancel.click()
    expect(sheets.when).to_have_value("2031-01-15")
    sheets.page.locator("[data-deed=not-yet]").click()
    expect(sheets.steps).to_have_count(2)
    expect(sheets.what).to_have_value("姉に手紙を書く")
    expect(sheets.kept).to_be_checked()


class Written:
    """The form for writing for others, on a console whose line can be held."""

    def __init__(self, server, window) -> None:
        self.line = SlowLine(window(DESK))
        self.page = run(server, self.line.page)
        self.board = desk(server, self.page)
        go(self.board, "meaning/write")
        form = self.page.locator("#scribe")
        self.part, self.text = form.locator("[name=part]"), form.locator("[name=text]")
        self.said, self.cancel = form.get_by_role("status"), form.locator("[data-cancel]")
        self.notes = self.page.locator("#scribed > li")
        self.open()

    def open(self) -> None:
        self.page.locator("#write-for").click()
        expect(self.text).to_be_visible()

    def category(self, value: str):
        return self.page.locator(f"#scribe [name=category][value={value}]")

    def enter(self, text: str) -> None:
        self.text.fill(text)
        self.text.press("Control+Enter")

    def put_right(self, text: str) -> None:
        self.notes.filter(has_text=text).locator("[data-deed=edit]").click()


def test_what_is_written_for_others_while_a_note_is_on_its_way_stays(server, window):
    form = Written(server, window)
    form.category("self").check()
    form.line.holding = True
    form.enter("紙の一枚目")
    expect(form.said).to_have_text(SENDING)
    form.text.fill("紙の二枚目")
    form.line.holding = False
    form.line.release()
    expect(form.notes).to_have_count(1)
    expect(form.said).to_have_text("貼りました")
    expect(form.text).to_have_value("紙の二枚目")

    form.line.holding = True
    form.text.press("Control+Enter")
    expect(form.said).to_have_text(SENDING)
    form.put_right("紙の一枚目")
    form.text.fill("直した一枚目")
    form.line.holding = False
    form.line.release()
    expect(form.notes).to_have_count(2)
    expect(form.said).to_have_text("貼りました")
    expect(form.text).to_have_value("直した一枚目")
    expect(form.cancel).to_be_visible()
    form.text.press("Control+Enter")
    expect(form.notes.filter(has_text="直した一枚目")).to_have_count(1)
    expect(form.text).to_have_value("")
    form.page.reload()
    form.open()
    expect(form.text).to_have_value("")


def test_what_is_written_for_others_comes_back_under_its_question(server, window, picture):
    form = Written(server, window)
    hand = form.page.locator("#scribe [name=channel][value=hand]")
    form.category("self").check()
    form.enter("紙の一枚目")
    expect(form.notes).to_have_count(1)
    form.text.fill("さっきの問いへ")
    hand.check()
    go(form.board, "building/write")
    expect(form.part.locator("option")).to_have_count(3)
    form.page.reload()
    form.open()

    expect(form.text).to_have_value("さっきの問いへ")
    expect(form.part).to_have_value("meaning")
    expect(form.category("self")).to_be_checked()
    expect(hand).to_be_checked()
    form.put_right("紙の一枚目")
    form.text.fill("直した一枚目")
    form.page.locator(".language__choice", has_text="English").dispatch_event("click")
    expect(form.page.locator("#blank")).to_contain_text("Blank")
    form.open()
    expect(form.text).to_have_value("さっきの問いへ")
    form.put_right("紙の一枚目")
    expect(form.text).to_have_value("直した一枚目")
    expect(form.said).to_have_text("Not saved yet")
    picture(form.page, "console-scribe-kept-en")
    form.cancel.click()
    expect(form.text).to_have_value("さっきの問いへ")
    expect(form.part).to_have_value("meaning")
    expect(hand).to_be_checked()
    form.text.press("Control+Enter")
    [note] = form.board.until(lambda s: [n for n in notes(s) if n["text"] == "さっきの問いへ"])
    assert (note["part"], note["category"], note["channel"]) == ("meaning", "self", "hand")


def test_the_guests_next_sentence_is_not_cleared_when_the_one_before_arrives(server, window):
    console = run(server, window(DESK))
    go(desk(server, console), "talk/talk")
    held = []
    console.route(
        "**/remarks",
        lambda route: held.append(route) if route.request.method == "POST" else route.continue_(),
    )
    words, said = console.locator("#catch [name=text]"), console.locator("#catch [data-slot=said]")
    button = console.locator("#catch form button[type=submit]")
    console.locator("#catch [name=speaker]").fill("Daniel Kim")
    words.fill("弱いつながりが、橋になる")
    button.click()
    expect(said).to_have_text(SENDING)
    words.fill("橋は、渡る人がいて橋になる")
    button.click()
    expect(said).to_have_text(SENDING)
    assert len(held) == 1
    held.pop().continue_()

    expect(said).to_have_text("書きとめました")
    expect(words).to_have_value("橋は、渡る人がいて橋になる")
    button.click()
    expect(said).to_have_text(SENDING)
    held.pop().continue_()
    expect(console.locator("#catch-remarks li")).to_have_count(2)
    expect(words).to_have_value("")
