"""GET /livez, /readyz and /metrics: for those who watch over the service."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

from api.dependencies import RunningServices, problems
from api.errors import ProblemError
from api.wire.health import HealthSchema

_NOT_YET = "No worker is ready to look at pictures yet."
#: Why is for whoever runs it: it may name folders of this machine.
_STUCK = "No worker that looks at pictures opens. The log of the service says why."

router = APIRouter(tags=["health"])


@router.get("/livez")
async def is_alive() -> HealthSchema:
    """The service runs. Restart it when this does not answer."""
    return HealthSchema()


@router.get("/readyz", responses=problems(HTTPStatus.SERVICE_UNAVAILABLE))
def is_ready(services: RunningServices) -> HealthSchema:
    """The service can look at pictures. Send it none while this says no."""
    services.catalogue.revision()
    if not services.workers.has_ready_worker:
        raise ProblemError(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "not-ready",
            _STUCK if services.workers.opening_error else _NOT_YET,
            headers={"Retry-After": "1"},
        )
    return HealthSchema()


@router.get("/metrics", response_class=PlainTextResponse)
def tell_metrics(request: Request, services: RunningServices) -> Response:
    """What the service has counted since it started, as Prometheus and OpenMetrics have it.

    Numbers of requests, of pictures by what came of them, of workers, and of the process; nothing
    of a paper or of a person.
    """
    told, media_type = services.metrics.told(services.workers, request.headers.get("accept", ""))
    return Response(told, headers={"Content-Type": media_type})
