"""Every action, by the name it has on the wire."""

from facilitator.core.chapters import OF_ACTION
from facilitator.core.decide import Undo

ACTIONS: dict[str, type] = {action.__name__: action for action in (*OF_ACTION, Undo)}
