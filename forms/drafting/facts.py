"""What is true of a form as a whole: what it is for, by when, where it goes, whom to pay."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from forms.checks import is_iban
from forms.countries.country import HOME, countries
from forms.drafting.boxes import Paper
from forms.drafting.content import FACTS, OBJECTS, Content
from forms.drafting.online import is_online_address
from forms.drafting.rules import require_kept
from forms.drafting.texts import LONGEST_LABEL, cleaned, cleaned_list
from forms.errors import EditError

#: What `contact` and `payment` hold, each a list of texts.
CONTACT = ("phones", "emails", "hosts")
PAYMENT = ("ibans",)
_PHONE = re.compile(r"\+?[0-9]{3,15}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
#: How each is written, what is said when it is not, and the code of that.
FORMATS = {
    "phones": (_PHONE, "A phone number has digits only, as 0201234567 or 14020.", "invalid-phone"),
    "emails": (_EMAIL, "An e-mail address looks like naam@voorbeeld.nl.", "invalid-email"),
    "hosts": (_HOST, "A website is given by its host alone, as voorbeeldstad.nl.", "invalid-host"),
}


@dataclass(frozen=True)
class WriteFacts:
    """Say things about the form as a whole: `facts` by path, as in {"purpose": "…"}."""

    facts: dict[str, Any]

    def apply(self, content: Content, _paper: Paper, /) -> Content:
        """See `Operation`."""
        require_kept(self.facts, (*FACTS, *OBJECTS))
        if "title" in self.facts and not cleaned(self.facts["title"], LONGEST_LABEL):
            raise EditError("A form has a name. Write what stands at its top.", code="no-title")
        written = content.with_values(
            {path: _fact(path, value) for path, value in self.facts.items()}
        )
        start, end = written.get("valid-from"), written.get("valid-until")
        if start and end and end < start:
            raise EditError("The last day lies before the first.", code="invalid-date")
        return written


def _fact(path: str, value: Any) -> Any:
    if value is None:
        return None
    if path in OBJECTS:
        return _lists(value, CONTACT if path == "contact" else PAYMENT)
    if path.startswith("valid-"):
        return _day(value)
    if (read := _READ.get(path)) is not None:
        return read(value)
    return cleaned(value, LONGEST_LABEL if path == "title" else 2000)


def _lists(given: dict[str, Any], known: tuple[str, ...]) -> dict[str, list[str]] | None:
    require_kept(given, known)
    kept = {name: cleaned_list(texts) for name, texts in given.items()}
    return {
        name: [_one(name, text) for text in texts] for name, texts in kept.items() if texts
    } or None


def _one(name: str, text: str) -> str:
    """A number or address as it is compared with what letters say."""
    if name == "ibans":
        bare = re.sub(r"[\s.-]", "", text).upper()
        if not is_iban(bare):
            raise EditError(
                "This account number (IBAN) cannot be right: its check digits do not fit. "
                "Compare it with the bank.",
                code="invalid-iban",
            )
        return bare
    bare = re.sub(r"[\s()-]", "", text) if name == "phones" else text.casefold()
    pattern, says, code = FORMATS[name]
    if not pattern.fullmatch(bare):
        raise EditError(says, code=code)
    return bare


def _address(value: str) -> str | None:
    address = value.strip()
    if not address:
        return None
    if not is_online_address(address):
        raise EditError(
            "Give the whole address of the online form, as "
            "https://formulieren.voorbeeldstad.nl/verhuizing, without a name or password in it.",
            code="invalid-online-address",
        )
    return address


def _country(code: str) -> str | None:
    if code and code not in countries():
        raise EditError(
            f"Of the country “{code}” nothing is known; known are {', '.join(countries())}."
        )
    return None if code in ("", HOME) else code


def _day(value: str) -> str | None:
    if not value.strip():
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise EditError("This is no date. Write it as 2026-12-31.", code="invalid-date") from error


#: What is neither plain text nor a day, by path.
_READ: Final[dict[str, Callable[[Any], Any]]] = {
    "at-hand": cleaned_list,
    "online": _address,
    "country": _country,
}
