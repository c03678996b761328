"""What made-up forms say: Dutch words of forms, put together at random."""

import numpy as np

LABELS = (
    "Achternaam", "Voornamen", "Geboortedatum", "Burgerservicenummer", "Straat en huisnummer",
    "Postcode en woonplaats", "Telefoonnummer", "E-mailadres", "Rekeningnummer (IBAN)",
    "Naam rekeninghouder", "Geslacht", "Nationaliteit", "Burgerlijke staat", "Datum huwelijk",
    "Naam partner", "Aantal kinderen", "Naam werkgever", "Bruto maandinkomen", "Ingangsdatum",
    "Einddatum", "Naam school", "Soort opleiding", "Huur per maand", "Servicekosten",
    "Naam verhuurder", "Oppervlakte in m2", "Kadastraal nummer", "Kenteken", "Merk en type",
    "Handelsnaam", "KvK-nummer", "Btw-nummer", "Aantal werknemers", "Contactpersoon", "Functie",
    "Kenmerk van de brief", "Datum van het besluit", "Soort vergunning", "Naam gemachtigde",
    "Plaats", "Datum", "Correspondentieadres", "Land", "Paspoortnummer", "Zorgverzekeraar",
    "Polisnummer", "Naam huisarts", "Spaargeld", "Waarde van de woning", "Hypotheekschuld",
)  # fmt: skip
_WORDS = (
    "aanvraag adres akte arbeid artikel bedrag begin beheer bericht beslissing besluit betaling "
    "bevoegd bewijs bewoner bezwaar bijlage bijstand buurt controle dag deel dienst document "
    "echtgenoot eigenaar eigendom eis formulier gebied gebouw gebruik gegevens gehandicapt geld "
    "gemeente geval gezin gift grens grond handtekening heffing hoogte huis huishouden hulp huur "
    "inkomen inlichting inschrijving instelling jaar kamer kantoor kind kopie kosten kwartaal "
    "land leeftijd lening loket maand maatregel melding nummer omvang onderdeel onderhoud "
    "onderneming onderzoek opgave opleiding ouder overheid partner pensioen perceel periode "
    "persoon plicht procedure raad recht regeling register rekening school schuld soort stuk "
    "subsidie tarief termijn toestemming toezicht uitkering verblijf verbouwing vereniging "
    "verhuizing verklaring verlenging vermogen vervoer verzekering verzoek voertuig voogd "
    "voorziening vordering vraag vrijstelling wachttijd water werk wet wijk wijziging woning zorg"
)
_OPENINGS = (
    "Vul hier in", "Wij vragen naar", "U stuurt mee:", "Let op:", "Heeft u", "Kruis aan:",
    "Dit geldt ook voor", "Geef hier aan", "Volgens de wet is", "Niet invullen bij",
)  # fmt: skip
_ANSWERS = ("Ja", "Nee", "Weet ik niet", "Niet van toepassing", "Ja, namelijk", "Nee, ga naar")


class Wording:
    """Words drawn by a seed. Where `touched`, as a later version of a form, one phrase differs."""

    def __init__(self, seed: tuple[int, ...], touched: int = 0) -> None:
        self._rng = np.random.default_rng(seed)
        self._other = np.random.default_rng([*seed, touched])
        self._asked, self._changed = 0, int(self._other.integers(1, 4)) if touched else 0

    def words(self, fewest: int, most: int) -> str:
        """Some words."""
        rng = self._next()
        return " ".join(rng.choice(_WORDS.split(), int(rng.integers(fewest, most + 1))))

    def sentence(self, fewest: int, most: int) -> str:
        """A sentence of so many words, now and then with an amount or a date."""
        rng = self._next()
        drawn = list(rng.choice(_WORDS.split(), int(rng.integers(fewest, most + 1))))
        if rng.random() < 0.3:
            amount, date = f"€ {rng.integers(20, 9000)}", f"1 april {rng.integers(2019, 2028)}"
            drawn.insert(len(drawn) // 2, str(rng.choice([amount, date])))
        return f"{rng.choice(_OPENINGS)} {' '.join(drawn)}."

    def label(self) -> str:
        """What to write in a field."""
        return str(self._next().choice(LABELS))

    def answer(self) -> str:
        """What a tick means."""
        rng = self._next()
        more = " ".join(rng.choice(_WORDS.split(), int(rng.integers(0, 4))))
        return f"{rng.choice(_ANSWERS)} {more}".strip()

    def _next(self) -> np.random.Generator:
        """The source of a phrase; each phrase has its own, so that a change moves no other."""
        self._asked += 1
        seed = int(self._rng.integers(1 << 40))
        changed = self._asked == self._changed
        return np.random.default_rng([seed, int(self._other.integers(1 << 30)) if changed else 0])


def wrapped(text: str, most: int) -> list[str]:
    """The text in lines of at most so many characters; a longer word has a line of its own."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= most or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
