"""What `/metrics` tells: how the server is, in numbers, and nothing of anybody.

No session, no code, no title and no person is named: who may read the numbers need not know them.
Everything is counted where it happens, in plain numbers; they are put together when asked for.
"""

from collections import Counter
from collections.abc import Iterable
from importlib.metadata import version
from platform import python_version
from typing import Any

from prometheus_client import CollectorRegistry, GCCollector, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from facilitator.live.admission import Admission
from facilitator.live.fanout import Fanout, outbox_of
from facilitator.live.handlers import Handlers
from facilitator.live.registry import Sessions
from facilitator.live.shedding import Shedding
from facilitator.live.watch import Watch
from facilitator.storage.store import Store

BUILD = ("tsunagari", "gevent", "python-engineio", "python-socketio")  # what may be at fault
_P = "tsunagari_"


class Meters(Collector):
    """The numbers of one server. Lives on the loop."""

    def __init__(
        self,
        server: Any,
        fanout: Fanout,
        sessions: Sessions,
        store: Store,
        handlers: Handlers,
        admission: Admission,
        watch: Watch,
        shedding: Shedding,
    ) -> None:
        self._server = server
        self._fanout = fanout
        self._sessions = sessions
        self._store = store
        self._handlers = handlers
        self._admission = admission
        self._watch = watch
        self._shedding = shedding
        self._jobs = 0
        self._registry = CollectorRegistry()
        self._registry.register(self)
        ProcessCollector(registry=self._registry)
        GCCollector(registry=self._registry)

    def text(self, jobs: int) -> bytes:
        """Return the numbers in the text format of Prometheus. ``jobs``: how many wait."""
        self._jobs = jobs
        return bytes(generate_latest(self._registry))

    def collect(self) -> Iterable[Metric]:
        """Yield every number."""
        yield self._build()
        yield from self._people()
        yield from self._storing()
        yield from self._sending()
        yield from self._sent_away()
        late = self._watch.late
        yield _gauge("loop_late_seconds", "how late the loop was when last looked at", late)
        yield _gauge("jobs_waiting", "reports and sheets that are asked for, not made", self._jobs)

    def _build(self) -> Metric:
        family = GaugeMetricFamily(
            f"{_P}build_info", "what runs here", labels=["python", *map(_label, BUILD)]
        )
        family.add_metric([python_version(), *map(version, BUILD)], 1)
        return family

    def _people(self) -> Iterable[Metric]:
        running = self._sessions.running()
        counts: Counter[Audience] = sum(
            (each.presence.audience_sizes() for each in running), Counter()
        )
        family = GaugeMetricFamily(f"{_P}connections", "screens that are told", labels=["audience"])
        for audience in (Audience.STAGE, Audience.CONSOLE, Audience.PHONE):
            family.add_metric([audience.value], counts[audience])
        yield family
        sockets = len(self._server.eio.sockets)
        yield _gauge("sockets", "open connections, those that have shown no ticket, too", sockets)
        yield _gauge("sessions_open", "sessions that were asked for since the start", len(running))

    def _storing(self) -> Iterable[Metric]:
        running = self._sessions.running()
        written = self._store.log.written
        yield _counter("entries", "entries written into logs", written.entries)
        yield _counter("transactions", "transactions that wrote them", written.transactions)
        waiting = sum(each.waiting for each in running)
        yield _gauge("actions_waiting", "actions that wait to be stored", waiting)
        stuck = sum(bool(each.stuck) for each in running)
        yield _gauge("sessions_stuck", "open sessions that cannot store anything just now", stuck)
        family = CounterMetricFamily(f"{_P}answers", "actions answered", labels=["answer"])
        for answer in ("ok", *Reason):
            family.add_metric([str(answer)], self._handlers.answers[str(answer)])
        yield family

    def _sending(self) -> Iterable[Metric]:
        sockets = self._server.eio.sockets.values()
        outboxes = [outbox for each in sockets if (outbox := outbox_of(each)) is not None]
        lagging = sum(outbox.lagging for outbox in outboxes)
        waiting = sum(outbox.size for outbox in outboxes)
        yield _gauge("outboxes_lagging", "connections that are behind, and left out", lagging)
        yield _gauge("outboxes_bytes", "bytes that wait for slow connections", waiting)
        yield _counter("frames_sent", "frames for WebSockets", self._fanout.frames)
        yield _counter("bytes_sent", "bytes in these frames", self._fanout.bytes)

    def _sent_away(self) -> Iterable[Metric]:
        family = CounterMetricFamily(f"{_P}cut", "connections that were ended", labels=["why"])
        family.add_metric(["slow"], self._watch.slow)
        family.add_metric(["stranger"], self._watch.strange)
        family.add_metric(["memory"], self._shedding.sent)
        yield family
        refused = self._admission.refused
        yield _counter("handshakes_refused", "connections that were told to come again", refused)


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"{_P}{name}", about, value=value)


def _counter(name: str, about: str, value: float) -> Metric:
    return CounterMetricFamily(f"{_P}{name}", about, value=value)


def _label(name: str) -> str:
    return name.replace("-", "_")
