"""Running text: nothing of it is lost, and what may not be parted is held."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.report.phrases import address_parts, clauses, foreign
from facilitator.report.running import LONGEST, Group, counted, ending, groups, leads, web_address
from facilitator.report.text import Cite, Mark, Spoken, View, Words
from facilitator.report.width import width

MARK = Mark(1, "harvard/age")


def written(made: tuple[Group, ...]) -> str:
    bits = (bit for group in made for bit in group.bits)
    return "".join("*" if bit.kind in ("mark", "view", "translated") else bit.text for bit in bits)


def held(made: tuple[Group, ...]) -> list[str]:
    return [written((group,)) for group in made if group.held]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("高まる", "る*"),
        ("高まる。", "る。*"),
        ("高まっー", "まっー*"),
        ("a longer growth", "growth*"),
        ("家族👩‍👩‍👧", "👩‍👩‍👧*"),
        ("たか\u3099", "か\u3099*"),
        ("高まる ", "る*"),
    ],
)
def test_a_mark_stays_with_the_letter_or_the_word_before_it(text, kept):
    [first, *_] = held(groups((Words(text), MARK, Words("ということである。"))))

    assert first == kept


@pytest.mark.parametrize(
    "text",
    [
        (Words("未知への不安を減らし、安心を得る手段になる。"),),
        (Words("未知への不安を減らし、安心を得る手段になる。"), View()),
        (Words("未知への不安を減らし、安心を得る手段になる"), MARK, Words("。")),
    ],
)
def test_the_last_line_of_a_paragraph_is_never_a_single_letter(text):
    *_, last = groups(text)

    assert last.held
    assert "になる" in written((last,))


def test_what_is_shorter_than_a_line_may_break_anywhere():
    assert held(groups((Words("長い説明がここに入る"),))) == []


def test_speech_is_not_parted_because_it_may_run_from_right_to_left():
    spoken = Spoken("שלום לכולם נפגש מחר בערב", "note/a", "3-07", ("", ""))

    bits = [bit for group in groups((Words("と"), spoken, MARK)) for bit in group.bits]

    assert [bit.text for bit in bits if bit.kind == "spoken"] == [spoken.text]


def test_marks_numbers_and_signs_in_a_row_stay_together():
    text = (Words("高まる"), MARK, Cite("note/a", "3-07"), View(), Words("。次に述べたい。"))

    made = groups(text)

    assert held(made)[0] == "る*3-07*"
    assert written(made) == "高まる*3-07*。次に述べたい。"


def test_so_many_numbers_that_they_fill_a_line_are_parted():
    cites = tuple(Cite(f"note/{n}", f"3-{n:02}") for n in range(30))

    made = groups((Words("高まる"), *cites))

    assert len(held(made)) > 3
    assert all(width(text) <= LONGEST for text in held(made))


def test_a_mark_with_nothing_before_it_is_set_all_the_same():
    assert written(groups((MARK, Words("から始める")))) == "*から始める"


def test_speech_keeps_its_marks_and_what_it_rests_on_is_held_by_the_last():
    spoken = Spoken("難しい", "note/a", "3-07", ("「", "」"))

    made = groups((Words("声は"), spoken, Cite("note/a", "3-07"), Words("と")))

    assert [bit.kind for group in made for bit in group.bits] == [
        *("words", "words", "spoken", "words", "cite", "words"),
    ]
    assert held(made) == ["」3-07"]


def test_translated_speech_says_so_behind_its_marks():
    spoken = Spoken("It is hard", "note/a", "3-07", ("“", "”"), translated=True)

    assert [bit.kind for group in groups((spoken,)) for bit in group.bits][-2:] == [
        *("words", "translated"),
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "取り、Link → Connection → Engagementへ循環させる",
            ["Link →", "Connection →", "Engagement"],
        ),
        ("接続→関係→信頼", ["接続→", "関係→", "信頼"]),
        ("From Link → Weak ties → Trust and so on", ["Link →", "Weak ties →", "Trust"]),
        ("→", []),
        ("no arrow at all", []),
    ],
)
def test_a_chain_of_arrows_ends_a_line_only_behind_an_arrow(text, kept):
    made = groups((Words(text),))

    assert held(made)[: len(kept)] == kept
    assert written(made) == text


pieces = st.one_of(
    st.builds(Words, st.text(max_size=60), st.booleans()),
    st.builds(Words, st.text("→ aあ、「」\u3099\u200d🙂", max_size=40)),
    st.builds(
        Spoken, st.text(max_size=30), st.just("note/a"), st.just("1-01"), st.just(("「", "」"))
    ),
    st.builds(Mark, st.integers(1, 30), st.just("a/b")),
    st.builds(Cite, st.just("note/a"), st.text("0-9", min_size=1, max_size=30)),
    st.just(View()),
)


@given(st.lists(pieces, max_size=12).map(tuple))
def test_every_piece_is_set_once_and_in_order(text):
    made = groups(text)

    expected = ""
    for piece in text:
        match piece:
            case Words(words):
                expected += words
            case Spoken(words):
                expected += f"「{words}」"
            case Cite(_, label):
                expected += label
            case _:
                expected += "*"
    assert "".join(written(made).split()) == "".join(expected.split())


@given(st.lists(pieces, max_size=12).map(tuple))
def test_nothing_is_held_that_no_line_of_a_phone_would_hold(text):
    for group in groups(text):
        if group.held and len(group.bits) > 1:
            assert sum(width(bit.text) for bit in group.bits) <= LONGEST


def test_a_paragraph_that_ends_in_a_colon_leads_in_what_follows():
    assert leads((Words("次の通り："), View()))
    assert leads((Words("as follows:"),))
    assert not leads((Words("以上。"),))


def test_only_addresses_of_the_web_become_links():
    assert web_address("https://example.org/a") == "https://example.org/a"
    assert web_address("javascript:alert(1)") == ""
    assert web_address("data:text/html,x") == ""
    assert web_address("//example.org") == ""


@given(st.text())
def test_the_parts_of_an_address_are_the_address(url):
    assert "".join(address_parts(url)) == url


def test_an_address_breaks_behind_its_slashes():
    assert address_parts("https://a.org/b-c?d=e") == [
        "https://",
        "a.",
        "org/",
        "b-",
        "c?",
        "d=",
        "e",
    ]


def test_an_address_without_any_sign_to_break_at_is_cut():
    parts = address_parts("https://a.org/" + "x" * 60)

    assert max(map(len, parts)) == 24


def test_the_last_letters_of_a_sentence_of_ours_stand_together():
    assert ending("いちばん多かったのは「小さなあいさつ」の26票でした。") == (
        "いちばん多かったのは「小さなあいさつ」の26票",
        "でした。",
    )
    assert ending("30人が投票しました。") == ("30人が投票しました。", "")


@given(st.text(alphabet="あいう、。「」26 ", max_size=60))
def test_a_sentence_keeps_every_letter(sentence):
    assert "".join(ending(sentence)) == sentence
    assert "".join(words for words, _ in counted(sentence, last=True)) == sentence


def test_no_line_parts_a_number_from_what_it_counts():
    held = [words for words, held in counted("3月1日（日）に30人が書き、5人以上が残った。") if held]

    assert held == ["3月", "1日（日）", "30人", "5人"]


def test_a_short_sentence_breaks_behind_its_commas_first():
    assert clauses("ひとり5.8枚・ほかに15枚は載せず") == ["ひとり5.8枚・", "ほかに15枚は載せず"]
    assert clauses("23 in the venue, 7 online") == ["23 in the venue, ", "7 online"]
    assert clauses("all that were written") == ["all that were written"]


@given(st.text(alphabet="あ1, ・a", max_size=40))
def test_the_parts_of_a_short_sentence_are_the_sentence(sentence):
    assert "".join(clauses(sentence)) == sentence


def test_a_japanese_title_breaks_between_phrases_in_an_english_report_too():
    assert len(foreign("何も話さなくても息が楽になる、それがつながり。")) > 1
    assert foreign("Small greetings in the morning") == ["Small greetings in the morning"]
