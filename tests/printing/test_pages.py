"""Where the pages of the report end: a step on one, and no heading alone at the foot."""

import pytest

from facilitator.core.ids import LONE
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.themes import AddTheme, PlaceNotes
from facilitator.printing.pdf import print_pdf
from facilitator.report.build import report
from facilitator.report.height import PAGE, height
from facilitator.report.html import to_html
from facilitator.report.options import Options
from tests.core.world import ANN, BEN, CARL, FAY, NEAR, OPEN, Evening
from tests.printing.reading import pages_in
from tests.report.evenings import write

TITLES = {
    "ja": "ひとりの熱心な人に、みんなで寄りかかっている{}",
    "en": "With convenience, the pretext for small talk went {}",
}
NOTES = {
    "ja": "敬語をいつやめていいのか誰も教えてくれないまま、{}年",
    "en": "Rooms for talking turn into rooms for judging me, {} times",
}
ALONE = {
    "ja": (
        "ひとりのほうが好きな日もある。それを言うと壁だと言われる",
        "好きだった人は、みな越した",
    ),
    "en": ("I like being alone, and then they call that a wall, too", "All I liked moved away"),
}

STEPS = {"ja": ("ステップ1", "ステップ2"), "en": ("Step1", "Step2")}


def a_full_step(lang: str, themes: int, insight: int = 1) -> Evening:
    """Return a step with so many themes of long titles, lone voices and an insight so long."""
    evening = Evening()
    evening.go("open/write")
    written = []
    for n in range(themes * 3):
        evening.wait(10)
        person = (ANN, BEN, CARL)[n % 3]
        written.append(
            write(evening, person, NOTES[lang].format(n), category=NEAR, named=person is not CARL)
        )
    alone = tuple(write(evening, CARL, text, category=NEAR) for text in ALONE[lang])
    evening.go("open/theme")
    for n in range(themes):
        title = TITLES[lang].format(n)
        evening.act(FAY, AddTheme(OPEN, title, tuple(written[n * 3 : n * 3 + 3])))
    evening.act(FAY, PlaceNotes(alone, LONE))
    evening.act(FAY, WriteInsight(OPEN, ALONE[lang][0] * insight))
    return evening


def pages_of(evening: Evening, lang: str) -> list[str]:
    """Return the text of every page without its spaces."""
    document = report(evening.session, Options(lang))
    return pages_in(print_pdf(to_html(document), document.typed()))


def pages_of_chapter(pages: list[str], label: str) -> list[str]:
    """Return the pages at whose foot a chapter is named."""
    return [page for page in pages if f"Anevening{label}" in page]


@pytest.mark.parametrize("themes", [2, 7])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_step_with_up_to_seven_themes_stands_on_one_page(lang, themes):
    evening = a_full_step(lang, themes)

    pages = pages_of(evening, lang)

    [first], [_] = (pages_of_chapter(pages, label) for label in STEPS[lang])
    for text in ALONE[lang]:
        assert "".join(text.split()) in first


@pytest.mark.parametrize(("themes", "insight"), [(8, 2), (12, 1)])
def test_lone_voices_stand_on_the_page_of_their_heading(themes, insight):
    """With eight themes and this insight the heading would still fit on the first page."""
    pages = pages_of(a_full_step("ja", themes, insight), "ja")

    step = pages_of_chapter(pages, "ステップ1")
    [last] = [page for page in step if "どのまとまりにも入らない" in page]
    for text in ("ひとりの声", *ALONE["ja"]):
        assert text in last


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_chapter_is_made_to_fill_its_page_and_not_more(lang):
    [step] = [
        chapter
        for chapter in report(a_full_step(lang, 6).session, Options(lang)).chapters
        if chapter.id == "step-open"
    ]

    assert PAGE * 0.85 < height(step.blocks) <= PAGE
