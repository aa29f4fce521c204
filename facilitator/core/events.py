"""Every event, by the name it has in the log.

An event is a fact. It is never edited (but for words that people take back), and it
carries everything needed to rebuild the session. New fields get a default, so that
older logs can still be read.
"""

from facilitator.core.chapters import OF_EVENT

EVENTS: dict[str, type] = {event.__name__: event for event in OF_EVENT}
