"""Words that tell what a sentence of a letter does: who acts, and what is asked or offered.

All patterns are for plain text (`plain`): small letters, no accents, no loss of places.
"""

import re

from forms.letters.letter import ActionKind

#: Paying, as something the reader does.
PAY = re.compile(
    r"\b(?:betaal\w*|betalen|betaling\w*|terugbeta\w+|overmaken|overgemaakt|maak\w*\b.{0,60}\bover"
    r"|voldoe\w*|voldaan|bijgeschreven|bijschrijving|aflos\w*|afgelost|overschrijv\w+|ideal"
    r"|op (?:onze|de) rekening)\b"
)
OBJECT = re.compile(
    r"\b(?:bezwaar\w*|beroep(?!s(?:ingang|opleiding))\w*|beroepschrift\w*|verzet|verweer\w*"
    r"|hoger beroep|zienswijze\w*|in beroep)\b"
)
DOCUMENTS = re.compile(
    r"\b(?:bewijsstuk\w*|bewijs|bewijzen|document\w*|stukken|kopie\w*|bijlagen|afschrift\w*"
    r"|loonstro\w+|bankafschrift\w*|specificatie\w*|jaaropgave\w*|huurcontract\w*|gegevens"
    r"|paspoort|identiteitsbewijs|aanslagbiljet\w*|polis\w*|verklaring\w*)\b"
)
SEND = re.compile(
    r"\b(?:stuur\w*|sturen|opsturen|opgestuurd|toesturen|toezenden|zend\w*|inzenden|insturen"
    r"|inlever\w*|ingeleverd|lever\w*\b.{0,80}\b(?:in|aan)|aanlever\w*|aangeleverd|overleg\w*"
    r"|upload\w*|verstrek\w*|indienen|meestuur\w*|meesturen|mailen|mail)\b"
)
REPLY = re.compile(
    r"\b(?:reageer\w*|reageren|reactie|antwoord\w*|laat (?:het )?(?:ons )?\w* ?weten|doorgeven"
    r"|geef\w*\b.{0,60}\bdoor|invul\w*|ingevuld\w*|vul\w*\b.{0,60}\bin\b|vragenlijst\w*|formulier\w*"
    r"|aanmeld\w*|meld\w*|aangifte|terugsturen|stuur\w*\b.{0,60}\bterug|terugzenden|retour\w*"
    r"|terug(?:ge)?stuur\w*|aanvra\w+|vraag\w*\b.{0,40}\baan|kenbaar|bevestig\w*|schriftelijk"
    r"|informatie|zienswijze)\b"
)
COME = re.compile(
    r"\b(?:afspraak|zitting\w*|hoorzitting\w*|gesprek\w*|spreekuur|verwacht\w*|uitgenodigd"
    r"|uitnodig\w*|nodig\w*\b.{0,40}\buit|keuring\w*|onderzoek\b|huisbezoek|bijeenkomst\w*"
    r"|verschijn\w*|aanwezig|langs(?:komen|komt)?|oproep\w*|opgeroepen|roepen|behandel(?:d|t)"
    r"|inspectie|meldt u|controle aan huis|komt u|kom naar|vaccinatie|prik)\b"
)
CALL = re.compile(
    r"\b(?:bel\b|belt u|bellen|neem\w*\b.{0,60}\bcontact|contact op\w*|telefonisch)\b"
)
BY_ACTION = {
    ActionKind.OBJECT: OBJECT,
    ActionKind.COME: COME,
    ActionKind.PAY: PAY,
    ActionKind.SEND_DOCUMENTS: SEND,
    ActionKind.REPLY: REPLY,
    ActionKind.CALL: CALL,
}

#: The reader is asked or allowed to do something.
ASKED = re.compile(
    r"\b(?:u|je|jij) (?:\w+ ){0,3}?(?:moet\w*|dient|hoort|kunt|kan|kunnen|hebt|heeft|bent|mag|wordt"
    r"|betaalt|stuurt|levert|geeft|verplicht|maakt|meldt)\b"
    r"|\b(?:moet|dient|kunt|kan|hebt|heeft|bent|mag|wordt|moest|had|maakt|betaalt|stuurt|geeft"
    r"|reageert|meldt|levert|vult) (?:u|je)\b"
    r"|\b(?:wij|we|ik) (?:\w+ )?(?:verzoeken?|vragen|vraag|sommeren|sommeer|manen|willen|nodigen"
    r"|verwachten|ontvangen|roepen|adviseren|bieden)\b"
    r"|\b(?:verzoeken wij|vragen wij|vragen we|verzoeken we|ontvangen wij|willen wij)\b"
    r"|\b(?:gelieve|graag|alsnog|svp|s\.v\.p|a\.u\.b|alstublieft|verplicht)\b"
    r"|(?:^|[.!?:;,] |\bdan |\bdaarom |^- )(?:betaal|stuur|maak|lever|vul|geef|reageer|zorg|meld"
    r"|neem|bel|dien|zend|voldoe|kom|breng|laat|doe|schrijf|regel|controleer|log|retourneer"
    r"|onderteken|vraag|mail|upload)\b"
    r"|\b(?:moet|moeten|dient|dienen)\b.{0,80}\b(?:binnen zijn|ontvangen|betaald"
    r"|voldaan|zijn|staan|hebben)\b"
)
#: The sender promises something; the day is not the reader's.
PROMISED = re.compile(
    r"\b(?:wij|we|de (?:gemeente|rechter|rechtbank|dienst|commissie|heffingsambtenaar)|het college"
    r"|ik|men|uwv|svb|duo|cak|ind) (?:\w+ ){0,4}?"
    r"(?:beslissen|beslist|betalen|betaalt|storten|stort|nemen|neemt|laten|laat|sturen|stuurt"
    r"|geven|geeft|reageren|reageert|maken|maakt|beoordelen|behandelen|keren|zullen|zal|doen|doet"
    r"|schrijven|schrijft|streven|bellen|belt|informeren|berichten|verwerken|keert|incasseren)\b"
    r"|\b(?:nemen|sturen|laten|beslissen|betalen|storten|maken|geven|schrijven|reageren|keren"
    r"|streven|bellen) (?:wij|we)\b"
    r"|\bu (?:\w+ )?(?:krijgt|ontvangt|hoort)\b|\b(?:krijgt|ontvangt|hoort) u\b"
    r"|\b(?:staat|hebt|heeft u)\b.{0,40}\b(?:op uw rekening|het geld)\b"
    r"|\b(?:wordt|zal|worden)\b.{0,60}\b(?:(?:af|over)(?:ge)?(?:schreven|boekt|maakt)|uitbetaald"
    r"|gestort|geincasseerd)\b|\bop uw (?:bank)?rekening\b"
)
#: Words of an answer the sender wants: then "wij" and "ontvangen" promise nothing.
WANTED = re.compile(
    r"\b(?:moeten wij|wij moeten|we moeten|wij (?:\w+ ){0,6}?(?:ontvangen|ontvangen hebben)"
    r"|ontvangen wij|in ons bezit|bij ons binnen|door ons (?:zijn )?ontvangen|verzoeken|vragen"
    r"|sommeren|verwachten)\b"
)


def is_asked(sentence: str) -> bool:
    """Whether a plain sentence asks or allows the reader something, and promises nothing."""
    return bool(ASKED.search(sentence)) and not is_promised(sentence)


def is_promised(sentence: str) -> bool:
    """Whether a plain sentence tells what the sender will do."""
    return bool(PROMISED.search(sentence)) and not WANTED.search(sentence)
