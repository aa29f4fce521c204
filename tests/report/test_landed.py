"""What the report tells of a guest's talk: how often words landed, of five people or more."""

import pytest

from facilitator.core.kinds.talk import Land
from facilitator.report.audit import audit
from facilitator.report.blocks import Auto
from facilitator.report.build import build
from facilitator.report.gather import gather
from facilitator.report.options import Options
from tests.core.kinds.test_talk import HALL, TALK, talk


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ja", "「Guest talk（日）」では、5人が合わせて6回、「ささった」を押しました。"),
        ("en", "In “Guest talk”, 5 people said 6 times that something landed."),
    ],
)
def test_the_report_says_how_often_words_landed_with_five_people_and_nothing_of_four(lang, said):
    evening = talk()
    told = []
    for person in (HALL[0], *HALL):
        evening.act(person, Land(TALK))
        material = gather(evening.session, Options(lang))
        document = build(material)
        audit(document, material)
        told.append([each.text for each in document.blocks() if isinstance(each, Auto)])

    assert said in told[-1]
    assert not [text for text in told[-2] if "landed" in text or "ささった" in text]
