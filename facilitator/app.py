"""The application: the only module that knows every part."""

from datetime import UTC, datetime
from typing import Any

from flask import Flask
from flask_babel import Babel
from flask_socketio import SocketIO
from jinja2 import StrictUndefined
from whitenoise import WhiteNoise

from facilitator import paths, tickets
from facilitator.config import Settings
from facilitator.core.people import Role
from facilitator.core.program import Text
from facilitator.jobs.queue import Jobs
from facilitator.library.shelf import load_shelf
from facilitator.live import grammar, guards, websocket
from facilitator.live.admission import Admission
from facilitator.live.fanout import Fanout
from facilitator.live.handlers import Handlers
from facilitator.live.registry import Sessions
from facilitator.live.running import Wires
from facilitator.live.watch import Watch
from facilitator.storage.store import Store
from facilitator.storage.threads import Threads
from facilitator.tickets import Ticket, Tickets
from facilitator.web import (
    again,
    assets,
    console,
    data,
    errors,
    files,
    guesses,
    health,
    home,
    identity,
    join,
    manuscript,
    origin,
    page,
    paper,
    phone,
    preparation,
    private,
    reporting,
    stage,
    takeaway,
)
from facilitator.web.house import NAME, House

PAGES = (
    health,
    home,
    preparation,
    reporting,
    manuscript,
    data,
    join,
    paper,
    phone,
    again,
    private,
    takeaway,
    stage,
    console,
    files,
)


def create_app(settings: Settings, address: str) -> Flask:
    """Return the application of one installation; phones find it at ``address``.

    Raises ``ValueError`` for program files that cannot be run and ``PermissionError``
    for a key that others can read.
    """
    app = Flask("facilitator", template_folder=str(paths.TEMPLATES), static_folder=None)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.config["MAX_CONTENT_LENGTH"] = 1024 * 1024
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(paths.TRANSLATIONS)
    Babel(app, default_locale="ja", locale_selector=identity.language)
    _words(app)

    socketio = SocketIO(
        app,
        async_mode="gevent",
        async_handlers=False,
        json=grammar,
        max_http_buffer_size=grammar.LARGEST,
        http_compression=False,
        cors_allowed_origins=_own(settings),
        ping_interval=15,
        ping_timeout=20,
        manage_session=False,
        logger=False,
        engineio_logger=False,
    )
    websocket.install(socketio.server.eio)  # type: ignore[attr-defined]
    app.extensions["watch"] = Watch(socketio.server)  # type: ignore[attr-defined]

    fanout = Fanout(socketio.server)  # type: ignore[attr-defined]
    wires = Wires(fanout.send, fanout.send_encoded, socketio.close_room)
    house = _house(settings, address, wires)
    app.extensions[NAME] = house
    admission = Admission()
    valid = _valid(house.store, house.threads)
    Handlers(socketio, house.sessions, house.tickets, valid, admission)

    app.before_request(origin.own_pages_only)
    guesses.register(app)
    app.after_request(identity.remember_language)
    for module in PAGES:
        app.register_blueprint(module.blueprint)
    errors.register(app)
    app.wsgi_app = guards.Guards(  # type: ignore[assignment]
        _with_static(app.wsgi_app), settings.public_url, admission
    )
    return app


def _own(settings: Settings) -> Any:
    """Return the question that Engine.IO asks of every ``Origin``."""
    return lambda origin, environ: settings.own(origin, environ["HTTP_HOST"])


def _words(app: Flask) -> None:
    def pick(words: Any) -> Any:
        """Return what a program says, in the language of this page."""
        lang = page.current_lang()
        if words is None:
            return ""
        return words.of(lang) if isinstance(words, Text) else words[lang]

    app.jinja_env.filters["pick"] = pick
    app.jinja_env.filters["language"] = page.language_of
    app.jinja_env.globals["asset"] = assets.asset
    app.jinja_env.globals["current_lang"] = page.current_lang


def _house(settings: Settings, address: str, wires: Wires) -> House:
    store = Store(settings.data, settings.database)
    store.private.forget_expired(datetime.now(UTC))
    if not settings.member:  # another may have a file on disk of which no row speaks yet
        store.files.sweep()
    threads = Threads()
    return House(
        settings=settings,
        store=store,
        threads=threads,
        sessions=Sessions(store, threads, wires, settings.redis, settings.tick),
        library=load_shelf(settings.programs),
        jobs=Jobs(settings.data, store),
        tickets=Tickets(tickets.secret_key(settings.data)),
        address=address,
    )


def _valid(store: Store, threads: Threads) -> Any:
    def valid(ticket: Ticket) -> bool:
        """Return whether somebody may still act: read afresh for all who came by a link."""
        if ticket.person.role is Role.PARTICIPANT:
            return True
        return threads.read(store.links.get, ticket.link) is not None

    return valid


def _with_static(app: Any) -> Any:
    """Return ``app`` with the built files before it: hashed names, kept for ever, precompressed."""
    return WhiteNoise(
        app,
        root=str(assets.DIST),
        prefix="/static/",
        immutable_file_test=lambda _path, url: "-" in url.rpartition("/")[2],
        max_age=3600,
        add_headers_function=lambda headers, _path, _url: headers.setdefault(
            "X-Content-Type-Options", "nosniff"
        ),
    )
