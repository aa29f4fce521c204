"""What the seed report asks of ours beside its blocks: headings, tables, switches, length."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

from facilitator.core.editing import WritePassages
from facilitator.jobs.print_report import render
from facilitator.report.build import report
from facilitator.report.manuscript import file
from facilitator.report.options import PARTS, Options
from facilitator.report.text import plain
from facilitator.report.written import BookQuote, Grid, Headline
from tests.core.world import FAY
from tests.golden.twin.expected import squeeze
from tests.golden.twin.forms import words
from tests.golden.twin.kept import the_twin
from tests.golden.twin.test_twin import expected, seed

OTHER_SEEDS = """---
session: "482913"
lang: ja
profile: seed
sources:
  lever:
    kind: book
    title: 関係の手引き
    by: 波多野
    year: 2019
    cards:
      p7: {excerpt: "出会いは急がず、手入れを欠かさないこと。", page: "7"}
  survey:
    kind: web
    title: 会うことの調べ
    url: https://survey.example.org/meeting
    cards:
      risk: {excerpt: "全体 51.7%、20代 60.3%、40代 48.6%"}
---

# はじめに {#opening}

## 3.1 時間のこと

ある調べの数を並べる[@survey/risk]。

| 割合 | 全体 | 20代 |
|---|---|---|
| 気が重い | [51.7%]{.term} | [60.3%]{.term} |
| 見られたくない | [48.6%]{.term} | |

## 3.3 心のこと

> 出会いは急がず、手入れを欠かさないこと。 [@lever/p7]
"""


@pytest.fixture(scope="module")
def session():
    return the_twin()[0].session


def bookmarks(body: bytes) -> list[tuple[int, str]]:
    """Return the bookmarks of a PDF with their depth."""

    def below(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield depth, item.title
            yield from below(item.children, depth + 1)

    with pikepdf.open(io.BytesIO(body)) as pdf, pdf.open_outline() as outline:
        return list(below(outline.root, 1))


def test_bookmarks_lead_to_seven_sections_and_fourteen_headings_below_them(session):
    told = bookmarks(render(session, seed("ja"), "pdf"))

    kinds = [unit for unit in expected("ja") if unit.kind in ("section", "step", "sub")]
    titles = [squeeze(title) for _, title in told]
    places = [
        next(n for n, title in enumerate(titles) if squeeze(unit.words[0]) in title)
        for unit in kinds
    ]
    assert places == sorted(places)
    depths = {
        unit.kind: {
            told[n][0] for unit_, n in zip(kinds, places, strict=True) if unit_.kind == unit.kind
        }
        for unit in kinds
    }
    [section], [sub] = depths["section"] | depths["step"], depths["sub"]
    assert sub == section + 1
    assert len([unit for unit in kinds if unit.kind == "sub"]) == 14


def test_a_report_as_long_as_the_seed_takes_no_more_pages_than_it_should(session):
    body = render(session, seed("ja", without=frozenset({"method"})), "pdf")

    with pikepdf.open(io.BytesIO(body)) as pdf:
        assert 5 <= len(pdf.pages) <= 7


@pytest.mark.parametrize("part", sorted(set(PARTS) - {"next", "pulse"}))
def test_what_the_seed_lacks_can_be_left_out_of_the_whole_report(session, part):
    whole = report(session, Options("ja", profile="full"))
    less = report(session, Options("ja", profile="full", without=frozenset({part})))

    assert less != whole


def test_the_next_date_can_be_left_out(session):
    assert "2026年4月18日" in str(report(session, seed("ja")))
    assert "2026年4月18日" not in str(report(session, seed("ja", without=frozenset({"next"}))))


def test_the_blocks_of_the_other_seeds_have_their_place_too(tmp_path):
    evening, _ = the_twin()
    draft = file.read(OTHER_SEEDS, evening.session)
    write, remove = file.changes(draft, evening.session)
    evening.act(FAY, WritePassages(evening.session.seq, write, remove))

    blocks = report(evening.session, seed("ja")).blocks()
    [grid] = [block for block in blocks if isinstance(block, Grid)]
    [book] = [block for block in blocks if isinstance(block, BookQuote)]
    heads = [plain(block.text) for block in blocks if isinstance(block, Headline)]
    told = squeeze(words(evening.session, seed("ja"), "pdf", tmp_path))

    assert grid.rows[1][2] is None
    assert "見られたくない48.6%—" in told
    assert (book.text, book.page) == ("出会いは急がず、手入れを欠かさないこと。", "7")
    assert "3.1 時間のこと" in heads
    assert "3.3 心のこと" in heads
