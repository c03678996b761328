"""What a field is: its type, its meaning, and when it must be filled in."""

import dataclasses
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Final

from forms.drafting.boxes import Box
from forms.drafting.content import Content, path_of
from forms.drafting.texts import cleaned
from forms.errors import EditError, KeyFormatError
from forms.keys import slug
from forms.overlay import CheckCode
from forms.template import FieldType, Term

#: HTML autocomplete tokens, with `section-…` and `shipping` before them, or our own `x-` names.
_SEMANTIC = re.compile(r"[a-z0-9]+(?:[- ][a-z0-9]+)*")
_LONGEST_NAME, _LONGEST_EXAMPLE = 60, 100
#: No comb of a form is longer than an IBAN in boxes, twice.
_MOST_CELLS = 80
_MOST_CHOSEN = 50


class Unchanged(Enum):
    """Says that nothing is said: None takes a value away."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = Unchanged.UNCHANGED


@dataclass(frozen=True)
class FieldRules:
    """What to say of fields; UNCHANGED leaves it as it is, None takes it away.

    `condition` is the id of the field that must be ticked first, or page/id; `choose` how many of
    a `group` may be ticked.
    """

    type: FieldType | Unchanged = UNCHANGED
    semantic: str | Unchanged | None = UNCHANGED
    required: bool | Unchanged | None = UNCHANGED
    condition: str | Unchanged | None = UNCHANGED
    group: str | Unchanged | None = UNCHANGED
    choose: int | Unchanged | None = UNCHANGED
    comb_cells: int | Unchanged | None = UNCHANGED
    checks: tuple[str, ...] | Unchanged | None = UNCHANGED
    term: Term | Unchanged | None = UNCHANGED
    example: str | Unchanged | None = UNCHANGED


def new_field(kind: FieldType, area: Box) -> dict[str, Any]:
    """A field as it is kept, with nothing said of it yet."""
    return {"type": kind.value, "areaMm": list(area)}


def checked_rules(rules: FieldRules, content: Content, page: int) -> dict[str, Any]:
    """What `rules` says, as it is kept.

    Raises:
        EditError: something in it cannot be.
    """
    said = {
        each.name: getattr(rules, each.name)
        for each in dataclasses.fields(rules)
        if getattr(rules, each.name) is not UNCHANGED
    }
    return dict(_kept(name, value, content, page) for name, value in said.items())


def require_kept(named: Iterable[str], known: Collection[str]) -> None:
    """Check that all names are known.

    Raises:
        EditError: one is not.
    """
    strange = sorted(set(named) - set(known))
    if strange:
        raise EditError(f"Nothing is called “{strange[0]}”; known are: {', '.join(known)}.")


def _kept(name: str, value: Any, content: Content, page: int) -> tuple[str, Any]:
    """The name and value under which a rule is kept."""
    keep: dict[str, Callable[[Any], Any]] = {
        "type": lambda kind: FieldType(kind).value,
        "semantic": _semantic,
        "condition": lambda named: _known_field(named, content, page),
        "group": _group,
        "choose": lambda count: _between(count, 1, _MOST_CHOSEN),
        "comb_cells": lambda count: _between(count, 1, _MOST_CELLS),
        "checks": _checks,
        "term": lambda term: _term(term, content, page),
        "example": lambda text: cleaned(text, _LONGEST_EXAMPLE),
        "required": bool,
    }
    kept_as = "combCells" if name == "comb_cells" else name
    return kept_as, None if value is None else keep[name](value)


def _checks(codes: tuple[str, ...]) -> list[str] | None:
    require_kept(codes, [str(code) for code in CheckCode])
    return list(dict.fromkeys(codes)) or None


def _semantic(name: str) -> str | None:
    plain = " ".join(name.split())
    if plain and (not _SEMANTIC.fullmatch(plain) or len(plain) > _LONGEST_NAME):
        raise EditError(
            "A meaning is a name in small letters with hyphens, as family-name or x-bsn.",
            code="invalid-semantic",
        )
    return plain or None


def _group(name: str) -> str | None:
    if not name.strip():
        return None
    try:
        return slug(name)[:_LONGEST_NAME].strip("-")
    except KeyFormatError as error:
        raise EditError(
            "The name of a question needs letters or digits.", code="invalid-group"
        ) from error


def _known_field(named: str, content: Content, page: int) -> str:
    other = named if "/" in named else f"{page}/{named}"
    number, _, field_id = other.partition("/")
    if not number.isdecimal() or content.get(path_of(int(number), field_id)) is None:
        raise EditError(
            "The field that this depends on is not there. Choose one of the fields of this form.",
            code="no-such-field",
        )
    return field_id if number == str(page) else other


def _between(value: int, least: int, most: int) -> int:
    if not least <= value <= most:
        raise EditError(f"This number lies between {least} and {most}.", code="out-of-range")
    return value


def _term(term: Term, content: Content, page: int) -> dict[str, Any]:
    if term.last_day is not None:
        try:
            return {"lastDay": date.fromisoformat(term.last_day).isoformat()}
        except ValueError as error:
            raise EditError(
                "The last day is a date, as 2026-12-31.", code="invalid-date"
            ) from error
    if term.after is None:
        raise EditError(
            "Say the last day, or the field from whose date is counted.", code="no-term"
        )
    counted = {"months": _between(term.months, 0, 1200), "days": _between(term.days, 0, 36_500)}
    # Left out where there is none, as templates do.
    if working_days := _between(term.working_days, 0, 3650):
        counted["workingDays"] = working_days
    return {"after": _known_field(term.after, content, page), **counted}
