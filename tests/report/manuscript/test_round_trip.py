"""Whatever can be read is written so that it is read as the same."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facilitator.core.editing import WritePassages
from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.report.manuscript import file
from tests.core.world import FAY
from tests.report.evenings import an_evening
from tests.report.manuscript.again import EVENING, SOURCE
from tests.report.manuscript.files import a_file, kept

WORD = st.sampled_from(
    [
        "つながり",
        "word",
        "**太字**",
        "「声」",
        "[@1-04]",
        "[@hama/risk]",
        "18%",
        "<b>",
        "* ",
        "_x_",
        "。",
    ]
)
LINE = st.lists(WORD, min_size=1, max_size=4).map("".join)
BLOCK = st.one_of(
    LINE.map(str.strip),
    LINE.map("## {}".format),
    st.lists(LINE, min_size=1, max_size=3).map(lambda lines: "\n".join(f"- {x}" for x in lines)),
    st.lists(LINE, min_size=1, max_size=3).map(
        lambda lines: "\n\n".join(f"- ・ {x}" for x in lines)
    ),
    st.lists(LINE, min_size=1, max_size=3).map(lambda lines: "\n".join(f"1. {x}" for x in lines)),
    LINE.map("> {}".format),
    LINE.map("| a | b |\n|---|---|\n| {} | |".format),
    LINE.map("::: stages\n- **A** – {}\n:::".format),
    LINE.map("<!-- {} -->".format),
)
SECTIONS = st.lists(
    st.tuples(
        st.sampled_from(["opening", "step-1", "step-2", "free-a", "free-b", "closing"]),
        st.lists(BLOCK, max_size=4),
    ),
    max_size=5,
    unique_by=lambda section: section[0],
)


def readable(sections: list[tuple[str, list[str]]]) -> str:
    """Return the file of sections; an example with lists in lists in lists is none."""
    prose = "\n\n".join("\n\n".join([f"# 題 {{#{name}}}", *blocks]) for name, blocks in sections)
    text = a_file(prose, entries=SOURCE)
    try:
        file.read(text, EVENING.session)
    except file.Unreadable as found:
        assume("nested too deeply" not in found.why)
        raise
    return text


@settings(max_examples=40, deadline=None)
@given(SECTIONS)
def test_any_file_that_can_be_read_is_written_so_that_it_is_read_as_the_same(sections):
    evening = EVENING.again()
    session = kept(evening, readable(sections))

    text = file.write(session, "ja")
    draft = file.read(text, session)

    assert file.changes(draft, session) == ((), ())
    kept(evening, text)
    assert without_of(file.write(session, "ja")) == without_of(text)


@settings(max_examples=40, deadline=None)
@given(SECTIONS, SECTIONS)
def test_whatever_is_kept_a_file_makes_it_what_the_file_says(before, after):
    evening = EVENING.again()
    kept(evening, readable(before))

    session = kept(evening, readable(after))

    fresh = kept(EVENING.again(), readable(after))
    assert without_of(file.write(session, "ja")) == without_of(file.write(fresh, "ja"))


def without_of(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith("of: "))


def test_a_passage_can_be_written_by_hand_and_still_be_read():
    evening = an_evening()
    lists = [
        Passage(PassageId(f"aaaaaaa{n}"), "ja", "opening", float(n), f"- {n}") for n in range(2)
    ]
    evening.act(FAY, WritePassages(evening.session.seq, tuple(lists), ()))

    text = file.write(evening.session, "ja")

    assert [each.text for each in file.read(text, evening.session).passages] == [
        "# はじめに",
        "- 0",
        "- 1",
    ]
    assert replace(lists[0], order=9).order == 9
