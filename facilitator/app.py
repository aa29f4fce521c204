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
from facilitator.core.hosting.hosted import Appointment
from facilitator.core.people import Person, Role
from facilitator.core.program import Text
from facilitator.core.session import Session
from facilitator.jobs.closing import close, renew, settle
from facilitator.jobs.queue import Jobs
from facilitator.library.shelf import load_files
from facilitator.live import capacity, grammar, guards, websocket
from facilitator.live.admission import Admission
from facilitator.live.capacity import Memory
from facilitator.live.fanout import Fanout
from facilitator.live.handlers import Handlers
from facilitator.live.limits import Places
from facilitator.live.meters import Meters
from facilitator.live.registry import Sessions
from facilitator.live.rooms import Roster
from facilitator.live.running import After, Wires
from facilitator.live.shedding import Shedding
from facilitator.live.watch import Watch
from facilitator.storage.store import Store
from facilitator.storage.threads import Threads
from facilitator.tickets import Ticket, Tickets
from facilitator.web import (
    again,
    appointing,
    assets,
    beside,
    closing,
    compression,
    console,
    data,
    days,
    devices,
    easy,
    entrance,
    errors,
    event,
    files,
    guesses,
    guests,
    handing,
    health,
    held,
    home,
    identity,
    join,
    length,
    lessons,
    manuscript,
    metrics,
    origin,
    page,
    paper,
    phone,
    phrases,
    preparation,
    preparing,
    private,
    program_import,
    programs,
    rehearsing,
    report_day,
    reporting,
    roles,
    searching,
    shelving,
    similar,
    stage,
    stage_door,
    stage_pins,
    takeaway,
    worker,
)
from facilitator.web.house import NAME, House
from facilitator.web.longest import LONGEST

PAGES = (
    health,
    metrics,
    home,
    entrance,
    preparation,
    rehearsing,
    searching,
    shelving,
    programs,
    program_import,
    roles,
    length,
    lessons,
    appointing,
    preparing,
    report_day,
    reporting,
    manuscript,
    data,
    event,
    join,
    paper,
    phone,
    again,
    beside,
    devices,
    private,
    takeaway,
    stage,
    stage_door,
    stage_pins,
    phrases,
    worker,
    console,
    guests,
    similar,
    files,
    closing,
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
    # A record in a page is the very text that comes on the wire, so that scripts can compare them.
    app.jinja_env.policies["json.dumps_kwargs"] = {"sort_keys": False}
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
        client_manager=Roster(),
        logger=False,
        engineio_logger=False,
    )
    server: Any = socketio.server  # type: ignore[attr-defined]
    websocket.install(server.eio)
    watch = Watch(server)

    fanout = Fanout(server)
    wires = Wires(fanout.send, fanout.send_encoded, fanout.close_room)
    house = _house(settings, address, wires)
    app.extensions[NAME] = house
    memory = capacity.Memory(capacity.bound(settings.allowance.memory))
    admission = _admission(settings, house.tickets, server, memory)
    valid = _valid(house.store, house.threads)
    places = Places(settings.allowance.of_session)
    handlers = Handlers(server, fanout, house.sessions, house.tickets, valid, admission, places)
    shedding = Shedding(memory, handlers.newest, server.disconnect)
    app.extensions[metrics.NAME] = Meters(
        server, fanout, house.sessions, house.store, handlers, admission, watch, shedding
    )

    app.before_request(origin.own_pages_only)
    guesses.register(app)
    handing.register(app)
    entrance.register(app)
    app.after_request(identity.remember_language)
    app.after_request(compression.compress)
    for module in PAGES:
        app.register_blueprint(module.blueprint)
    errors.register(app)
    app.wsgi_app = guards.Guards(  # type: ignore[assignment]
        _with_static(app.wsgi_app), settings.public_url, admission, proxied=settings.proxied
    )
    return app


def _admission(settings: Settings, signer: Tickets, server: Any, memory: Memory) -> Admission:
    """Return who looks after the door."""
    most = capacity.connections(settings.allowance.connections)

    def who(environ: dict[str, Any]) -> Person | None:
        return identity.who(environ, signer, settings.secure)

    def full() -> bool:
        return memory.full or len(server.eio.sockets) >= most

    return Admission(who=who, full=full, handshakes=settings.allowance.handshakes)


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

    easy.register(app)
    app.jinja_env.filters["pick"] = pick
    app.jinja_env.filters["language"] = page.language_of
    app.jinja_env.filters["in_words"] = lambda day: days.in_words(day, page.current_lang())
    app.jinja_env.filters["when"] = lambda at: held.when(_appointment(at))
    app.jinja_env.filters["where"] = lambda at: held.where(_appointment(at))
    app.jinja_env.globals["asset"] = assets.asset
    app.jinja_env.globals["current_lang"] = page.current_lang
    app.jinja_env.globals["in_language"] = page.in_language
    app.jinja_env.globals["longest"] = LONGEST


def _appointment(told: Any) -> Appointment:
    """Return when and where a session is held, of the session itself or of its record."""
    return told if isinstance(told, Appointment) else Appointment(**told)


def _house(settings: Settings, address: str, wires: Wires) -> House:
    store = Store(settings.data, settings.database)
    store.private.forget_expired(datetime.now(UTC))
    if not settings.member:  # another may have a file on disk of which no row speaks yet
        store.files.sweep()
    threads = Threads()
    jobs = Jobs(settings.data, store)

    def ended(session: Session) -> None:
        close(jobs, session, address)

    def taken_back(session: Session) -> None:
        renew(jobs, session)

    def settled(session: Session) -> None:
        settle(jobs, session, address)

    after = After(ended, taken_back, settled)
    return House(
        settings=settings,
        store=store,
        threads=threads,
        sessions=Sessions(store, threads, wires, settings.redis, settings.tick, after),
        files=load_files(settings.programs),
        jobs=jobs,
        tickets=Tickets(tickets.secret_key(settings.data)),
        address=address,
    )


def _valid(store: Store, threads: Threads) -> Any:
    def valid(ticket: Ticket) -> bool:
        """Return whether somebody may still act: read afresh for all who came by a link."""
        if ticket.person.role in (Role.PARTICIPANT, Role.ONLOOKER):
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
