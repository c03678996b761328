"""Whether a day or a term is the reader's to keep, or the sender's, past, or of nothing asked."""

import math
import re
from datetime import date

from forms.letter import ActionKind
from forms.letters import cues
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from forms.letters.values.dates import LATE_DAYS, DateMention
from forms.letters.values.relative import TermMention

#: What may stand just before a day, in patterns for plain text: "op de 3e", "op maandag 3 mei".
BEFORE_DAY = r"(?:de |\w{2,6}dag,? )?"
#: How surely nothing may be asked where a day still is the reader's. Set on `developed` and
#: `held-out`.
_DOUBTED = 0.5
#: So surely the network must see a day as the reader's, and something asked of every reader, that
#: words of what the sender does do not make it the sender's: "Is het blad voor 3 mei terug, dan
#: betalen wij". Set on whole letters of eight authors.
_SURELY_DUE, _SURELY_ASKED = 0.8, 0.7
_NEGATED = re.compile(r"\b(?:hoeft|hoef|hoeven)\b.{0,40}\b(?:niet|niets|geen)\b")
#: "Dat kan nog veranderen": by itself.
_MAY_BECOME = re.compile(r"\b(?:kan|kunnen|zal|zullen)\b(?!.*\bu\b).*\b(?:veranderen|wijzigen)\b")

_TOLD = re.compile(
    r"^(?!.*\b(?:moet\w*|dient|dienen|kunt|kan|mag|wilt|te)\b)"
    r".*\b(?:heb|hebt|heeft|hebben|had|hadden|is|zijn|bent|was|waren|werd|werden)\b"
    r".*\b\w*(?:ge|be|ver|ont|her|over|onder)\w+(?:d|t|en)\b"
    r"|\b(?:vroegt?|vroegen|stuurden?|schree?f|schreven|kreeg|kregen|ontving(?:en)?|spra(?:k|ken)"
    r"|betaalden?|meldden?|deed|deden|kwam(?:en)?|ging(?:en)?|stond(?:en)?|diende (?:u|je)|gaf"
    r"|gaven|belden?|besloot|bezocht(?:en)?|na (?:het|ons|uw|de) \w+ van)\b"
)

#: A paper that comes, from which its own terms are counted: "De griffier stuurt u een nota. Die
#: moet u binnen vier weken na dagtekening betalen."
_PAPER = (
    r"(?:\w*nota|\w*factuur|rekening|acceptgiro\w*|\w*beschikking|\w*besluit|\w*beslissing|brief"
    r"|uitspraak|betaalverzoek)"
)
_COMES_LATER = re.compile(
    rf"^(?!.*\b(?:hierbij|bijgevoegd|bijgaand|deze|dit|hiermee)\b).*(?:\b(?:u|je) (?:\w+ )?"
    rf"(?:krijgt|ontvangt)|\b(?:krijgt|ontvangt|stuurt|zendt) (?:u|je)|\bsturen (?:wij|we) (?:u|je)"
    rf"|\b(?:wij|we) sturen (?:u|je))\b[^.;]*\b{_PAPER}\b"
)
_OF_IT = re.compile(
    rf"^(?:die|deze|dit|dat|daartegen|hiertegen|het bedrag|de (?:{_PAPER}))\b"
    rf"|^betaal (?:die|deze|dit|de) |\b{_PAPER}(?: van [^,.;]*)?,? (?:die|dat) (?:u|je)\b"
)
_UNTIL = re.compile(r"\b(?:uiterlijk|voor|tot|tot en met|t/m)(?: op)? (?:\w{2,6}dag,? )?$")
#: "Vindt u werk, dan vervalt dit. Maak in dat geval binnen een week een afspraak", "Doet u dat
#: niet, dan eindigt de huur. U levert de sleutel dan binnen drie dagen in".
_IF_EVER = re.compile(
    r"^(?!.*\b(?:eens|bezwaar|beroep|akkoord|klopt)\b)[a-z]+t (?:u|je|uw [a-z]+|er)\b[^,?]*, ?dan\b"
)
_THEN = re.compile(r"\b(?:dan|in dat geval|daarna)\b")
#: "Werkt u straks weer meer? Laat dat binnen vier weken weten."
_HAPPENS = (
    r"(?:gaat?|gaan|stopt?|stoppen|werkt?|krijgt?|krijgen|wordt?|verdient?|begint?|beginnen|trouwt?"
    r"|vertrekt?|verhuist?|overlijdt|scheidt|studeert|slaagt|bereikt)"
)
#: The reader, or who lives with them: "Gaat uw kind op zichzelf wonen?"
_WHO = r"(?:u|je|(?:uw|je|een van uw|een van de) [a-z]+|de (?:huurder|bewoner)s?|iemand)"
#: It goes on about the letter itself, or about what is so already.
_OF_NOW = r"\b(?:nog|al|eens|akkoord|bezwaar|beroep|onrechte|deze|dit)\b"
_MAY_HAPPEN = re.compile(rf"^(?:{_HAPPENS} {_WHO}|komt? er)\b(?!.*{_OF_NOW}).*\?$")
#: "Als uw kind op zichzelf gaat wonen, moet u dat binnen vier weken doorgeven."
_IF_HAPPENS = re.compile(
    rf"^(?:als|wanneer|zodra|indien) {_WHO}\b(?![^,]*{_OF_NOW})(?![^,]*\b(?:niet|geen)\b)"
    rf"[^,]*\b{_HAPPENS}\b[^,]*, (?:(?:moet|dient) (?:u|je)|meldt?|geeft?|laat)\b[^,;]*"
    r"\b(?:dat|dit|het)\b"
)
#: "Op 1 mei eindigt de huur. U levert de sleutel in dat geval binnen twee dagen in."
_IN_THAT_CASE = re.compile(r"\bin dat geval\b")
#: "Haal hem op, uiterlijk 3 mei", "kom de kaart ophalen", "ophalen mag tot en met 3 mei".
_FETCHES = re.compile(
    r"(?:^|[.:;] |\b(?:u|je) )haalt?\b(?! (?:wij|we|ik|niet|geen)\b)[^.;]{0,60}\bop\b(?! \d)"
    r"|\b(?:kom|komt u|kunt (?:u|je)|(?:u|je) kunt)\b[^.;]{0,60}\b(?:ophalen|afhalen|komen halen)\b"
    r"|^\W*(?:ophalen|afhalen) (?:mag|kan)\b|^laat (?:u|uw|je)\b[^.;]{0,60}\bkeuren\b"
)
_DOES_THAT = re.compile(
    r"^(?:laat|meld|geef|vertel|schrijf|mail) (?:ons )?(?:dat|dit|het)\b"
    r"|^dan (?:moet|dient) (?:u|je) (?:dat|dit|het)\b.*\b(?:melden|door ?(?:te )?geven|weten)\b"
)
#: "Wij laten u dat voor 3 mei weten", and not only if the reader does something first.
_SENDER_ACTS = re.compile(r"^(?:wij|we|ik) (?!.*\b(?:als|indien|mits|zodra|wanneer|zolang)\b)")


def wants(sense: Sense, sentence: Sentence) -> bool:
    """Whether the network sees anything asked in a sentence: no day is the reader's without."""
    asks_none = math.prod(1 - sense.asks(sentence, kind) for kind in ActionKind)
    return 1 - asks_none >= _DOUBTED


def is_surely_readers(sense: Sense, sentence: Sentence, due: float) -> bool:
    """Whether the network has no doubt: of a day, by its share `due`, and of what is asked."""
    asked = max(sense.asks(sentence, kind) for kind in ActionKind if kind is not ActionKind.NOTHING)
    no_readers = (cues.PAST, cues.ANOTHER_ACTS, _SENDER_ACTS)
    is_told = any(pattern.search(sentence.worded) for pattern in no_readers)
    return due >= _SURELY_DUE and asked >= _SURELY_ASKED and not is_told


def is_ruled_out(mention: DateMention | TermMention, written: str) -> bool:
    """Whether words we know say that a day or a term is the sender's, past, or asks nothing."""
    clause = cues.clause_at(written, mention.start, mention.end)
    part = cues.part_at(written, mention.start, mention.end)
    is_of_itself = cues.CLOSED.search(part) or _MAY_BECOME.search(part)
    return bool(is_of_itself) or is_senders(clause, part)


def is_over(mention: DateMention, written: str, day: date, base: date | None) -> bool:
    """Whether a day without a year is told of as past, which next comes on `day`: "hebt gemeld".

    `base` is the day of the letter.
    """
    if mention.year is not None or base is None or (day - base).days <= LATE_DAYS:
        return False
    is_told = _TOLD.search(cues.clause_at(written, mention.start, mention.end))
    return bool(is_told) and not _UNTIL.search(written[: mention.start])


def is_of_later_paper(written: str, near: str) -> bool:
    """Whether a plain sentence goes on about a bill or decision that the one before says comes."""
    comes = _COMES_LATER.search(near) or _COMES_LATER.search(written)
    return bool(comes and _OF_IT.search(written))


def is_senders(clause: str, written: str) -> bool:
    """Whether a plain clause, or else its sentence, is of what the sender does, or is past."""
    is_spared = _NEGATED.search(clause)  # what another clause spares tells nothing of a day here
    if not (cues.ASKED.search(clause) or cues.PROMISED.search(clause)):
        clause = written
    is_no = cues.PAST.search(written) or cues.ANOTHER_ACTS.search(written)
    return bool(is_no or cues.is_promised(clause) or is_spared)


def names_deed(written: str) -> bool:
    """Whether plain words name something a reader can do."""
    return fetches(written) or any(each.search(written) for each in cues.BY_ACTION.values())


def fetches(written: str) -> bool:
    """Whether plain words ask or allow the reader to come for something by a day."""
    return bool(_FETCHES.search(written))


def is_of_change(written: str, near: str) -> bool:
    """Whether plain words, or those of the sentence before, are of a day that may come."""
    if any(map(cues.MAY_CHANGE.search, (written, near))) or _IF_HAPPENS.search(written):
        return True
    is_asked = near.endswith("?") or cues.OBJECT.search(f"{near} {written}")
    if _IN_THAT_CASE.search(written) and not is_asked:
        return True
    is_then = _THEN.search(written) and _IF_EVER.search(near)
    return bool(is_then or (_DOES_THAT.search(written) and _MAY_HAPPEN.search(near)))
