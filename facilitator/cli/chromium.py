"""Chromium as a printer to be compared with, where this computer has one."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Self

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass(frozen=True, slots=True)
class Chromium:
    """One that is installed."""

    path: str

    @classmethod
    def found(cls) -> Self | None:
        """Return the first that there is."""
        there = (shutil.which(name) for name in NAMES)
        return next((cls(path) for path in there if path), None)

    def command(self, page: Path, out: Path) -> list[str]:
        """Return the command that prints ``page`` without a window."""
        return [
            *(self.path, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *(f"--user-data-dir={page.parent / 'chromium'}", f"--print-to-pdf={out}"),
            page.as_uri(),
        ]
