"""The sentence pairs that the trained fixture knows, and those kept apart to test it with."""

from itertools import product

OBJECTS = {
    "de rekening": "the bill", "het formulier": "the form", "de brief": "the letter",
    "uw adres": "your address", "het bedrag": "the amount", "de aanvraag": "the application",
    "het besluit": "the decision", "de afspraak": "the appointment", "uw naam": "your name",
    "de boete": "the fine",
}  # fmt: skip
VERBS = {
    "betalen": "pay", "sturen": "send", "lezen": "read", "schrijven": "write",
    "bewaren": "keep", "tekenen": "sign", "wijzigen": "change", "invullen": "fill in",
}  # fmt: skip
PATTERNS = {
    "U moet {o} {v}.": "You must {v} {o}.",
    "U hoeft {o} niet te {v}.": "You do not have to {v} {o}.",
    "U mag {o} niet {v}.": "You may not {v} {o}.",
    "U kunt {o} {v} vóór {m}.": "You can {v} {o} before {m}.",
    "U moet {o} {v} vóór {m}.": "You must {v} {o} before {m}.",
    "Wij hebben {o} ontvangen.": "We have received {o}.",
    "Wij hebben {o} niet ontvangen op {m}.": "We have not received {o} on {m}.",
    "Betaal {m} vóór {n}.": "Pay {m} before {n}.",
    "Bel {m}.": "Call {m}.",
    "Is {o} juist?": "Is {o} right?",
}
MASKS = ("QX0Q", "QX1Q", "QX2Q", "QX3Q")


def pairs() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Pairs to learn, and one in ten that no training sees."""
    found: dict[str, str] = {}
    for (dutch, english), (o, p), (v, w), m in product(
        PATTERNS.items(), OBJECTS.items(), VERBS.items(), MASKS
    ):
        n = MASKS[(MASKS.index(m) + 1) % len(MASKS)]
        found[dutch.format(o=o, v=v, m=m, n=n)] = english.format(o=p, v=w, m=m, n=n)
    ordered = sorted(found.items())
    return (
        [pair for number, pair in enumerate(ordered) if number % 10],
        [pair for number, pair in enumerate(ordered) if not number % 10],
    )
