"""Who gives no name is given none: on no page of a session, from the door to the takeaway."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK
from tests.browser.surfaces import Surfaces
from tests.browser.test_not_yet import post

PART = "meaning"
WORDS = {"ja": ("朝のあいさつ", "隣の席"), "en": ("a morning greeting", "the next seat")}
CALLED = re.compile(
    r"匿名(さん|ユーザー|の人|[\d０-９])|名無し|ななし|参加者\s?[\d０-９]|"
    r"anonymous\s?(user|guest|person|participant|\d)|(user|guest|participant|visitor)\s?#?\d",
    re.IGNORECASE,
)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_who_gives_no_name_is_called_nothing_on_any_page(server, window, lang):
    surfaces = Surfaces(server, window, lang)
    writer, neighbour = surfaces.seat("writer"), surfaces.seat("neighbour")
    surfaces.seat("online", DESK, "online")
    stage, observer = surfaces.stage(), surfaces.invited("observer")
    console, host = surfaces.staff("console", "console"), surfaces.invited("host")
    [other] = surfaces.people(1)
    mine, theirs = WORDS[lang]
    surfaces.go(f"{PART}/write")
    expect(writer.page.locator("main")).to_have_attribute("data-shows", "write")
    post(writer.page, mine)
    fields = {"category": None, "named": True, "in_report": True}
    assert other.act("AddNote", part=PART, text=theirs, **fields)["ok"]

    for stop in (f"{PART}/reveal", f"{PART}/insight", "pledge/pledge", "ended"):
        surfaces.go(stop)
        if stop == "ended":
            expect(writer.page.locator("main")).to_have_attribute("data-shows", "thanks")
        else:
            surfaces.settle()
        if stop == f"{PART}/reveal":
            for each in (neighbour, stage, observer, console, host):
                expect(each.page.locator(".note__text", has_text=theirs).first).to_be_visible()
        for each in surfaces.all:
            assert CALLED.search(each.stands) is None, (each.name, stop)
            assert each.page.locator(".note__by:visible").count() == 0, (each.name, stop)
    writer.page.goto(f"{server.url}/t/{surfaces.code}")
    expect(writer.page.locator("main")).to_contain_text(mine)
    assert CALLED.search(writer.stands) is None
