"""What the console says beside the numbers of an evening that is over."""

import pytest

from tests.serving import new_session


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ja", "進行役が伏せなかった付箋が、書いたとおりに"),
        ("en", "left in it and no facilitator hid."),
    ],
)
def test_it_names_both_exceptions_from_what_the_report_quotes(fay, lang, said):
    code = new_session(fay)

    assert said in fay.get(f"/console/{code}?lang={lang}").text
