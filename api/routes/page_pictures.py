"""The blank page of a version as a picture: what everybody may see, and what its owner may."""

from typing import Annotated, Any, Final

from fastapi import Path, Request
from fastapi.responses import Response

from api.routes.caching import UNCHANGED, cached
from api.services import Services
from forms.keys import VersionKey

PageNumber = Annotated[int, Path(ge=1, le=9999, description="from 1")]

#: How it is answered, for the OpenAPI document.
PAGE_PICTURE: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"image/png": {}}},
    **UNCHANGED,
}


def page_picture(request: Request, services: Services, key: VersionKey, page: int) -> Response:
    """The page of that number, a grey PNG; the same number of pixels for each mm.

    Raises:
        NotFoundError: the version has no such page.
        StoreError: its image cannot be read.
    """
    return cached(
        request,
        f"{key} {page} picture",
        lambda: services.catalogue.page_image(key.page(page)),
    )
