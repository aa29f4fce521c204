"""What may be told of a pulse comes through an export and an import, and nothing else does."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from facilitator.core.ids import PersonId
from facilitator.core.kinds.pulse.asking import TellPulse
from facilitator.core.people import Person, Role
from facilitator.core.program import PulseItem
from facilitator.core.views import Audience, record
from facilitator.exporting.sheet import to_csv
from facilitator.report.build import report
from facilitator.report.material import read
from facilitator.report.options import Options
from tests.core.world import Evening, words
from tests.exporting.evenings import MINUTES, SOUND, complaints, exported, imported


def an_evening(people: int = 12) -> Evening:
    evening = Evening(SOUND, int(MINUTES))
    for moment, stop in (("before", "come/pulse"), ("after", "take/pulse_takeaway")):
        evening.go(stop)
        for n in range(people):
            person = Person(PersonId(f"p{n}"), Role.PARTICIPANT, f"secret {n}")
            value = 3 + n % 2 + (moment == "after")
            for item in ("need", "risk", "safe"):
                evening.act(person, TellPulse(moment, item, value))
            if moment == "after":
                evening.act(person, TellPulse(moment, "voices", n % 3))
    evening.go("ended")
    return evening


@pytest.fixture(scope="module")
def good() -> Any:
    return exported(an_evening().session)


def test_a_sensitive_item_is_one_after_an_import_too():
    lonely = PulseItem("lonely", words("lonely"), words("I am lonely"), help=words("Call us"))
    evening = Evening(replace(SOUND, pulse=(*SOUND.pulse, lonely)), int(MINUTES))
    evening.go("ended")

    assert imported(exported(evening.session)).program.pulse[-1] == lonely


def test_an_import_tells_the_same_as_what_it_came_from(good):
    session = imported(good)

    told = read(an_evening().session)["pulse"]
    assert record(session, "pulse", Audience.REPORT) == told
    assert session.pulses == {}
    assert exported(session)["pulse"] == good["pulse"]
    assert report(session, Options("ja"))


def test_nobodys_answers_are_in_it(good):
    assert set(good["pulse"]) == {"before", "after", "apart", "changes", "counts", "few", "bins"}
    assert "p3" not in repr(good)
    assert exported(an_evening(4).session)["pulse"] == {
        "before": None,
        "after": None,
        "apart": False,
        "changes": [],
        "counts": [],
        "few": ["need", "risk", "safe", "close", "voices"],
        "bins": [],
    }


def test_where_nobody_answered_there_is_none():
    assert exported(Evening(SOUND, int(MINUTES)).session)["pulse"] is None


def test_the_table_has_a_row_for_each_number():
    rows = list(csv.DictReader(io.StringIO(to_csv(an_evening().session, "en").decode("utf-8-sig"))))

    found = [(row["part"], row["text"], row["count"]) for row in rows if row["kind"] == "pulse"]
    assert ("need", "Up", "12") in found
    assert ("need", "Mean before", "3.5") in found
    assert ("voices", "2", "4") in found


WRONG: dict[str, tuple[Callable[[Any], Any], str]] = {
    "a change of few": (lambda p: p["changes"][0].update(n=9), "n: is 9"),
    "a sum that is none": (lambda p: p["changes"][0].update(up=1), "is not up, same and down"),
    "a mean off the scale": (lambda p: p["changes"][0].update(after=8.0), "after: is 8.0"),
    "no such item": (lambda p: p["changes"][0].update(item="x"), "item: 'x'"),
    "an item twice": (lambda p: p["few"].append("need"), "stands there twice"),
    "counts of few": (lambda p: p["counts"][0].update(n=4), "n: is 4"),
    "counts that are none": (lambda p: p["counts"][0].update(counts=[1]), "counts: are not 6"),
    "few who answered": (lambda p: p.update(before=3), "before: is 3"),
    "a place of two": (lambda p: p["bins"][0].update(n=2), "n: is 2"),
    "a place off the map": (lambda p: p["bins"][0].update(risk=9), "is no place on the map"),
    "more than there were": (lambda p: p["bins"][0].update(n=500), "hold somebody twice"),
    "no object": (lambda p: p.update(apart="no"), "apart: is a string"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_is_refused_with_its_place(name):
    data = exported(an_evening().session)
    spoil, said = WRONG[name]
    spoil(data["pulse"])

    assert any(said in each for each in complaints(data)), complaints(data)
