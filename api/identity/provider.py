"""Which OpenID provider people may sign in at."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class OpenidProvider:
    """A provider by its issuer address, and what it knows this service by."""

    issuer: str
    client_id: str
    client_secret: str | None = field(repr=False)
    name: str
    #: Where it sends people back to: it has to know this address.
    return_address: str
