"""The colours of the product are told apart and read: by everybody, in both lights, in print."""

from itertools import combinations

import pytest

from tests.colours import EYES, contrast, difference, grey, seen, tokens

NOTES = ["yellow", "sky", "green", "violet", "rose"]
LIGHT = tokens()
DARK = LIGHT | {
    name: LIGHT.get(value, value)
    for name, value in tokens("stage/dark.css", '.stage[data-theme="dark"] {').items()
}
READ = [  # on the stage: what is read on what
    *((ink, ground) for ink in ("ink", "accent") for ground in ("ground", "paper", "mat")),
    ("accent-deep", "mat"),
    ("on-accent", "accent"),
]


def note(name: str) -> str:
    return LIGHT[f"note-{name}"]


def test_the_difference_of_two_colours_is_that_of_the_paper_it_comes_from():
    pairs = [  # Sharma, Wu and Dalal (2005), table 1: 1, 7, 17, 21, 25
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (50.0, 3.1736, 0.5854), 1.0),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ]
    for one, other, wanted in pairs:
        assert difference(one, other) == pytest.approx(wanted, abs=1e-4)
        assert difference(other, one) == pytest.approx(wanted, abs=1e-4)


@pytest.mark.parametrize("eyes", EYES)
def test_notes_are_told_apart_by_colour_whoever_looks(eyes):
    for one, other in combinations(NOTES, 2):
        least = 15.1 if "rose" in (one, other) else 18.8
        found = difference(seen(note(one), eyes), seen(note(other), eyes))
        assert found >= least - 0.05, (eyes, one, other)


def test_in_black_and_white_colour_says_too_little_so_that_every_category_has_its_shape():
    alike = [
        pair
        for pair in combinations(NOTES, 2)
        if difference(grey(note(pair[0])), grey(note(pair[1]))) < 5
    ]

    assert ("green", "violet") in alike


@pytest.mark.parametrize("name", [*NOTES, "plain"])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_note_is_read_in_either_light(theme, name):
    assert contrast(theme["on-note"], theme[f"note-{name}"]) >= 7


@pytest.mark.parametrize(("ink", "ground"), READ)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_stage_is_read_in_either_light(theme, ink, ground):
    assert contrast(theme[ink], theme[ground]) >= 7, (ink, theme[ink], ground, theme[ground])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_not_text_is_seen_in_either_light(theme):
    for edge, ground in (("edge", "ground"), ("edge", "mat"), ("amber", "mat")):
        least = 2 if edge == "amber" else 3
        assert contrast(theme[edge], theme[ground]) >= least, (edge, ground)


def test_ink_on_a_note_is_the_ink_of_the_product():
    assert LIGHT["on-note"] == LIGHT["ink"]
