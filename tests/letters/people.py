"""The invented readers of made letters."""

from dataclasses import dataclass
from random import Random

_FIRST = "ABCDEFGHIJKLMNOPRSTVWYZ"
_SURNAMES = (
    "Jansen", "de Vries", "van den Berg", "Bakker", "El Idrissi", "Yılmaz", "Nguyen", "Kowalski",
    "Özdemir", "van der Heijden-Smit", "Visser", "Mohamed", "Haile", "’t Hooft", "Kuipers", "Oduya",
    "Popović", "Zand", "Müller", "Al-Hassan", "Brouwer", "Sørensen", "Tesfay", "Wąsik", "Çelik",
)  # fmt: skip
_STREETS = (
    "Kerkstraat", "Dorpsweg", "Lindelaan", "Burgemeester Smitstraat", "Molenpad", "Prinsengracht",
    "Van Galenlaan", "Hoge Zand", "Achter de Wal", "Jan Steenplein",
)  # fmt: skip
_ADDITIONS = ("", "", "", "a", "-2", " bis")
_CALLED = {"de heer": ("heer", "meneer"), "mevrouw": ("mevrouw", "mevrouw")}
_TOWNS = (
    "VOORBEELDSTAD",
    "Oudedijk",
    "HEUVELRIJK",
    "Lindewaard",
    "Nieuw-Zandeweer",
    "'s-Gravenwold",
)


@dataclass(frozen=True)
class Person:
    """How a letter addresses and calls its reader."""

    addressed: str
    called: str
    street: str
    code: str
    town: str


def drawn_person(rng: Random) -> Person:
    """Somebody."""
    initials = "".join(f"{rng.choice(_FIRST)}." for _ in range(rng.randint(1, 3)))
    surname, title = rng.choice(_SURNAMES), rng.choice(["de heer", "mevrouw"])
    capital = surname[0].upper() + surname[1:]
    before = rng.choice([f"{title[0].upper()}{title[1:]} ", f"{title[0].upper()}{title[1:]} ", ""])
    return Person(
        addressed=f"{before}{initials} {surname}",
        called=f"{rng.choice(_CALLED[title])} {capital}",
        street=f"{rng.choice(_STREETS)} {rng.randint(1, 240)}{rng.choice(_ADDITIONS)}",
        code=f"{rng.randint(1000, 9999)} {rng.choice('ABCDEFG')}{rng.choice('BCDEGHJK')}",
        town=rng.choice(_TOWNS),
    )
