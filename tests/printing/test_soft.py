"""Text without a place to break gets some; all other text stays as it is."""

import re
from logging import WARNING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.printing import page
from facilitator.printing.page import MARKED, lean
from facilitator.printing.soft import LONG, SPACE, softened


@pytest.mark.parametrize(
    "html",
    [
        "<p>An ordinary sentence, with a word of thirty-eight letters at most.</p>",
        "<p>" + "あ" * 500 + "</p>",
        '<a href="https://example.org/' + "x" * 500 + '">here</a>',
        "<style>." + "x" * 500 + " {}</style>",
        '<svg><path d="' + "M1" * 500 + '"/></svg>',
        "<svg><text>" + "x" * 500 + "</text></svg>",
    ],
)
def test_what_can_break_or_is_not_read_stays_as_it_is(html):
    assert softened(html) == html


def test_ten_thousand_letters_may_break_every_few_letters():
    made = softened(f"<p>{'a' * 10_000}</p>")

    assert made.replace(SPACE, "") == f"<p>{'a' * 10_000}</p>"
    assert max(map(len, re.findall("a+", made))) <= LONG


def test_an_escaped_letter_and_a_letter_with_its_accents_stay_whole():
    accented = "e" + "\u0301" * 40

    assert softened("&amp;" * 200).replace(SPACE, "") == "&amp;" * 200
    assert re.fullmatch(f"(?:&amp;|{SPACE})+", softened("&amp;" * 200))
    assert SPACE + "\u0301" not in softened(accented * 4)


@given(st.text(alphabet="ab é<&;>\u0301\u200d👩あ", max_size=400))
def test_nothing_is_lost_or_changed(text):
    assert softened(text).replace(SPACE, "") == text


def test_styles_are_computed_only_for_what_can_be_seen():
    made = lean("::marker { x: y }\n::footnote-call { x: y }\n::note-callback { x: y }\np { x: y }")

    assert made.split("\n") == [
        f"{MARKED}::marker {{ x: y }}",
        ".footnote::footnote-call { x: y }",
        "",
        "p { x: y }",
    ]


def test_the_library_reads_as_the_leaner_sheet_expects():
    from weasyprint.html import UA

    made = lean(UA)

    for rule in (
        f"{MARKED}::marker {{",
        ".footnote::footnote-call {",
        ".footnote::footnote-marker {",
    ):
        assert rule in made
    assert not re.search(r"^::", made, re.MULTILINE)


def test_reading_the_sheet_warns_of_nothing(caplog):
    page._sheet.__wrapped__()  # it is read once a process, and has been by now

    assert [each for each in caplog.records if each.levelno >= WARNING] == []
