"""Why something does not hold is read in English and said in the language of whoever reads it."""

import string

from facilitator.core.why import N_, said
from facilitator.report.catalogue import gettext_of


def test_it_is_a_sentence_in_english_with_its_values_in_place():
    why = N_("“%(name)s” stands here", name="あ")

    assert why == "“あ” stands here"
    assert f"line 3: {why}" == "line 3: “あ” stands here"


def test_what_is_inside_it_is_said_in_the_same_language():
    shout = {"%(where)s: %(why)s": "%(why)s (%(where)s)", "the table": "THE TABLE"}
    inside = N_("the table")

    why = N_("%(where)s: %(why)s").of(where=inside, why="%d is no place")

    assert said(why, lambda sentence: shout.get(sentence, sentence)) == "%d is no place (THE TABLE)"


def test_what_is_no_sentence_of_ours_stays_as_it_is():
    assert said("100% 本人の言葉", string.capwords) == "100% 本人の言葉"


def test_without_a_request_the_catalogue_is_found_too():
    why = N_("the comment is not closed. Write --> where it ends")

    assert said(why, gettext_of("ja")).startswith("コメントが閉じていません。")
    assert said(why, gettext_of("en")) == why
