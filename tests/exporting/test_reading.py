"""A file that is not an export, or not any more: what is wrong with it, and where."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.exporting.reading import read_contents
from tests.exporting.evenings import NOW, TODAY, a_sound_evening, complaints, exported, imported

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
)


def good() -> Any:
    return exported(a_sound_evening().session)


def passage(**more: Any) -> Any:
    first = {"id": "one23456", "lang": "ja", "place": "opening", "order": 1, "text": "x"}
    return first | more


def part(found: Any, id_: str = "open") -> Any:
    return next(each for each in found["parts"] if each["id"] == id_)


WRONG: dict[str, tuple[Callable[[Any], Any], str]] = {
    "another format": (lambda d: d.update(format="x"), "format: is 'x'"),
    "a newer version": (lambda d: d.update(version=2), "version: is 2"),
    "no session": (lambda d: d.pop("session"), "session: is missing"),
    "no title": (lambda d: d["session"].pop("title"), "session, title: is missing"),
    "a long title": (lambda d: d["session"].update(title="x" * 201), "title: is too long"),
    "no day": (lambda d: d["session"].update(day="soon"), "session, day: 'soon' is no day"),
    "a day to come": (lambda d: d["session"].update(day="2027-01-01"), "day: 2027-01-01 is yet"),
    "no zone": (lambda d: d["session"].update(zone="Mars"), "session, zone: 'Mars'"),
    "no language": (lambda d: d["session"].update(lang="fr"), "session, lang: 'fr'"),
    "no format": (lambda d: d["session"].update(minutes=7), "minutes: 7 is no format"),
    "no flag": (lambda d: d["session"].update(rehearsal="yes"), "rehearsal: is a string"),
    "a wrong program": (lambda d: d["program"].pop("title"), "program, title: is missing"),
    "no such part": (lambda d: part(d).update(id="evil"), "parts \"evil\", id: 'evil' is not"),
    "a part twice": (lambda d: d["parts"].append(part(d)), "parts: 'open' stands there twice"),
    "no text": (lambda d: part(d)["notes"][0].pop("text"), "text: is missing"),
    "a long note": (lambda d: part(d)["notes"][0].update(text="x" * 201), "text: is too long"),
    "a number for a text": (lambda d: part(d)["notes"][0].update(text=1), "text: is a number"),
    "no such category": (lambda d: part(d)["notes"][0].update(category="x"), "category: 'x'"),
    "no such theme": (lambda d: part(d)["notes"][0].update(theme="x"), "theme: 'x'"),
    "a double of nothing": (lambda d: part(d)["notes"][0].update(under="x"), "under: of '"),
    "a double of itself": (
        lambda d: part(d)["notes"][0].update(under=part(d)["notes"][0]["id"]),
        "is no note that could lie open",
    ),
    "a long line built on a note": (
        lambda d: part(d)["notes"][0].update(replies=["x" * 61]),
        "is empty or too long",
    ),
    "an empty line built on a note": (
        lambda d: part(d)["notes"][0].update(replies=[" "]),
        "is empty or too long",
    ),
    "too many lines built on a note": (
        lambda d: part(d)["notes"][0].update(replies=["x"] * 31),
        "replies: are too many",
    ),
    "a mark that is none": (
        lambda d: part(d)["notes"][0].update(as_written="yes"),
        "as_written: is a string",
    ),
    "a guest where nobody speaks": (
        lambda d: part(d).update(guest={"name": "x", "topic": "y"}),
        "is no talk",
    ),
    "a rule where none are shown": (
        lambda d: part(d).update(rules=["x"]),
        "rules: are too many, or not in the part of the rules",
    ),
    "an empty rule": (lambda d: part(d, "welcome").update(rules=[" "]), "is empty or too long"),
    "too many rules": (
        lambda d: part(d, "welcome").update(rules=list("abcdef")),
        "rules: are too many",
    ),
    "a question that the check-in does not have": (
        lambda d: part(d, "arrive").update(asks=1),
        "asks: is 1",
    ),
    "a note twice": (lambda d: part(d)["notes"].append(part(d)["notes"][0]), "there twice"),
    "too many people": (lambda d: part(d).update(people=10**9), "people: is 1000000000"),
    "fewer than none": (lambda d: part(d).update(missing=-1), "missing: is -1"),
    "votes of nobody": (lambda d: part(d)["vote"].update(voters=0), "more than 0 people"),
    "votes for nothing": (lambda d: part(d)["vote"]["votes"][0].update(id="x"), "id: 'x'"),
    "a huge budget": (lambda d: part(d)["vote"].update(budget=99), "votes: are more"),
    "a step on no day": (
        lambda d: part(d, "after")["first_steps"]["made"][0].update(when="soon"),
        "'soon' is no day",
    ),
    "a note where nobody writes": (
        lambda d: part(d, "welcome").update(notes=[{"id": "n", "text": "x"}]),
        "in a part in which nobody writes",
    ),
    "more online than people": (
        lambda d: d.update(attendance=[{"stop": "lobby", "people": 1, "online": 2}]),
        "online: is more",
    ),
    "a passage of no place": (
        lambda d: d["manuscript"].append(passage(place="elsewhere")),
        'manuscript "one23456", text: is no passage (malformed)',
    ),
    "a passage that is too long": (
        lambda d: d["manuscript"].append(passage(text="x" * 4001)),
        "is no passage (too_long)",
    ),
    "a passage twice": (
        lambda d: d["manuscript"].extend([passage(), passage()]),
        "'one23456' stands there twice",
    ),
    "an order that is none": (
        lambda d: d["manuscript"].append(passage(order="first")),
        "order: is a string",
    ),
    "a translation of nothing": (
        lambda d: d["manuscript"].append(
            passage(id="translation/ja/nosuch00", place="translation")
        ),
        "'translation/ja/nosuch00' translates nothing",
    ),
    "too many notes": (
        lambda d: part(d).update(notes=[{"id": f"n{n}", "text": "x"} for n in range(5001)]),
        "hold too many notes",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_with_its_place(wrong):
    data = good()
    spoil, said = WRONG[wrong]
    spoil(data)

    told = complaints(data)

    assert any(said in each for each in told), told
    assert all(each.startswith("export.json: ") for each in told)


def test_everything_that_is_wrong_is_said_at_once():
    data = good()
    data["session"]["lang"] = "fr"
    part(data)["notes"][0]["text"] = ""

    assert len(complaints(data)) == 2


def test_keys_that_nobody_knows_are_left_out():
    data = good()
    data["later"] = part(data)["later"] = {"x": 1}

    assert len(imported(data).notes) == 2


@pytest.mark.parametrize("field", ["author", "by", "at", "in_report", "secret", "role"])
def test_no_file_says_who_wrote_a_note_or_when(field):
    data = good()
    part(data)["notes"][0][field] = "ann"

    session = imported(data)

    assert {note.author for note in session.notes.values()} == {"import"}
    assert all(note.in_report and note.by is None for note in session.notes.values())


def test_nothing_of_the_file_becomes_a_name_in_the_session():
    data = good()
    said = {each["id"] for each in part(data)["notes"] + part(data)["themes"]}

    session = imported(data)

    assert not said & {*session.notes, *session.themes}
    assert session.code == "555666"


def test_what_was_held_today_is_not_entered_before_it_is_noon():
    data = good()
    data["session"] |= {"day": "2026-03-01", "zone": "America/Los_Angeles"}

    session = imported(data)

    assert session.at == NOW
    assert session.ended == NOW


def test_half_a_character_is_put_right():
    data = good()
    part(data)["notes"][0]["text"] = "\ud83d hello"

    assert "\ufffd hello" in {note.text for note in imported(data).notes.values()}


def test_what_shows_nothing_is_refused():
    data = good()
    part(data)["notes"][0]["text"] = data["session"]["title"] = "\u200b"

    assert len([each for each in complaints(data) if "shows nothing" in each]) == 2


@given(JSON)
@settings(max_examples=200, deadline=None)
def test_whatever_a_file_holds_it_is_refused_in_words(data):
    contents, problems = read_contents(data, "x.json", TODAY)

    assert contents is None
    assert problems


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_one_place_it_is_taken_or_refused_in_words(data):
    found = good()
    holder, key = data.draw(st.sampled_from(list(places(found))))
    holder[key] = data.draw(JSON)

    contents, problems = read_contents(found, "x.json", TODAY)

    assert (contents is None) == bool(problems)
    if contents is not None:
        imported(found)


def places(found: Any) -> Any:
    """Yield every place in a document at which something stands."""
    for key, value in found.items() if isinstance(found, dict) else enumerate(found):
        yield found, key
        if isinstance(value, dict | list):
            yield from places(value)
