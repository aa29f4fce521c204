"""Measures the scenes that are asked for, or all of them, and prints a table of each."""

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.bench.browsers import scenes
from tests.bench.browsers.crowd import Crowd
from tests.bench.browsers.first_use import load
from tests.browser.conftest import CHROMIUM

SCENES = {
    "board": scenes.board,
    "hand": scenes.hand,
    "stage": scenes.stage,
    "phone": scenes.phone,
    "load": load,
}


def main(arguments: list[str]) -> int:
    """Do what the command line asks for and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.browsers", description=__doc__)
    parser.add_argument("scene", nargs="*", choices=[[], *SCENES], help="all, unless named")
    parser.add_argument("--json", action="store_true", help="one object on the last line")
    wish = parser.parse_args(arguments)
    found: dict[str, list[scenes.Row]] = {}
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=CHROMIUM)
        for name in wish.scene or SCENES:
            found[name] = []
            print(f"\n{name} (Chromium {browser.version})", file=sys.stderr)
            with TemporaryDirectory() as folder, Crowd(Path(folder)) as crowd:
                for row in SCENES[name](browser, crowd):
                    found[name].append(row)
                    print("  " + "  ".join(f"{key} {row[key]}" for key in row), file=sys.stderr)
        browser.close()
    if wish.json:
        print(json.dumps(found, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
