"""How many characters a field of a form may hold, for the browser to say so before it is sent."""

from facilitator.core.hosting import titling
from facilitator.core.kinds import pledge, rules, talk
from facilitator.core.kinds.notes import moderating
from facilitator.core.words import text
from facilitator.web import lessons

LONGEST = {
    "title": titling.LONGEST,
    "guest": talk.LINE,
    "reason": moderating.WORDS,
    "note": text.CHARACTERS,
    "step": pledge.LENGTH,
    "lesson": lessons.LENGTH,
    "rule": rules.CHARACTERS,
}
