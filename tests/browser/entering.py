"""How a browser becomes that of whoever runs the sessions, without reading any page for it."""

from playwright.sync_api import Page

from tests.serving import Browser, Server


def let_in(page: Page, server: Server) -> None:
    """Give the browser of ``page`` the owner's cookie, as their link would."""
    owner = Browser(server).enter(server.owner)
    cookies = [(each.name, each.value or "") for each in owner.http.cookies]
    page.context.add_cookies(
        [{"name": name, "value": value, "url": server.url} for name, value in cookies]
    )
