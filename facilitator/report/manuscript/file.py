"""The file in which a facilitator writes: front matter in YAML, prose in Markdown, citations.

Numbers in a file ("3-07") are those of the session as it was after the entry it is ``of``; what is
kept cites by id, so that a number on paper stays good however notes move afterwards.
"""

from facilitator.report.manuscript.changes import changes as changes
from facilitator.report.manuscript.draft import Draft as Draft
from facilitator.report.manuscript.faults import Fault as Fault
from facilitator.report.manuscript.faults import Unreadable as Unreadable
from facilitator.report.manuscript.lines import lines as lines
from facilitator.report.manuscript.reading import of as of
from facilitator.report.manuscript.reading import read as read
from facilitator.report.manuscript.reading import wanted as wanted
from facilitator.report.manuscript.since import base as base
from facilitator.report.manuscript.since import beside as beside
from facilitator.report.manuscript.since import left as left
from facilitator.report.manuscript.since import moved_on as moved_on
from facilitator.report.manuscript.versions import Version as Version
from facilitator.report.manuscript.versions import as_it_was as as_it_was
from facilitator.report.manuscript.versions import back as back
from facilitator.report.manuscript.versions import versions as versions
from facilitator.report.manuscript.writing import pictures as pictures
from facilitator.report.manuscript.writing import write as write
