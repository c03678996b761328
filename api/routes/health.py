"""GET /livez and /readyz: for those who watch over the service."""

from http import HTTPStatus

from fastapi import APIRouter

from api.errors import ProblemError
from api.routes.access import RunningServices, problems
from api.wire.health import HealthSchema

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
            "No worker is ready to look at pictures yet.",
            headers={"Retry-After": "1"},
        )
    return HealthSchema()
