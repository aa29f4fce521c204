"""The report to read in a browser: on a phone and a desk, by day and by night."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from facilitator.report.html import to_html
from tests.browser.conftest import DESK, PHONE
from tests.report.prose import a_report


@pytest.mark.parametrize("profile", ["full", "seed"])
@pytest.mark.parametrize(
    ("device", "light", "lang"),
    [(PHONE, "light", "ja"), (DESK, "dark", "en")],
    ids=["phone", "desk"],
)
def test_the_report_can_be_read_by_everyone_and_fits_its_screen(
    browser: Browser, device, light, lang, profile
):
    page = browser.new_page(color_scheme=light, **device)
    page.set_content(to_html(a_report(lang, profile=profile, notes="chapter"), screen=True))

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()
