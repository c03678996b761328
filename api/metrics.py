"""What a service counts about itself, for those who watch over it: numbers, and nothing of anybody.

No label holds what a caller chose: routes stand for addresses, and neither languages nor forms are
told apart, as one picture in a rare language would be one person.
"""

from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import choose_encoder

from api.workers.pool import Workers
from forms.overlay import Outcome, Overlay
from vision.outcome import MissReason

#: Files of the phone client, addresses where nothing is, and methods that nobody knows.
OTHER = "other"
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
#: From what a followed sheet takes to the end of a letter of many pages, in seconds.
_SECONDS = (0.01, 0.03, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 100, 300)


class Metrics:
    """The numbers of one running service, from its start on."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "leeswijzer_http_requests", "Requests answered.", ("method", "route", "status"),
            registry=self._registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "leeswijzer_http_request_duration_seconds",
            "From the first byte of a request to the last of its answer.",
            ("route",), buckets=_SECONDS, registry=self._registry,
        )  # fmt: skip
        self._outcomes = Counter(
            "leeswijzer_pictures", "Pictures looked at, by what came of it.", ("outcome",),
            registry=self._registry,
        )  # fmt: skip
        # From the start on, so that the first of a kind is seen as a change.
        for outcome in (Outcome.RECOGNISED, Outcome.LETTER, *MissReason):
            self._outcomes.labels(outcome)
        self._ready = Gauge(
            "leeswijzer_workers_ready", "Workers that can look at pictures.",
            registry=self._registry,
        )  # fmt: skip
        self._waiting = Gauge(
            "leeswijzer_pictures_waiting", "Pictures that wait for a worker.",
            registry=self._registry,
        )  # fmt: skip
        ProcessCollector(registry=self._registry)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request; `route` as it is declared, never as it was asked."""
        known = method if method in _METHODS else OTHER
        self._requests.labels(known, route, status).inc()
        self._seconds.labels(route).observe(seconds)

    def looked(self, overlay: Overlay) -> None:
        """Count a picture: recognised, a letter, or why it was neither."""
        miss = overlay.miss
        self._outcomes.labels(overlay.outcome if miss is None else miss.reason).inc()

    def told(self, workers: Workers[Any], accept: str) -> tuple[bytes, str]:
        """All numbers now, in the form that `accept` asks for, and its media type."""
        self._ready.set(workers.ready)
        self._waiting.set(workers.waiting)
        encode, media_type = choose_encoder(accept)
        return encode(self._registry), media_type
