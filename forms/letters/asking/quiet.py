"""Where a letter says that nothing need be done, or takes by itself what is owed."""

import re
from collections.abc import Sequence

from forms.letter import Fact, FactRole
from forms.letters.debits import is_debited, is_not_debited
from forms.letters.income_words import INCOME, PAY

#: What a reader does, as a thing; and that it is not asked.
_EFFORT = r"(?:actie|stappen|handeling(?:en)?|medewerking|tussenkomst|verplichting(?:en)?|omkijken)"
_STEP = rf"(?:{_EFFORT}|reactie|antwoord|bericht|bevestiging|aanvraag|melding|telefoontje|betaling)"
_UNASKED = (
    r"(?:niet (?:van u )?(?:\w+ )?(?:nodig|vereist|verwacht|verlangd|gevraagd)|onnodig|overbodig"
    r"|achterwege)"
)
_NEEDS = (
    r"(?:(?:hebt|heeft) (?:u|je)|(?:u|je) (?:hebt|heeft)|rust|vergt|vragen|vraagt|verlangt"
    r"|verlangen|verwachten|vereist)"
)
#: To pay, as a thing or a verb: where that need not be done, what is owed is taken.
_TO_PAY = (
    r"(?:over(?:schrijv|boek)ing|betaling|overschrijven|overmaken|overboeken|betalen|storten"
    r"|over te (?:maken|schrijven|boeken))"
)
#: Nothing need be done.
NOTHING = re.compile(
    r"\bniet hoeft te (?:betalen|reageren)\b"
    r"|\b(?:hoeft|hoef|hoeven)\b(?! (?:daarvoor|hiervoor) nu).{0,60}\b(?:niets|niks|geen actie)\b"
    r"|\b(?:hoeft|hoef|hoeven)\b.{0,60}\b(?:niet|geen)\b.{0,40}\b(?:reageren|antwoorden"
    rf"|{_TO_PAY})\b"
    r"|(?:^|[.;:] )doe (?:verder |dus |hier |nu )*niets\b"
    r"|\bter (?:informatie|kennisgeving)\b"
    rf"|\b{_STEP}\b[^.;,]{{0,30}}\b{_UNASKED}\b"
    rf"|\b{_NEEDS}\b[^.;,]{{0,30}}\bgeen (?:\w+ )?{_EFFORT}\b"
    rf"|\bgeen (?:\w+ )?{_STEP}\b[^.;,]{{0,20}}\b(?:nodig|vereist|verwacht|verlangd|gevraagd)\b"
    rf"|\b(?:verwacht|verlang|vra)\w*\b[^.;,]{{0,20}}\bgeen (?:\w+ )?{_STEP}\b"
    rf"|\b{_STEP} (?:verwachten|verlangen|vragen) (?:wij|we) (?:\w+ ){{0,2}}?niet\b"
    # Not "wij hebben nog geen betaling van u ontvangen".
    rf"|\bgeen (?:\w+ )?{_EFFORT}\b[^.;,]{{0,20}}\bvan u\b"
    r"|\b(?:reactie|reageren|actie|antwoord)\b.{0,25}\b(?:is|hoeft) niet(?: nodig| vereist)?\W*$"
    r"|\bvan u (?:wordt )?niets verwacht\b|\bverwachten (?:wij )?niets van u\b"
    r"|\b(?:kunt|kan|mag) (?:u |je )?(?:\w+ )?afwachten\b"
    r"|\b(?:is|valt) (?:er )?(?:voor (?:u|je) )?niets (?:\w+ )?te \w+en\b"
    r"|\bzonder dat (?:u|je) (?:\w+ )?(?:iets|wat|zelf|omkijken)\b|\bmeer is (?:er )?niet nodig\b"
    # "Zelf iets regelen hoeft niet", "een overschrijving doen hoeft dus niet".
    rf"|(?:^|[;:] )(?:zelf (?:iets|wat|{_TO_PAY})|(?:een |de )?{_TO_PAY})\b[^,;]{{0,40}}"
    r"\b(?:hoeft|is) (?:\w+ )?niet\b(?: meer)?(?: nodig)?\W*$"
    r"|\balleen (?:ter|bedoeld (?:om|als)) \w*\s?informat\w+"
)
#: Nothing is to be paid, whatever sums are named.
_NOTHING_TO_PAY = re.compile(
    r"(?<!\bzelf )\bhoef\w* (?:(?!daarvoor|hiervoor|ervoor|zelf)\w+ ){0,3}?niets"
    r" (?:(?!zelf)\w+ ){0,2}?te betalen\b"
    r"|\bhoef\w* (?:u |je )?(?:de|het|deze|dit|uw|je) (?:aanslag|boete|rekening|nota|factuur|bedrag"
    r"|schuld|heffing|belasting) niet (?:meer )?te betalen\b"
    r"|\bbetaalt? (?:u|je) (?:\w+ )?niets\b(?! (?:meer|extra)\b)"
    r"|\b(?:er is|is er|valt) niets (?:aan ons )?te betalen\b"
)
#: Something need not be done, or goes by itself: where nothing else is asked, nothing is. Not what
#: one does before going somewhere, as to an open day.
_SPARED = re.compile(
    r"(?:^|[;:,] )(?:\w+ ){0,4}?(?!aanmelden|reserveren|maken|bellen|\w+brengen|\w*nemen)"
    r"[a-z]{3,}en (?:[^.;,]{0,30} )?"
    r"(?:hoeft (?:\w+ )?niet|is (?:\w+ )?(?:niet nodig|overbodig|onnodig))\b"
    r"|\b(?:ver)?loopt (?:\w+ )?vanzelf\b|\bgaat (?:\w+ )?vanzelf\b"
    r"|\bvolgt (?:\w+ )?(?:automatisch|vanzelf)\b"
    r"|\b(?:wij|we) (?:voeren|passen|verwerken|verhogen)\b[^.;]{0,40}\bvanzelf\b"
    r"|\bzonder (?:verdere |nieuwe |nadere )?(?:aanvraag|verzoek)\b"
)
#: "Misschien hoeft u minder of niets te betalen" is said of some.
_PERHAPS = re.compile(
    r"\b(?:misschien|wellicht|mogelijk|soms|vaak|minder of (?:\w+ )?niets|niets of minder)\b"
    r"|^(?:met|bij) (?:een|weinig) (?:laag |klein )?(?:inkomen|pensioen|vermogen|spaargeld)\b"
)
#: "Wat moet u doen? Niets."
_ASKED_WHAT = re.compile(r"\b(?:doen|doet)\b.*\?\s*$")
_NOTHING_AT_ALL = re.compile(r"\W*(?:(?:helemaal )?niets|niks)\W*")
#: "Hebt u al betaald? Dan hoeft u niets te doen" is said of others.
CONDITION = re.compile(
    r"(?<!\book )\b(?:als|indien|wanneer|mocht|tenzij|zodra)\b"
    r"|^\s*(?:heeft|hebt|bent|is|zijn|kunt|klopt"
    r"|klopte|gaat|staat|betaalt|krijgt|woont|moet|doet|verandert) .*"
    r"|^(?!(?:wilt|zou|laat|geeft|levert|belt|stuurt|komt|neemt|vult) (?:u|je)\b(?!.*\b(?:niet"
    r"|niets|geen)\b)).*\?\s*$"
)
#: Of who agrees, as most do: "Bent u het eens met de waarde, dan", "als u zich daarin kunt vinden",
#: or wants to go on as before: "Wilt u bij ons blijven? Dan".
_NOT_DENIED = r"(?:(?!\b(?:niet|geen|iets)\b)[^,?])*"
_CONTENT = r"\b(?:akkoord|eens|vinden|klopt|kloppen|blijven|bevalt|tevreden)\b"
_AGREES = rf"{_NOT_DENIED}{_CONTENT}{_NOT_DENIED}"
_FOR_WHO_AGREES = re.compile(rf"^{_AGREES}[,?] dan\b|^als {_AGREES},|\bals {_AGREES}$")
_AUTOMATIC = re.compile(
    r"\bga(?:at|an)\b.{0,60}\bvan (?:(?:uw|je) \w*rekening\b|[a-z]{2}\d\d ?[a-z]{4})"
    rf"|\b(?:gaat|halen)\b.{{0,80}}\b(?:uw|je) {PAY}\b"
    r".{0,60}\baf\b|\bin mindering\b.{0,40}\b(?:uw|je)\b|\b(?:wij|we)\b.{0,60}\binhouden\b"
    rf"|^van (?:uw|je) {INCOME} (?:halen\b|ga(?:at|an)\b.{{0,60}}\baf\b)"
    rf"|\bop (?:uw|je) {INCOME}\b.{{0,80}}"
    r"\bhoud\w*\b.{0,60}\bin\b|\bverrekend met (?:uw|je)\b"
    r"|\b(?:innen|geincasseerd|incasseren)\b.{0,60}\b(?:machtiging|van rekening\w*)\b"
    r"|\bwordt\b.{0,80}\bvan (?:uw|je) \w*rekening\b.{0,40}\b(?:af)?gehaald\b"
    r"|\b(?:schrijven wij|wij schrijven|wordt)\b.{0,80}\b(?:af van|afgeschreven|rekening af"
    r"|af op)\b"
    r"|\b(?:schrijven we|we schrijven|we incasseren|wij incasseren)\b.{0,40}\bop\b"
    r"|\b(?:automatisch\w*|incasso|machtiging)\b.{0,100}\b(?:afgeschreven|schrijven|geincasseerd"
    r"|af|incasseren|ingehouden|verrekend)\b|\b(?:schrijven|incasseren|afgeschreven"
    r"|houden)\b.{0,100}"
    r"\b(?:automatisch\w*|van uw (?:bank)?rekening|in op uw|in met)\b|\b(?:verrekenen|ingehouden op"
    r"|inhouden op)\b"
)
#: "Dat gebeurt automatisch" may be said of what the sender does all year.
_OF_READER = re.compile(r"\b(?:u|uw|uzelf|je|jij|niets|niks|niet|geen|overbodig|onnodig)\b")
#: To have no need of calling or of papers, or to hear from the sender, is less than to have nothing
#: to do; so is what need not be done if something holds: if it does not, it must.
_NOT_QUIET = re.compile(
    r"\bhoef\w*\b.{0,30}\bniet\b.{0,20}\bbellen\b"
    r"|\bhoef\w*\b.{0,20}\bgeen\b.{0,40}\b(?:mee te (?:sturen|nemen)|bij te voegen)"
    r"|\bhoef\w*\b.*\b(?:als|indien|wanneer|mits|tenzij|zolang)\b"
    r"|^(?!.*\bhoef).*\b(?:krijgt|hoort|ontvangt)\b.{0,40}\b(?:bericht|antwoord|brief|van ons)\b"
)


def says_nothing(texts: Sequence[str]) -> bool:
    """Whether plain sentences say of every reader that nothing need be done."""
    for number, text in enumerate(texts):
        before = texts[number - 1] if number else ""
        if _ASKED_WHAT.search(before) and _NOTHING_AT_ALL.fullmatch(text):
            return True
        if NOTHING.search(text) and not _is_of_some(text) and not before.endswith("?"):
            return True
    return False


def asks_no_money(texts: Sequence[str]) -> bool:
    """Whether plain sentences say of every reader that nothing is to be paid, nor taken."""
    is_said = any(
        _NOTHING_TO_PAY.search(text) and not (_is_of_some(text) or before.endswith("?"))
        for before, text in zip(["", *texts], texts, strict=False)
    )
    return is_said and not is_automatic(texts)


def _is_of_some(text: str) -> bool:
    """Whether a plain sentence may hold for some readers only."""
    return bool(CONDITION.search(text) or _PERHAPS.search(text))


def spares_something(texts: Sequence[str]) -> bool:
    """Whether plain sentences say that something need not be done, or goes by itself."""
    return any(
        _SPARED.search(text) and not CONDITION.search(text) and not _NOT_QUIET.search(text)
        for text in texts
    )


def is_quiet_for_who_agrees(texts: Sequence[str]) -> bool:
    """Whether plain sentences ask nothing but of who disagrees: "Akkoord? Dan hoeft u niets"."""
    return any(
        NOTHING.search(text)
        and _FOR_WHO_AGREES.search(f"{before} {text}" if before.endswith("?") else text)
        for before, text in zip(["", *texts], texts, strict=False)
    )


def may_be_quiet(text: str) -> bool:
    """Whether a plain sentence may say that the reader need do nothing."""
    return bool(_OF_READER.search(text)) and not _NOT_QUIET.search(text)


def is_taken(texts: Sequence[str], amounts: Sequence[Fact]) -> bool:
    """Whether what is owed is taken; where sums are named and none is owed, nothing is."""
    owed = (FactRole.TO_PAY, FactRole.INSTALMENT)
    return is_automatic(texts) and (not amounts or any(each.role in owed for each in amounts))


def is_automatic(texts: Sequence[str]) -> bool:
    """Whether the sender takes what is owed by itself."""
    said = [text for text in texts if not CONDITION.search(text)]
    is_taken_so = any(map(is_debited, said)) and not any(map(is_not_debited, texts))
    return is_taken_so or any(map(_AUTOMATIC.search, said))
