"""The console's sentences that depend on a key of the protocol.

The page paints them and the browser paints them again, so they stand here once and travel in
the page.  Where a number decides, there are two forms: for one, for many.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from facilitator.core.kinds import rules
from facilitator.core.kinds.notes import insight, themes
from facilitator.web.moderation_words import moderated, whys
from facilitator.web.phase_words import phases
from facilitator.web.role_words import approvals, channels, names

Table = dict[str, str | list[str]]

LONGEST = {
    "AddRule": rules.CHARACTERS,
    "AddTheme": themes.TITLE,
    "NameTheme": themes.TITLE,
    "WriteInsight": insight.LENGTH,
}
"""How many characters the words of an action can have, by action, where it has one field."""


@dataclass(frozen=True, slots=True)
class Button:
    """What the one button says: what it does, and what the stage will show."""

    label: str
    effect: str


def button(
    effects: Table,
    primary: Mapping[str, Any] | None,
    following: Mapping[str, Any] | None,
    *,
    dark: bool = False,
) -> Button:
    """Return the words of ``console.primary``.

    The dots of a vote, and the title of the part that comes, stand in the ``next`` record. On a
    ``dark`` stage nothing comes of it.
    """
    if primary is None:
        return Button("", "")
    n = primary["n"] if primary["n"] is not None else (following or {}).get("budget")
    uncounted = primary["effect"] == "vote" and n is None
    forms = effects.get("vote_uncounted" if uncounted else primary["effect"], "")
    form = forms if isinstance(forms, str) else forms[0 if n == 1 else 1]
    title = ((following or {}).get("title") or {}).get(str(get_locale()), "")
    words = form.replace("{n}", str(n)).replace("{title}", title)
    label, _sign, effect = words.partition(" ▸ ")
    return Button(label, _("The stage stays dark") if dark else effect)


def tables() -> dict[str, Table]:
    """Return every table in the language of the request."""
    return {
        "effects": effects(),
        "phases": {**phases()},
        "views": views(),
        "reasons": reasons(),
        "too_long": too_long(),
        "undos": undos(),
        "roles": names(),
        "moderated": moderated(),
        "whys": whys(),
        "channels": channels(),
        "approvals": approvals(),
    }


def effects() -> Table:
    """Return label and effect of the one button, parted by ``▸``, by ``console.primary.effect``."""
    return {
        "lobby": _("Open the doors ▸ the stage shows the join code"),
        "begin": _("Begin ▸ the session starts on stage and phones"),
        "question": _("Show the question ▸ the stage shows the question alone"),
        "back_to_question": _("Back to the question ▸ the stage shows the next question alone"),
        "resume_question": _("Resume ▸ the stage shows the question alone"),
        "resume_next_part": _("Resume ▸ the stage shows “{title}”"),
        "write": _("Start writing ▸ the stage shows question and timer"),
        "reveal": _("Reveal ▸ notes appear after 3-2-1"),
        "reveal_none": _(
            "Reveal ▸ there are no notes yet, so after 3-2-1 the stage waits for the first"
        ),
        "reveal_unseen": _(
            "Reveal ▸ after 3-2-1 the stage shows each note once you have looked at it"
        ),
        "cancel": _("Cancel ▸ nothing has been shown yet"),
        "show": _("Show the notes ▸ the stage shows all notes"),
        "ungrouped": _("On to the themes ▸ there are none yet, so the notes stay on the stage"),
        "themes_lone": _("On to the themes ▸ there are none yet, so the lone voices appear"),
        "themes_none": _(
            "On to the themes ▸ there are no notes yet, so the stage waits for the first"
        ),
        "themes_unseen": _(
            "On to the themes ▸ the stage shows each note once you have looked at it"
        ),
        "discuss": _("Start talking ▸ the stage shows the question again"),
        "rules": _("Ground rules ▸ the stage lights the first one"),
        "rule": _("Next rule ▸ the stage lights number {n}"),
        "checkin": _("Check in ▸ the stage shows the question"),
        "answers": [
            ngettext(
                "Show answers ▸ {n} answer appears on the stage",
                "Show answers ▸ {n} answers drift by on the stage",
                n,
            )
            for n in (1, 2)
        ],
        "pair": _("Talk in pairs ▸ the stage shows question and timer"),
        "themes": [
            ngettext("Show themes ▸ {n} theme appears", "Show themes ▸ {n} themes appear", n)
            for n in (1, 2)
        ],
        "vote": [
            ngettext(
                "Open voting ▸ {n} dot each, hidden until closed",
                "Open voting ▸ {n} dots each, hidden until closed",
                n,
            )
            for n in (1, 2)
        ],
        "vote_ranking": [
            ngettext(
                "Open voting ▸ {n} thing to be ranked, hidden until closed",
                "Open voting ▸ {n} things to be ranked, hidden until closed",
                n,
            )
            for n in (1, 2)
        ],
        "vote_decision": [
            ngettext(
                "Open voting ▸ a decision, {n} choice, hidden until closed",
                "Open voting ▸ a decision among {n}, hidden until closed",
                n,
            )
            for n in (1, 2)
        ],
        "vote_none": _(
            "On to the vote ▸ there is nothing to vote on yet, so the question stays on the stage"
        ),
        "decided": _("To the result ▸ the stage shows what came of it"),
        "vote_uncounted": _("Open voting ▸ hidden until closed"),
        "close_vote": _("Close and show ▸ top themes and lone voices"),
        "close_vote_dots": _("Close and show ▸ the result, from the most dots"),
        "close_vote_ranking": _("Close and show ▸ the order that came of it"),
        "close_vote_decision": _("Close and show ▸ what was decided, or that nothing was"),
        "insight": _("Show what we saw ▸ the stage shows your one sentence"),
        "insight_none": _(
            "On to what we saw ▸ there is no sentence yet, so the stage says we are working on it"
        ),
        "pledge": _("First step ▸ the stage asks for one"),
        "talk": _("The guest speaks ▸ the stage shows name and topic"),
        "pulse": _("Pulse ▸ the stage shows how many have answered"),
        "share": _("Share in pairs ▸ the stage shows whose turn it is, and the time"),
        "takeaway": _("Takeaway ▸ phones show what people take home"),
        "asked_again": _(
            "Pulse and takeaway ▸ phones ask once more, then show what people take home"
        ),
        "checkout": _("Check out ▸ the stage shows the last question"),
        "next_part": _("On to “{title}” ▸ the stage shows it"),
        "break": _("Break ▸ the stage shows when we resume"),
        "end": _("End ▸ the stage says thank you, phones show the way to the takeaway"),
    }


def views() -> Table:
    """Return what the stage shows, by ``stage.view``, to be said in a sentence."""
    return {
        "lobby": _("the join code"),
        "welcome": _("title, day and who is there"),
        "rules": _("the ground rules"),
        "checkin": _("the check-in"),
        "plain": _("title and timer"),
        "break": _("the break"),
        "question": _("the question"),
        "writing": _("question and timer"),
        "wall": _("the wall of notes"),
        "empty": _("the wait for notes"),
        "pair": _("question and timer, for pairs"),
        "talk": _("the guest’s talk"),
        "columns": _("notes by category"),
        "themes": _("the themes"),
        "vote": _("the vote"),
        "result": _("the result"),
        "insight": _("what we saw"),
        "spotlight": _("the spotlight"),
        "fact": _("a fact card"),
        "pledge": _("the first steps"),
        "share": _("the timer for sharing"),
        "pulse": _("how many have answered"),
        "checkout": _("the check-out"),
        "thanks": _("the thank-you"),
        "blank": _("nothing (blank)"),
    }


def reasons() -> Table:
    """Return what to say when an action was refused, by reason."""
    return {
        "moved_on": _("Your co-facilitator moved on"),
        "changed_since": _("Something else changed it since, so it cannot be undone"),
        "late": _("That did not arrive in time, and was not done"),
        "not_undoable": _("That can no longer be undone"),
        "no_such_note": _("That note is no longer there"),
        "not_open_yet": _("That part is not open just now"),
        "no_such_theme": _("That theme is no longer there"),
        "no_such_stop": _("That part is not on the agenda"),
        "no_such_part": _("That part is not on the agenda"),
        "nothing_to_reveal": _("There is nothing to reveal yet"),
        "no_countdown": _("The countdown was already over"),
        "no_timer": _("There is no timer here"),
        "vote_closed": _("The vote is already closed"),
        "vote_open": _("While a vote is open, themes stay as they are"),
        "choices": _("There are too few or too many things to vote on that way"),
        "no_hands": _("An order cannot be shown by hand"),
        "full": _("There is no room for more. Take one back first"),
        "too_long": _("That is too long"),
        "too_many": _("That is too much at once. Choose fewer"),
        "not_shown": _("That is not on the stage now"),
        "not_revealed": _("People do not see that note yet. Show it to them first"),
        "hidden": _("That note is hidden. Show it again first"),
        "kept_off": _("That note is kept off the stage. Let it back on first"),
        "not_allowed": _("This link may not do that"),
        "not_leading": _("Somebody else leads just now"),
        "leader_here": _("Whoever leads is here. Ask them to hand over"),
        "day_over": _("That day is over. Please choose another"),
        "malformed": _("That did not work. Nothing was changed"),
        "conflict": _("That did not work. Nothing was changed"),
        "failed": _("That did not work. Nothing was changed"),
    }


def too_long() -> Table:
    """Return what to say of words that are too long, by action, where it has one limit."""
    return {
        action: _("That is too long: %(n)d characters at most", n=n)
        for action, n in LONGEST.items()
    }


def undos() -> Table:
    """Return what can be taken back, by the name of what happened (``console.undo.what``)."""
    return {
        "NoteHidden": _("Hidden"),
        "NoteRestored": _("Shown again"),
        "ReplyHidden": _("Line hidden"),
        "ReplyRestored": _("Line shown again"),
        "NamesChosen": _("Names on notes changed"),
        "NoteKeptOff": _("Taken off the stage"),
        "NoteLetOn": _("May be on the stage"),
        "NoteApproved": _("Let in"),
        "NotesPlaced": _("Moved"),
        "ThemeAdded": _("Theme made"),
        "ThemeNamed": _("Theme renamed"),
        "ThemesMerged": _("Themes merged"),
        "ThemeRemoved": _("Theme taken apart"),
        "ThemesOrdered": _("Themes put in another order"),
        "DoublesLaid": _("Duplicates changed"),
        "InsightWritten": _("What we saw was changed"),
        "Spotlighted": _("Spotlight changed"),
        "HandsCounted": _("Hands counted"),
        "VotePrepared": _("The vote was prepared otherwise"),
        "Moved": _("Moved on"),
        "TimerStopped": _("The timer is off"),
        "PlanChanged": _("The plan was changed"),
        "RuleShown": _("Another rule is lit"),
        "RuleAdded": _("A rule was added"),
        "PulseShown": _("How people came, on the stage"),
        "PledgeHidden": _("Example hidden"),
        "QuestionSettled": _("Question settled"),
        "GuestIntroduced": _("Guest changed"),
        "PassageWritten": _("Report text changed"),
        "PassageRemoved": _("Report text taken out"),
    }
