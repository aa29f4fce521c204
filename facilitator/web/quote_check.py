"""What a guest is sent with the link to look through their words: a text to be copied."""

from flask_babel import force_locale
from flask_babel import gettext as _

from facilitator.core.session import Session
from facilitator.report.manuscript import captured
from facilitator.web.guest_brief import whom


def quote_check(session: Session, guest: str, link: str, lang: str) -> str:
    """Return the text to ``guest``, who answers by ``link``; its sender stands in brackets.

    It says the words that wait for an answer. Those that were answered can be found by the link.
    """
    said = [each for each in captured.caught(session) if each.guest == guest]
    waiting = [each.text for each in said if each.state == "waiting"]
    with force_locale(lang):
        asking = (
            _("We would like to print these words of yours from the talk:"),
            "",
            *(_("“%(words)s”", words=words) for words in waiting),
            "",
        )
        looking = (
            _("These are words of yours that we wrote down. You can look through them again."),
        )
        lines = (
            whom(captured.guests(session).get(guest, "")),
            "",
            _("Thank you for having spoken at: %(title)s", title=session.title),
            *(asking if waiting else looking),
            _(
                "Of each you can say here, without an account: good as it is, put it right, or do "
                "not print it: %(link)s",
                link=link,
            ),
            *([_("Until you have answered, none of them is printed.")] if waiting else []),
            "",
            _("[your name]"),
        )
        return "\n".join(map(str, lines))
