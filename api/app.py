"""The HTTP service. `uvicorn --factory api.app:create_app` or `leeswijzer serve`."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from typing import Any, TypedDict

from fastapi import APIRouter, FastAPI
from fastapi.responses import JSONResponse

from api.client_pages import THEME, built_client, client_routes
from api.errors import install_error_handlers
from api.metrics import Metrics
from api.middleware.addresses import NamesOnly
from api.middleware.bodies import BodyLimit
from api.middleware.counting import Counted
from api.middleware.headers import HeadersAlone, SafeHeaders
from api.middleware.last_resort import LastResort
from api.middleware.packing import PackedAnswers
from api.middleware.ranges import RangesAsked
from api.openapi import API_VERSION, describe
from api.routes import (
    aid,
    feedback,
    frames,
    health,
    languages,
    letters,
    roots,
    senders,
    suggestions,
    templates,
    workbench,
)
from api.services import Services, open_services
from api.settings import Settings, misspelt_settings
from api.workers.looking import Looker

_log = logging.getLogger("leeswijzer")


class State(TypedDict):
    """What every request finds in `request.state`."""

    services: Services


def create_app(
    settings: Settings | None = None, open_engine: Callable[[], Looker] | None = None
) -> FastAPI:
    """The application; nothing is opened before it starts.

    `open_engine` replaces the assistant in the workers, for tests.
    """
    chosen = settings or _told_settings()
    metrics = Metrics()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[State]:
        with open_services(chosen, metrics, open_engine) as services, _digests(services):
            yield {"services": services}

    app = FastAPI(
        lifespan=lifespan,
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        version=API_VERSION,
    )
    install_error_handlers(app)
    # The last added is the outermost.
    app.add_middleware(RangesAsked)
    app.add_middleware(PackedAnswers)
    app.add_middleware(LastResort)
    app.add_middleware(BodyLimit)
    app.add_middleware(NamesOnly)
    app.add_middleware(Counted, metrics=metrics, routes=app.router.routes)
    app.add_middleware(HeadersAlone)
    app.add_middleware(SafeHeaders, api_version=API_VERSION)
    app.include_router(_first_version(app))
    app.include_router(health.router)
    app.router.routes.extend(
        client_routes(built_client(), chosen.data_dir / THEME, chosen.accessibility_contact)
    )
    return app


def _told_settings() -> Settings:
    """The settings from the environment, with a line in the log for what sets nothing there."""
    for sentence in misspelt_settings():
        _log.warning("%s", sentence)
    return Settings()


def _first_version(app: FastAPI) -> APIRouter:
    router = APIRouter(prefix="/v1")
    resources = (frames, letters, templates, roots, languages, senders, aid, feedback, suggestions)
    for resource in (*resources, workbench):
        router.include_router(resource.router)

    @router.get("/openapi.json", include_in_schema=False)
    def show_openapi() -> JSONResponse:
        """This interface, described; readable from any site, as the design rules ask."""
        headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache"}
        return JSONResponse(_described(app), headers=headers)

    return router


def _described(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        app.openapi_schema = describe(app)
    return app.openapi_schema


def _digests(services: Services) -> AbstractContextManager[object]:
    """Tells people by e-mail what waits for them, where there is a mail server to do so."""
    if services.staff.mail is None:
        return nullcontext()
    from api.digest.keeper import DigestKeeper  # noqa: PLC0415 - asked for by few

    return DigestKeeper(services, services.staff.mail)
