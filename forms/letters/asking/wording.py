"""What words alone say is asked: papers, an answer, a call, a payment; of every reader, and now.

Texts are the sentences of a letter in their order, as `worded` gives them; cases are what each may
hold under (`cases_of`).
"""

import re
from collections.abc import Sequence

from forms.letters import cues
from forms.letters.asking.quiet import CONDITION
from forms.letters.asking.seizing import is_others_to_pay
from forms.letters.cases import is_of_some
from forms.letters.duties import without_duties

_MUST_SEND = re.compile(
    r"\b(?:stuur|lever|sturen|opsturen|aanleveren|inleveren|leveren|toesturen|zend|zenden|mail"
    r"|overleggen|over te leggen|aan te vullen|aanvullen|aan te leveren|in te leveren|toe te sturen"
    r"|(?:ontvangen|zien) (?:wij|we|ik)\b.{0,60}\b(?:graag|tegemoet)"
    r"|(?:wij|we|ik) (?:ontvangen|zien)\b.{0,60}\b(?:graag|tegemoet)|verstrekken|verstrek|upload"
    r"|uploaden|insturen|opgestuurd|ingeleverd|dien\b.{0,80}\bin|in te dienen"
    r"|(?:overgelegd|toegestuurd|toegezonden|ingezonden|meegestuurd|ingediend))\b"
)
_MUST_REPLY = re.compile(
    r"\b(?:reageer|reageren|antwoord|antwoorden|beantwoord|beantwoorden|invullen|in te vullen"
    r"|ingevuld\w*"
    r"|vul\b.{0,80}\bin|doorgeven|geef\b.{0,80}\bdoor|laat\b.{0,40}\bweten|terugsturen|retourneer"
    r"|retourneren|aanmelden|meld|meldt|bevestig|bevestigen|kenbaar|doorgegeven|terugzenden"
    r"|vragenlijst|formulier|reactie"
    r"|vertel|stuur\b.{0,60}\bterug|aanvragen|aangifte|verlengen|zienswijze"
    rf"|{cues.REPAIR.pattern})\b"
)
#: "De zorgaanbieder belt u" asks nothing.
_CALLS = re.compile(
    r"(?:^|\bdaarom |[:,] )(?:bel|neem)\b|(?:^|\bdaarom )belt u\b|\bmoet\w*\b|\bverzoeken\b"
)
_MUST_CALL = re.compile(r"\b(?:bel|belt|bellen|neem\b.{0,60}\bcontact|contact op\w*)\b")
#: Another day than the one that was set.
_MOVES = re.compile(r"\b(?:verzet\w*|andere?|nieuwe|af ?(?:te )?zeg\w*|wijzig\w*)\b")
#: To be called for a day to come, which the sender waits for.
_FOR_A_DAY = re.compile(
    r"^(?:bel|belt u)\b[^.;?]{0,60}\bafspraak\b|^(?:bel|belt u)\b[^.;?]{0,90}\baf te spreken\b"
    r"|\b(?:moet|dient) (?:u|je)\b[^.;?]{0,30}\bafspraak (?:te )?maken\b[^.;?]{0,20}"
    r"(?:\btelefonisch\b|\b0\d)"
)
_MUST = re.compile(
    r"\b(?:moet|moeten|dient|dienen|verplicht|verzoeken|verzoek (?:ik|u)|vragen (?:wij|we)"
    r"|(?:wij|we) vragen"
    r"|gelegenheid|zou (?:u|je)|laat u"
    r"|sommeren|willen wij|wij willen|graag)\b|(?:^|[.:,;!] |dan |daarom |en )(?:betaal|stuur|lever"
    r"|vul|geef|reageer|meld|neem|bel|zend|voldoe|kom|breng|laat|maak|retourneer|onderteken|mail"
    r"|upload|beantwoord|bevestig|vertel|log|verstrek|doe|dien|wilt u"
    r"|belt u|stuurt u|vult u)\b|\b(?:heeft|hebt) u .{0,60}\bnodig van\b"
)
#: "Stuur geen originelen", "Betaal niet contant".
_FORBIDDEN = re.compile(
    r"^(?:stuur|betaal|lever|geef|vul|maak|zend|mail|bel|neem|doe|reageer)"
    r" (?:(?:dit|dat|het|ons|de|uw) ?(?:\w+ )??)?(?:geen|niet|nooit|niets)\b"
)
#: What one does on coming.
_AT_DESK = re.compile(r"\bmeldt? u\b.{0,20}\b(?:balie|receptie|ingang|portier)\b")
_FORM = re.compile(r"\b(?:formulier|vragenlijst)\b")
#: A copy of the sender's own letter is sent along with an objection.
_OF_OURS = re.compile(
    r"\b(?:kopie|afschrift) van (?:deze|dit|de|het) (?:brief|besluit|beschikking|beslissing"
    r"|uitspraak|aanslag\w*)\b"
)
#: Of paying a bill, whatever its sum.
_MUST_PAY = re.compile(
    r"\b(?:betaal|betalen|voldoen|overmaken|over te maken|te voldoen|te betalen"
    r"|betaling\b.{0,60}\b(?:in orde|verrichten|te verrichten|te doen|over te gaan))\b"
)
#: "Wie onder bewind staat, ... Geef hem door aan de bewindvoerder."
_OF_SOME = re.compile(r"^wie\b")
#: Around a telephone number that may be called.
_OFFERS = re.compile(r"\?\s*$|\bmisschien\b|\b(?:op werkdagen|maandag tot en met|bereikbaar)\b")
#: What one is free to do: "Bel gerust eerst met ons", "Bel ons op werkdagen op 088 123 45 67".
_FREELY = re.compile(
    r"\bgerust\b"
    r"|^bel(?:t u)?(?: \w+)? (?:op werkdagen|tijdens kantooruren|(?:elke|iedere) werkdag)\b"
)
#: No more than whom to call: "Bel de consulent op 0123-456789".
_ONLY_NUMBER = re.compile(
    r"^bel (?!nu\b|direct\b|ons binnen)[a-z' -]{2,30} (?:op|via)?:? ?\+?[\d() –-]+\.?$"
)
_QUESTIONS = re.compile(
    r"\b(?:vragen|vraag|meer informatie|hulp nodig|meer weten|informatie over)\b"
)


def asks_papers(texts: Sequence[str], cases: Sequence[str]) -> bool:
    """Whether papers are asked for, perhaps in a list below, and not for an objection."""
    return any(
        _must(text, _MUST_SEND)
        and (cues.DOCUMENTS.search(" ".join(texts[number : number + 4])) or cues.names_papers(text))
        and not any(map(cues.OBJECT.search, texts[max(0, number - 3) : number]))
        and not _on_condition(texts, cases, number)
        and not (_OF_OURS.search(text) or cues.is_sent_back(text))
        and (cues.names_papers(text) or not _FORM.search(text))
        for number, text in enumerate(texts)
    )


def asks_answer(texts: Sequence[str], cases: Sequence[str]) -> bool:
    """Whether an answer is asked for, now and not when something changes."""
    return any(
        _must(text, _MUST_REPLY)
        and not _on_condition(texts, cases, number)
        and not (_AT_DESK.search(text) or cues.BY_PHONE.search(text))
        for number, text in enumerate(texts)
    )


def asks_call(texts: Sequence[str]) -> bool:
    """Whether a call is asked for, and not only offered to who has questions."""
    return any(
        _MUST_CALL.search(text)
        and _CALLS.search(text)
        and not _QUESTIONS.search(text + (texts[number - 1] if number else ""))
        and not CONDITION.search(text)
        and not text.startswith("dan")
        and not (_ONLY_NUMBER.search(text) or is_free_to(text))
        and not any(map(_OFFERS.search, [*texts[max(0, number - 2) : number], text]))
        for number, text in enumerate(texts)
    )


def asks_call_for_a_day(texts: Sequence[str]) -> bool:
    """Whether every reader is to call for an appointment, and not to move one or with questions."""
    return any(
        _FOR_A_DAY.search(text)
        and not (_QUESTIONS.search(f"{before} {text}") or before.endswith("?"))
        and not (CONDITION.search(text) or _MOVES.search(text))
        for before, text in zip(["", *texts], texts, strict=False)
    )


def is_free_to(text: str) -> bool:
    """Whether a plain sentence only says that something may be done."""
    return bool(_FREELY.search(text))


def asks_payment(texts: Sequence[str]) -> bool:
    """Whether a bill is to be paid by the reader, also one whose sum is not printed."""
    said = map(without_duties, texts)
    return any(_must(text, _MUST_PAY) and not is_others_to_pay(text) for text in said)


def _on_condition(texts: Sequence[str], cases: Sequence[str], number: int) -> bool:
    """Whether its case, or the sentence before, makes a sentence hold for some readers only."""
    before = texts[number - 1] if number else ""
    is_change = cues.MAY_CHANGE.search(before) or _OF_SOME.search(before)
    return bool(is_change) or is_of_some(texts[number], cases[number])


def _must(text: str, what: re.Pattern[str]) -> bool:
    """Whether a sentence asks for something without condition, and not of the sender."""
    if not what.search(text) or cues.OBJECT.search(text) or cues.is_promised(text):
        return False
    if cues.MAY_CHANGE.search(text) or _FORBIDDEN.search(text):
        return False
    if _QUESTIONS.search(text) and not cues.DOCUMENTS.search(text):
        return False
    return bool(_MUST.search(text)) and not CONDITION.search(text)
