"""What report is wanted: checked, told apart, and named."""

import pytest

from facilitator.jobs.wish import FORMS, Wish, from_job


def test_a_wish_comes_back_from_its_job():
    wish = Wish("en", "docx", "seed", "page", "prose", ("votes", "method"), "a", "http://x")

    assert from_job(wish.to_job(), "ja") == wish


def test_what_is_not_said_is_the_ordinary_report_in_the_language_of_the_session():
    assert from_job({}, "ja") == Wish("ja")
    assert from_job({}, "ja").kind == ""


def test_every_other_wish_is_a_kind_of_its_own():
    wishes = [
        *(Wish("ja", form) for form in FORMS),
        Wish("ja", profile="seed"),
        Wish("ja", without=("votes",)),
        Wish("ja", without=("method",)),
        Wish("ja", pdf="a"),
        Wish("ja", notes="page"),
        Wish("ja", lists="prose"),
    ]

    assert len({wish.kind for wish in wishes}) == len(wishes)


@pytest.mark.parametrize(
    "wrong", [{"lang": "tlh"}, {"form": "exe"}, {"profile": "x"}, {"notes": "x"}, {"pdf": "x"}]
)
def test_what_there_is_not_is_refused(wrong):
    with pytest.raises(ValueError, match="is none of"):
        from_job(wrong, "ja")


def test_a_file_is_named_after_session_language_and_profile():
    assert Wish("ja").name("482913") == "tsunagari-482913-ja.pdf"
    assert Wish("en", "docx", "full").name("482913") == "tsunagari-482913-en.docx"
    assert Wish("en", "md", "seed").name("482913") == "tsunagari-482913-en-seed.md"
