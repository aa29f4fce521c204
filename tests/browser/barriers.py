"""Barriers that a machine finds on a page: WCAG 2.2, A and AA, by axe."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FADED_MS = 1000  # longer than anything takes to fade in
# Of what passes only the rules' names: to describe each element costs more than to look at it.
_OPTIONS = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}


def no_barrier(page: Page, name: str = "") -> None:
    """Fail with a report on what is in somebody's way on ``page``."""
    found = Axe().run(page, options=_OPTIONS)
    if found.response["violations"]:
        # What fades in just now is paler than it will be; what stays in the way is found again.
        page.wait_for_timeout(FADED_MS)
        found = Axe().run(page, options=_OPTIONS)
    assert not found.response["violations"], f"{name}\n{found.generate_report()}"
