"""The shelf: what is wrong with a program file is said, all of it, before anybody runs it."""

import re
from pathlib import Path

import pytest

from facilitator import paths
from facilitator.cli.main import main
from facilitator.core.ids import PartId
from facilitator.core.kinds import registry
from facilitator.core.moving.agenda import stops
from facilitator.core.program import USUAL, Text
from facilitator.library import shelf as library

FIXTURES = Path(__file__).parent / "fixtures" / "programs"

WHOLE = """
id = "walk"
version = 1
title = { ja = "散歩", en = "A walk" }
purpose = { ja = "歩く。", en = "To walk." }
audience = { ja = "だれでも", en = "Everybody" }
formats = [10]

[[part]]
id = "path"
kind = "notes"
title = { ja = "道", en = "The path" }
question = { ja = "何が見えますか", en = "What do you see?" }
lines = { ja = ["何が", "見えますか"], en = ["What do", "you see?"] }
lens = { ja = "どれ", en = "Which" }

[part.minutes]
10 = { intro = 1, write = 5, reveal = 2, vote = 2 }

[[part.category]]
id = "near"
label = { ja = "近く", en = "Near" }
color = "yellow"
shape = "circle"
"""

WITH_STEP = f"""{WHOLE.replace("write = 5", "write = 3")}
[[part]]
id = "step"
kind = "pledge"
title = {{ ja = "一歩", en = "A step" }}
fields = ["what", "when"]

[part.minutes]
10 = {{ pledge = 2 }}
"""


@pytest.fixture
def check(tmp_path):
    """What is said about a file, as (key, what, remedy) by problem, notices left out."""

    def check(text):
        file = tmp_path / "walk.toml"
        file.write_text(text, "utf-8")
        problems = library.read(file).problems
        return [(each.key, each.what, each.remedy) for each in problems if not each.notice]

    return check


def test_a_whole_program_has_nothing_wrong_with_it(check):
    assert check(WHOLE) == []


@pytest.mark.parametrize("file", sorted(paths.PROGRAMS.glob("*.toml")), ids=lambda file: file.stem)
def test_a_part_whose_kind_is_not_built_yet_says_what_the_hall_is_to_do(file):
    program = library.read(file).program
    assert program is not None

    silent = [
        part.id
        for part in program.parts
        if (part.kind not in registry.BUILT or part.id == "welcome") and not part.activity
    ]

    assert silent == []


@pytest.mark.parametrize("file", sorted([*paths.PROGRAMS.glob("*.toml"), *FIXTURES.glob("*")]))
def test_every_program_of_ours_can_be_run_in_every_format(file):
    reading = library.read(file)

    assert [str(each) for each in reading.problems if not each.notice] == []
    for format in reading.program.formats:
        assert sum(stop.minutes for stop in stops(reading.program, format)) == format


def test_the_workshop_of_sixty_minutes_shows_themes_in_every_step_without_pairs():
    program = library.load(paths.PROGRAMS)["tsunagari-5"]

    shown = {stop.part for stop in stops(program, 60) if stop.phase == "theme"}

    assert shown == {"meaning", "building", "futures", "first-steps"}


def test_the_shelf_begins_with_the_workshop_of_five_questions():
    assert next(iter(library.load(paths.PROGRAMS))) == "tsunagari-5"


@pytest.mark.parametrize(
    ("was", "becomes", "key", "what", "remedy"),
    [
        ('id = "walk"\n', "", "id", "is missing", "quotation marks"),
        ('"walk"', '"A Walk"', "id", "'A Walk' cannot be used", "a-z, 0-9"),
        ("version = 1", 'version = "1"', "version", "is a string", "whole number"),
        ("version = 1", "version = true", "version", "is true or false", "whole number"),
        ("version = 1", "version = 1\ntitel = 3", "titel", "means anything", "Did you mean title"),
        (', en = "A walk"', "", "title", "says nothing in English", 'Add en = "…"'),
        ('en = "A walk"', 'en = " "', "title", "says nothing in English", 'Add en = "…"'),
        ('en = "A walk"', 'en = "A", de = "B"', "title", "unknown language 'de'", "ja, en"),
        ('kind = "notes"', 'kind = "quiz"', 'part "path", kind', "'quiz'", "notes, vote, place"),
        ('id = "path"', 'id = "lobby"', 'part "lobby", id', "of every session", "another"),
        ("10 = {", "15 = {", 'part "path", minutes, 15', "is not a format", "are 10"),
        ("write = 5", "wirte = 5", 'part "path", minutes, 10, wirte', "not a phase", "write"),
        ("write = 5", "write = 7", "format 10", "add up to 12, 2 too many", "Take 2 away"),
        ("write = 5", "write = 4", "format 10", "add up to 9, 1 too few", "Give 1 more"),
        ("write = 5", "write = -5", 'part "path", minutes, 10, write', "is -5", "0 or more"),
        ("[10]", "[]", "formats", "is empty", "[60]"),
        ('"yellow"', '"teal"', 'category "near", color', "'teal' is not known", "yellow, sky"),
        ('"circle"', '"heart"', 'category "near", shape', "'heart' is not known", "square"),
        ('"見えますか"]', '"見える"]', 'part "path", lines', "not the question (ja)", "without"),
        ("question =", "#", 'part "path", question', "is missing", "asks one"),
        ("lens =", "#", 'part "path", lens', "is missing", "vote out"),
        ("write = 5", "checkin = 5", "10, checkin", "not a phase", 'Write kind = "checkin"'),
        ('kind = "notes"', 'kind = "pledge"', "question", "no place in a part", "Take it away"),
        ('kind = "notes"', 'kind = "checkin"', "activity", "is missing", "its question there"),
        ('kind = "notes"', 'kind = "checkin"', "category", "no place in a part", "Take it away"),
        ('"notes"', '"checkin"\nnames = "named"', "names", "'named' is not known", "forced_anon"),
        ('kind = "notes"', 'kind = "rules"', "ground_rules", "is missing", "at least one"),
        ("lens =", 'scale = "ladder"\nlens =', 'part "path", scale', "'ladder' is not", "stages"),
        ("lens =", 'scale = "stages"\nlens =', 'part "path", scale', "to order", "Write two"),
        ("lens =", 'pair = { ja = "何", en = "A" }\nlens =', "pair", "never be asked", "minutes"),
        (
            "lens =",
            'alternatives = [{ ja = "何", en = "A" }]\nlens =',
            "alternatives",
            "asked",
            "kind",
        ),
        ("version = 1", 'version = 1\npairing = "far"', "pairing", "'far' is not", "mark"),
        ("version = 1", 'version = 1\npairing = "groups"', "pairing", "'groups' is not", "mark"),
        ("lens =", '[part.easy_ja]\nlens = "ど"\n#', "easy_ja", "lens stands for nothing", "lens"),
        (
            "[part.minutes]",
            '[part.easy_ja]\nstarters = ["ど"]\n[part.minutes]',
            "easy_ja",
            "starters has 1 of 0",
            "each of starters",
        ),
        ("lens =", 'guest = { ja = "森", en = "Mio" }\nlens =', "guest", "never be shown", "talk"),
        ("lens =", 'fields = ["what", "when"]\nlens =', "fields", "never be shown", '"pledge"'),
    ],
)
def test_a_slip_is_named_with_its_key_and_what_to_do(check, was, becomes, key, what, remedy):
    assert was in WHOLE

    said = check(WHOLE.replace(was, becomes, 1))

    assert any(key in k and what in w and remedy in r for k, w, r in said), said


def test_a_mistake_does_not_drag_others_along_that_are_none(check):
    assert len(check(WHOLE.replace('kind = "notes"', 'kind = "quiz"'))) == 1
    assert len(check(WHOLE.replace('"yellow"', '"teal"'))) == 1


def test_all_problems_are_told_at_once(check):
    text = WHOLE.replace("version = 1", "").replace('"circle"', '"heart"').replace("lens =", "#")

    keys = {key for key, _, _ in check(text)}

    assert keys == {"version", 'part "path", category "near", shape', 'part "path", lens'}


def test_more_than_five_categories_are_too_many(check):
    colors, shapes = library_palette()
    more = "".join(
        f'[[part.category]]\nid = "c{n}"\nlabel = {{ ja = "あ", en = "a" }}\n'
        f'color = "{colors[n % 5]}"\nshape = "{shapes[n % 5]}"\n'
        for n in range(1, 6)
    )

    said = check(WHOLE + more)

    assert ('part "path", category', "there are 6") in {(key, what) for key, what, _ in said}


def library_palette():
    return (
        ("yellow", "sky", "green", "violet", "rose"),
        ("circle", "square", "triangle", "diamond", "cross"),
    )


def test_two_categories_of_one_colour_are_one_too_many(check):
    twin = WHOLE[WHOLE.index("[[part.category]]") :].replace("near", "far")

    keys = [key for key, _, _ in check(WHOLE + twin)]

    assert keys == ['part "path", color', 'part "path", shape']


def test_two_parts_cannot_have_the_same_name(check):
    again = WHOLE[WHOLE.index("[[part]]") :].replace("10 = {", "# {")

    assert ("part", "'path' stands there 2 times", "Let each be another") in check(WHOLE + again)


def test_what_is_no_toml_is_named_with_its_line(check):
    [(key, what, _)] = check(WHOLE.replace("formats = [10]", "formats = [10"))

    assert key == "file"
    assert "line" in what


@pytest.mark.parametrize(
    ("fields", "what", "remedy"),
    [
        ('["what", "when", "with"]', "'with' is not known", "what, owner, when, whom, if_then"),
        ('["what", "whom"]', "'when' is missing", "no first step is without"),
        ('["when"]', "'what' is missing", "no first step is without"),
        ("[]", "'what' is missing", "no first step is without"),
        ('["what", "when", "when"]', "'when' stands there 2 times", "once"),
        ('["what", "when", 3]', "another type", "a string"),
        ('"what"', "is a string", "as a list"),
    ],
)
def test_a_field_that_no_first_step_has_is_named(check, fields, what, remedy):
    said = check(WITH_STEP.replace('["what", "when"]', fields))

    assert any(key == 'part "step", fields' and what in w and remedy in r for key, w, r in said), (
        said
    )


def test_a_first_step_has_the_fields_that_its_program_names_and_else_the_usual_ones(tmp_path):
    file = tmp_path / "walk.toml"
    forms = []
    for text in (WITH_STEP, WITH_STEP.replace("fields", "# fields")):
        file.write_text(text, "utf-8")
        reading = library.read(file)
        assert not reading.problems
        forms.append(reading.program.part(PartId("step")).form)

    assert forms == [("what", "when"), USUAL]


def test_of_a_second_check_in_it_is_told_that_its_other_questions_are_never_asked(tmp_path):
    again = """
[[part]]
id = "{name}"
kind = "checkin"
title = {{ ja = "ひとこと", en = "A word" }}
activity = {{ ja = "どう", en = "How?" }}
alternatives = [{{ ja = "だれと", en = "With whom?" }}]

[part.minutes]
10 = {{ checkin = 1 }}
"""
    file = tmp_path / "walk.toml"
    both = again.format(name="come") + again.format(name="go")
    file.write_text(WHOLE.replace("write = 5", "write = 3") + both, "utf-8")

    [told] = library.read(file).problems

    assert (told.key, told.notice) == ("part", True)
    assert "'go'" in told.what


def test_positions_that_are_asked_for_may_bring_people_together(tmp_path):
    asked = """version = 1
pairing = "groups"
groups = [{ ja = "つくる", en = "Making" }, { ja = "届ける", en = "Delivering" }]"""
    file = tmp_path / "walk.toml"
    file.write_text(WHOLE.replace("version = 1", asked), "utf-8")

    reading = library.read(file)

    assert not reading.problems
    assert reading.program.pairing == "groups"


def test_of_several_lines_below_a_first_step_it_is_told_that_one_is_shown(tmp_path):
    lines = ", ".join(f'{{ ja = "{n}", en = "{n}" }}' for n in range(2))
    file = tmp_path / "walk.toml"
    file.write_text(WITH_STEP.replace("fields", f"sub = [{lines}]\nfields"), "utf-8")

    [told] = library.read(file).problems

    assert (told.key, told.notice) == ('part "step", sub', True)
    assert "2 lines" in told.what


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("tsunagari-5", USUAL),
        ("team-retro", ("what", "owner", "when", "sign_of_success")),
        ("community-futures", ("what", "when", "example")),
    ],
)
def test_our_programs_ask_a_first_step_for_what_each_needs(name, form):
    program = library.load(paths.PROGRAMS)[name]

    assert [part.fields for part in program.parts if part.kind == "pledge"] == [form]


def test_a_kind_that_is_not_built_yet_is_a_notice_and_runs_as_plain(tmp_path):
    plain = '[[part]]\nid = "ring"\nkind = "offers"\ntitle = { ja = "輪", en = "Ring" }\n'
    file = tmp_path / "walk.toml"
    file.write_text(WHOLE.replace("5,", "4,") + plain + "[part.minutes]\n10 = { offers = 1 }\n")

    reading = library.read(file)

    assert [(each.key, each.what) for each in reading.problems] == [
        ('part "ring", kind', "'offers' will run as plain")
    ]
    assert stops(reading.program, 10)[-2].kind == "plain"


@pytest.mark.parametrize("name", ["tsunagari-5", "team-retro", "community-futures"])
def test_in_our_programs_rules_check_in_and_first_steps_are_more_than_a_title(name):
    reading = library.read(paths.PROGRAMS / f"{name}.toml")

    kinds = {part.id: part.kind for part in reading.program.parts}
    said = [problem.what for problem in reading.problems]

    assert kinds.items() >= {"rules": "rules", "checkin": "checkin", "pledge": "pledge"}.items()
    assert not any(kind in what for what in said for kind in ("rules", "checkin", "pledge"))
    assert [part.pair is not None for part in reading.program.parts].count(True) == 1


def test_a_broken_file_stops_the_start_with_the_sentence(tmp_path):
    (tmp_path / "walk.toml").write_text(WHOLE.replace("version = 1", ""))

    with pytest.raises(ValueError, match=r"walk.toml: version: is missing. Write a whole number"):
        library.load(tmp_path)


def test_an_empty_shelf_stops_the_start_too(tmp_path):
    with pytest.raises(ValueError, match="there is no program"):
        library.load(tmp_path)


def test_two_files_cannot_hold_the_same_program(tmp_path):
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(WHOLE)

    with pytest.raises(ValueError, match=r"b.toml: id: 'walk' is the id of .*a.toml too"):
        library.load(tmp_path)


def test_check_fails_for_a_broken_file_and_not_for_a_notice(tmp_path, capsys):
    (tmp_path / "walk.toml").write_text(WHOLE.replace("version = 1", ""))
    whole = str(paths.PROGRAMS / "tsunagari-5.toml")

    assert main(["check", whole]) == 0
    assert "no report prints the figure" in capsys.readouterr().out
    assert main(["check", whole, str(tmp_path / "walk.toml")]) == 1
    assert "walk.toml: version: is missing" in capsys.readouterr().out


def test_a_question_too_long_for_the_last_row_is_told_with_what_would_fit(tmp_path):
    file = tmp_path / "walk.toml"
    for n, told in ((48, []), (60, [("60", "48")])):
        file.write_text(re.sub(r'(question = \{ ja = )"[^"]*"', rf'\1"{"あ" * n}"', WHOLE, count=1))
        notices = [each for each in library.read(file).problems if "characters" in each.what]
        assert [
            (re.search(r"\d+", each.what)[0], re.search(r"\d+", each.remedy)[0]) for each in notices
        ] == told
        assert all(each.notice for each in notices)


@pytest.mark.parametrize("file", sorted(paths.PROGRAMS.glob("*.toml")), ids=lambda file: file.stem)
def test_our_own_questions_can_be_read_from_the_last_row(file):
    assert not [each for each in library.read(file).problems if "characters" in each.what]


def test_a_fact_without_a_source_or_too_long_for_its_card_is_told_and_stops_nothing(tmp_path):
    source = 'source = { ja = "本", en = "A book" }'
    file = tmp_path / "walk.toml"
    cards = [
        f'{{ ja = "{"あ" * 120}", en = "a", {source} }}',
        f'{{ ja = "{"あ" * 121}", en = "b" }}',
    ]
    facts = f"facts = [{', '.join(cards)}]"
    file.write_text(WHOLE.replace("lens =", f"{facts}\nlens ="), "utf-8")

    reading = library.read(file)

    assert [(each.key, each.what, each.notice) for each in reading.problems] == [
        (
            'part "path", facts 2, source',
            "is missing, and a fact card without a source cannot be shown",
            True,
        ),
        ('part "path", facts 2, ja', "has 121 characters", True),
    ]
    first, second = reading.program.parts[0].facts
    assert (first.en, first.source, second.source) == ("a", Text("本", "A book"), None)


def test_a_source_in_one_language_alone_is_a_fault(check):
    facts = 'facts = [{ ja = "あ", en = "a", source = { ja = "本" } }]'

    assert check(WHOLE.replace("lens =", f"{facts}\nlens =")) == [
        ('part "path", facts 1, source', "says nothing in English", 'Add en = "…"')
    ]


def test_every_fact_of_ours_has_its_source_and_fits_its_card():
    programs = [library.read(file) for file in sorted(paths.PROGRAMS.glob("*.toml"))]
    facts = [fact for each in programs for part in each.program.parts for fact in part.facts]

    assert len(facts) == 4
    assert all(fact.source for fact in facts)
    assert not [each for reading in programs for each in reading.problems if "facts" in each.key]
