"""What stands in a line: leads, quotations, marks, terms, as the seed report has them."""

import pytest

from facilitator.report.manuscript.compose import written
from facilitator.report.text import Cite, Mark, Spoken, View, Words, plain
from facilitator.report.written import Items
from tests.report.evenings import GREETING
from tests.report.manuscript.files import block_of, faults_of, kinds, material_of, only, text_of


def item_of(prose: str, **given: str):
    block = block_of(prose, **given)
    assert isinstance(block, Items)
    [item] = block.items
    return item


def strong(text) -> list[tuple[str, bool]]:
    return [(each.text, each.strong) for each in text if isinstance(each, Words | Spoken)]


@pytest.mark.parametrize("dash", [" – ", " - ", " — ", " ‐ ", " ― "])
@pytest.mark.parametrize("bullet", ["- ", "- ・ ", "* "])
def test_every_dash_and_every_bullet_makes_the_same_point(dash, bullet):
    item = item_of(f"{bullet}**信頼**{dash}大切だ。")

    assert item.lead == (Words("信頼", strong=True),)
    assert item.text == (Words("大切だ。"), View())


def test_a_lead_may_be_bold_in_part():
    item = item_of("- **期待と恐れ**の壁 - 人は迷う。")

    assert strong(item.lead) == [("期待と恐れ", True), ("の壁", False)]
    assert plain(item.text) == "人は迷う。"


@pytest.mark.parametrize(
    "lead", ["“心の弱さ”のスティグマ", "場に出ること（タイミング）", "Link", "楽しむ – 好奇心"]
)
def test_a_lead_may_hold_quotation_marks_brackets_and_latin(lead):
    item = item_of(f"- **{lead}** – 人は迷う。")

    assert plain(item.lead) == lead.partition(" – ")[0]
    assert faults_of(f"- **{lead}** – 人は迷う。") == []


def test_a_quotation_inside_a_lead_rests_on_what_its_point_cites():
    prose = "- **「夜の散歩」のこと** – 声があった[@1-04]。"

    lead = item_of(prose).lead

    assert only(lead, Spoken).number == "1-04"
    assert only(lead, Spoken).strong
    assert faults_of(prose) == []


def test_a_point_without_a_lead_is_text_and_a_dash_in_it_stays():
    item = item_of("- 人は – そして町は – 変わる。")

    assert item.lead == ()
    assert plain(item.text) == "人は – そして町は – 変わる。"


def test_bold_in_the_middle_of_a_sentence_is_no_lead():
    item = item_of("- **強い**言葉で書く。それは – 良い。")

    assert item.lead == ()
    assert strong(item.text)[0] == ("強い", True)


def test_a_point_that_is_bold_and_nothing_else_is_a_lead():
    item = item_of("- **信頼**")

    assert (plain(item.lead), item.text) == ("信頼", (View(),))


def test_a_mark_stands_where_it_was_written_in_the_middle_of_a_sentence():
    text = text_of("研究[@hama/risk]の通り、人は変わる。")

    assert kinds(text) == ["Words", "Mark", "Words"]
    assert only(text, Mark) == Mark(1, "hama/risk")


def test_a_mark_may_come_twice_in_one_point_and_keeps_its_number():
    item = item_of(
        "- **命** – 割合は高い[@hama/risk]。18%で[@hama/risk]、大臣がいる[@hama/policy]。"
    )

    marks = [each for each in item.text if isinstance(each, Mark)]
    assert [each.number for each in marks] == [1, 1, 2]


def test_the_same_note_is_quoted_in_two_lengths_and_the_shorter_is_an_excerpt():
    text = text_of(f"ある人は「{GREETING}」[@1-01]、「朝のあいさつ」[@1-01]と書いた。")

    whole, part = (each for each in text if isinstance(each, Spoken))
    assert (whole.excerpt, part.excerpt) == (False, True)
    assert whole.key == part.key == "note/00015838"


def test_a_guest_is_quoted_verbatim_and_a_paraphrase_stands_without_marks():
    verbatim = "氏は「自分の価値観とつながることが重要」[@mina-1]と述べた。"
    paraphrased = "氏は内省が大切だと述べた[@mina-2]。"

    assert only(text_of(verbatim), Spoken).key == "remark/mina-1"
    assert kinds(text_of(paraphrased)) == ["Words", "Cite", "Words"]
    assert faults_of(verbatim) == faults_of(paraphrased) == []


def test_quotation_marks_that_are_no_speech_are_typed():
    prose = "[「見られたい」「しくじるな」]{.term}と「リンク」と「小さなあいさつ」と「汐見電工」。"

    text = text_of(prose, "terms: [リンク]")

    typed = [each.text for each in text if isinstance(each, Words) and each.typed]
    assert typed == [
        "「見られたい」「しくじるな」",
        "「リンク」",
        "「小さなあいさつ」",
        "「汐見電工」",
    ]
    assert faults_of(prose, "terms: [リンク]") == []


def test_what_a_title_has_in_quotation_marks_is_a_term_wherever_it_stands():
    assert (
        faults_of("Of “Connection” we spoke.", "title: Making “connection” work", lang="en") == []
    )


def test_a_chain_of_arrows_stays_one_text():
    text = text_of("Link → Connection → Engagement へ進む。")

    assert text == (Words("Link → Connection → Engagement へ進む。"), View())


def test_sentences_that_cite_nothing_end_in_the_sign_of_a_view_one_for_a_row():
    text = text_of("一つ。二つ。三つ[@1-04]。四つ。")

    assert kinds(text) == ["Words", "View", "Words", "Cite", "Words", "View"]
    assert next(each.text for each in text if isinstance(each, Words)) == "一つ。二つ。"


def test_a_citation_behind_the_full_stop_belongs_to_the_sentence_before_it():
    text = text_of("「夜の散歩」という声。[@1-04]次の文。")

    assert kinds(text) == ["Spoken", "Words", "Cite", "Words", "View"]


def test_a_translation_can_be_quoted_and_says_that_it_is_one():
    given = {"lang": "en", "entries": "\ntranslations: {1-01: When my greeting is returned}\n"}

    text = text_of("One wrote: “When my greeting is returned”[@1-01].", **given)

    assert only(text, Spoken).translated
    assert only(text, Cite) == Cite("note/00015838", "1-01")


def test_the_original_can_be_quoted_in_the_other_edition():
    text = text_of(f"One wrote 「{GREETING}」[@1-01].", lang="en")

    assert not only(text, Spoken).translated


def test_a_citation_between_the_quotation_marks_comes_behind_them():
    text = text_of("「夜の散歩[@1-04]」という。")

    assert kinds(text) == ["Spoken", "Cite", "Words"]
    assert only(text, Spoken).text == "夜の散歩"


@pytest.mark.parametrize(
    ("citation", "label"),
    [
        ("1-04", "1-04"),
        ("theme:小さなあいさつ", "小さなあいさつ"),
        ("vote:1", "ステップ1の投票"),
        ("count:1", "ステップ1の数え上げ"),
        ("insight:1", "ステップ1で見えたこと"),
        ("mina-1", "発言 19:20"),
    ],
)
def test_what_is_cited_has_a_name_on_paper(citation, label):
    assert only(text_of(f"文[@{citation}]。"), Cite).label == label


def test_a_note_of_several_lines_is_quoted_in_one():
    material = material_of("# は {#opening}\n\nある人は「髙﨑𠮷さんと\n① ﾂﾅｶﾞﾘ」[@1-02]と書いた。")

    [block] = written(material, "opening")

    assert kinds(block.text)[0] == "Words"
    assert plain(block.text).startswith("ある人は「髙﨑𠮷さんと① ﾂﾅｶﾞﾘ」")


@pytest.mark.parametrize(
    ("prose", "shown"),
    [
        ("日本\n語", "日本語"),
        ("two\nlines", "two lines"),
        ("a<b>c</b> & <script>", "a<b>c</b> & <script>"),
        ("`code` ~~no~~", "`code` ~~no~~"),
        (r"\[@1-04] \*x\*", "[@1-04] *x*"),
        ("[見て](javascript:alert(1))", "[見て](javascript:alert(1))"),
    ],
)
def test_what_a_report_has_no_form_for_is_text(prose, shown):
    assert plain(text_of(prose)) == shown


def test_a_link_leads_to_a_page_and_nowhere_else():
    text = text_of("[見て](https://a.example/1?x=2) <https://b.example/3> [ftp](ftp://c.example)")

    links = {each.text: each.url for each in text if isinstance(each, Words)}
    assert links["見て"] == "https://a.example/1?x=2"
    assert links["https://b.example/3"] == "https://b.example/3"
    assert not [url for url in links.values() if url.startswith("ftp")]
