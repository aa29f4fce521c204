"""An address that a form is sent to, asked for without it: when the language is changed there."""

import pytest

from tests.serving import new_session


@pytest.mark.parametrize(
    ("sent", "page"),
    [
        ("/sessions/{code}/appointment", "/sessions/{code}?lang=en#held"),
        ("/sessions/{code}/guests", "/sessions/{code}?lang=en#guests"),
        ("/sessions/{code}/length", "/sessions/{code}?lang=en#length"),
        ("/sessions/{code}/report-day", "/sessions/{code}?lang=en#report"),
        ("/sessions/{code}/print", "/sessions/{code}?lang=en#print"),
        ("/sessions/{code}/report/text", "/sessions/{code}/report?lang=en#text"),
        ("/sessions/{code}/report/text/7", "/sessions/{code}/report?lang=en#text"),
        ("/sessions/{code}/rename", "/?lang=en"),
        ("/sessions/{code}/delete", "/?lang=en"),
        ("/programs/import", "/programs?lang=en"),
    ],
)
def test_it_leads_to_the_page_of_the_form_in_the_language_asked_for(server, fay, sent, page):
    code = new_session(fay)

    there = fay.get(sent.format(code=code) + "?lang=en")

    assert there.status_code == 200
    assert there.url == server.url + page.format(code=code)
    assert '<html lang="en">' in there.text


def test_a_bundle_that_was_asked_for_on_a_refused_page_is_found_when_that_is_loaded_anew(fay):
    there = fay.get(f"/sessions/{new_session(fay)}/appointment?print=%E6%B8%AF%26x&lang=ja")

    assert there.url.endswith("?print=%E6%B8%AF%26x&lang=ja#held")
