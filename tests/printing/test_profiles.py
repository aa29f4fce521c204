"""The profiles on paper: the page for the room is one page, the event a few."""

import re
import subprocess
from io import BytesIO

import pikepdf
import pytest

from facilitator.printing.pdf import print_pdf
from facilitator.report.build import report
from facilitator.report.html import to_html
from facilitator.report.options import Options, Profile
from tests.core.world import Evening
from tests.printing.reading import text_of
from tests.printing.test_report import an_evening_of_steps
from tests.report.full import a_full_house
from tests.report.manuscript.files import a_file, kept
from tests.report.whole import SEEN, a_whole_evening

SERVER = "https://workshop.example.org"
ADDRESS = f"{SERVER}/t/482913"


def printed(evening: Evening, profile: Profile, lang: str) -> bytes:
    document = report(evening.session, Options(lang, profile, address=SERVER))
    return print_pdf(to_html(document), document.typed())


def pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as read:
        return len(read.pages)


@pytest.mark.parametrize(("steps", "length", "lang"), [(5, 2, "ja"), (7, 1, "en")])
def test_the_page_for_the_room_is_one_page(steps, length, lang):
    pdf = printed(an_evening_of_steps(steps, length, lang), "minutes", lang)

    assert pages(pdf) == 1
    assert ADDRESS in text_of(pdf)


def test_the_page_for_the_room_says_what_was_seen():
    pdf = printed(a_whole_evening(), "minutes", "ja")

    assert pages(pdf) == 1
    assert SEEN in text_of(pdf)


SETTINGS = (
    "title: とても長い題をつけた、つながりを暮らしの道具にしようという会のまとめ",
    "event: ひとつの催しの一部",
    "venue: 市民ホール",
    "organiser: 主催の会",
    "next: 2027年2月14日（土）",
)
_LINE = re.compile(r'<line .*?yMin="([\d.]+)".*?yMax="([\d.]+)">(.*?)</line>', re.S)


def places(pdf: bytes, words: str) -> list[tuple[float, float]]:
    """Return from where to where on its page each line with these words stands."""
    read = subprocess.run(
        ["pdftotext", "-bbox-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    lines = _LINE.findall(read.stdout.decode())
    return [(float(top), float(end)) for top, end, inside in lines if words in inside]


def test_however_much_stands_around_them_the_findings_end_above_the_foot():
    evening = an_evening_of_steps(6, 2, "ja")
    kept(evening, a_file("# はじめに {#opening}\n\nここから。\n", *SETTINGS))

    pdf = printed(evening, "minutes", "ja")

    assert pages(pdf) == 1
    seen = [end for _, end in places(pdf, "あいさつは入口だった。")]
    [(foot, _)] = places(pdf, "付箋は、書かれたとおりに")
    assert len(seen) >= 6
    assert max(seen) < foot


def test_the_event_is_told_on_a_few_pages():
    assert pages(printed(a_full_house(), "event", "ja")) <= 4
