"""Browsers that keep no cookies: whoever uses one hears so, instead of being asked for ever."""

import re

import pytest

from tests.serving import Browser, new_session

FORM = {"name": "アン", "place": "online", "tried": "1"}


@pytest.fixture
def code(fay):
    return new_session(fay)


@pytest.fixture
def forgetful(server):
    """A browser that keeps no cookie."""
    browser = Browser(server)
    browser.http.cookies.set_policy(_Nothing())

    return browser


class _Nothing:
    """The policy of such a browser."""

    netscape, rfc2965, hide_cookie2 = True, False, False

    def set_ok(self, cookie, request):
        return False

    def return_ok(self, cookie, request):
        return False

    def domain_return_ok(self, domain, request):
        return False

    def path_return_ok(self, path, request):
        return False


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "This browser keeps no cookies"),
        ("ja", "このブラウザーは、Cookie（クッキー）を受けとりません"),
    ],
)
def test_who_takes_a_seat_without_cookies_hears_why_there_is_none(forgetful, code, lang, says):
    forgetful.get(f"/j/{code}?lang={lang}")

    answer = forgetful.post(f"/j/{code}?lang={lang}", **FORM)

    assert answer.status_code == 400
    assert says in answer.text
    assert f"/j/{code}" in answer.text  # where another browser begins
    assert 'value="アン"' in answer.text and re.search(r'value="online" checked', answer.text)


def test_nobody_was_seated_by_it(server, forgetful, code):
    forgetful.get(f"/j/{code}")
    forgetful.post(f"/j/{code}", **(FORM | {"name": "だれでもない"}))

    assert "だれでもない".encode() not in server.kept()


def test_with_cookies_the_same_form_gives_a_seat(stranger, code):
    stranger.get(f"/j/{code}")

    assert stranger.post(f"/j/{code}", **FORM).url.endswith(f"/p/{code}")


def test_who_allowed_them_meanwhile_presses_once_more(stranger, code):
    refused = stranger.post(f"/j/{code}", **FORM)  # the form was there before the cookie

    assert refused.status_code == 400
    assert stranger.post(f"/j/{code}", **FORM).url.endswith(f"/p/{code}")


def test_who_joins_without_the_page_needs_no_trial(stranger, code):
    assert stranger.post(f"/j/{code}", name="", place="venue").url.endswith(f"/p/{code}")


def test_a_personal_link_is_not_used_up_where_it_opens_nothing(server, forgetful, stranger, code):
    stranger.post(f"/j/{code}", name="アン", place="venue")
    answer = stranger.post(f"/p/{code}/elsewhere")
    secret = answer.json()["link"].partition("#")[2]
    forgetful.get(f"/p/{code}/again")

    refused = forgetful.post(f"/p/{code}/again?lang=en", secret=secret, tried="1")

    assert refused.status_code == 400 and "keeps no cookies" in refused.text
    assert f'value="{secret}"' in refused.text
    other = Browser(server)
    other.get(f"/p/{code}/again")
    assert other.post(f"/p/{code}/again", secret=secret, tried="1").url.endswith(f"/p/{code}")


@pytest.mark.parametrize("page", ["/j/{}", "/p/{}/again"])
def test_the_address_for_another_browser_is_that_of_the_house(server, forgetful, code, page):
    other = server.url.replace("127.0.0.1", "localhost")  # as a proxy may call it
    refused = forgetful.http.post(other + page.format(code), FORM | {"tried": "1"})

    assert refused.status_code == 400
    assert f"{server.url}/j/{code}</b>" in refused.text
