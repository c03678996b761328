"""Slots for the sender, how to reach it, references, and small things that state no fact."""

from random import Random

from tests.letters.drafting import Draft, Stated
from tests.letters.senders import spelled_phone
from tests.letters.spans import Run, Span
from tests.letters.spelling import grouped
from tests.letters.truth import FactKind


def drawn_reference(sort: str, rng: Random, year: int) -> str:
    """A reference as such senders print them."""
    digits = "".join(str(rng.randrange(10)) for _ in range(16))
    fours = " ".join(grouped(digits, 4))
    if sort == "payment":
        return rng.choice([fours, fours, digits])
    if sort in ("assessment", "decision"):
        return rng.choice([digits[:9], f"{digits[:4]}.{digits[4:7]}.{digits[7:9]}", fours])
    if sort in ("customer", "invoice"):
        return digits[: rng.randint(6, 10)]
    letters = "".join(rng.choice("ABDGHKLMNPRSTVWZ") for _ in range(rng.randint(1, 3)))
    return rng.choice(
        [
            f"Z-{year}-{digits[:6]}",
            f"{year}/{digits[:6]}",
            f"{letters}{digits[:7]}",
            f"{letters}/{digits[:5]}/{year}",
            f"{year}-{digits[:8]}",
        ]
    )


def shaped_reference(form: str, rng: Random, year: int) -> str:
    """A reference in a form of `Shared.reference_forms`."""
    drawn = {"#": lambda: str(rng.randrange(10)), "@": lambda: rng.choice("ABDGHKLMNPRSTVWZ")}
    return "".join(drawn[each]() if each in drawn else each for each in form).replace(
        "%", str(year)
    )


def reference(draft: Draft, sort: str) -> Span:
    """The reference of that sort."""
    key = f"ref.{sort}"
    if key not in draft.drawn:
        draft.drawn[key] = _drawn(draft, sort)
    text = str(draft.drawn[key])
    bare = text.replace(" ", "")
    fact = Stated(FactKind.REFERENCE, bare if bare.isdigit() else text)
    return draft.state(f"reference:{sort}", fact, text)


def _drawn(draft: Draft, sort: str) -> str:
    forms, year = draft.shared.reference_forms.get(sort), draft.written.year
    if forms:
        return shaped_reference(draft.rng.choice(forms), draft.rng, year)
    return drawn_reference(sort, draft.rng, year)


def _reference(draft: Draft, which: str, ask: str) -> Run:
    return (reference(draft, which),)


def _sender(draft: Draft, which: str, ask: str) -> Run:
    return (draft.state("sender", Stated(FactKind.SENDER, draft.sender.name), draft.sender.name),)


def _phone(draft: Draft, which: str, ask: str) -> Run:
    spelled = spelled_phone(draft.sender.phone, draft.apart("phone"))
    return (draft.state("phone", Stated(FactKind.PHONE, draft.sender.phone), spelled),)


def _email(draft: Draft, which: str, ask: str) -> Run:
    return (draft.state("email", Stated(FactKind.EMAIL, draft.sender.email), draft.sender.email),)


def _url(draft: Draft, which: str, ask: str) -> Run:
    """A page of the sender."""
    path = which or draft.rng.choice(draft.sender.paths)
    start = draft.apart("url").choice(["www.", "www.", "www.", "", "https://www."])
    url = f"{start}{draft.sender.host}/{path}"
    return (draft.state(f"url:{path}", Stated(FactKind.URL, url), url),)


def _home(draft: Draft, which: str, ask: str) -> Run:
    url = f"www.{draft.sender.host}"
    return (draft.state("url", Stated(FactKind.URL, url), url),)


def _visit(draft: Draft, which: str, ask: str) -> Run:
    return (Span(f"{draft.sender.visit} in {draft.sender.town}"),)


def _post(draft: Draft, which: str, ask: str) -> Run:
    sender = draft.sender
    return (Span(f"{sender.post}, {sender.code} {sender.town}"),)


def _time(draft: Draft, which: str, ask: str) -> Run:
    """The hour of an appointment."""
    return _kept(draft, "time", _hour(draft.rng, 8, 16))


def _clock(draft: Draft, which: str, ask: str) -> Run:
    """The hour at which something happened."""
    return _kept(draft, "clock", _hour(draft.rng, 0, 23))


def _hour(rng: Random, first: int, last: int) -> str:
    return f"{rng.randint(first, last)}{rng.choice('.:')}{rng.choice(('00', '15', '30', '45'))}"


def _count(draft: Draft, which: str, ask: str) -> Run:
    return (Span(draft.rng.choice(["2", "3", "vier", "vijf", "6"])),)


def _room(draft: Draft, which: str, ask: str) -> Run:
    return _kept(
        draft,
        "room",
        f"{draft.rng.choice('ABC')}{draft.rng.randint(1, 4)}.{draft.rng.randint(10, 40)}",
    )


def _plate(draft: Draft, which: str, ask: str) -> Run:
    """The number plate of a car."""
    letters = "".join(draft.rng.choice("BDFGHJKLNPRSTXZ") for _ in range(4))
    numbers = draft.rng.randint(100, 999)
    plate = draft.rng.choice(
        [f"{letters[:2]}-{numbers}-{letters[2]}", f"{numbers // 10}-{letters[:3]}-{numbers % 10}"]
    )
    return _kept(draft, "plate", plate)


def _bsn(draft: Draft, which: str, ask: str) -> Run:
    """A citizen service number of the range for tests: no fact of a letter."""
    return _kept(draft, "bsn", f"99999{draft.rng.randrange(10_000):04}")


def _kept(draft: Draft, key: str, text: str) -> Run:
    return (Span(str(draft.drawn.setdefault(key, text))),)


FILLERS = {
    "ref": _reference, "sender": _sender, "phone": _phone, "email": _email, "url": _url,
    "home": _home, "visit": _visit, "post": _post, "time": _time, "clock": _clock,
    "count": _count, "room": _room, "plate": _plate, "bsn": _bsn,
}  # fmt: skip
