"""GET /v1/roots: whose word counts here for which key is whose."""

from http import HTTPStatus

from fastapi import APIRouter

from api.dependencies import RunningServices, problems
from api.wire.signatures import RootsSchema

router = APIRouter(tags=["templates"])


@router.get("/roots", responses=problems(HTTPStatus.SERVICE_UNAVAILABLE))
def list_roots(services: RunningServices) -> RootsSchema:
    """The roots this service trusts, to verify signatures with."""
    return RootsSchema.of(services.packs.roots(), services.packs.revocations())
