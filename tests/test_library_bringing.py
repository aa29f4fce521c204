"""A program that somebody brings: read whatever it is, told what is wrong, the same again."""

import ast
import json
import tomllib
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator import paths
from facilitator.core.program import Text
from facilitator.core.why import Why
from facilitator.library import shelf
from facilitator.library.bringing import LARGEST, bring
from facilitator.library.checked import LONGEST_ID
from facilitator.library.copying import called, copy, free, to_json
from facilitator.library.stored import programs, read_stored
from facilitator.report.catalogue import gettext_of
from tests.test_library import WHOLE

OURS = sorted(paths.PROGRAMS.glob("*.toml"))
JAPANESE = gettext_of("ja")
TABLES = tomllib.loads(WHOLE)


def said(body: bytes | str, name: str = "walk.toml") -> list[tuple[str, str, str]]:
    reading = bring(body.encode() if isinstance(body, str) else body, name)
    told = [(each.key, each.what, each.remedy) for each in reading.problems if not each.notice]
    assert (reading.program is None) == bool(told)
    return told


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
@pytest.mark.parametrize("form", ["toml", "json"])
def test_what_goes_out_comes_in_again_as_the_same_program(file, form):
    text = file.read_text("utf-8")
    body = to_json(text) if form == "json" else text

    back = bring(body.encode(), f"x.{form}")

    assert back.program == shelf.read(file).program
    assert tomllib.loads(back.text) == tomllib.loads(text)
    assert form == "json" or back.text == text


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_a_copy_is_the_same_but_for_its_id_and_title_and_keeps_its_comments(file):
    was = shelf.read(file)

    text = copy(was.text, "mine", was.program.title)

    again = bring(text.encode(), "mine.toml").program
    assert (again.id, again.title.ja) == ("mine", f"{was.program.title.ja}（写し）")
    assert replace(again, id=was.program.id, title=was.program.title) == was.program
    assert text.count("#") == was.text.count("#")


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace('id = "walk"', "'id' = 'walk'"),
        WHOLE.replace('title = { ja = "散歩", en = "A walk" }', 'title.ja = "散"\ntitle.en = "A"'),
        '"""\nid = 1\n"""'.join(["purpose = { ja = ", ', en = "x" }\n'])
        + WHOLE.replace("purpose", "#"),
    ],
)
def test_a_copy_is_right_wherever_the_file_says_its_id_and_title(text):
    program = bring(text.encode(), "x.toml").program
    assert program is not None

    again = bring(copy(text, "mine", replace(program.title, en='A "w"')).encode(), "").program

    assert (again.id, again.title.en) == ("mine", 'A "w" (copy)')
    assert replace(again, id="walk", title=program.title) == program


def test_copies_are_numbered_and_a_copy_of_a_copy_is_one_of_the_same_program():
    titles: list[Text] = []
    for title in (Text("散歩", "A walk"), *(Text("散歩（写し2）（写し）", "A walk (copy)"),) * 3):
        taken = {words for each in titles for words in (each.ja, each.en)}
        program = bring(copy(WHOLE, "mine", title, taken).encode(), "x.toml").program
        titles.append(program.title)

    assert [each.ja for each in titles] == [
        "散歩（写し）",
        "散歩（写し2）",
        "散歩（写し3）",
        "散歩（写し4）",
    ]
    assert [each.en for each in titles][1:3] == ["A walk (copy 2)", "A walk (copy 3)"]


def test_a_copy_of_the_longest_title_can_be_run():
    title = Text("散" * 80, "w" * 80)

    program = bring(copy(WHOLE, "mine", title, {"散" * 76 + "（写し）"}).encode(), "").program

    assert (program.title.ja, program.title.en) == ("散" * 75 + "（写し2）", "w" * 71 + " (copy 2)")


def test_a_comment_behind_the_id_or_the_title_stays():
    text = (
        WHOLE.replace('id = "walk"', "id='walk'# my \"id\"", 1)
        .replace('en = "A walk" }', "en = '} A # \"walk' } # my title }")
        .lstrip()
    )
    program = bring(text.encode(), "x.toml").program

    again = copy(text, "mine", program.title)

    assert again.startswith(
        'id = "mine"# my "id"\nversion = 1\n'
        'title = { ja = "散歩（写し）", en = "} A # \\"walk (copy)" } # my title }\npurpose'
    )


def test_a_new_id_is_like_the_old_one_and_never_too_long():
    long = "x" * LONGEST_ID

    assert free("walk", {"run"}) == "walk"
    assert free("walk", {"walk", "walk-2"}) == "walk-3"
    assert free("walk-2", {"walk", "walk-2"}) == "walk-3"
    assert free("tsunagari-5", {"tsunagari-5"}) == "tsunagari-5-2"
    assert free(long, {long}) == "x" * (LONGEST_ID - 2) + "-2"


def test_how_a_file_was_saved_makes_no_difference(tmp_path):
    saved = tmp_path / "walk.toml"
    saved.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert shelf.read(saved).problems == ()
    assert said(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode()) == []
    assert bring(WHOLE.replace("\n", "\r\n").encode(), "").text == WHOLE
    assert said(json.dumps(TABLES), "walk.JSON") == said(json.dumps(TABLES), "walk") == []
    assert said(json.dumps(TABLES | {"soft": None}), "walk.json") == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (WHOLE.encode("utf-16"), "not in UTF-8"),
        (b"\xff" + WHOLE.encode(), "not in UTF-8"),
        (WHOLE.encode() + b"#" * LARGEST, "larger than 256 KiB"),
        ("a = " + "[" * 5000, "tables in tables"),
        ("a." * 5000 + "b = 1", "tables in tables"),
        (f'"\u2028"{".a" * 200}."\u2028"{".a" * 200} = 1', "tables in tables"),
        (f'"\u2029"{".a" * 200}."\u2029"{".a" * 200} = 1', "tables in tables"),
        (f'"\u0085"{".a" * 200}."\u0085"{".a" * 200} = 1', "tables in tables"),
        ("".join(f"k{n}." + "a." * 250 + "b = 1\n" for n in range(9)), "tables in tables"),
        ("version = " + "9" * 5000, "is not TOML"),
        (WHOLE + 'id = "x"', "is not TOML"),
        (WHOLE.replace("A walk", "A \0walk"), "is not TOML"),
    ],
)
def test_what_cannot_be_read_at_all_is_told_in_one_sentence(body, what):
    [(key, found, remedy)] = said(body)

    assert (key, what in found, bool(remedy)) == ("file", True, True)


def test_dots_in_words_and_in_quoted_keys_are_read_as_they_are():
    words = "..." * 60
    many = "\n".join(["1. 2. 3. 4. 5..."] * 1000)
    text = WHOLE.replace('"To walk."', f'"{words}"')

    assert bring(text.encode(), "x.toml").program.purpose.en == words
    [told] = said(f'"a.b.c" = """\n{many}"""\n' + WHOLE)
    assert told[:2] == ("a.b.c", "is not a key that means anything here")


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("[" * 100_000, "tables in tables"),
        ('{"a":' * 900 + "1" + "}" * 900, "tables in tables"),
        ('{"version": 1, "version": 2}', "says 'version' twice"),
        ('{"version": NaN}', "NaN is no number"),
        ('{"version": -Infinity}', "-Infinity is no number"),
        ('{"version": ' + "9" * 5000 + "}", "is not JSON"),
        ('{"title": "\\ud800"}', "half a character"),
        ('{"\\udc00": 1}', "half a character"),
        ("{", "(at line 1, column 2)"),
        ("[1]", "is a list and should be a table"),
        (json.dumps(TABLES | {"groups": [{"ja": "." * 301, "en": "x"}]}), "tables in tables"),
        ("null", "is nothing and should be a table"),
    ],
)
def test_json_that_cannot_be_read_is_told_too(body, what):
    told = said(body, "walk.json")

    assert told[0][0] == "file"
    assert what in told[0][1]


@pytest.mark.parametrize(
    ("was", "becomes", "key", "what"),
    [
        ("version = 1", "version = 0x" + "F" * 9000, "version", "too large"),
        ("version = 1", "version = -0x1".replace("-0x1", "-" + "9" * 4000), "version", "too small"),
        ("[10]", "[10, " + "9" * 4000 + "]", "formats", "too large"),
        ("[10]", "[10, -5]", "formats", "is -5"),
        ("[10]", "[10, 1441]", "formats", "is 1441"),
        ("[10]", str([*range(10, 31)]), "formats", "there are 21"),
        ("[10]", "[10]\nfollowup_days = 3651", "followup_days", "too large"),
        ("version = 1", "version = nan", "version", "is a float"),
        ("version = 1", "version = 2026-01-31", "version", "is a date"),
        ("[10]", "[10.0]", "formats", "another type"),
        ('"A walk"', '"A \\u0000walk"', "title, en", "no screen can show"),
        ('"A walk"', '"A \\u202Ewalk"', "title, en", "no screen can show"),
    ],
)
def test_values_that_no_program_has_are_told_with_their_place(was, becomes, key, what):
    assert was in WHOLE

    told = said(WHOLE.replace(was, becomes, 1))

    assert any(key == k and what in w for k, w, _ in told), told


@pytest.mark.parametrize(
    ("was", "place", "most"),
    [
        ('"A walk"', "title, en", 80),
        ('"歩く。"', "purpose, ja", 1000),
        ('"Everybody"', "audience, en", 1000),
        ('"The path"', 'part "path", title, en', 80),
        ('"What do you see?"', 'part "path", question, en', 1000),
    ],
)
def test_words_that_no_page_has_room_for_are_told_with_how_many_may_stay(was, place, most):
    text = WHOLE.replace(
        'lines = { ja = ["何が", "見えますか"], en = ["What do", "you see?"] }\n', ""
    )

    assert said(text.replace(was, f'"{"x" * most}"')) == []
    assert said(text.replace(was, f'"{"x" * (most + 1)}"')) == [
        (place, f"has {most + 1} characters", f"Leave at most {most} characters")
    ]


@pytest.mark.parametrize("wrong", ["3", "[]", '"A walk"', "true"])
def test_one_slip_is_told_once(wrong):
    text = WHOLE.replace('{ ja = "散歩", en = "A walk" }', wrong)
    [title] = said(text)
    [lines] = said(
        WHOLE.replace('{ ja = ["何が", "見えますか"], en = ["What do", "you see?"] }', wrong)
    )

    assert (title[0], lines[0]) == ("title", 'part "path", lines')
    assert title[2].startswith("Write both languages")


def test_ten_thousand_wrong_keys_are_told_without_looking_for_what_each_may_mean():
    body = "".join(f"titel{n} = 1\n" for n in range(10_000)) + WHOLE

    assert len(said(body)) == 10_000


def test_a_program_has_a_hundred_parts_at_most():
    one = (
        '[[part]]\nid = "p{n}"\nkind = "talk"\ntitle = {{ ja = "話", en = "T" }}\nminutes = {{}}\n'
    )
    whole = WHOLE + "".join(one.format(n=n) for n in range(99))

    assert said(whole) == []
    assert said(whole + one.format(n=99)) == [("part", "there are 101", "Leave at most 100")]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
keys = st.sampled_from([*TABLES, "soft", "pulse", "published", "groups", "ground_rules", "shelf"])


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(deadline=None)
def test_any_bytes_are_read_or_told(body):
    for name in ("x.toml", "x.json", ""):
        said(body, name)


@given(values | st.dictionaries(keys, values).map(lambda found: TABLES | found))
@example(TABLES | {"part": [{"category": [{"id": ["x"]}], "minutes": {"10": {"write": 2**80}}}]})
@settings(deadline=None)
def test_any_json_is_read_or_told_and_what_is_told_is_said_in_both_languages(found):
    reading = bring(json.dumps(found).encode(), "x.json")

    for problem in reading.problems:
        assert str(problem)
        assert isinstance(problem.what, Why)
        assert problem.what.said(JAPANESE)
    if reading.program is not None:
        assert read_stored("x", reading.text, ()).program == replace(reading.program, id="x")


def test_every_sentence_about_a_program_is_made_to_be_translated():
    plain = [
        f"{path.name}:{node.lineno}"
        for path in sorted((paths.ROOT / "facilitator/library").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("wrong", "Problem")
        for words in node.args[1 if getattr(node.func, "attr", "") == "wrong" else 2 :]
        if isinstance(words, ast.JoinedStr | ast.Constant)
    ]

    assert plain == []


def test_a_slip_is_told_in_japanese_with_the_words_of_the_file():
    told = bring(WHOLE.replace("version = 1", 'version = "1"').encode(), "x.toml").problems[0]

    assert (told.what, told.remedy) == (
        "is a string",
        "Write a whole number, without quotation marks",
    )
    assert told.what.said(JAPANESE) == "文字列になっています"
    assert told.remedy.said(JAPANESE) == "引用符を付けずに、整数で書いてください"


def test_what_is_stored_stands_behind_what_is_in_files_and_one_broken_text_hides_no_other():
    files = shelf.load_files(None)
    stored = [("walk", WHOLE), ("broken", "id ="), ("tsunagari-5", WHOLE), ("mine", WHOLE)]

    found = programs(files, stored)

    assert list(found) == [each.program.id for each in files] + ["walk", "mine"]
    assert found["mine"].id == "mine"
    assert found["tsunagari-5"] == files[0].program
    [clash] = read_stored("tsunagari-5", WHOLE, files).problems
    assert str(clash) == (
        "tsunagari-5: id: 'tsunagari-5' is the id of tsunagari-5.toml too. Give it another."
    )


def test_a_text_under_another_name_says_so_itself():
    assert tomllib.loads(called(WHOLE, "mine"))["id"] == "mine"
