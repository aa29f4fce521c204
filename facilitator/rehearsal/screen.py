"""What a screen keeps, by the rules of docs/protocol.md. The Python twin of store.js."""

from collections.abc import Iterator, Mapping
from typing import Any

Record = dict[str, Any]


class Screen:
    """Records by key and the number of the last entry seen. One thread at a time."""

    def __init__(self) -> None:
        self.seq = -1
        self.counts: Mapping[str, int] = {}
        self.own: Record = {"seq": -1, "notes": [], "ballots": {}, "pulse": {}}
        self._records: dict[str, Record] = {}
        self._pages: dict[tuple[str, int], Record | None] = {}  # None: asked for

    def __getitem__(self, key: str) -> Record:
        return self._records[key]

    @property
    def records(self) -> Mapping[str, Record]:
        """Everything this screen has, by key; the notes that come by pages are not in."""
        return self._records

    @property
    def pages(self) -> Mapping[tuple[str, int], Record]:
        """The pages of notes that have come, by part and number."""
        return {key: page for key, page in self._pages.items() if page is not None}

    def get(self, key: str) -> Record | None:
        """Return a record, or None where this screen has none under ``key``."""
        return self._records.get(key)

    def family(self, name: str) -> Iterator[Record]:
        """Give every record whose key begins with ``name/``."""
        return (each for key, each in self._records.items() if key.startswith(f"{name}/"))

    def snapshot(self, data: Mapping[str, Any]) -> None:
        """Replace everything."""
        self._records = dict(data["put"])
        self.seq = data["seq"]
        self._pages.clear()  # after a new connection the server knows nothing of them

    def patch(self, data: Mapping[str, Any]) -> bool:
        """Apply a change; False when something before it is missing and must be asked for."""
        if data["from"] > self.seq:
            return False
        if data["seq"] > self.seq:
            for key in data["drop"]:
                self._records.pop(key, None)
            self._records.update(data["put"])
            self.seq = data["seq"]
            self._leave()
        return True

    def unread(self) -> Iterator[tuple[str, int]]:
        """Give the page to begin with, where notes come by pages; each once."""
        for about in self.family("pages"):
            page = about["part"], self.own.get("deal", 0) % about["pages"]
            if page not in self._pages:
                self._pages[page] = None
                yield page

    def take_page(self, data: Mapping[str, Any]) -> None:
        """Keep a page of notes, if it is newer than what is known."""
        key = data["part"], data["n"]
        held = self._pages.get(key)
        if f"pages/{data['part']}" in self._records and (not held or data["seq"] >= held["seq"]):
            self._pages[key] = dict(data)

    def notes(self, part: str) -> list[Record]:
        """Return the notes of a part that this screen has, all of them or some pages."""
        pages = [page for (of, _), page in self._pages.items() if page and of == part]
        given = [note for note in self.family("note") if note["part"] == part]
        return given + [note for page in pages for note in page["notes"]]

    def choices(self, part: str) -> list[str]:
        """Return what can be voted for in a part, as far as this screen has it."""
        pages = [page for (of, _), page in self._pages.items() if page and of == part]
        vote = self.get(f"vote/{part}") or {"targets": []}
        return [*vote["targets"], *(each for page in pages for each in page["choices"] or ())]

    def head(self, data: Mapping[str, Any]) -> bool:
        """Take note of how far the session is; False when something is missing."""
        self.counts = data["counts"]
        if data["from"] > self.seq:
            return False
        self.seq = max(self.seq, data["seq"])
        return True

    def take_own(self, data: Mapping[str, Any]) -> None:
        """Keep what is one's own, if it is newer than what is known."""
        if data["seq"] >= self.own["seq"]:
            self.own = dict(data)

    def _leave(self) -> None:
        """Forget the pages of a part that was left."""
        for part, n in list(self._pages):
            if f"pages/{part}" not in self._records:
                del self._pages[part, n]
