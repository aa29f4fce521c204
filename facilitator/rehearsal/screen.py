"""What a screen keeps, by the rules of docs/protocol.md. The Python twin of store.js."""

from collections.abc import Iterator, Mapping
from typing import Any

Record = dict[str, Any]


class Screen:
    """Records by key and the number of the last entry seen. One thread at a time."""

    def __init__(self) -> None:
        self.seq = -1
        self.counts: Mapping[str, int] = {}
        self.own: Record = {"seq": -1, "notes": [], "ballots": {}}
        self._records: dict[str, Record] = {}

    def __getitem__(self, key: str) -> Record:
        return self._records[key]

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

    def patch(self, data: Mapping[str, Any]) -> bool:
        """Apply a change; False when something before it is missing and must be asked for."""
        if data["from"] > self.seq:
            return False
        if data["seq"] > self.seq:
            for key in data["drop"]:
                self._records.pop(key, None)
            self._records.update(data["put"])
            self.seq = data["seq"]
        return True

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
