"""The words of labels in letters, and what each says its value is."""

import re
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from forms.letters.plain import plain


class LabelKind(StrEnum):
    """What a label says its value is."""

    DATE = "date"
    DECIDED = "decided"  # the day of what the letter says, where it has no other of its own
    SUBJECT = "subject"
    REFERENCE = "reference"
    SENDER = "sender"
    DUE = "due"
    HEARING = "hearing"
    TO_PAY = "to-pay"
    CODE = "code"  # nothing we know, beside what can only be a number of a case or a customer
    REFUND = "refund"
    INSTALMENT = "instalment"
    EUROS = "euros"  # a sum that its column says is money, and no more of it
    OTHER = "other"


#: Labels of numbers by which something is called.
OF_NUMBERS = frozenset({LabelKind.REFERENCE, LabelKind.CODE})
#: The first that fits a label counts: the particular before the general.
_KINDS = (
    (
        LabelKind.DUE,
        # "Laatste dag" alone is that of whatever the table tells of, as that "van het verlof" is.
        r"(?:uiterste|uiterlijke) (?!uit(?:be|ke))\w*(?:datum|dag)\b.*"
        r"|laatste (?:\w+(?:datum|dag)\b.*|datum\b.*"
        r"|dag\b(?! van\b).+|dag van (?:(?:de|het|een|uw|je) )?\w*(?:bezwaar|beroep|beta|reactie"
        r"|reageren|antwoord|inschrijv|aanmeld|termijn|inlever|inzend|indien)\w*.*)"
        r"|verval(?:(?:datum|dag)(?: (?:van )?(?:(?:de|het) )?(?:eerste|tweede|derde|laatste)"
        r" \w+)?)?"
        r"|(?:te )?(?:betalen|betaal|betaling|reageren|reageer|reactie|antwoord\w*|inleveren|"
        r"insturen|inzenden|terugsturen|terugzenden|bezwaar\w*|beroep\w*|aanleveren|aanmelden|"
        r"indienen|voldoen)"
        r"(?: \w+){0,3}?(?: voor| uiterlijk| tot| tot en met| op)(?: of op| op)?"
        r"|(?:uiterlijk|voor)(?: te)? \w+(?: voor| op)?|uiterlijk|betaaltermijn"
        r"|(?:nieuwe |uw )?betaal(?:datum|dag)"
        r"|(?:reactie|betaal|inlever|bezwaar|beroeps?)\s?termijn(?: tot)?|deadline"
        r"|uiterlijk op(?: (?:onze|ons|de|mijn) \w+)?",
    ),
    (
        LabelKind.HEARING,
        r"(?:datum(?: en (?:tijd\w*|uur))?|dag(?: en \w+)?|tijdstip|wanneer)"
        r"(?: van)?(?: (?:de|het|uw|een))? (?:\w*zitting|\w*afspraak|\w*gesprek|\w*onderzoek|"
        r"\w*bezoek|\w*keuring|\w*bijeenkomst|\w*inspectie)"
        r"|uw afspraak|afspraak|zitting|zittingsdatum|afspraakdatum|datum en tijd\w*|wanneer",
    ),
    (
        LabelKind.DATE,
        r"(?:datum(?: van)?(?: (?:deze|de))? (?:brief|dagtekening|verzending|verzonden)"
        r"|datum|(?:(?:brief|nota|factuur) )?d\.?\s?d|dagtekening|brief\s?datum|verzend\s?datum"
        r"|(?:factuur|nota|rekening|afgifte|uitgifte|print|afdruk|aanmaak|dagtekenings)\s?-?datum"
        r"|datum verzonden|afgegeven(?: op)?"
        r"|(?:opgemaakt|opgesteld|geschreven|gedateerd|gedagtekend|afgedrukt|geprint)(?: op)?"
        r"|afdruk|datum (?:factuur|nota|rekening|afgifte|uitgifte)"
        r"|datum van (?:verzending|toezending|afgifte|uitgifte)"
        r"|(?:verzonden|verstuurd)(?: op)?"
        r"|plaats(?: en|,)? datum|dagtekening (?:brief|beschikking|aanslag\w*))",
    ),
    (
        LabelKind.SUBJECT,
        r"onderwerp(?: van (?:deze|de|dit) \w+)?|betreft|betreffende|inzake|aangaande|betr"
        r"|(?:waar|waarover) gaat (?:het|deze brief|dit)(?: over)?\??|titel|kort gezegd|over"
        r"|(?:(?:deze|dit) \w+ |het )?gaat over|re|waar(?:over)? (?:deze|dit|de) \w+ (?:over )?gaat"
        r"|waar (?:het|dit) over gaat"
        r"|heeft betrekking op|met betrekking tot|voorwerp",
    ),
    (
        LabelKind.SENDER,
        r"afzender|van(?: wie)?|organisatie|namens|verzender|instantie|(?:bericht|brief) van"
        r"|(?:verzonden|verstuurd|gestuurd|geschreven) door",
    ),
    (
        LabelKind.DECIDED,
        r"datum (?:van )?(?:(?:het|de|dit|deze) )?(?:besluit|beschikking|beslissing|aanslag"
        r"|uitspraak|overzicht|opgave|uitreiking|betekening|rapport|verslag)"
        r"|(?:besluit|beschikkings?|beslis|aanslag|uitspraak)-?datum"
        r"|(?:besluit|beschikking|beslissing|uitspraak|vonnis) (?:van|d\.?\s?d)",
    ),
    (
        LabelKind.OTHER,
        r".*(?:telefoon|fax|huis|(?<!af)(?<!ver)(?<!be)rekening|kamer|pagina|blad|kvk|btw|bank"
        r"|tel)[ -]?(?:nummer|nr).*"
        r"|(?:uw |ons )?(?:rechtstreekse?|directe?|algemeen|mobiele?|vaste?) (?:nummer|nr)"
        r"|.*(?:geboorte|besluit|aanvraag|ingang|begin|eind|overtreding|controle)\w*\b.*datum.*"
        r"|datum (?:van )?(?:de |het |uw )?(?:besluit|aanvraag|overtreding|beschikking|uitspraak"
        r"|ingang|melding|verzoek|controle).*|geboren.*|geboortedatum|ingangsdatum"
        r"|uw (?:brief|bericht|schrijven|verzoek|aanvraag|bezwaar\w*|melding|e-?mail|mail)"
        r"(?: van| d\.? ?d\.?)?",
    ),
    (
        LabelKind.REFERENCE,
        r"(?:ons |uw |onze |met |betalings?|betaal|zaak|brief)?\s?-?kenmerk(?: \w+)?"
        r"|\w{3,15}kenmerk"
        r"|(?:ons |onze |uw |bij |betalings?)?(?:referentie|ref)(?:nummer|\s?nr|code|\.)?"
        r"|(?:\w+[ -])?\w*(?:nummer|nr|nrs)(?: (?:van|bij|\w+))?|(?:zaak|dossier|klant)no"
        r"|(?:zaak|dossier|klant|besluit|aanslag)-? (?:en|of) \w+(?:nummer|nr|kenmerk)"
        r"|\w+-? ?/ ?-?\w*(?:nummer|nr|kenmerk|referentie)|[ou]/ref|\w+ met (?:nummer|nr)"
        r"|(?:(?:ons|uw|onze) )?(?:zaak|dossier|relatie)(?: bij ons| bij \w+)?"
        r"|(?:zaak|dossier|klant|relatie|betaal|brief|document|bericht|stuk)[ -]?(?:id|code)"
        r"|nummer (?:aanslag|beschikking|besluit|zaak|dossier)|(?:ons|uw|onze) (?:nummer|nr)"
        r"|(?:(?:ons|uw|onze) )?(?:\w*kenmerk|nummer|referentie)"
        r" (?:van|bij|voor) (?:(?:de|het|uw|onze|deze|dit) )?\w+"
        r"|(?:zaak|dossier|klant|relatie|betaal)[ -]?id"
        r"|(?:ons|uw|onze) (?:nummer|zaak|dossier)|zaak|dossier|zaakcode|dossiercode"
        r"|(?:onder )?vermelding(?: van)?|o\.?v\.?v|(?:uw |ons )?betalingskenmerk.*"
        r"|betaalreferentie|(?:altijd )?vermeld(?:en)?(?: altijd)? bij (?:uw |de )?betaling"
        r"|omschrijving bij (?:uw |de )?betaling"
        r"|(?:graag )?(?:altijd )?(?:ver(?:meld|melden)|noem(?:en)?)(?: s\.?v\.?p\.?)? (?:bij"
        r"|in) (?:(?:uw|je|de|elk|elke|alle|ieder) )?\w+"
        r"|debiteur|crediteur|(?:klant|leerling|patient)(?:kaart|pas)?|cliente?|\w+index"
        r"|nummer bij ons bekend|(?:bij ons )?bekend (?:onder|als)(?: nummer)?"
        r"|parket\w*|rolnummer|besluit|\w*beschikking|aanslag(?:biljet)?|vordering|nota|factuur"
        r"|aanvraag|bestelling|order|polis|vergunning|\w*melding|\w*contract|klacht",
    ),
    (
        LabelKind.REFUND,
        r"(?:(?:wat )?(?:u|je) (?:nog )?(?:van ons )?(?:terug ?)?(?:krijgt|ontvangt)(?: (?:nog"
        r"|van ons|terug))*|(?:nog )?van ons te (?:krijgen|ontvangen)"
        r"|(?:nog )?(?:terug )?te ontvangen"
        r"|teruggaaf|terug te krijgen|(?:wij|we) (?:maken|betalen|storten|keren)\b.{0,30}"
        r"\b(?:over|terug|uit)|uit te betalen(?: bedrag)?|terugbetaling"
        r"|door ons (?:terug )?te betalen"
        r"|(?:bedrag )?(?:van )?(?:de )?teruggave|te veel betaald|tegoed)(?: bedrag)?(?: .*)?",
    ),
    (
        LabelKind.INSTALMENT,
        r"(?:termijn\s?bedrag|bedrag (?:per|elke|iedere) (?:termijn|maand|keer)|per (?:termijn|"
        r"maand)|(?:uw |het |nieuwe? )*maand\s?bedrag(?: vanaf .*)?"
        r"|(?:eerste|volgende|elke|iedere)? ?termijn(?: \d+)?|aflossing.*)",
    ),
    (
        LabelKind.TO_PAY,
        r"(?:nog |in totaal |totaal |u moet )*(?:te (?:betalen|voldoen)|betalen)"
        r"(?: bedrag| door u| totaal)*|(?:totaal|te betalen|openstaand\w*|verschuldigd|eind)"
        r" ?-?(?:bedrag|saldo|som)|u (?:moet|betaalt)(?: \w+)? ?(?:betalen)?|saldo"
        r"|open(?:staand)?|nog te gaan"
        r"|(?:alles |alle )?bij elkaar"
        r"|totaal(?: te (?:betalen|voldoen))?|(?:bedrag )?\(?in (?:€|eur|euro'?s?)\)?"
        r"|bedrag \(?(?:€|eur|euro'?s?)\)?"
        r"|bedrag(?: (?:te betalen|van de \w+))?"
        r"|(?:het )?te (?:betalen|voldoen) bedrag|hoogte van (?:de|het) \w+",
    ),
    (
        LabelKind.OTHER,
        r"naam|bsn|t\.?n\.?v\.?|ten name van|behandeld door|behandelaar|contactpersoon"
        r"|bijlagen?|aantal \w+|pagina|blad|tijd|tijdstip|locatie|adres|plaats|telefoon|tel"
        r"|e-?mail|internet|website|bezoekadres|postadres|postbus|iban|rekening|op rekening|bic"
        r"|periode|jaar|belastingjaar"
        r"|kosten|datum .*|uw brief(?: van)?|uw bericht(?: van)?|uw \w+ van|aan"
        r"|soort .*|omschrijving",
    ),
)
_COMPILED = tuple((kind, re.compile(rf"(?:{pattern})[ .]?", re.DOTALL)) for kind, pattern in _KINDS)
#: “Rekening” is a bill too: its number is no account.
_NUMBER_OF_BILL = re.compile(
    r"rekening-?(?:nummer|nr)\.? (?:\((?:factuur|nota)\)|(?:factuur|nota))"
)
#: A label of so many letters that ends in "nummer", or nearly, is one of a number.
_NUMBERED = 9
#: Labels long enough to be known in spite of misread letters.
_LONG_LABELS = {
    **dict.fromkeys(
        (
            "aanslagnummer", "aanslagbiljetnummer", "vorderingsnummer", "beschikkingsnummer",
            "dossiernummer", "zaaknummer", "klantnummer", "relatienummer", "debiteurnummer",
            "factuurnummer", "betalingskenmerk", "acceptgironummer", "kenmerk", "referentie",
            "referentienummer", "correspondentienummer", "registratienummer", "documentnummer",
        ),
        LabelKind.REFERENCE,
    ),
    "dagtekening": LabelKind.DATE,
    "onderwerp": LabelKind.SUBJECT,
    "betreft": LabelKind.SUBJECT,
}  # fmt: skip


def is_number_of_bill(text: str) -> bool:
    """Whether a label names the number of a bill, though "rekening" is an account elsewhere."""
    return bool(_NUMBER_OF_BILL.fullmatch(plain(text).strip(" :.-/*")))


def label_kind(text: str) -> LabelKind | None:
    """What a label says its value is; None where this is no label."""
    label = plain(text).strip(" :.-/*")
    if is_number_of_bill(text):
        return LabelKind.REFERENCE
    label = re.sub(r"\s*\([^)]*\)$", "", label)
    if not label or len(label) > 60 or re.search(r"\d{3}", label):
        return None
    found = next((kind for kind, pattern in _COMPILED if pattern.fullmatch(label)), None)
    return found or _misread_label(label)


def _misread_label(label: str) -> LabelKind | None:
    """The kind of a label of one long word with a few letters misread."""
    if not re.fullmatch(r"[^\W\d_]{7,30}", label):
        return None
    if len(label) >= _NUMBERED and Levenshtein.distance(label[-6:], "nummer") <= 1:
        return LabelKind.REFERENCE
    near = process.extractOne(
        label, list(_LONG_LABELS), scorer=Levenshtein.distance, score_cutoff=2 + (len(label) > 12)
    )
    return None if near is None else _LONG_LABELS[near[0]]
