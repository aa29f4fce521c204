"""The text policy: what may be stored of what people type."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.refused import Reason, Refused
from facilitator.core.words.text import length, matching_key, tidy, tidy_line

ZWJ = "\u200d"
FAMILY = f"👨{ZWJ}👩{ZWJ}👧"
SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"

STRANGE = (
    "\ud83d\udc00\u202e\u2066\u0301\u3099\ufe0f\u200d\u200b\u3164\u3000\t\r\n\x85\u2028\x00\x0b"
)
STRANGE += "\ufffe\ufdd0\ufff9\U000e0067\U000e007f🏴🇯👩🏽ab 神𠮷"


def texts() -> st.SearchStrategy[str]:
    """Return texts of every kind, surrogates included, among them many strange ones."""
    anything = st.characters(exclude_categories=())
    return st.text(st.sampled_from(STRANGE) | anything, max_size=40)


def tidied(text: str, **limits: int) -> str | None:
    """Return what is stored of a text, or None when it is refused."""
    try:
        return tidy(text, **limits)
    except Refused:
        return None


def why(text: str, **limits: int) -> Reason:
    with pytest.raises(Refused) as refused:
        tidy(text, **limits)
    return refused.value.reason


@given(texts())
def test_what_was_tidied_is_tidy(text):
    once = tidied(text)

    assert once is None or tidied(once) == once


@given(texts())
def test_a_text_never_grows(text):
    kept = tidied(text) or ""

    assert len(kept) <= len(text)
    assert length(kept) <= len(text)


@given(texts())
def test_what_is_stored_can_be_written_to_any_file_and_has_no_hidden_orders(text):
    kept = tidied(text) or ""

    kept.encode("utf-8")
    assert not {unicodedata.category(c) for c in kept.replace("\n", "")} & {"Cc", "Cs"}
    assert not set(kept) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufff9\ufffe")
    assert kept == kept.strip()


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=100))
def test_letters_figures_and_signs_are_kept_as_typed(text):
    assert tidied(text) in (text, None)
    assert tidied(text) == text or length(text) > 200 or why(text) is Reason.EMPTY


@given(texts())
def test_a_line_is_one_line_or_too_long(text):
    try:
        line = tidy_line(text, characters=40)
    except Refused as refused:
        assert refused.reason is Reason.TOO_LONG
    else:
        assert "\n" not in line
        assert tidy_line(line, characters=40) == line


AS_TYPED = ["\ufa19社の﨑さん", "㍻", "①", "ﾂﾅｶﾞﾘ", "𠮷野家", "か\u3099", "한국", "e\u0301"]
AS_TYPED += ["髙橋　花子", "a  b", "<b>&amp;", "葛\U000e0100"]


@pytest.mark.parametrize("text", AS_TYPED)
def test_names_and_signs_are_stored_letter_for_letter(text):
    assert tidy(text) == text
    assert tidy_line(text, characters=40) == text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (" a ", "a"),
        ("\u3000a\u3000", "a"),
        ("\n\na\n", "a"),
        ("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("a\u2029b", "a\nb"),
        ("a\tb", "a b"),
        ("a\x00\x07\x0b\x1b\x7f\x9fb", "ab"),
        ("a\u202eb\u202c \u2066c\u2069", "ab c"),
        ("a\ufff9b\ufffac\ufffb", "abc"),
        ("a\ufdd0\ufffe\uffff\U0001fffe\U0010ffffb", "ab"),
        ("a\U000e0041\U000e007fb", "ab"),
        ("a\ud83d", "a\ufffd"),
        ("\udc00a", "\ufffda"),
        ("a\n\n\n\nb", "a\n\n\nb"),
        ("a\n \n\u3000\n \nb", "a\n\n\nb"),
        ("a\n\n\nb", "a\n\n\nb"),
    ],
)
def test_what_would_break_a_screen_or_a_file_is_replaced_or_removed(typed, stored):
    assert tidy(typed) == stored


@pytest.mark.parametrize("text", [FAMILY, SCOTLAND, "🇯🇵", "👍🏽", "1️⃣", "🏳️‍🌈", "🙂‍↔️"])
def test_an_emoji_is_kept_whole_and_counts_as_one(text):
    assert tidy(text) == text
    assert length(text) == 1


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("", 0),
        ("abc", 3),
        ("か\u3099き", 2),
        ("🇯🇵🇰🇷", 2),
        ("🇯🇵🇰", 2),
        (f"{FAMILY}{FAMILY}a", 3),
        ("a\u200bb", 2),
        (f"a{ZWJ}b{ZWJ}c", 3),
        ("葛\U000e0100", 1),
    ],
)
def test_a_text_is_as_long_as_a_reader_would_count(text, characters):
    assert length(text) == characters


@pytest.mark.parametrize("mark", ["\u0301", "\u3099", "\u20dd", "\u064b", "\ufe0f"])
def test_no_more_than_eight_marks_are_piled_on_a_character(mark):
    assert tidy(mark * 8 + "a") == mark * 8 + "a"
    assert tidy("a" + mark * 8 + "b") == "a" + mark * 8 + "b"
    assert tidy("a" + mark * 30 + "b" + mark) == "a" + mark * 8 + "b" + mark
    assert tidy("a" + (mark + "\u200b") * 30).count(mark) == 8


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000\n\t", "\u200b\u2060", "\u0301", "\ufe0f", "\u3164", "\u2800", "\x00"]
)
def test_a_text_that_shows_nothing_is_empty(text):
    assert why(text) is Reason.EMPTY
    assert tidy_line(text, characters=40) == ""


def test_a_text_has_up_to_five_lines():
    five = "a\nb\nc\nd\ne"

    assert tidy(five) == five
    assert why(five + "\nf") is Reason.TOO_LONG


def test_a_text_has_up_to_two_hundred_characters_however_they_are_made():
    assert tidy("あ" * 200) == "あ" * 200
    assert tidy(FAMILY * 150)
    assert why("あ" * 201) is Reason.TOO_LONG
    assert why(ZWJ.join("x" * 201)) is Reason.TOO_LONG


def test_a_text_has_up_to_four_kilobytes_whatever_it_looks_like():
    assert tidy("a" + "\u200b" * 1365)
    assert why("a" + "\u200b" * 1366) is Reason.TOO_LONG


def test_a_line_keeps_its_words_apart_when_its_ends_of_line_go():
    assert tidy_line("one\r\ntwo\n\nthree\u2028four", characters=40) == "one two three four"


def test_a_line_is_never_cut():
    with pytest.raises(Refused) as refused:
        tidy_line("x" * 41, characters=40)

    assert refused.value.reason is Reason.TOO_LONG


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ﾂﾅｶﾞﾘ", "つながり"),
        ("ＡＢＣ", "abc"),
        ("ツナガリ", "つな がり"),
        ("①", "1"),
        ("a\u200bb", "A B"),
    ],
)
def test_texts_match_over_width_case_and_kana(one, other):
    assert matching_key(one) == matching_key(other)


def test_different_words_do_not_match():
    assert matching_key("つながり") != matching_key("つながれ")
