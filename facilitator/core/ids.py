"""The names by which things are known. Each is a string of its own type."""

from typing import NewType

SessionId = NewType("SessionId", str)
PartId = NewType("PartId", str)
StopId = NewType("StopId", str)
NoteId = NewType("NoteId", str)
ThemeId = NewType("ThemeId", str)
CategoryId = NewType("CategoryId", str)
PersonId = NewType("PersonId", str)
PledgeId = NewType("PledgeId", str)
FileId = NewType("FileId", str)
PassageId = NewType("PassageId", str)
ReplyId = NewType("ReplyId", str)
ConcernId = NewType("ConcernId", str)
QuestionId = NewType("QuestionId", str)
VoteId = NewType("VoteId", str)
RuleId = NewType("RuleId", str)
NameId = NewType("NameId", str)

LONE = ThemeId("lone")
"""The tray of lone voices: a place for notes that belong to no theme, and need not."""
