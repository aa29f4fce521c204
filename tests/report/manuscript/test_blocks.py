"""Every element of the grammar becomes its block, and lists turn into prose by a switch."""

from dataclasses import replace

import pytest

from facilitator.report.blocks import Promise, Quote
from facilitator.report.gather import gather
from facilitator.report.manuscript.compose import (
    answer,
    guests,
    marks,
    notes_cited,
    references,
    renumbered,
    title,
    written,
)
from facilitator.report.options import Options
from facilitator.report.text import Cite, Mark, Spoken, View, Words, plain
from facilitator.report.written import (
    BookQuote,
    Grid,
    Headline,
    Items,
    Paragraph,
    Picture,
    Remark,
    Stages,
)
from tests.report.evenings import ALONE, GREETING, an_evening
from tests.report.manuscript.files import (
    PIXEL,
    a_file,
    block_of,
    blocks_of,
    faults_of,
    kept,
    kinds,
    material_of,
    only,
)
from tests.report.whole import a_whole_evening


def test_headings_stand_below_the_title_of_their_place():
    two, three = blocks_of("## 二\n\n### 三 **太**")

    assert isinstance(two, Headline)
    assert (plain(two.text), two.level) == ("二", 2)
    assert (plain(three.text), three.level) == ("三 太", 3)


def test_the_title_of_a_place_is_no_block():
    material = material_of("# まえがき {#opening}\n\n文。\n\n# ステップ1 よそ {#step-1}\n\n文。")

    assert title(material, "opening") == "まえがき"
    assert title(material, "part/open") == ""
    assert [block.kind for block in written(material, "part/open")] == ["paragraph"]
    assert written(material, "closing") == ()


def test_lists_are_bullets_or_numbered_and_may_hold_lists():
    prose = "- **一** – 甲。\n  - 乙。\n- 丙。"

    bullets = block_of(prose)
    numbered = block_of("1. 甲。\n2. 乙。")

    assert isinstance(bullets, Items)
    assert not bullets.ordered
    assert [plain(item.text) for item in bullets.items] == ["甲。", "丙。"]
    assert [plain(item.text) for item in bullets.items[0].items] == ["乙。"]
    assert numbered.ordered


def test_bullets_parted_by_an_empty_line_are_one_list():
    assert len(block_of("- 甲。\n- 乙。\n\n- ・ 丙。").items) == 3


def test_stages_have_a_term_and_words():
    block = block_of("::: stages\n- **Link** – きっかけ。\n- ・ **Connection**\n:::")

    assert isinstance(block, Stages)
    assert [(rung.term, plain(rung.text)) for rung in block.rungs] == [
        ("Link", "きっかけ。"),
        ("Connection", ""),
    ]


def test_a_cell_without_words_is_none_and_the_caption_holds_for_every_cell():
    prose = "| | 全体 | 20代 |\n|---|---|---|\n| 割合 | 18% | |\n\n: 出どころ[@hama/risk]"

    block = block_of(prose)

    assert isinstance(block, Grid)
    assert [plain(head) for head in block.heads] == ["", "全体", "20代"]
    [row] = block.rows
    assert [cell and plain(cell) for cell in row] == ["割合", "18%", None]
    assert plain(block.title) == "出どころ"
    assert only(block.title, Mark).card == "hama/risk"
    assert [fault for fault in faults_of(prose) if "18" in fault] == []
    assert ["20 stands in nothing" in fault for fault in faults_of(prose)] == [True]


def test_a_table_that_rests_on_nothing_is_marked_as_a_view():
    assert block_of("| a |\n|---|\n| b |").title == (View(),)


def test_a_note_is_set_off_whole():
    block = block_of("> [@1-01]")

    assert isinstance(block, Quote)
    assert (block.number, block.text, block.home) == ("1-01", GREETING, False)
    assert block_of(f"> {GREETING} [@1-01]") == block


def test_a_note_that_is_set_off_carries_its_translation():
    entries = "\ntranslations: {1-01: When my greeting is returned}\n"

    block = block_of("> [@1-01]", lang="en", entries=entries)

    assert block.translation == "When my greeting is returned"


def test_a_part_of_a_note_can_be_set_off_and_says_where_it_is_from():
    block = block_of("> 朝のあいさつ [@1-01]")

    assert isinstance(block, Paragraph)
    assert only(block.text, Spoken).excerpt
    assert only(block.text, Cite).label == "1-01"
    assert faults_of("> 朝のあいさつ [@1-01]") == []


def test_a_first_step_is_set_off_whole():
    evening = a_whole_evening()
    number = gather(evening.session, Options("ja")).pledged[0].promises[0].number
    session = kept(evening, a_file(f"# は {{#opening}}\n\n> [@{number}]"))

    [block] = written(gather(session, Options("ja")), "opening")

    assert isinstance(block, Promise)
    assert block.number == number


def test_words_of_a_book_carry_their_mark_and_page():
    block = block_of("> つながりは贈り物である。 [@lever/p7]")

    assert isinstance(block, BookQuote)
    assert (block.text, block.mark, block.page) == ("つながりは贈り物である。", 1, "7")
    assert (block.source, block.card) == ("つながりの本", "lever/p7")


def test_a_remark_is_set_off_with_its_speaker():
    block = block_of("> [@mina-2]")

    assert block == Remark("remark/mina-2", "青葉ミナ", "guest", "内省が大切", False)


def test_a_quotation_of_nothing_in_particular_is_a_paragraph():
    assert isinstance(block_of("> ただの言葉。"), Paragraph)


def test_a_picture_stands_in_a_line_of_its_own():
    entries = "\npictures:\n  hall: {alt: 会場, file: hall.png}\n"
    prose = "# は {#opening}\n\n![](hall)\n\n![よそ](hall)\n\n文![x](hall)。"
    session = kept(an_evening(), a_file(prose, entries=entries), {"hall.png": PIXEL})

    own, other, inside = written(gather(session, Options("ja")), "opening")

    assert isinstance(own, Picture)
    assert (own.alt, own.media_type, own.data) == ("会場", "image/png", PIXEL)
    assert other.alt == "よそ"
    assert isinstance(inside, Paragraph)


def test_guests_need_no_quotation_and_come_in_the_order_of_the_file():
    invited = guests(material_of("# は {#opening}\n\n文。"))

    assert [(each.name, each.affiliations) for each in invited.guests] == [
        ("青葉ミナ", ("汐見電工", "Engawa／縁 EN")),
        ("岡部蓮", ()),
    ]
    assert guests(material_of("# は {#opening}\n\n文。", entries="\n")) is None


def test_prose_turns_into_bullets_by_a_switch_but_for_what_leads_in():
    prose = "# は {#opening}\n\n一つ。二つ[@1-04]。\n\n前置き。次の通り：\n\n1. 三つ。"

    items, leads, numbered = written(
        material_of(prose, options=Options("ja", lists="bullets")), "opening"
    )

    assert [plain(item.text) for item in items.items] == ["一つ。", "二つ。"]
    assert [kinds(item.text)[-1] for item in items.items] == ["View", "Words"]
    assert isinstance(leads, Paragraph)
    assert numbered.ordered


def test_bullets_turn_into_prose_by_a_switch():
    prose = "# は {#opening}\n\n- **信頼**の壁 - 一つ。\n  - 二つ。\n- 三つ。"

    blocks = written(material_of(prose, options=Options("ja", lists="prose")), "opening")

    assert [plain(block.text) for block in blocks] == ["信頼の壁 – 一つ。", "二つ。", "三つ。"]
    assert blocks[0].text[0] == Words("信頼", strong=True)
    assert len({block.id for block in blocks}) == 3


def test_the_switch_of_lists_may_stand_in_the_settings():
    blocks = blocks_of("- 一つ。\n- 二つ。", "lists: prose")

    assert [block.kind for block in blocks] == ["paragraph", "paragraph"]


MARKED = """# は {#opening}

二[@lever]。一[@hama/risk]。

# ス {#step-1}

三[@hama/policy]、一[@hama/risk]。

# お {#closing}

> 受け取るには手を空ける。 [@lever/p7]
"""


def test_marks_are_numbered_by_first_use_over_the_whole_document():
    material = material_of(MARKED)

    assert material.manuscript.marks == {"lever/p7": 1, "hama/risk": 2, "hama/policy": 3}
    assert written(material, "closing")[0].mark == 1


def test_the_list_of_sources_has_each_once_with_all_its_marks():
    material = material_of(MARKED)
    blocks = tuple(b for place in material.manuscript.places for b in written(material, place))

    book, page = references(material, blocks).entries

    assert (book.source, book.marks, book.pages) == ("lever", (1,), ((1, "7"),))
    assert (page.source, page.marks, page.pages) == ("hama", (2, 3), ())
    assert (page.year, page.checked) == ("2024", "2026-01-12 佐原 確認")
    assert book.checked == ""
    assert {n: card.excerpt for n, (card, _) in marks(material, blocks).items()} == {
        1: "つながりは贈り物である。受け取るには手を空ける。",
        2: "早く亡くなる割合は、18%、21%高い。",
        3: "複数の国に大臣がいる。",
    }


def test_a_publisher_who_is_named_as_the_author_is_named_once():
    def of(by: str, publisher: str) -> str:
        material = material_of(MARKED)
        sources = material.manuscript.sources
        named = replace(sources["hama"], by=by, publisher=publisher)
        manuscript = replace(material.manuscript, sources={**sources, "hama": named})
        material = replace(material, manuscript=manuscript)
        blocks = tuple(b for place in manuscript.places for b in written(material, place))
        return references(material, blocks).entries[1].publisher

    assert of("はま健康研究所", "はま健康研究所") == ""
    assert of("なぎさ大学 地域政策室", "なぎさ大学") == ""
    assert of("佐原", "はま健康研究所") == "はま健康研究所"


def test_the_notes_that_are_cited_can_be_read_whole_each_once_by_number():
    prose = "一つ[@1-04]。「朝の」という[@1-01]。もう一つ[@1-04]、人[@mina-1]。"
    material = material_of(f"# は {{#opening}}\n\n{prose}")

    cited = notes_cited(material, written(material, "opening"))

    assert [(each.number, each.text) for each in cited] == [("1-01", GREETING), ("1-04", ALONE)]
    assert notes_cited(material, ()) == ()


def test_where_a_place_is_left_out_the_marks_are_numbered_anew():
    material = material_of(MARKED)
    blocks = (*written(material, "part/open"), *written(material, "closing"))

    anew = renumbered(blocks)

    assert sorted(marks(material, anew)) == [1, 2, 3]
    whole = (*written(material, "opening"), *written(material, "part/open"))
    assert renumbered(whole) == whole
    assert [entry.marks for entry in references(material, anew).entries] == [(1, 2), (3,)]
    assert anew[1].mark == 3


@pytest.mark.parametrize(
    ("key", "said"), [("note/00039595", "夜は一人でもいい。"), ("note/00015838", "")]
)
def test_an_answer_stands_by_the_note_it_is_to(key, said):
    material = material_of("# は {#opening}\n\n文。", "answers: {1-04: 夜は一人でもいい。}")

    assert plain(answer(material, key)) == said
