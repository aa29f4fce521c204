"""What is typed on the console while somebody else goes on, merges or takes back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK
from tests.browser.entering import let_in
from tests.browser.test_console import desk, go
from tests.serving import Browser, Screen, Server, join, new_session


def evening(
    server: Server, window: Callable[..., Page], lang: str = "ja", clock: bool = False
) -> tuple[Page, Screen]:
    """Open the console of a session; and a second one, of whoever helps to run it.

    With ``clock`` the time of the page can be stopped.
    """
    code = new_session(Browser(server).enter(server.owner), format=90)
    console = window(DESK, lang)
    if clock:
        console.clock.install()
    let_in(console, server)
    console.goto(f"{server.url}/console/{code}")
    return console, desk(server, console)


def write(server: Server, fay: Screen, part: str, *texts: str) -> Screen:
    """Let somebody write."""
    ann = join(server, fay.page["code"])
    fields = {"part": part, "category": None, "named": False, "in_report": True}
    for text in texts:
        assert ann.act("AddNote", text=text, **fields)["ok"]
    return ann


def test_a_part_that_was_looked_at_is_left_with_the_session(server, window):
    console, fay = evening(server, window)
    look, pick = console.locator("#look"), console.locator("#board .pick")
    write(server, fay, "checkin", "雨の匂い")
    look.select_option(value="checkin")
    expect(pick).to_contain_text("雨の匂い")

    go(fay, "checkin/checkin")
    expect(look.locator("[value=checkin]")).to_have_count(0)
    go(fay, "meaning/write")
    write(server, fay, "meaning", "ひとつめ")

    expect(look).to_have_value("")
    expect(pick).to_have_count(1)
    expect(pick).to_contain_text("ひとつめ")
    console.locator("#insight-text").fill("一文")
    console.keyboard.press("Enter")
    fay.until(lambda s: s.records.get("insight/meaning", {}).get("text") == "一文")


def type_on(console: Page, field: Locator, gone: Callable[[], object]) -> None:
    """Type into a field that somebody takes away, and go on typing: letters that are keys."""
    field.click()
    console.clock.pause_at(console.evaluate("Date.now() + 1000"))  # however slow this machine is
    console.keyboard.type("bu")
    gone()
    while field.is_visible():
        console.keyboard.type("b")
        console.clock.run_for(20)
    console.keyboard.type("bu b")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("ja", "入力欄がなくなりました。そのあとのキーは、何の操作にもしていません"),
        ("en", "The field you were typing in is gone. Your keys did nothing else"),
    ],
)
def test_the_rest_of_a_word_is_no_shortcut_when_its_field_is_gone(
    server, window, picture, lang, told
):
    console, fay = evening(server, window, lang, clock=True)
    one, two = two_themes(server, fay)

    field = console.locator(f'[data-key="{two}"] textarea')
    type_on(console, field, lambda: fay.act("MergeThemes", gone=two, into=one))

    expect(console.locator("#trouble")).to_have_text(told)
    picture(console, f"console-field-gone-{lang}")
    steering = fay.records["session"]["timer"], fay.records["console"]["undo"]
    console.clock.run_for(2500)
    console.keyboard.press("b")
    fay.until(lambda s: s.records["console"]["blank"])
    assert (fay.records["session"]["timer"], fay.records["console"]["undo"]) == steering
    fay.act("Blank", on=False)


def test_the_page_has_its_keys_again_once_somebody_presses_something(server, window):
    console, fay = evening(server, window, clock=True)
    go(fay, "talk/talk")
    field = console.locator("#catch [name=text]")

    type_on(console, field, lambda: go(fay, "building/intro"))
    console.locator("#part").click(force=True, position={"x": 2, "y": 2})
    console.keyboard.press("b")

    fay.until(lambda s: s.records["console"]["blank"])
    assert fay.records["session"]["timer"]["left"] is None  # Space did not stop it


@pytest.mark.parametrize(
    ("lang", "stop", "of"),
    [
        ("ja", "building/intro", "「そもそも」の一文です"),
        ("en", "talk/talk", "Still about “Meaning”"),
    ],
)
def test_a_sentence_about_what_we_saw_stays_with_its_question_until_it_is_kept(
    server, window, picture, lang, stop, of
):
    console, fay = evening(server, window, lang)
    go(fay, "meaning/insight")
    field, which = console.locator("#insight-text"), console.locator("#insight-of")
    field.click()
    console.keyboard.type("返事の")
    expect(which).to_be_empty()

    go(fay, stop)
    expect(which).to_have_text(of)
    picture(console, f"console-insight-stays-{lang}")
    console.keyboard.type("かたち")
    expect(field).to_have_value("返事のかたち")
    console.locator("#insight [type=submit]").click()

    fay.until(lambda s: s.records.get("insight/meaning", {}).get("text") == "返事のかたち")
    expect(which).to_be_empty()
    expect(field).to_have_value("")
    assert "insight/building" not in fay.records


def test_a_sentence_that_is_left_waits_with_its_question(server, window):
    console, fay = evening(server, window)
    go(fay, "meaning/insight")
    field, which = console.locator("#insight-text"), console.locator("#insight-of")
    field.click()
    console.keyboard.type("返事の")
    go(fay, "building/intro")
    expect(which).not_to_be_empty()

    console.locator("#part").click(position={"x": 2, "y": 2})

    expect(which).to_be_empty()
    expect(field).to_have_value("")
    go(fay, "meaning/insight")
    expect(field).to_have_value("返事の")


@pytest.mark.parametrize(
    ("lang", "away", "told"),
    [
        ("ja", False, "まとまりがなくなりました。Enterで新しいまとまりになります"),
        ("en", True, "Its theme is gone. Enter makes a new one of it"),
    ],
    ids=["there", "away"],
)
def test_the_title_of_a_theme_that_others_merged_waits_as_a_new_one_or_goes_back(
    server, window, picture, lang, away, told
):
    console, fay = evening(server, window, lang)
    one, two = two_themes(server, fay)
    title = console.locator(f'[data-key="{two}"] textarea')
    fresh = console.locator(".console-theme--fresh")
    address = console.url
    console.context.set_offline(away)  # a page that is left may send what it holds
    title.click()
    title.press("End")
    console.keyboard.type("、続き")
    if away:
        console.goto("about:blank")
    assert fay.act("MergeThemes", gone=two, into=one)["ok"]
    if away:
        console.context.set_offline(False)
        console.goto(address)

    expect(fresh.locator("input")).to_have_value("別の題、続き")
    expect(fresh.locator("[data-slot=reason]")).to_have_text(told)
    picture(console, f"console-title-lost-{lang}")
    console.reload()
    expect(fresh.locator("input")).to_have_value("別の題、続き")
    expect(fresh.locator("[data-slot=reason]")).to_have_text(told)
    fay.until(lambda s: s.records["console"]["undo"])
    assert fay.act("Undo", seq=fay.records["console"]["undo"][0]["seq"])["ok"]
    expect(title).to_have_value("別の題、続き")
    expect(fresh).to_have_count(0)

    assert fay.act("RemoveTheme", theme=two)["ok"]
    fresh.locator("input").press("Enter")
    fay.until(lambda s: set(ids(s)) == {"前の題", "別の題、続き"})
    console.reload()
    expect(console.locator(".console-theme textarea")).to_have_count(2)
    expect(fresh).to_have_count(0)


@pytest.mark.parametrize(
    ("lang", "told"),
    [("ja", "書いた人が、この付箋を取り下げました"), ("en", "Its author took the note back")],
)
def test_words_that_are_taken_back_leave_the_correction_and_this_device(
    server, window, picture, lang, told
):
    console, fay = evening(server, window, lang)
    go(fay, "meaning/write")
    ann = write(server, fay, "meaning", "ひとつめ", "ふたつめ")
    go(fay, "meaning/reveal")
    dialog, field = console.locator("#correct"), console.locator("#correct textarea")
    mine = ann.until(lambda s: len(s.own["notes"]) == 2 and s.own["notes"])
    notes = {each["text"]: each["id"] for each in mine}
    kept = "() => JSON.stringify({...localStorage})"

    correct(console, "ひとつめ")
    field.fill("ひとつ目")
    assert ann.act("WithdrawNote", note=notes["ひとつめ"])["ok"]
    expect(dialog.get_by_role("alert")).to_have_text(told)
    expect(field).to_have_value("")
    expect(dialog).not_to_contain_text("ひとつめ")
    expect(dialog.locator("[value=propose]")).to_be_hidden()
    picture(console, f"console-correct-gone-{lang}")
    assert "ひとつ目" not in console.evaluate(kept)
    dialog.locator("[value=no]").click()

    correct(console, "ふたつめ")
    expect(dialog.locator("[value=propose]")).to_be_visible()
    field.fill("ふたつ目")
    address = console.url
    console.goto("about:blank")
    assert ann.act("WithdrawNote", note=notes["ふたつめ"])["ok"]
    console.goto(address)
    expect(console.locator("#board .pick")).to_have_count(0)
    console.wait_for_function(f"() => !({kept})().includes('ふたつ目')")


def correct(console: Page, text: str) -> None:
    """Open a proposal of other words for a note."""
    card = console.locator(".pick", has_text=text)
    card.hover()
    card.locator(".pick__more").click()
    console.locator(".menu__item").filter(
        has_text=re.compile("まちがいを直す|Propose a correction")
    ).click()


def two_themes(server: Server, fay: Screen) -> list[str]:
    """Go to where notes are grouped; return the ids of two themes."""
    go(fay, "meaning/write")
    write(server, fay, "meaning", "ひとつめ", "ふたつめ")
    go(fay, "meaning/theme")
    for title in ("前の題", "別の題"):
        assert fay.act("AddTheme", part="meaning", title=title, notes=[])["ok"]
    fay.until(lambda s: len(ids(s)) == 2)
    return [ids(fay)["前の題"], ids(fay)["別の題"]]


def ids(screen: Screen) -> dict[str, str]:
    """Return the ids of all themes by their titles."""
    themes = {key: record for key, record in screen.records.items() if key.startswith("theme/")}
    return {record["title"]: key.removeprefix("theme/") for key, record in themes.items()}
