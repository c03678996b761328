"""Amounts of somebody else: what others pay or say, an instance, the fee of a court."""

import re

from forms.letters.income_words import INCOME

#: What the reader told, and the sender has not looked at.
_TOLD_BY_READER = re.compile(
    r"\b(?:zei(?:den)?|schreef|vertelde|meldde) (?:u|je|jij)\b[^.;:]{0,60}$|"
    r"\b(?:volgens|naar) (?:uw|je|jouw) (?:eigen )?(?:opgave|zeggen)\b[^.;]{0,40}$"
    r"|\b(?:u|je) (?:gaf|heeft|hebt)\b[^.;]{0,30}\b(?:aan|op|opgegeven|aangegeven) dat\b"
    r"[^.;]{0,40}$"
    r"|\b(?:u|je) (?:hebt|heeft|had)\b[^.;:€]{0,40}\b(?:voorgesteld|aangeboden)\b[^.;:€]{0,40}$"
    # What they asked, and what the sender took for granted.
    r"|\b(?:u|je) (?:stelde|vroeg|verzocht|wilde|bood)\b[^.;:]{0,60}\bom\b[^.;:]{0,30}$"
    r"|\bbezwaar\b[^.;:]{0,30}\btegen\b[^.;:]{0,60}\bom\b[^.;:]{0,30}$"
    r"|\buitgegaan dat\b[^.;]{0,40}$"
)
#: An instance, a price that is only named, what goes to another.
_ONLY_NAMED = re.compile(
    r"\b(?:waarop|waarvan|waarvoor) (?:hij|zij|ze)\b[^.,;]{0,20}$"
    r"|\b(?:bijvoorbeeld|zoals)(?: (?:een|de|het) (?:[a-z]+ ){1,2}van)?\W{0,3}$"
    r"|\bgeen \w*(?:premie|huur|bijdrage)\b \($|\b(?:er|daar|hier) stond\s?$"
    # What somebody gets now: "houden wij de uitbetaling, nu € 30 per maand, aan".
    rf"|\b(?:{INCOME}|uitbetaling), nu(?: nog)?\s?$"
    # To somebody else: "Wij betalen de aannemer € 30".
    r"|\b(?:(?:wij|we) betalen|betalen (?:wij|we)) (?:aan )?(?:de|het|uw)"
    r" (?!\w*(?:rest|restant|helft|verschil|bedrag|schade|rente|kosten|teveel)\b)\w+\s?$"
    r"|\baan de (?:andere|weder|tegen)\w*\b[^.;]{0,30}$"
    # What is paid off over many years is told of, whatever of it is asked now.
    r"|\b(?:studie|hypotheek)schuld (?:is|was|bedraagt|bedroeg)(?: nu| nog)?\s?$"
)
#: What an insurer gives: not what is asked here.
_REPAID_BY_ANOTHER = re.compile(r"^[^.,;]{0,25}\b(?:aan u )?(?:vergoeden|vergoed)\b")
#: "U krijgt € 211 vergoed": by the sender.
_REPAID_TO_READER = re.compile(
    r"\b(?:u krijgt|krijgt u|u ontvangt|ontvangt u|wij|we)\b[^.,;]{0,30}$"
)
#: What somebody else pays, owes or has; what the sender spends.
_OF_ANOTHER = re.compile(
    r"\b(?:de (?:vader|moeder|andere ouder)|uw (?:ex-?|toeslag)?(?:partner|verhuurder|huisgenoot"
    r"|buurman|buurvrouw|zoon|dochter|man|vrouw|echtgeno\w+))\b[^.,;]{0,40}?"
    r"\b(?:betaalt|betaalde|moet|heeft|had|krijgt|kreeg|is|verdient|verdiende)\b"
    r"|\b(?:verzoek|verzoekschrift|eis|vordering|dagvaarding) (?:strekt|luidt)\b"
    r"|\b(?:eiser(?:es)?|verzoek(?:er|ster)|wederpartij|tegenpartij|werkgever|verhuurder)\b"
    r"[^.,;]{0,30}\b(?:vordert|eist|vraagt|verzoekt|vroeg|eiste)\b"
    # "Volgens die regels zou zij € 30 betalen".
    r"|\bzou (?:hij|zij|ze|men|iemand|niemand)\b"
    r"|(?:^|[.,;] )\s*(?:hij|zij) (?:moet|heeft|betaalt|krijgt)\b"
    r"|\bhebben (?:wij|we)\b[^.]{0,40}\buitgegeven\b|\bvoor rekening van de gemeente\b"
    r"|(?<!\bu )(?<!\bje )\bdraagt (?:iedere|elke|de) "
    r"|^[^.;]*, (?:dat|die) een ander\w* [^.;,]{0,20}\b(?:int|incasseert|factureert)\b"
)
#: "Elke maand gaat € 30 aan zijn oma".
_TO_ANOTHER = re.compile(r"^\s?(?:(?:per|elke|iedere) \w+ )?aan (?:zijn|haar|hun) \w+")
#: Where somebody may go, who then pays a fee.
_TO_APPEAL = re.compile(
    r"\bvoor het (?:instellen|indienen|maken) van (?:\w+ )?(?:beroep|bezwaar)\b"
    r"|\b(?:rechtbank|rechter|griffier) (?:rekent|vraagt|brengt)\b"
    r"|\bberoep\b.{0,40}\b(?:geldt|kost|betaalt (?:u|je|men)|betaal je|is er)\b"
)
_AT_COURT = re.compile(r"\b(?:rechtbank|rechter|beroep|bezwaar|procedure|voorziening)\b")
_MAY_GO = re.compile(r"\b(?:kunt|kun|kan|wilt|wil|mag|gaat|als|indien|wie)\b")
_COURT_FEE = re.compile(r"\bgriffierecht\b")
#: Where and until when a court wants it.
_TO_COURT = re.compile(r"\b(?:binnen|uiterlijk|rekening\w*|nota|over ?(?:te )?maken)\b")


def is_of_another(before: str, after: str) -> bool:
    """Whether somebody else pays, owes or has an amount, or the sender spends it."""
    return bool(_OF_ANOTHER.search(f"{before} {after}") or _TO_ANOTHER.search(after))


def is_told_by_reader(before: str) -> bool:
    """Whether an amount is what the reader told or asked, and the sender has not looked at."""
    return bool(_TOLD_BY_READER.search(before))


def is_only_named(before: str) -> bool:
    """Whether an amount is an instance, a price that is only named, or goes to another."""
    return bool(_ONLY_NAMED.search(before))


def is_repaid_by_another(before: str, after: str) -> bool:
    """Whether an amount is what an insurer gives, and not the sender."""
    return bool(_REPAID_BY_ANOTHER.search(after)) and not _REPAID_TO_READER.search(before)


def is_fee_of_court(around: str, near: str) -> bool:
    """Whether an amount is what a court asks of who goes there, and not asked by this letter.

    `around` are the plain words around it, `near` the sentence before.
    """
    may_go = _AT_COURT.search(near) and _MAY_GO.search(near)
    is_there = may_go or _TO_APPEAL.search(around)
    return bool(_COURT_FEE.search(around) and is_there and not _TO_COURT.search(around))
