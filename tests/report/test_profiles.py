"""The profiles of a report, and what can be left out of them."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from facilitator.core.ids import PartId, StopId
from facilitator.core.moving.planning import ChangePlan
from facilitator.report.audit import Unfounded, audit
from facilitator.report.blocks import (
    Address,
    Auto,
    Block,
    Chapter,
    Comments,
    Contents,
    Cover,
    Document,
    Facilitator,
    Fact,
    Finding,
    Numbers,
    Promise,
    Question,
    Theme,
    quotes_in,
)
from facilitator.report.build import build, report
from facilitator.report.figures import Channels, Dates, Fit, Plan, Ranking, Sizes, Turnout
from facilitator.report.gather import gather
from facilitator.report.html import to_html
from facilitator.report.options import PARTS, PROFILES, Options, Profile
from facilitator.report.text import plain
from facilitator.report.written import Paragraph, References, Stages
from tests.core.world import ANN, FAY, SAFE, Evening
from tests.report.evenings import (
    ALONE,
    GREETING,
    HIDDEN,
    KEPT_OUT,
    TAKEN_BACK,
    an_evening,
    write,
)
from tests.report.full import a_full_house
from tests.report.manuscript.files import a_file, kept
from tests.report.whole import PEOPLE, a_whole_evening

SERVER = "https://workshop.example.org"
ADDRESS = f"{SERVER}/t/482913"
SETTINGS = (
    "title: 会の題",
    "subtitle: 副題",
    "venue: 市民ホール",
    "organiser: 主催の会",
    "author: 書いた人",
    "version: '1.2'",
    "next: 2027年2月14日",
    'answers: {1-01: "ありがとうございます。来春から始めます。"}',
)
PROSE = """
# はじめに {#opening}

この日は[「あいさつ」]{.term}から始まった。

# ステップ1 {#step-1}

参加者からは「朝のあいさつを返してもらえたとき」[@1-01]という声があった。早く亡くなる割合は18%[@hama/risk]と高い。

::: stages
- **Link** – 名刺。
- **near** – 近い。
:::

# 自由な章 {#free-more}

ここにも一段落を置く。

# おわりに {#closing}

また集まりたい。
"""


def of(document: Document, *kinds: type) -> list[Block]:
    """Return the blocks of some types."""
    return [block for block in document.blocks() if isinstance(block, kinds)]


def ids(document: Document) -> list[str]:
    return [chapter.id for chapter in document.chapters]


def said(document: Document) -> list[str]:
    """Return the names of all sentences of ours, wherever they stand."""
    return [each.sentence for block in document.blocks() for each in _autos(block)]


def _autos(block: Block) -> Iterable[Auto]:
    match block:
        case Auto():
            yield block
        case Fact(_, inside) | Finding(_, _, _, _, inside):
            yield from inside
        case Numbers(items):
            yield from (each.detail for each in items if each.detail)


def made(profile: Profile, *without: str, evening: Evening | None = None, lang: str = "ja"):
    session = (evening or a_whole_evening()).session
    options = Options(lang, profile, without=frozenset(without), address=SERVER)
    return report(session, options)


def written_about() -> Evening:
    """Return an evening about which the facilitator has written."""
    evening = an_evening()
    kept(evening, a_file(PROSE, *SETTINGS))
    return evening


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_profile_makes_a_page_of_every_evening(profile, lang):
    for evening in (Evening(), an_evening(), a_whole_evening(), a_full_house()):
        document = report(evening.session, Options(lang, profile, address=SERVER))
        page = to_html(document)
        assert document.style.profile == profile
        assert f"report--{profile}" in page
        for words in (KEPT_OUT, HIDDEN, TAKEN_BACK):
            assert words not in page


@pytest.mark.parametrize("profile", PROFILES)
def test_both_editions_of_a_profile_have_the_same_blocks(profile):
    ours, theirs = made(profile), made(profile, lang="en")

    assert [block.kind for block in ours.blocks()] == [block.kind for block in theirs.blocks()]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_can_be_left_out_of_every_profile(profile, part):
    document = made(profile, part, evening=written_about())

    assert to_html(document)


@pytest.mark.parametrize("profile", PROFILES)
def test_links_lead_nowhere_but_to_what_is_there(profile):
    for without in ((), ("appendix", "figures"), PARTS):
        page = to_html(made(profile, *without))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


LEFT_OUT = {
    "summary": "summary",
    "participation": "participation",
    "first_steps": "first-steps",
    "reading": "reading",
    "appendix": "appendix",
    "figures": "figures",
    "method": "method",
}


@pytest.mark.parametrize("part", LEFT_OUT)
def test_a_chapter_that_is_left_out_is_not_in_the_contents_either(part):
    document = made("full", part)

    assert LEFT_OUT[part] in ids(made("full"))
    assert LEFT_OUT[part] not in ids(document)
    [contents] = of(document, Contents)
    assert LEFT_OUT[part] not in [line.to for line in contents.lines]


def test_without_votes_none_are_told_anywhere():
    document = made("full", "votes")

    assert not of(document, Ranking)
    assert {bar.votes for chart in of(document, Sizes) for bar in chart.bars} == {None}
    assert {row.voters for table in of(document, Turnout) for row in table.rows} == {None}
    told = {"voted", "vote.first", "most.votes", "largest.voted", "how.vote", "def.votes", "tie.0"}
    assert not told & set(said(document))
    assert told & set(said(made("full")))
    assert "票" not in "".join(theme.size for theme in of(document, Theme))


def test_without_channels_nobody_is_told_apart_by_place():
    document = made("full", "channel", evening=a_full_house())

    assert not of(document, Channels)
    assert not {"places", "place", "places.few"} & set(said(document))
    assert {"places", "place"} <= set(said(made("full", evening=a_full_house())))


def test_without_the_plan_no_agenda_is_drawn():
    assert of(made("full"), Plan)
    assert not of(made("full", "plan"), Plan)


def test_a_plan_that_was_changed_on_the_day_is_told_beside_that_of_the_program():
    evening = Evening()
    evening.go("welcome/rules")
    evening.act(FAY, ChangePlan({StopId("open/write"): 9, StopId("safe/write"): 1}))
    evening.go("open/write")
    evening.go("ended")

    changed, as_planned = made("full", evening=evening), made("full")

    assert "plan.changed" in said(changed)
    assert "plan.changed" not in said(as_planned)
    [plan] = of(changed, Plan)
    assert {row.part: row.minutes for row in plan.rows}[PartId("open")] == 9  # 1+3+2+1+1+1


def test_without_first_steps_nobody_hears_of_them():
    document = made("full", "first_steps")

    assert not of(document, Promise, Dates)
    assert not {"first.decided", "undecided", "def.steps"} & set(said(document))


@pytest.mark.parametrize("profile", PROFILES)
def test_the_line_about_consent_can_be_left_out(profile):
    assert "consent" in said(made(profile))
    assert "consent" not in said(made(profile, "consent"))


@pytest.mark.parametrize("profile", ["full", "seed", "event", "comments"])
def test_the_imprint_says_where_by_whom_and_of_which_entry(profile):
    evening = written_about()

    [cover] = of(made(profile, evening=evening), Cover)

    assert (cover.title, cover.subtitle) == ("会の題", "副題")
    assert cover.lines == (
        "会場: 市民ホール",
        "主催: 主催の会",
        "作成: 書いた人",
        "版: 1.2",
        f"2026年1月15日（木）、記録{evening.session.seq}までをもとに作成",
    )
    [bare] = of(made(profile, "imprint", evening=evening), Cover)
    assert bare.lines == ()


@pytest.mark.parametrize("profile", PROFILES)
def test_the_next_date_is_said_unless_it_is_left_out(profile):
    evening = written_about()

    told = {"next.on", "next.day"}
    assert len(told & set(said(made(profile, evening=evening)))) == 1
    assert not told & set(said(made(profile, "next", evening=evening)))


def test_the_settings_of_the_manuscript_leave_parts_out_too():
    evening = an_evening()
    kept(evening, a_file(PROSE, "without: [votes, appendix]", "profile: full"))

    document = report(evening.session, Options("ja"))

    assert "appendix" not in ids(document)
    assert {bar.votes for chart in of(document, Sizes) for bar in chart.bars} == {None}


def test_without_an_appendix_no_sentence_points_to_it():
    told = said(made("full", "appendix"))

    assert not {"more", "left", "printed", "numbers.link", "back"} & set(told)
    assert "printed.bare" in told


@pytest.mark.parametrize("profile", ["seed", "event"])
def test_a_report_that_quotes_only_some_notes_does_not_say_that_all_are_printed(profile):
    def nothing_missing(profile: Profile) -> list[str]:
        evening = Evening()
        evening.go("open/write")
        write(evening, ANN, GREETING)
        return said(made(profile, evening=evening))

    assert "complete" in nothing_missing("full")
    assert "complete" not in nothing_missing(profile)


def test_the_whole_report_has_the_text_after_the_page_of_each_step_and_its_sources_at_the_end():
    document = made("full", evening=written_about())

    order = ids(document)
    assert order.index("summary") < order.index("opening") < order.index("step-open")
    assert order.index("step-safe") < order.index("free-more") < order.index("closing")
    assert order[order.index("closing") + 1] == "references"
    [step] = [chapter for chapter in document.chapters if chapter.id == "step-open"]
    kinds = [block.kind for block in step.blocks]
    assert kinds.index("theme") < kinds.index("paragraph") < kinds.index("stages")
    [sources] = of(document, References)
    assert [entry.marks for entry in sources.entries] == [(1,)]


def test_the_article_is_the_text_with_the_questions_as_titles():
    document = made("seed", evening=written_about())

    expected = ["cover", "opening", "step-open", "step-safe", "free-more", "closing", "references"]
    assert ids(document) == [*expected, "cited", "about"]
    assert [block.text for block in of(document, Question)] == [
        "What is open?（日）",
        "What is safe?（日）",
    ]
    words = [plain(block.text) for block in of(document, Paragraph)]
    assert any("朝のあいさつを返してもらえたとき" in each for each in words)


def test_a_step_nobody_wrote_about_shows_its_themes_in_the_article():
    document = made("seed", evening=an_evening())

    [first, second] = [chapter for chapter in document.chapters if chapter.form == "step"]
    assert {quote.text for quote in quotes_in(first.blocks)} >= {GREETING, ALONE}
    assert [block.sentence for block in second.blocks if isinstance(block, Auto)] == ["nothing"]


def test_a_step_without_notes_can_be_dropped_from_the_article():
    evening = an_evening()
    kept(evening, a_file("# はじめに {#opening}\n\nここから。\n", "empty: drop"))

    assert [each for each in ids(made("seed", evening=evening)) if each.startswith("step")] == [
        "step-open"
    ]


def test_a_stage_in_the_text_tells_how_many_notes_chose_it():
    evening = a_full_house()
    text = "# 二 {#step-2}\n\n::: stages\n- **low（日）** – 低い。\n- **よそ** – ない。\n:::\n"
    kept(evening, a_file(text))

    [stages] = of(made("seed", evening=evening), Stages)

    assert [(rung.term, rung.count) for rung in stages.rungs] == [("low（日）", 16), ("よそ", None)]


def test_the_event_has_its_timetable_its_answers_and_a_few_voices():
    document = made("event")

    for kind in (Numbers, Plan, Fit, Dates, Theme):
        assert of(document, kind), kind
    assert "held" in said(document)
    themes = of(document, Theme)
    assert {len(theme.quotes) for theme in themes} == {1}


def test_the_event_names_the_sentence_that_people_found_fitting():
    document = made("event")
    seen = {each.text for each in of(document, Facilitator)}
    fits = of(document, Fit)

    assert fits
    assert all(any(f"「{text}」" in each.title for text in seen) for each in fits)


def test_the_comments_are_every_note_of_the_steps_with_what_was_answered():
    document = made("comments", evening=written_about())

    rows = [row for table in of(document, Comments) for row in table.rows]
    assert [row.quote.number for row in rows] == ["1-01", "1-02", "1-03", "1-04", "1-05"]
    assert [row.theme for row in rows] == [*["小さなあいさつ"] * 2, "強いことば", "ひとりの声", ""]
    answers = [plain(row.answer) for row in rows]
    assert answers == ["ありがとうございます。来春から始めます。", "", "", "", ""]
    assert {"table", "table.answered"} <= set(said(document))


def test_a_table_that_lacks_a_comment_or_changes_an_answer_is_refused():
    material = gather(written_about().session, Options("ja", "comments"))
    document = build(material)
    [table] = of(document, Comments)

    def with_rows(*rows: object) -> Document:
        chapters = tuple(
            replace(
                each, blocks=tuple(replace(b, rows=rows) if b is table else b for b in each.blocks)
            )
            for each in document.chapters
        )
        return replace(document, chapters=chapters)

    with pytest.raises(Unfounded, match="every note exactly once"):
        audit(with_rows(*table.rows[1:]), material)
    with pytest.raises(Unfounded, match="1-02 was answered differently"):
        other = replace(table.rows[1], answer=table.rows[0].answer)
        audit(with_rows(table.rows[0], other, *table.rows[2:]), material)


def test_the_page_for_the_room_leads_to_the_session():
    document = made("minutes")

    assert len(document.chapters) == 1
    [address] = of(document, Address)
    assert address.url == ADDRESS
    assert ">https://workshop.example.org/t/482913<" in to_html(document)
    assert all(len(finding.quotes) == 1 for finding in of(document, Finding))
    assert "later" in said(document)


def test_where_the_server_is_not_known_the_page_leads_nowhere():
    document = report(a_whole_evening().session, Options("ja", "minutes"))

    assert not of(document, Address)


def test_another_address_than_the_one_that_was_given_is_refused():
    material = gather(a_whole_evening().session, Options("ja", "minutes", address=SERVER))
    document = build(material)
    [address] = of(document, Address)
    chapter = Chapter("minutes", "minutes", "x", (replace(address, url="https://other.example"),))

    with pytest.raises(Unfounded, match="is another address"):
        audit(replace(document, chapters=(chapter,)), material)


def test_a_cover_that_says_something_else_is_refused():
    material = gather(written_about().session, Options("ja", "seed"))
    document = build(material)
    [cover] = of(document, Cover)
    other = replace(cover, lines=("会場: よそ", *cover.lines[1:]))
    first = replace(document.chapters[0], blocks=(other,))

    with pytest.raises(Unfounded, match="the cover says something else"):
        audit(replace(document, chapters=(first, *document.chapters[1:])), material)


def test_eight_people_are_enough_for_the_five_numbers():
    [numbers] = of(made("full"), Numbers)

    details = {each.unit: each.detail.text if each.detail else "" for each in numbers.items}
    assert details == {
        "参加した人": "",
        "書いた人": "いた人のうち（全ステップ）",
        "付箋": "ひとり3.0枚",
        "「わかる」": "1枚に届いた",
        "最初の一歩": "ほかに「まだ」 1",
    }
    assert len(PEOPLE) == 8


@pytest.mark.parametrize(
    ("lang", "said"),
    [("ja", "いた人のうち（2ステップ中1）"), ("en", "of those present, in 1 of 2 steps")],
)
def test_the_share_of_those_who_wrote_names_the_steps_that_it_is_of(lang, said):
    evening = a_whole_evening()
    del evening.session.attendance[StopId(f"{SAFE}/write")]

    [numbers] = of(made("full", evening=evening, lang=lang), Numbers)

    assert said in {each.detail.text for each in numbers.items if each.detail}
