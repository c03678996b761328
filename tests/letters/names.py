"""Slots for the sender, how to reach it, the reader, and references."""

from random import Random

from tests.letters.drafting import Draft, Stated
from tests.letters.senders import spelled_phone
from tests.letters.spans import Run, Span
from tests.letters.spelling import grouped
from tests.letters.truth import FactKind

#: Labels by sort of reference.
LABELS = {
    "ours": ("Ons kenmerk", "Kenmerk", "Kenmerk"),
    "case": ("Zaaknummer", "Dossiernummer", "Zaaknr."),
    "assessment": ("Aanslagnummer", "Aanslagbiljetnummer", "Vorderingsnummer"),
    "decision": ("Beschikkingsnummer", "CJIB-nummer"),
    "customer": ("Klantnummer", "Relatienummer", "Debiteurnummer"),
    "invoice": ("Factuurnummer",),
    "payment": ("Betalingskenmerk", "Acceptgironummer"),
}


def drawn_reference(sort: str, rng: Random, year: int) -> str:
    """A reference as such senders print them."""
    digits = "".join(str(rng.randrange(10)) for _ in range(16))
    if sort == "payment":
        return rng.choice([" ".join(grouped(digits, 4)), digits])
    if sort in ("assessment", "decision"):
        return rng.choice(
            [digits[:9], f"{digits[:4]}.{digits[4:7]}.{digits[7:9]}", " ".join(grouped(digits, 4))]
        )
    if sort in ("customer", "invoice"):
        return digits[: rng.randint(6, 10)]
    letters = "".join(rng.choice("ABDGHKLMNPRSTVWZ") for _ in range(rng.randint(1, 3)))
    return rng.choice(
        [
            f"Z-{year}-{digits[:6]}",
            f"{year}/{digits[:6]}",
            f"{letters}{digits[:7]}",
            f"{letters}/{digits[:5]}/{year}",
        ]
    )


def reference(draft: Draft, sort: str) -> Span:
    """The reference of that sort."""
    text = str(
        draft.drawn.setdefault(f"ref.{sort}", drawn_reference(sort, draft.rng, draft.written.year))
    )
    bare = text.replace(" ", "")
    return draft.state(
        f"reference:{sort}", Stated(FactKind.REFERENCE, bare if bare.isdigit() else text), text
    )


def _reference(draft: Draft, which: str, ask: str) -> Run:
    return (reference(draft, which),)


def _sender(draft: Draft, which: str, ask: str) -> Run:
    return (draft.state("sender", Stated(FactKind.SENDER, draft.sender.name), draft.sender.name),)


def _phone(draft: Draft, which: str, ask: str) -> Run:
    spelled = str(draft.drawn.setdefault("phone", spelled_phone(draft.sender.phone, draft.rng)))
    return (draft.state("phone", Stated(FactKind.PHONE, draft.sender.phone), spelled),)


def _email(draft: Draft, which: str, ask: str) -> Run:
    return (draft.state("email", Stated(FactKind.EMAIL, draft.sender.email), draft.sender.email),)


def _url(draft: Draft, which: str, ask: str) -> Run:
    """A page of the sender."""
    path = which or draft.rng.choice(draft.sender.paths)
    start = draft.drawn.setdefault(
        "www", draft.rng.choice(["www.", "www.", "www.", "", "https://www."])
    )
    url = f"{start}{draft.sender.host}/{path}"
    return (draft.state(f"url:{path}", Stated(FactKind.URL, url), url),)


def _home(draft: Draft, which: str, ask: str) -> Run:
    url = f"www.{draft.sender.host}"
    return (draft.state("url", Stated(FactKind.URL, url), url),)


def _time(draft: Draft, which: str, ask: str) -> Run:
    hour, minute = draft.rng.randint(8, 16), draft.rng.choice(["00", "15", "30", "45"])
    return (Span(str(draft.drawn.setdefault("time", f"{hour}{draft.rng.choice('.:')}{minute}"))),)


def _hours(draft: Draft, which: str, ask: str) -> Run:
    return (
        Span(
            draft.rng.choice(
                [
                    "op werkdagen van 9.00 tot 17.00 uur",
                    "maandag tot en met vrijdag tussen 8.30 en 17.00 uur",
                    "elke werkdag van 08:00 tot 18:00 uur",
                ]
            )
        ),
    )


def _visit(draft: Draft, which: str, ask: str) -> Run:
    return (Span(f"{draft.sender.visit} in {draft.sender.town}"),)


FILLERS = {
    "ref": _reference, "sender": _sender, "phone": _phone, "email": _email, "url": _url,
    "home": _home, "time": _time, "hours": _hours, "visit": _visit,
}  # fmt: skip
