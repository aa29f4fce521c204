"""How many notes carry a name, from the first question to the last: how safe people feel."""

from dataclasses import replace

import pytest

from facilitator.core.kinds.notes.naming import NameNote
from facilitator.core.views import Audience
from facilitator.report.blocks import Auto
from facilitator.report.build import report
from facilitator.report.options import Options
from tests.core.crowd import CROWD, FOUR, ONE
from tests.report.full import a_full_house


def name(evening, part, people):
    """Let people put their name on their first note of a step."""
    for person in people:
        [note, *_] = evening.session.written[part, person.id]
        evening.act(replace(person, nickname="Mio"), NameNote(note, named=True))


def sentences(evening, lang):
    document = report(evening.session, Options(lang))
    return [block.text for block in document.blocks() if isinstance(block, Auto)]


@pytest.fixture
def evening():
    return a_full_house()


@pytest.fixture
def named(evening):
    name(evening, ONE, CROWD[:5])
    name(evening, FOUR, CROWD[:10])
    return evening


def test_the_share_of_the_first_and_the_last_question_is_told_in_both_languages(named):
    assert named.see(f"count/{ONE}", Audience.REPORT)["named"] == 20  # 5 of 25
    assert named.see(f"count/{FOUR}", Audience.REPORT)["named"] == 50  # 10 of 20

    assert any("20％" in text and "50％" in text for text in sentences(named, "ja"))
    assert any("20% in" in text and "50% in" in text for text in sentences(named, "en"))


def test_where_nobody_added_a_name_nothing_is_said_of_it(evening):
    assert not any("with a name" in text for text in sentences(evening, "en"))
