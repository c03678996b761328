"""How the service is, on the wire."""

from typing import Literal

from api.wire.schema import WireSchema


class HealthSchema(WireSchema):
    """The service is well; otherwise it answers with a problem."""

    status: Literal["pass"] = "pass"
