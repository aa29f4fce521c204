"""A file is read with every fault at once, and written so that it is read as the same."""

import pytest

from facilitator.core.editing import WritePassages
from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.log import rebuild
from facilitator.core.session import Session
from facilitator.report.gather import gather
from facilitator.report.manuscript import file
from facilitator.report.options import Options
from tests.core.world import CARL, FAY, OPEN
from tests.report.evenings import an_evening, write
from tests.report.manuscript.files import a_file, kept, unreadable
from tests.report.whole import a_whole_evening

PROSE = """# はじめに {#opening}

参加者は「夜の散歩」[@1-04]と書いた。

# ステップ1 {#step-1}

## 見えたこと

- **あいさつ** – 多くの人が書いた[@theme:小さなあいさつ; @vote:1]。
- ・ **本** - 18%高い[@hama/risk]。

1. まとめ[@insight:1]。

| | 全体 |
|---|---|
| はま | 18% |

: 出どころ[@hama/risk]

> [@1-01]

# 次へ {#free-next}

終わりの前に。

# おわりに {#closing}

さようなら[@mina-1]。
"""
PROSE_BEGINS = a_file("").count("\n")  # the line of a file with the entries


def passages(session: Session, place: str) -> list[str]:
    found = [each for each in session.passages.values() if each.place == place]
    return [each.text for each in sorted(found, key=lambda each: each.order)]


def test_prose_is_kept_block_by_block_with_ids_for_numbers():
    session = kept(an_evening(), a_file(PROSE))

    assert passages(session, "opening") == [
        "# はじめに",
        "参加者は「夜の散歩」[@note/00039595]と書いた。",
    ]
    heading, bullets, numbered, table, quotation = passages(session, "part/open")
    assert heading == "## 見えたこと"
    assert "[@theme/00087109; @result/open]" in bullets
    assert numbered == "1. まとめ[@insight/open]。"
    assert table.endswith(": 出どころ[@hama/risk]")
    assert quotation == "> [@note/00015838]"
    assert passages(session, "free/next") == ["# 次へ", "終わりの前に。"]
    assert passages(session, "closing")[1] == "さようなら[@remark/mina-1]。"


def test_entries_are_kept_for_both_editions_and_settings_for_one():
    session = kept(an_evening(), a_file(PROSE, "title: つながり", "notes: page"))

    places = {each.id: each.lang for each in session.passages.values() if "/" in each.id}
    assert places["settings/ja"] == "ja"
    assert {name for name, lang in places.items() if lang == ""} == {
        *("guest/mina", "guest/ren", "remark/mina-1", "remark/mina-2", "remark/ren-1"),
        *("source/hama", "source/lever"),
    }


def test_a_file_that_was_written_is_read_as_no_change():
    session = kept(an_evening(), a_file(PROSE, "title: つながり", 'version: "1.0"'))

    text = file.write(session, "ja")

    assert file.changes(file.read(text, session), session) == ((), ())
    assert "「夜の散歩」[@1-04]" in text
    assert "[@theme:小さなあいさつ; @vote:1]" in text
    assert "{#step-1}" in text
    assert text.index("{#step-2}") < text.index("{#free-next}") < text.index("{#closing}")


def test_a_number_is_that_of_the_entry_the_file_is_of():
    evening = an_evening()
    of = evening.session.seq
    text = a_file("# は {#opening}\n\n「夜の散歩」[@1-04]", f"of: {of}")
    write(evening, CARL, "あとから書いた", part=OPEN)
    evening.act(CARL, WithdrawNote(evening.log[4].event.note))  # numbers move
    then = rebuild(evening.log[:of])

    assert file.of(text) == of
    with pytest.raises(ValueError, match="as of"):
        file.read(text, evening.session)
    draft = file.read(text, then)

    assert draft.of == of
    assert "「夜の散歩」[@note/00039595]" in draft.passages[-1].text


def test_a_session_without_edits_gives_every_heading_and_what_can_be_cited():
    session = a_whole_evening().session

    text = file.write(session, "en")

    for name in ("opening", "step-1", "step-2", "closing"):
        assert f"{{#{name}}}" in text
    [some] = [
        note for note in gather(session, Options("en")).notes.values() if note.number == "1-01"
    ]
    assert f"1-01  {some.text}" in text
    assert file.read(text, session).passages == ()


def test_what_a_note_says_cannot_end_the_comment_it_stands_in():
    evening = an_evening()
    write(evening, CARL, "--> # x {#closing}", part=OPEN)

    draft = file.read(file.write(evening.session, "ja"), evening.session)

    assert draft.passages == ()


@pytest.mark.parametrize(
    ("citation", "key"),
    [
        ("1-04", "note/00039595"),
        ("1-4", "note/00039595"),
        ("note/00039595", "note/00039595"),
        ("theme:00087109", "theme/00087109"),
        ("theme:1/1", "theme/00087109"),
        ("vote:open", "result/open"),
        ("count:2", "count/safe"),
        ("lever", "lever/p7"),
        ("mina-1", "remark/mina-1"),
    ],
)
def test_what_can_be_cited_has_its_name(citation, key):
    draft = file.read(a_file(f"# は {{#opening}}\n\n文[@{citation}]。"), an_evening().session)

    assert draft.passages[-1].text == f"文[@{key}]。"


def test_a_first_step_is_cited_by_its_number():
    session = a_whole_evening().session
    [first] = [each for each in gather(session, Options("ja")).pledged[0].promises][:1]

    draft = file.read(a_file(f"# は {{#opening}}\n\n一歩[@{first.number}]。"), session)

    assert draft.passages[-1].text == f"一歩[@pledge/{first.id}]。"


@pytest.mark.parametrize(
    ("prose", "line", "why"),
    [
        ("文", 1, "stands under no heading"),
        ("# はじめに\n\n文", 1, "the heading has no name"),
        ("# は {#begin}\n\n文", 1, "is no place in a report. Known: opening"),
        ("# は {#step-9}\n\n文", 1, "“9” is no step of this session. Known: 1, 2, open, safe"),
        ("# は {#opening}\n\n文\n\n# ま {#opening}\n\n文", 5, "already. Put both together"),
        (
            "# は {#opening}\n\n文\n\n文[@1-99]。",
            5,
            "[@1-99] is no number of this report: the last",
        ),
        ("# は {#opening}\n\n文\n文[@9-01]。", 4, "there is no 9-…"),
        ("# は {#opening}\n\n文[@hamma]。", 3, "Did you mean hama?"),
        (
            "# は {#opening}\n\n文[@hama]。",
            3,
            "does not say which card. Known: hama/risk, hama/policy",
        ),
        ("# は {#opening}\n\n文[@theme:小さな]。", 3, "Did you mean theme:小さなあいさつ?"),
        ("# は {#opening}\n\n文[@voice:1]。", 3, "means nothing here. Known: theme:…"),
        ("# は {#opening}\n\n文\n\n---", 5, "a line of dashes says nothing here"),
        ("# は {#opening}\n\n#### 四", 3, "#### is deeper than a report goes"),
        ("# は {#opening}\n\n::: stages\n- **A** – b", 3, "the stages have no end"),
        ("# は {#opening}\n\n<!-- 終わらない", 3, "the comment is not closed"),
        ("# は {#opening}\n\n" + "あ" * 4001, 3, "the block is too long"),
        ("# は {#opening}\n\n" + "> " * 12 + "深", 3, "nested too deeply"),
    ],
)
def test_a_fault_in_the_prose_names_its_line_and_a_remedy(prose, line, why):
    [(where, said)] = unreadable(a_file(prose))

    assert why in said
    assert where == PROSE_BEGINS + line - 1


@pytest.mark.parametrize(
    ("front", "line", "why"),
    [
        ("lang: fr", 2, "lang should be ja or en"),
        ("lang: ja\nof: soon", 3, "of should be the number of an entry"),
        ("lang: ja\nof: 99999", 3, "entries only"),
        ("lang: ja\nsession: '111111'", 3, "the file is of the session 111111"),
        (
            "lang: ja\ntitel: x",
            3,
            "titel is not a key that means anything here. Did you mean title?",
        ),
        ("lang: ja\nprofile: long", 3, "Choose one of full, seed, event, comments, minutes"),
        ("lang: ja\nnotes: top", 3, "notes “top” is not known"),
        ("lang: ja\nwithout: [index]", 3, "“index” is no part of a report"),
        ("lang: ja\nempty: maybe", 3, "empty “maybe” is not known"),
        ("lang: ja\ntitle: [a]", 3, "title should be words"),
        ("lang: ja\nterms: {a: b}", 3, "terms should be a list of words"),
        ("lang: ja\nguests: [a]", 3, "guests should hold entries by name"),
        ("lang: ja\nguests:\n  Mina: {name: x}", 4, "guests, Mina is no name. Begin with a-z"),
        ("lang: ja\nguests:\n  mina: {also: x}", 4, "guests, mina, name is missing"),
        ("lang: ja\nremarks:\n  a: {voice: guest, text: x}", 4, "remarks, a, guest is missing"),
        ("lang: ja\nremarks:\n  a: {guest: b, text: x}", 4, "“b” is none of the guests"),
        ("lang: ja\nremarks:\n  a: {text: x, verbatim: 1}", 4, "Choose one of true, false"),
        ("lang: ja\nsources:\n  a: {kind: film, title: x}", 4, "Choose one of web, book"),
        ("lang: ja\nsources:\n  a: {kind: web}", 4, "sources, a, title is missing"),
        ("lang: ja\nsources:\n  note: {kind: web, title: x}", 4, "cannot be called “note”"),
        ("lang: ja\nsources:\n  a: {title: x, url: 'javascript:x'}", 4, "Begin it with https://"),
        (
            "lang: ja\nsources:\n  a:\n    kind: book\n    title: x\n    cards: {p: {excerpt: y}}",
            7,
            "Words out of a book need their page",
        ),
        ("lang: ja\nsources:\n  a: {title: x}\nremarks:\n  a: {text: y}", 6, "name of a source"),
        ("lang: ja\ntranslations: {1-99: x}", 3, "is no number of this report"),
        ("lang: ja\nanswers: {1-99: x}", 3, "is no number of this report"),
        ("lang: ja\npictures:\n  a: {alt: x, file: a.png}", 4, "a.png is not beside this file"),
        ("lang: ja\npictures:\n  a: {alt: x, file: ../a.png}", 4, "a file beside this one"),
        ("lang: ja\npictures:\n  a: {alt: x, file: /a.png}", 4, "a file beside this one"),
        ("lang: ja\ntitle: x\ntitle: y", 4, "“title” stands here twice"),
        ("lang: ja\ntitle: &a x\nevent: *a", 3, "& and * have no meaning here"),
        ("lang: ja\ntitle: [[[[[[[[[x]]]]]]]]]", 3, "nested too deeply"),
        ("lang: ja\ntitle: 'x", 4, "this is no YAML"),
        ("- a", 2, "keys with values"),
    ],
)
def test_a_fault_in_the_front_matter_names_its_line_and_a_remedy(front, line, why):
    found = unreadable(f"---\n{front}\n---\n")

    assert [each for each in found if why in each[1]], found
    assert found[0][0] == line


def test_every_fault_is_found_at_once():
    text = a_file("# は {#opening}\n\n文[@9-01]。\n\n# ま {#end}", "profile: x", "titel: y")

    lines = [line for line, _ in unreadable(text)]

    assert len(lines) == 4
    assert lines == sorted(lines)


def test_a_file_without_settings_says_how_they_begin():
    [(line, why)] = unreadable("# は {#opening}\n")

    assert line == 1
    assert "Write ---, lang: ja" in why


def test_what_both_editions_share_stays_where_a_file_does_not_mention_it():
    evening = an_evening()
    session = kept(evening, a_file(PROSE))

    kept(evening, a_file("# Introduction {#opening}\n\nHello[@mina-1].", lang="en", entries="\n"))

    assert "guest/mina" in session.passages
    assert passages(session, "closing")[1] == "さようなら[@remark/mina-1]。"


def test_what_a_file_mentions_without_an_entry_is_taken_out():
    evening = an_evening()
    session = kept(evening, a_file("# は {#opening}\n\n文。"))

    kept(
        evening,
        a_file("# は {#opening}\n\n文。", entries="\nguests: {ren: {name: 岡部蓮}}\nremarks: {}\n"),
    )

    assert "guest/ren" in session.passages
    assert "guest/mina" not in session.passages
    assert not [name for name in session.passages if name.startswith("remark/")]
    assert "source/hama" in session.passages


def test_translations_are_those_of_an_edition_and_of_a_remark_stand_with_it():
    evening = an_evening()
    kept(evening, a_file("# は {#opening}\n\n文。"))
    english = "1-01: When my greeting is returned, mina-1: Be in touch with your values"
    entries = f"\ntranslations: {{{english}}}\n"

    session = kept(evening, a_file("# I {#opening}\n\nText.", lang="en", entries=entries))

    translated = gather(session, Options("en")).manuscript.translations
    assert translated == {
        "note/00015838": "When my greeting is returned",
        "remark/mina-1": "Be in touch with your values",
    }
    assert gather(session, Options("ja")).manuscript.translations == {}
    again = file.read(file.write(session, "en"), session)
    assert file.changes(again, session) == ((), ())


def test_an_excerpt_over_several_lines_is_one_text():
    card = "excerpt: 早く亡くなる\n          割合は、 18%\n          higher."
    entries = f"\nsources:\n  a:\n    title: x\n    cards:\n      b:\n        {card}\n"
    session = kept(an_evening(), a_file("", entries=entries))

    cards = gather(session, Options("ja")).manuscript.sources["a"].cards

    assert cards["b"].excerpt == "早く亡くなる割合は、 18% higher."


def test_a_guest_can_be_told_of_in_each_language():
    entries = "\nguests: {mina: {name: {ja: 青葉ミナ, en: Mina Aoba}, about: {ja: 代表}}}\n"
    session = kept(an_evening(), a_file("", entries=entries))

    told = {lang: gather(session, Options(lang)).manuscript.guests["mina"] for lang in ("ja", "en")}

    assert (told["ja"].name, told["en"].name) == ("青葉ミナ", "Mina Aoba")
    assert (told["ja"].about, told["en"].about) == ("代表", "代表")


def test_what_others_changed_since_stays_where_a_file_is_of_before():
    evening = an_evening()
    then = kept(evening, a_file("# は {#opening}\n\n一つめ。\n\n二つめ。")).copy()
    mine = file.read(file.write(then, "ja").replace("一つめ", "一つめの文"), then)
    theirs = file.write(then, "ja").replace("二つめ。", "二つめ。\n\n三つめ。")
    kept(evening, theirs)

    write, remove = file.changes(mine, then)
    evening.act(FAY, WritePassages(mine.of, write, remove))

    assert passages(evening.session, "opening")[1:] == ["一つめの文。", "二つめ。", "三つめ。"]


def test_what_was_kept_by_other_ways_and_cannot_be_read_does_not_break_the_report():
    evening = an_evening()
    broken = Passage(PassageId("source/x"), "", "source", 1, "- no mapping\n[")
    evening.act(FAY, WritePassages(evening.session.seq, (broken,), ()))

    manuscript = gather(evening.session, Options("ja")).manuscript

    assert [name for name, _ in manuscript.broken] == ["source/x"]
    assert file.write(evening.session, "ja")
