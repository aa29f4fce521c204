"""Where a sentence ends and what is in quotation marks, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.report.manuscript.sentences import CITED, sentences, speech


def cut(text: str) -> list[str]:
    text = text.replace("@", CITED)
    return [text[begin:end].replace(CITED, "@") for begin, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一つ。二つ！三つ？", ["一つ。", "二つ！", "三つ？"]),
        ("ほんとうに？！次へ。", ["ほんとうに？！", "次へ。"]),
        ("「行こう。帰ろう。」と言った。次。", ["「行こう。帰ろう。」と言った。", "次。"]),
        ("続いた（三日。いや四日。）という。次。", ["続いた（三日。いや四日。）という。", "次。"]),
        ("声があった@。次。", ["声があった@。", "次。"]),
        ("声があった。@次@。", ["声があった。@", "次@。"]),
        ("終わりのない文", ["終わりのない文"]),
        ("One. Two! Three?", ["One.", " Two!", " Three?"]),
        ("Mr. Smith and Dr. A. Tanner came, e.g. by bus. They left.",
         ["Mr. Smith and Dr. A. Tanner came, e.g. by bus.", " They left."]),
        ("It rose by 3.5 points vs. 2.1. Then", ["It rose by 3.5 points vs. 2.1.", " Then"]),
        ("See example.org/a.html now. and so on", ["See example.org/a.html now. and so on"]),
        ("She said “Go. Now.” Then we went.", ["She said “Go. Now.”", " Then we went."]),
        ('She asked "Why?" and left. We', ['She asked "Why?" and left.', " We"]),
        ("He wrote it@. She did not.", ["He wrote it@.", " She did not."]),
        ("He wrote it.@ She did not.", ["He wrote it.@", " She did not."]),
        ("He wrote it. @ She did not.", ["He wrote it. @", " She did not."]),
        ("Link. つながり", ["Link.", " つながり"]),
        ("閉じない「かっこ。次。", ["閉じない「かっこ。", "次。"]),
        ("1）「行こう。帰ろう。」と言う。", ["1）「行こう。帰ろう。」と言う。"]),
        ("余る」かっこ。次。", ["余る」かっこ。", "次。"]),
        ("  ", []),
    ],
)  # fmt: skip
def test_a_sentence_ends_where_a_reader_would_say_so(text, found):
    assert cut(text) == found


@given(st.text(alphabet='あA a.。！?「」“”"()（）@\n1', max_size=60))
def test_nothing_of_a_text_is_lost_between_its_sentences(text):
    found = cut(text)

    assert text.startswith("".join(found))
    assert not text[len("".join(found)) :].strip()
    assert all(each.strip() for each in found)


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("彼は「行く」と『本』を“見た”", "ja", ["「行く」"]),
        ("「外『中』「中」」", "ja", ["「外『中』「中」」"]),
        ("She said “go” and 'no' and \"so\"", "en", ["“go”", '"so"']),
        ("The 「声」 and “voice”", "en", ["「声」", "“voice”"]),
        ('“He said "go"”', "en", ['“He said "go"”']),
        ('彼は “go” と "so"', "ja", []),
    ],
)
def test_what_is_speech_depends_on_the_language(text, lang, found):
    spans, alone = speech(text, lang)

    assert [text[each.begin : each.end] for each in spans] == found
    assert alone == ""


@pytest.mark.parametrize(
    ("text", "lang", "mark"),
    [("「行く", "ja", "「"), ("行く」", "ja", "」"), ('5" wide', "en", '"'), ("“a", "en", "“")],
)
def test_a_mark_without_its_partner_is_told(text, lang, mark):
    assert speech(text, lang)[1] == mark
