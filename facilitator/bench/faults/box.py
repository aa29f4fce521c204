"""What somebody did and the server has not yet confirmed. The Python twin of outbox.js."""

from dataclasses import dataclass, field
from itertools import count
from time import monotonic
from typing import Any

Action = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An action that is on disk, as the server says: entry ``seq``, heard at a steady moment."""

    action: Action
    seq: int
    asked: float
    heard: float


@dataclass(slots=True)
class Box:
    """Actions of one person, in order. It outlives every connection; two tabs may share it."""

    name: str
    waiting: list[Action] = field(default_factory=list)
    acknowledged: dict[str, Acknowledged] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)  # action id -> reason
    contradicted: int = 0  # answers that differ from an earlier one
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _asked: dict[str, float] = field(default_factory=dict)

    def add(self, type: str, **fields: Any) -> None:
        """Keep an action until it is answered for good."""
        action_id = f"{self.name}-{next(self._numbers):06d}"
        self._asked[action_id] = monotonic()
        self.waiting.append({"action_id": action_id, "type": type, **fields})

    def settle(self, action: Action, answer: Action) -> None:
        """Take note of a final answer."""
        action_id = action["action_id"]
        known = self.acknowledged.get(action_id)
        if known is not None:
            self.contradicted += answer.get("seq") != known.seq
        if action not in self.waiting:
            return  # another tab was quicker
        if answer["ok"]:
            self.acknowledged[action_id] = Acknowledged(
                action, answer["seq"], self._asked.pop(action_id), monotonic()
            )
        else:
            self.refused[action_id] = answer["reason"]
        self.waiting.remove(action)
