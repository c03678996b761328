"""The orders in which Dutch puts the words of one clause.

“U moet het melden”, “moet u het melden” behind what leads in, “dat u het moet melden” behind what
it hangs on: the same words, the verb elsewhere. Patterns are written as main clauses.
"""

from collections.abc import Iterator

from forms.language.tokens import folded

#: Verbs that stand second in a main clause: the closed ones, and those letters use most.
VERBS = frozenset([
    "moet", "moeten", "kan", "kunt", "kunnen", "mag", "mogen", "hoeft", "hoeven", "dient",
    "dienen", "wil", "wilt", "willen", "zal", "zult", "zullen", "ben", "bent", "is", "zijn",
    "was", "waren", "heb", "hebt", "heeft", "hebben", "word", "wordt", "worden", "werd", "werden",
    "gaat", "gaan", "blijft", "blijven", "krijgt", "krijgen", "ontvangt", "ontvangen", "betaalt",
    "betalen", "vervalt", "volgt", "komt", "komen", "staat", "staan", "vindt", "vinden", "leest",
    "lezen", "ziet", "zien", "verzoek", "verzoeken", "vraag", "vragen", "stuurt", "sturen",
    "zendt", "zenden", "maakt", "maken", "neemt", "nemen", "doet", "doen", "meldt", "melden",
    "geeft", "geven", "geldt", "gelden", "hoort", "horen", "belt", "bellen", "stopt", "stoppen",
    "beslist", "beslissen", "besluit", "besluiten", "brengt", "brengen", "legt", "leggen",
    "schakelt", "schakelen", "start", "starten", "bedraagt", "begint", "eindigt", "verhogen",
    "verhoogt", "verlagen", "verlaagt", "weigeren", "wijst", "wijzen", "verwachten", "verwacht",
    "trekt", "trekken", "houdt", "houden", "incasseren", "schrijven", "schrijft", "verleent",
    "verlenen", "kent", "kennen", "vordert", "vorderen", "verrekent", "verrekenen", "behandelt",
    "behandelen", "verwerkt", "verwerken", "voldoet", "voldoen", "woont", "wonen", "laat",
    "laten", "beoordeelt", "beoordelen", "controleert", "controleren", "berekent", "berekenen",
    "bekijkt", "bekijken", "onderzoekt", "onderzoeken", "toetsen", "baseren", "bepaalt", "bepalen",
    "had", "hadden", "kreeg", "kregen", "ontving", "ontvingen", "ging", "gingen", "vergoedt",
    "vergoeden", "deelt", "delen", "past", "passen", "herzien", "kost", "kosten", "duurt", "telt",
    "tellen", "hangt", "hangen", "levert", "leveren", "vult", "vullen", "gebruikt", "gebruiken",
    "bewaart", "bewaren", "scheldt", "schelden", "biedt", "bieden", "draagt", "dragen", "keurt",
    "keuren", "werkt", "werken", "lost", "lossen", "hervatten", "beëindigt", "beëindigen",
    "beeindigt", "beeindigen", "verdagen", "verlengt", "verlengen", "verandert", "veranderen",
    "wijzigt", "wijzigen", "klopt", "kloppen", "loopt", "lopen", "vraagt", "heet", "bestaat",
    "ligt", "liggen", "helpt", "helpen", "begrijpen", "schorten", "berust", "bent", "staan",
    "blokkeren", "sluit", "sluiten", "loont", "mist", "missen", "ontbreekt", "ontbreken",
    "verliest", "verliezen", "leidt", "leiden", "verrekenen", "reserveren", "stellen", "stelt",
])  # fmt: skip
#: What a verb stands before when its clause begins with it.
_SUBJECTS = frozenset(
    ["u", "wij", "we", "ik", "het", "dit", "dat", "deze", "er", "uw", "de", "die"]
)
#: Subjects of one word, and words that begin one of two.
_ALONE = frozenset(["u", "wij", "we", "ik", "het", "dit", "er"])
_OF_TWO = frozenset(["uw", "de", "het", "deze", "dit", "onze", "ons"])
_MOST_VERBS_LAST = 3


def orders_of(clause: str) -> Iterator[str]:
    """The clause as it stands, and as the main clause that it may be another order of."""
    yield clause
    words = clause.rstrip(" .").split()
    if len(words) < 3 or clause.rstrip().endswith("?"):
        return
    plain = [folded(word) for word in words]
    if plain[0] in VERBS and plain[1] in _SUBJECTS:
        for size in _subject_sizes(plain[1:]):
            yield " ".join([*words[1 : 1 + size], words[0], *words[1 + size :]])
        return
    for size in _subject_sizes(plain):
        if plain[size] in VERBS:
            continue
        for at in range(len(words) - 1, max(size, len(words) - 1 - _MOST_VERBS_LAST), -1):
            if plain[at] in VERBS:
                rest = [*words[size:at], *words[at + 1 :]]
                yield " ".join([*words[:size], words[at], *rest])


def _subject_sizes(plain: list[str]) -> Iterator[int]:
    if plain[0] in _ALONE:
        yield 1
    if plain[0] in _OF_TWO and len(plain) > 2:
        yield 2
