"""People who come through the pages: the form, the page of a phone, and the files that it names.

As a browser does that has not been here before; what the files say nobody looks at.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from json import loads
from urllib.parse import urlencode

AT_ONCE = 8  # people of one process at the form
PATIENCE = 60.0  # seconds for one page
_PAGE = re.compile(r'<script type="application/json" id="page">(.*?)</script>', re.DOTALL)
_FILE = re.compile(r'(?:src|href)="(/static/[^"]+)"')


def joined(address: tuple[str, int], code: str, people: int) -> list[str]:
    """Return the tickets of so many people who have just joined.

    Raises ``ConnectionError`` for a page that is not what was asked for.
    """
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(lambda _: _join(address, code), range(people)))


def _join(address: tuple[str, int], code: str) -> str:
    browser = HTTPConnection(*address, timeout=PATIENCE)
    try:
        _ask(browser, "GET", f"/j/{code}")
        form = urlencode({"name": "", "place": "venue"})
        seat = _ask(browser, "POST", f"/j/{code}", form)[0]
        cookies = [each.partition(";")[0] for each in seat.headers.get_all("Set-Cookie", [])]
        page = _ask(browser, "GET", seat.headers["Location"], cookie="; ".join(cookies))[1]
        for file in dict.fromkeys(_FILE.findall(page)):
            _ask(browser, "GET", file)
        found = _PAGE.search(page)
        if found is None:
            raise ConnectionError("the page of a phone carries no ticket")
        return str(loads(found[1])["ticket"])
    finally:
        browser.close()


def _ask(
    browser: HTTPConnection, method: str, path: str, form: str = "", cookie: str = ""
) -> tuple[HTTPResponse, str]:
    headers = {"Accept-Encoding": "br" if path.startswith("/static") else "identity"}
    if form:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    if cookie:
        headers["Cookie"] = cookie
    browser.request(method, path, form or None, headers)
    answer = browser.getresponse()
    said = answer.read()
    if answer.status >= 400:
        raise ConnectionError(f"{path} says {answer.status}")
    return answer, said.decode("utf-8", "replace")
