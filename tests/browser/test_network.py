"""The room's own network, by plain http: browsers trust it less, and say less about themselves."""

import socket
from pathlib import Path

from playwright.sync_api import BrowserType, expect

from tests.serving import Server


def test_people_get_in_by_a_name_that_the_browser_does_not_trust(
    server: Server,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, object],
    tmp_path: Path,
):
    name = socket.gethostname().lower()
    given = browser_type_launch_args | {"args": [f"--host-resolver-rules=MAP {name} 127.0.0.1"]}
    address = f"http://{name}:{server.url.rpartition(':')[2]}"
    with browser_type.launch_persistent_context(tmp_path / "profile", **given) as browser:
        page = browser.new_page()
        page.goto(f"{address}/enter#{server.owner}")

        expect(page).to_have_url(f"{address}/")
