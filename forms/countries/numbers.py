"""Numbers whose last digits check the others: citizens' numbers, tax numbers, payment references.

The rules are data of the country; here are the few ways of checking that they choose from. The
phone has the same ways (`client_demo/src/vault/numbers.ts`), and the examples in the data hold
both to the same outcomes.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from forms.template import Field, FieldType

#: Printed between the digits, as in 85.07.30-033.28 and +++090/9337/55493+++.
_BETWEEN: Final = re.compile(r"[\s.\-/+*]")
_CHECK_DIGITS: Final = 2


@dataclass(frozen=True)
class CheckedNumber:
    """A kind of number: what it is called in `language`, its length, and how it is checked.

    `semantic` names the fields that ask for it; `layout` is how it is printed, # for a digit.
    """

    id: str
    name: str
    language: str
    semantic: str
    field_type: FieldType
    named: str
    digits: int
    layout: str
    _rule: Mapping[str, Any]

    def is_asked_by(self, field: Field) -> bool:
        """Whether `field` asks for it: of oneself (x-bsn) or of somebody else (x-child-bsn)."""
        return self.asks(field.type, field.semantic)

    def asks(self, field_type: str, semantic: str | None) -> bool:
        """Whether a field of that type and meaning asks for it."""
        if self.field_type is FieldType.BSN and field_type == FieldType.BSN:
            return True
        return (semantic or "").endswith(self.semantic.removeprefix("x"))

    def holds(self, text: str) -> bool | None:
        """Whether this can be such a number; None when it is not readable as one."""
        digits = _BETWEEN.sub("", text)
        if not digits or not (digits.isascii() and digits.isdecimal()):
            return None
        if len(digits) != self.digits or int(digits) == 0:
            return False
        return _METHODS[self._rule["method"]](digits, self._rule)


def number_of(content: Mapping[str, Any]) -> CheckedNumber:
    """The kind of number that an entry of `numbers` tells about.

    Raises:
        KeyError: something is missing in it.
        ValueError: there is no such way of checking, or no such field type.
    """
    if content["check"]["method"] not in _METHODS:
        raise ValueError(content["check"]["method"])
    return CheckedNumber(
        id=content["id"],
        name=content["name"],
        language=content["language"],
        semantic=content["semantic"],
        field_type=FieldType(content["fieldType"]),
        named=content["named"],
        digits=content["digits"],
        layout=content["layout"],
        _rule=MappingProxyType(content["check"]),
    )


def _weighted_sum(digits: str, rule: Mapping[str, Any]) -> bool:
    pairs = zip(rule["weights"], digits, strict=True)
    return bool(sum(weight * int(digit) for weight, digit in pairs) % rule["modulus"] == 0)


def _remainder(digits: str, rule: Mapping[str, Any]) -> bool:
    """What is left after division; no check digits are 00, the modulus stands for it."""
    checked, check, modulus = digits[:-_CHECK_DIGITS], int(digits[-_CHECK_DIGITS:]), rule["modulus"]
    return any(check == (int(prefix + checked) % modulus or modulus) for prefix in rule["prefixes"])


def _complement(digits: str, rule: Mapping[str, Any]) -> bool:
    checked, check, modulus = digits[:-_CHECK_DIGITS], int(digits[-_CHECK_DIGITS:]), rule["modulus"]
    return any(check == modulus - int(prefix + checked) % modulus for prefix in rule["prefixes"])


def _iso7064_mod11_10(digits: str, rule: Mapping[str, Any]) -> bool:
    product = 10
    for digit in digits[:-1]:
        total = (product + int(digit)) % 10 or 10
        product = 2 * total % 11
    if (product + int(digits[-1])) % 10 != 1:
        return False
    repeated = [count for count in Counter(digits[:-1]).values() if count > 1]
    most = rule.get("repeated")
    return most is None or (len(repeated) == 1 and repeated[0] <= most)


_METHODS: Final[Mapping[str, Callable[[str, Mapping[str, Any]], bool]]] = MappingProxyType(
    {
        "weighted-sum": _weighted_sum,
        "remainder": _remainder,
        "complement": _complement,
        "iso7064-mod11-10": _iso7064_mod11_10,
    }
)
