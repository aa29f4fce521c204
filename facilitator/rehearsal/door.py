"""The pages that people use, used as they use them: joining, entering, making a session."""

import json
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import requests

PATIENCE = 30  # seconds for one page
PRINTING = 300  # seconds for a report
_PAGE = re.compile(r'<script type="application/json" id="page">(.*?)</script>', re.DOTALL)

Page = dict[str, Any]
Progress = Callable[[int, str], object]


class Closed(Exception):
    """The server did not do what its pages promise; says which page and what it said."""


class Door:
    """One browser without scripts: cookies, forms, and what pages carry for their scripts."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.http = requests.Session()

    def enter(self, secret: str) -> None:
        """Come by a link, given whole or as its secret alone. Raises ``Closed``."""
        self._post("/enter", {"secret": secret.rpartition("#")[2]})

    def new_session(self, program: str, format: int, lang: str, title: str) -> str:
        """Make a session and return its code. Raises ``Closed``."""
        wish = {"program": program, "format": str(format), "lang": lang, "title": title}
        made = self._post("/new", wish | {"day": "", "zone": "Asia/Tokyo", "rehearsal": "on"})
        code = urlsplit(made.url).path.rpartition("/")[2]
        if not re.fullmatch(r"\d{6}", code):
            raise Closed(f"no session was made of {program} in {format} minutes")
        return code

    def join(self, code: str, name: str, place: str) -> Page:
        """Take a seat by the form and return what the phone's page carries. Raises ``Closed``."""
        self._get(f"/j/{code}")
        return _page(self._post(f"/j/{code}", {"name": name, "place": place}))

    def page(self, path: str) -> Page:
        """Return what a page carries for its scripts. Raises ``Closed``."""
        return _page(self._get(path))

    def text(self, path: str) -> str:
        """Return what a page says. Raises ``Closed``."""
        return self._get(path).text

    def report(self, code: str, lang: str, progress: Progress) -> bytes:
        """Have the report made, as the button does, and return the PDF. Raises ``Closed``."""
        asked = self._post(f"/console/{code}/report", {"lang": lang}, Accept="application/json")
        until = time.monotonic() + PRINTING
        while time.monotonic() < until:
            job = self._get(asked.json()["job"]).json()
            progress(job["progress"], job["message"])
            if job["state"] == "done":
                return self._get(job["file"]).content
            if job["state"] == "failed":
                raise Closed(f"the report failed: {job['message']}")
            time.sleep(0.3)
        raise Closed(f"the report was not ready after {PRINTING} seconds")

    def export(self, code: str) -> bytes:
        """Return what was said, as the owner takes it away. Raises ``Closed``."""
        return self._get(f"/sessions/{code}/export.json").content

    def _get(self, path: str) -> requests.Response:
        return self._sound(lambda: self.http.get(self.url + path, timeout=PATIENCE))

    def _post(self, path: str, form: dict[str, str], **headers: str) -> requests.Response:
        return self._sound(
            lambda: self.http.post(self.url + path, data=form, headers=headers, timeout=PATIENCE)
        )

    def _sound(self, ask: Callable[[], requests.Response]) -> requests.Response:
        try:
            answer = ask()
        except requests.RequestException as error:
            raise Closed(f"{self.url} does not answer: {error}") from error
        if not answer.ok:
            raise Closed(f"{answer.url} says {answer.status_code}")
        return answer


def _page(answer: requests.Response) -> Page:
    found = _PAGE.search(answer.text)
    if found is None:
        raise Closed(f"{answer.url} carries no data: it is not the page that was asked for")
    page: Page = json.loads(found.group(1))
    return page
