"""The entrance for those who run a session: a link, and its PIN if it asks for one.

The secret stands in the fragment, which no server ever sees, and is sent by a form.
"""

from flask import (
    Blueprint,
    Flask,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
)
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as AnyResponse

from facilitator.storage.links import Link
from facilitator.web.guesses import caller
from facilitator.web.house import house
from facilitator.web.identity import crew_has_left, enter, forget_crew, link_of
from facilitator.web.join import digits
from facilitator.web.pins import Pins

blueprint = Blueprint("entrance", __name__)

NAME = "pins"


def register(app: Flask) -> None:
    """Begin to count wrong PINs."""
    app.extensions[NAME] = Pins()


def pins() -> Pins:
    """Return the wrong PINs of the present application."""
    found: Pins = current_app.extensions[NAME]
    return found


@blueprint.get("/enter")
def entrance() -> AnyResponse:
    """Take the secret out of the link, or let it be pasted."""
    response = make_response()
    response.set_data(_page(forgets=crew_has_left(response)))
    return response


@blueprint.post("/leave")
def leave() -> AnyResponse:
    """Let this device forget whoever runs sessions here, and say how they come back."""
    response = redirect("/enter?left=1", 303)
    forget_crew(response)
    return response


@blueprint.post("/enter")
def let_in() -> AnyResponse | tuple[str, int]:
    """Remember the link in this browser and go where it leads; its PIN is asked for once."""
    secret = request.form.get("secret", "").strip().rpartition("#")[2]
    link = link_of(secret) if secret else None
    if link is None:
        problem = _("This link is no longer valid. Ask the person who runs Tsunagari for a new one")
        return _page(problem), 403
    if not link.pin:
        return enter(link)
    if "pin" not in request.form:
        return _page(secret=secret), 200
    return _with_pin(secret, link)


def _with_pin(secret: str, link: Link) -> AnyResponse | tuple[str, int]:
    if wait := pins().wait(link.id, caller()):
        problem = ngettext(
            "Too many wrong PINs. Wait for %(num)d second, then try again",
            "Too many wrong PINs. Wait for %(num)d seconds, then try again",
            wait,
        )
        return _page(problem, secret), 429
    # Counted before it is looked at: a thousand at once would all find that there is a try left.
    pins().was_wrong(link.id, caller())
    typed = digits(request.form.get("pin", ""))
    if not house().threads.read(house().store.links.knows, secret, typed):
        return _page(_("That is not the PIN. It was given to you with the link"), secret), 403
    pins().was_right(link.id, caller())
    return enter(link)


def _page(problem: str = "", secret: str = "", *, forgets: bool = False) -> str:
    """Return the form: for a link, or once it is known for its PIN.

    ``forgets``: its script lets this browser forget what whoever left has typed and seen.
    """
    left = "left" in request.args and not problem and not secret
    return render_template("enter.html", problem=problem, secret=secret, left=left, forgets=forgets)
