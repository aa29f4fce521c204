"""What the stage shows at a stop: one finished record."""

from dataclasses import replace

import pytest

from facilitator.core.hosting.showing import HoldPage
from facilitator.core.ids import LONE, PartId
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.themes import PlaceNotes
from facilitator.core.program import Lines, Part
from facilitator.core.refused import Reason
from facilitator.core.seeing.staging import milliseconds
from tests.core.seeing.stages import KEYS, brief, stage, with_notes, with_step
from tests.core.world import ANN, BEN, FAY, NEAR, OPEN, PROGRAM, SAFE, WHOLE, Evening, words


@pytest.mark.parametrize(
    ("stop", "view"),
    [
        ("lobby", "lobby"),
        ("welcome/rules", "rules"),
        ("open/intro", "question"),
        ("open/write", "writing"),
        ("open/reveal", "wall"),
        ("open/theme", "wall"),  # there are no themes yet
        ("open/vote", "vote"),
        ("open/insight", "insight"),
        ("ended", "thanks"),
    ],
)
def test_the_stage_shows_the_view_of_the_phase_and_always_the_same_fields(stop, view):
    evening = Evening()

    evening.go(stop)

    assert stage(evening)["view"] == view
    assert set(stage(evening)) == KEYS


def test_who_waits_may_think_about_what_the_check_in_will_ask():
    asked = next(part.activity for part in WHOLE.parts if part.kind == "checkin")

    assert asked is not None
    assert stage(Evening(WHOLE))["ask"] == {"ja": asked.ja, "en": asked.en}
    assert stage(Evening())["ask"] is None


@pytest.mark.parametrize(
    ("stop", "view"),
    [
        ("welcome/rules", "rules"),
        ("arrive/checkin", "checkin"),
        ("safe/pair", "pair"),
        ("after/pledge", "pledge"),
        ("share/share", "share"),
        ("come/pulse", "pulse"),
        ("take/pulse_takeaway", "pulse"),
        ("close/checkout", "checkout"),
    ],
)
def test_what_surrounds_the_steps_has_views_of_its_own_with_the_same_fields(stop, view):
    evening = Evening(WHOLE)

    evening.go(stop)

    assert stage(evening)["view"] == view
    assert set(stage(evening)) == KEYS


def test_the_welcome_has_a_view_of_its_own_and_other_plain_phases_share_one():
    hello = Part(PartId("hello"), "plain", words("Hello"), {30: {"welcome": 1, "tidy": 1}})
    evening = Evening(replace(PROGRAM, parts=(hello, *PROGRAM.parts)))

    evening.go("hello/welcome")
    assert stage(evening)["view"] == "welcome"
    assert set(stage(evening)) == KEYS
    evening.go("hello/tidy")
    assert stage(evening)["view"] == "plain"


def test_pairs_have_their_own_question_before_them_or_that_of_the_step():
    evening = Evening(WHOLE)
    evening.go("safe/pair")
    asked = stage(evening)["ask"]

    parts = tuple(replace(part, pair=None) for part in WHOLE.parts)
    other = Evening(replace(WHOLE, parts=parts))
    other.go("safe/pair")

    assert asked == {"ja": "Why?（日）", "en": "Why?"}
    assert stage(other)["ask"]["en"] == "What is safe?"
    assert stage(evening)["notes"] == []


def test_at_the_doors_the_stage_names_the_program():
    shown = stage(Evening())

    assert (shown["part"], shown["step"], shown["counts"]) == (None, None, None)
    assert shown["title"] == {"ja": "Two steps（日）", "en": "Two steps"}


def test_a_step_shows_its_question_and_whether_everyone_is_anonymous():
    evening = Evening()
    evening.go("safe/intro")

    shown = stage(evening)

    assert (shown["part"], shown["step"], shown["anonymous"]) == (SAFE, 2, True)
    assert shown["title"] == {"ja": "safe（日）", "en": "safe"}
    assert shown["lines"] == {"ja": ["What is safe?（日）"], "en": ["What is safe?"]}
    assert shown["categories"] == [
        {
            "id": NEAR,
            "label": {"ja": "near（日）", "en": "near"},
            "color": "yellow",
            "shape": "circle",
        }
    ]


def test_a_question_is_broken_as_the_program_says():
    program = with_step(lines=Lines(("これは", "何"), ("What", "is it?")))
    evening = Evening(program)

    evening.go("open/intro")

    assert stage(evening)["lines"] == {"ja": ["これは", "何"], "en": ["What", "is it?"]}


def test_a_part_without_a_question_says_what_to_do_if_it_can():
    parts = (replace(PROGRAM.parts[0], activity=words("Stand up")), *PROGRAM.parts[1:])
    evening = Evening(replace(PROGRAM, parts=parts))
    evening.go("welcome/rules")
    silent = Evening()
    silent.go("welcome/rules")

    assert stage(evening)["lines"] == {"ja": ["Stand up（日）"], "en": ["Stand up"]}
    assert stage(silent)["lines"] is None


def test_while_people_write_the_stage_shows_how_much_has_come_and_no_word_of_it():
    evening = Evening()
    evening.go("open/write")
    for person in (ANN, ANN, BEN):
        evening.write(person, "a secret")

    shown = stage(evening)

    assert shown["counts"] == {"people": 2, "notes": 3}
    assert "secret" not in repr(shown)


def test_the_wall_shows_every_note_late_ones_last_twelve_short_ones_to_a_page():
    evening, ids = with_notes(11)
    late = [evening.write(ANN, "late", named=True) for _ in range(2)]

    shown = stage(evening)

    assert [note["id"] for note in shown["notes"]] == ids + sorted(late)
    assert shown["notes"][-1] == brief(sorted(late)[1], "late", by="Ann", late=True)
    assert (shown["pages"], shown["page"]) == (2, None)


@pytest.mark.parametrize(("many", "pages"), [(0, 1), (1, 1), (12, 1), (13, 2), (24, 2), (25, 3)])
def test_a_wall_has_as_many_pages_as_it_needs(many, pages):
    evening, _ = with_notes(many)

    assert stage(evening)["pages"] == pages


def test_hidden_notes_are_not_on_the_wall():
    evening, ids = with_notes(2)

    evening.act(FAY, HideNotes((ids[0],)))

    assert [note["id"] for note in stage(evening)["notes"]] == ids[1:]


def test_a_page_is_held_until_pages_may_change_again():
    evening, _ = with_notes(20)
    evening.act(FAY, HoldPage(1))
    held = stage(evening)["page"]

    evening.act(FAY, HoldPage(None))

    assert (held, stage(evening)["page"]) == (1, None)


@pytest.mark.parametrize(("asked", "shown"), [(-5, 0), (0, 0), (1, 1), (2, 1), (10**30, 1)])
def test_a_page_that_the_wall_does_not_have_is_never_shown(asked, shown):
    evening, _ = with_notes(13)

    evening.act(FAY, HoldPage(asked))

    assert stage(evening)["page"] == shown


def test_a_held_page_that_is_no_more_gives_way_to_the_last_one():
    evening, ids = with_notes(13)
    evening.act(FAY, HoldPage(1))

    evening.act(FAY, HideNotes((ids[0],)))

    assert stage(evening)["page"] == 0


def test_pages_are_held_only_where_there_are_any():
    evening = Evening()
    evening.go("open/vote")

    assert evening.refusal(FAY, HoldPage(0)) is Reason.NOT_SHOWN


def test_a_page_is_held_where_the_wall_stands_in_for_themes_too():
    evening, _ = with_notes(13)
    evening.go("open/theme")

    evening.act(FAY, HoldPage(1))

    assert stage(evening)["page"] == 1


def test_themes_are_shown_largest_first_with_two_samples_each():
    evening, ids = with_notes(5)
    small, large = evening.group("small", ids[0]), evening.group("large", *ids[1:4])
    hidden = evening.group("hidden", ids[4])
    evening.act(FAY, HideNotes((ids[4],)))

    evening.go("open/theme")

    shown = stage(evening)["themes"]
    sizes = [(theme["id"], theme["title"], theme["size"]) for theme in shown]
    assert sizes == [(large, "large", 3), (small, "small", 1), (hidden, "hidden", 0)]
    assert [note["id"] for note in shown[0]["samples"]] == ids[1:3]


@pytest.mark.parametrize(("themes", "pages"), [(0, 1), (7, 1), (8, 2), (15, 3)])
def test_seven_themes_are_a_page_and_neither_an_eighth_nor_a_lone_voice_is_left_out(themes, pages):
    evening, ids = with_notes(13)
    titles = [evening.group(f"theme {n}") and f"theme {n}" for n in range(themes)]
    evening.act(FAY, PlaceNotes(tuple(ids), LONE))

    evening.go("open/theme")

    shown = stage(evening)
    assert [theme["title"] for theme in shown["themes"]] == titles
    assert (shown["a_page"], shown["pages"]) == (7, pages)
    assert [note["id"] for note in shown["lone"]] == ids


def test_a_page_of_themes_is_held():
    evening, _ = with_notes(1)
    for n in range(8):
        evening.group(f"theme {n}")
    evening.go("open/theme")

    evening.act(FAY, HoldPage(1))

    assert stage(evening)["page"] == 1


def test_the_sentence_of_a_step_is_shown_at_its_insight():
    evening = Evening()
    evening.go("open/insight")
    before = stage(evening)["insight"]

    evening.act(FAY, WriteInsight(OPEN, "seen"))

    assert (before, stage(evening)["insight"]) == (None, "seen")


def test_a_break_says_at_what_time_it_ends():
    rest = Part(PartId("rest"), "plain", words("Rest"), {30: {"break": 10}})
    evening = Evening(replace(PROGRAM, parts=(*PROGRAM.parts, rest)))

    evening.go("rest/break")

    assert stage(evening)["view"] == "break"
    assert stage(evening)["resume_at"] == milliseconds(evening.now) + 600_000


def test_without_themes_the_notes_stay_in_sight_instead_of_an_empty_stage():
    evening, ids = with_notes(2)

    evening.go("open/theme")

    shown = stage(evening)
    assert shown["view"] == "wall"
    assert {note["id"] for note in shown["notes"]} == set(ids)


def test_one_lone_voice_is_enough_for_the_view_of_themes():
    evening, ids = with_notes(1)
    evening.act(FAY, PlaceNotes((ids[0],), LONE))

    evening.go("open/theme")

    assert stage(evening)["view"] == "themes"
