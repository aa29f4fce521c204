"""Who gave a talk: among the guests with every affiliation, and in the account of the evening."""

import re

import pytest

from facilitator.core.editing import WritePassages
from facilitator.core.ids import PassageId, StopId
from facilitator.core.keeping import TakeAttendance
from facilitator.core.kept import Passage
from facilitator.core.kinds.talk import IntroduceGuest
from facilitator.core.people import DESK
from facilitator.report.audit import audit
from facilitator.report.blocks import Auto
from facilitator.report.build import build
from facilitator.report.gather import gather
from facilitator.report.html import to_html
from facilitator.report.manuscript.guests import same
from facilitator.report.options import Options
from facilitator.report.written import Guests
from tests.core.kinds.test_talk import TALK, talk
from tests.core.world import FAY, Evening

KNOWN = """
name: {ja: ダニエル・キム氏, en: Daniel Kim}
also: キム・ダニエル
affiliations: [海辺の学校, Harbour Lab, 港の会]
role: 共同代表
"""


def told(evening: Evening, lang: str = "ja", profile: str = "full"):
    """Return the guests that a report prints, and what it says of talks."""
    material = gather(evening.session, Options(lang, profile=profile))
    document = build(material)
    audit(document, material)
    lists = [block for block in document.blocks() if isinstance(block, Guests)]
    found = [guest for block in lists for guest in block.guests]
    autos = [each for each in document.blocks() if isinstance(each, Auto)]
    said = [each.text for each in autos if each.sentence.startswith("talk")]
    page = re.sub("<(?:span|/span|wbr)[^>]*>", "", to_html(document))  # where lines may end
    return found, said, page


def know(evening: Evening, text: str = KNOWN) -> None:
    kept = Passage(PassageId("guest/daniel"), "", "guest", 1.0, text.strip())
    evening.act(FAY, WritePassages(evening.session.seq, (kept,), ()))


@pytest.fixture
def evening() -> Evening:
    evening = talk()
    evening.act(FAY, IntroduceGuest(TALK, "ダニエル・キム", "弱いつながり"))
    evening.wait(60)
    evening.go("ended")
    return evening


def test_whoever_was_introduced_is_printed_with_what_they_spoke_about(evening):
    found, said, page = told(evening)

    assert [(each.name, each.about) for each in found] == [("ダニエル・キム", "弱いつながり")]
    about = "ダニエル・キムが「弱いつながり」について話しました。"
    assert said == [f"「Guest talk（日）」では、{about}"]
    assert "ダニエル・キム" in page


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("profile", ["full", "event", "seed"])
def test_what_the_manuscript_knows_of_them_is_printed_whole_and_they_stand_there_once(
    evening, profile, lang
):
    know(evening)

    [guest], _, page = told(evening, lang, profile)

    assert guest.affiliations == ("海辺の学校", "Harbour Lab", "港の会")
    assert all(each in page for each in (*guest.affiliations, guest.role))


def test_a_talk_that_was_not_given_brings_no_guest():
    nowhere = Evening(talk().session.program)
    nowhere.act(FAY, IntroduceGuest(TALK, "ダニエル・キム", ""))
    nowhere.go("ended")

    assert told(nowhere)[:2] == ([], [])


def test_without_a_topic_it_is_only_said_who_spoke(evening):
    evening.act(FAY, IntroduceGuest(TALK, "Daniel Kim", ""))

    _, [said], _ = told(evening, "en")

    assert said.startswith("In “Guest talk”, Daniel Kim spoke")


def test_a_hostile_name_stays_words(evening):
    evening.act(FAY, IntroduceGuest(TALK, "<b>x</b>", "<script>1</script>"))

    page = told(evening)[2]

    assert "<script>1" not in page and "<b>x</b>" not in page
    assert "&lt;b&gt;x" in page


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("ダニエル・キム氏", "ダニエル・キム", True),
        ("森 みおさん", "森 みお", True),
        ("Daniel KIM", "daniel kim", True),
        ("氏", "先生", False),
        ("", "", False),
        ("Ann", "Anna", False),
    ],
)
def test_a_title_behind_a_name_makes_it_no_other_name(one, other, are):
    assert same(one, other) is are
    assert same(other, one) is are


def test_whoever_only_came_by_the_talk_on_the_way_heard_nobody_speak():
    evening = talk()
    evening.act(FAY, IntroduceGuest(TALK, "ダニエル・キム", ""))
    evening.act(DESK, TakeAttendance(StopId("guest/talk"), 5, 0))
    evening.wait(59)
    evening.go("ended")

    assert told(evening)[:2] == ([], [])
