"""Times as they are kept: ISO 8601 in UTC to the millisecond, so that they sort as texts."""

from datetime import UTC, datetime


def moment(at: datetime) -> str:
    """A time as it is kept."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def now() -> str:
    """This moment, as it is kept."""
    return moment(datetime.now(UTC))
