"""What government knows of people already, by what a field means: a data file."""

import json
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Known:
    """Where an answer is already: the register, and the law that says so."""

    register: str
    basis: str


class Register:
    """Where the answers to questions are already, by the semantic name of a field."""

    def __init__(self, by_semantic: dict[str, Known]) -> None:
        self._by_semantic = by_semantic

    def of(self, semantic: str | None) -> Known | None:
        """Where the answer is; None where nobody has it, or the field has no meaning yet."""
        return None if semantic is None else self._by_semantic.get(semantic)


def known_registers() -> Register:
    """The registers of the data file."""
    kept = json.loads((files("forms") / "burden" / "known.json").read_text("utf-8"))
    return Register(
        {
            semantic: Known(each["register"], each["basis"])
            for each in kept["registers"]
            for semantic in each["semantics"]
        }
    )
