"""What a letter asks of its reader, in the order to do it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from forms.letters import cues
from forms.letters.amounts import total_to_pay
from forms.letters.deadlines import Deadline
from forms.letters.letter import ActionKind, Fact, FactRole, LetterKind
from forms.letters.plain import plain
from forms.letters.sentences import Sentence

_NOTHING = re.compile(
    r"\b(?:u |je )?(?:hoeft|hoef|hoeven) (?:u |je )?(?:\w+ ){0,4}?(?:niets|niks|geen actie\w*"
    r"|zelf niet\w*)\b|\b(?:hoeft|hoef) u (?:\w+ ){0,4}?niets\b|\bgeen actie (?:nodig|vereist)\b"
    r"|\bhoeft (?:\w+ ){0,3}?niet te (?:reageren|antwoorden|betalen|doen)\b"
    r"|\bu hoeft (?:\w+ ){0,3}?(?:verder )?niets\b|\bgaat (?:vanzelf|automatisch)\b"
    r"|\b(?:ter (?:informatie|kennisgeving))\b|\balleen (?:ter|bedoeld om u te) inform\w+"
)
#: "Hebt u al betaald? Dan hoeft u niets te doen" is said of others.
_CONDITION = re.compile(
    r"\b(?:als|indien|wanneer|mocht|tenzij|zodra)\b|^\s*(?:heeft|hebt|bent|is|zijn|wilt|kunt|klopt"
    r"|klopte|gaat|staat|betaalt|krijgt|woont|moet|doet|komt) .*|\?\s*$"
)
_AUTOMATIC = re.compile(
    r"\b(?:automatisch\w*|incasso|machtiging)\b.{0,100}\b(?:afgeschreven|schrijven|geincasseerd"
    r"|af|incasseren|ingehouden|verrekend)\b|\b(?:schrijven|incasseren|afgeschreven|houden)\b.{0,100}"
    r"\b(?:automatisch\w*|van uw (?:bank)?rekening|in op uw|in met)\b|\b(?:verrekenen|ingehouden op"
    r"|inhouden op)\b"
)
_MUST_SEND = re.compile(
    r"\b(?:stuur|lever|sturen|opsturen|aanleveren|inleveren|leveren|toesturen|zend|zenden|mail"
    r"|overleggen|verstrekken|verstrek|upload|uploaden|insturen|opgestuurd|ingeleverd)\b"
)
_MUST_REPLY = re.compile(
    r"\b(?:reageer|reageren|antwoord|antwoorden|beantwoord|beantwoorden|invullen|ingevuld\w*"
    r"|vul\b.{0,80}\bin|doorgeven|geef\b.{0,80}\bdoor|laat\b.{0,40}\bweten|terugsturen|retourneer"
    r"|retourneren|aanmelden|meld|meldt|bevestig|bevestigen|kenbaar|doorgegeven|terugzenden"
    r"|stuur\b.{0,60}\bterug|aanvragen|aangifte|verlengen|zienswijze|schriftelijk)\b"
)
_MUST_CALL = re.compile(r"\b(?:bel|belt|bellen|neem\b.{0,60}\bcontact|contact op\w*)\b")
_MUST = re.compile(
    r"\b(?:moet|moeten|dient|dienen|verplicht|verzoeken|vragen (?:wij|we)|(?:wij|we) vragen"
    r"|sommeren|willen wij|wij willen|graag)\b|(?:^|[.:,;!] |dan |daarom |en )(?:betaal|stuur|lever"
    r"|vul|geef|reageer|meld|neem|bel|zend|voldoe|kom|breng|laat|maak|retourneer|onderteken|mail"
    r"|upload|beantwoord|bevestig|log|verstrek)\b|\b(?:heeft|hebt) u .{0,60}\bnodig van\b"
)
_QUESTIONS = re.compile(
    r"\b(?:vragen|vraag|meer informatie|hulp nodig|meer weten|informatie over)\b"
)


@dataclass(frozen=True)
class Ask:
    """Something to do, by when, and the facts that say so."""

    kind: ActionKind
    before: date | None
    facts: tuple[Fact, ...]


def asks_of(
    kind: LetterKind,
    sentences: Sequence[Sentence],
    deadlines: Sequence[Deadline],
    amounts: Sequence[Fact],
) -> list[Ask]:
    """What the reader must do, by deadline, then what may be done: object.

    `NOTHING` only where the letter itself says that nothing needs to be done.
    """
    texts = [plain(sentence.text) for sentence in sentences]
    musts = [each for each in _musts(kind, texts, deadlines, amounts) if each is not None]
    musts.sort(key=lambda each: each.before or date.max)
    if not musts and _says_nothing(texts):
        musts = [Ask(ActionKind.NOTHING, None, ())]
    return [*musts, *_objection(texts, deadlines)]


def _musts(
    kind: LetterKind, texts: list[str], deadlines: Sequence[Deadline], amounts: Sequence[Fact]
) -> Iterator[Ask | None]:
    owed = total_to_pay(amounts)
    if _must_pay(kind, texts, owed, deadlines):
        yield _by(ActionKind.PAY, deadlines, () if owed is None else (owed,))
    coming = [each for each in deadlines if each.fact.role is FactRole.HEARING]
    if coming:
        yield Ask(ActionKind.COME, coming[0].day, (coming[0].fact,))
    if any(_must(text, _MUST_SEND) and cues.DOCUMENTS.search(text) for text in texts):
        yield _by(ActionKind.SEND_DOCUMENTS, deadlines)
    elif any(_must(text, _MUST_REPLY) for text in texts):
        yield _by(ActionKind.REPLY, deadlines)
    if _must_call(texts):
        yield _by(ActionKind.CALL, deadlines)


def _must_pay(
    kind: LetterKind, texts: list[str], owed: Fact | None, deadlines: Sequence[Deadline]
) -> bool:
    if any(_AUTOMATIC.search(text) for text in texts) or kind is LetterKind.REFUND:
        return False
    due = any(ActionKind.PAY in each.actions[:1] for each in deadlines)
    return owed is not None or due


def _must(text: str, what: re.Pattern[str]) -> bool:
    """Whether a sentence asks for something without condition, and not of the sender."""
    if not what.search(text) or cues.OBJECT.search(text) or cues.is_promised(text):
        return False
    if _QUESTIONS.search(text) and not cues.DOCUMENTS.search(text):
        return False
    return bool(_MUST.search(text)) and not _CONDITION.search(text)


def _must_call(texts: list[str]) -> bool:
    return any(
        _MUST_CALL.search(text)
        and re.search(r"(?:^|\bdaarom |[:,] )(?:bel|neem|belt)\b|\bmoet\w*\b|\bverzoeken\b", text)
        and not _QUESTIONS.search(text + (texts[number - 1] if number else ""))
        and not _CONDITION.search(text)
        and not text.startswith("dan")
        and not (number and texts[number - 1].rstrip().endswith("?"))
        for number, text in enumerate(texts)
    )


def _objection(texts: list[str], deadlines: Sequence[Deadline]) -> Iterator[Ask]:
    offered = any(
        cues.OBJECT.search(text) and re.search(r"\b(?:kunt|kan|mag|niet eens|termijn)\b", text)
        for text in texts
    )
    if offered:
        yield _by(ActionKind.OBJECT, deadlines)


def _by(kind: ActionKind, deadlines: Sequence[Deadline], more: tuple[Fact, ...] = ()) -> Ask:
    """The action with its deadline: the one said of it, or for a duty the only one there is."""
    due = [each for each in deadlines if each.fact.role is FactRole.DUE]
    own = [each for each in due if kind in each.actions]
    if not own and kind is not ActionKind.OBJECT:
        own = [each for each in due if ActionKind.OBJECT not in each.actions]
    if not own:
        return Ask(kind, None, more)
    return Ask(kind, own[0].day, (own[0].fact, *more))


def _says_nothing(texts: list[str]) -> bool:
    for number, text in enumerate(texts):
        before = texts[number - 1] if number else ""
        if _NOTHING.search(text) and not _CONDITION.search(text) and not before.endswith("?"):
            return True
    return False
