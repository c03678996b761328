"""Which of several forms of an answer is asked for."""

#: One JSON object a line, as they come about.
JSON_LINES = "application/jsonl"
_JSON = "application/json"


def prefers_lines(accept: str) -> bool:
    """Whether an `Accept` header names JSON lines, and wants them as much as one JSON object."""
    wanted = dict(map(_weighed, accept.split(",")))
    lines = wanted.get(JSON_LINES, 0.0)
    return lines > 0 and lines >= wanted.get(_JSON, 0.0)


def _weighed(part: str) -> tuple[str, float]:
    """A media type with how much it is wanted, 0..1; 0 where that cannot be read."""
    name, *parameters = (each.strip().lower() for each in part.split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return name, float(value)
            except ValueError:
                return name, 0.0
    return name, 1.0
