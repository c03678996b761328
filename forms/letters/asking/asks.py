"""What a letter asks of its reader, in the order to do it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forms.letters import cues
from forms.letters.asking.quiet import (
    CONDITION,
    NOTHING,
    is_automatic,
    is_quiet_for_who_agrees,
    is_taken,
    may_be_quiet,
    says_nothing,
)
from forms.letters.facts.amounts import total_to_pay
from forms.letters.facts.deadlines import Deadline
from forms.letters.facts.sense import Sense
from forms.letters.letter import ActionKind, Fact, FactRole, LetterKind
from forms.letters.plain import worded
from forms.letters.sentences import Sentence
from vision.text.printed import BlockKind

_MUST_SEND = re.compile(
    r"\b(?:stuur|lever|sturen|opsturen|aanleveren|inleveren|leveren|toesturen|zend|zenden|mail"
    r"|overleggen|over te leggen|aan te vullen|aanvullen|aan te leveren|in te leveren|toe te sturen"
    r"|(?:ontvangen|zien) (?:wij|we|ik)\b.{0,60}\b(?:graag|tegemoet)"
    r"|(?:wij|we|ik) (?:ontvangen|zien)\b.{0,60}\b(?:graag|tegemoet)|verstrekken|verstrek|upload"
    r"|uploaden|insturen|opgestuurd|ingeleverd|dien\b.{0,80}\bin|in te dienen)\b"
)
_MUST_REPLY = re.compile(
    r"\b(?:reageer|reageren|antwoord|antwoorden|beantwoord|beantwoorden|invullen|ingevuld\w*"
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
_MUST = re.compile(
    r"\b(?:moet|moeten|dient|dienen|verplicht|verzoeken|vragen (?:wij|we)|(?:wij|we) vragen"
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
_NO_OBJECTION = re.compile(
    r"\b(?:geen|niet) (?:\w+ ){0,2}(?:bezwaar|beroep|verzet)\b|\b(?:bezwaar|beroep)\b.{0,40}\bniet"
    r" (?:meer )?(?:mogelijk|maken|open)\b|^.*\btegen deze \w+ kan dat (?:nog )?niet\b"
    r"|\btermijn\b.{0,60}\b(?:voorbij|verstreken|verlopen)\b"
)
#: What the network alone sees asked is not believed where no word, there or in the sentence before,
#: is of it: it took "Een brief laten vertalen kan bij de bibliotheek" for a way to object.
_NAMED_BY = {
    ActionKind.OBJECT: re.compile(
        rf"{cues.OBJECT.pattern}|\b(?:oneens|heroverweg\w*|herzie\w*|besluit|beschikking"
        r"|beslissing|akkoord|rechter|rechtbank|bestrijd\w*|betwist\w*|gronden)\b"
    ),
    ActionKind.SEND_DOCUMENTS: re.compile(
        rf"{cues.SEND.pattern}|{cues.DOCUMENTS.pattern}|\b(?:breng\w*|toon\w*|overhandig\w*"
        r"|aanvul\w*|aan te vullen|bij te voegen|voeg\w*|meegeef\w*|formulier\w*)\b"
    ),
    # It took the name of a sender and labels of a block for something to answer.
    ActionKind.REPLY: re.compile(
        rf"{cues.REPLY.pattern}|\b(?:weten|laten|laat|horen|hoort|opgev\w+|opgave|inschrij\w+|enquete"
        r"|invullen|vragen|mening|geef|geven|kiezen|kies|keuze|digid|log|online|link|stuur|sturen"
        r"|lever\w*|retour|stand|meterstand|toestemming|handtekening|onderteken\w*|akkoord)\b"
    ),
    ActionKind.CALL: re.compile(rf"{cues.CALL.pattern}|\b(?:telefo\w+|gebeld|belt)\b"),
}
#: The sender pays: "Ik betaal u € 30 terug".
_SENDER_PAYS = re.compile(
    r"\bik (?:\w+ ){0,3}?(?:betaal|stort|maak|keer)\b|\b(?:betaal|stort|keer) ik\b"
)
#: A higher judge may be gone to: no answer to the sender, where no day is said for it.
_TO_COURT = re.compile(
    r"\bberoep\b.{0,60}\b(?:\w*rechter|rechtbank|(?:ge(?:rechts)?)?hof|raad van state)\b"
    r"|\b(?:\w*rechter|rechtbank|hof)\b.{0,60}\bberoep\b|\bhoger beroep\b"
)
#: A word of paying, or money.
_OF_PAYING = re.compile(
    r"\b\w*(?:betal|betaal|voldoe|voldaan|overma|overgemaakt|stort|aflos|afschr|incass|vereffen)\w*"
    r"|€|\beuro\b"
)
#: Of paying a bill, whatever its sum.
_MUST_PAY = re.compile(
    r"\b(?:betaal|betalen|voldoen|overmaken|over te maken|te voldoen|te betalen"
    r"|betaling\b.{0,60}\b(?:in orde|verrichten|te verrichten|te doen|over te gaan))\b"
)
_ANSWERS = [ActionKind.SEND_DOCUMENTS, ActionKind.REPLY]
#: What may be asked only if something holds, beside "u hoeft niets te doen".
_ON_CONDITION = (ActionKind.REPLY, ActionKind.CALL)
_THEN = re.compile(r"\bdan\b")
#: "Heeft u uw spullen teruggevonden? Meld het ons."
_MAY_BE = re.compile(
    r"^(?:heeft|hebt|bent|is|zijn|was|waren|klopt|kloppen|staat|staan|krijgt|merkt|ziet|weet|denkt"
    r"|vindt|mist|woont|werkt|lukt|gaat|twijfelt)\b|^kunt (?:u|je)\b.*\bniet\b"
)
_NOT_YET = re.compile(r"\bnog (?:niet|geen)\b|\bvergeten\b")
#: "Wie onder bewind staat, ... Geef hem door aan de bewindvoerder."
_OF_SOME = re.compile(r"^wie\b")
_HALF = 0.5
#: Around a telephone number that may be called.
_OFFERS = re.compile(r"\?\s*$|\bmisschien\b|\b(?:op werkdagen|maandag tot en met|bereikbaar)\b")
#: No more than whom to call: "Bel de consulent op 0123-456789".
_ONLY_NUMBER = re.compile(
    r"^bel (?!nu\b|direct\b|ons binnen)[a-z' -]{2,30} (?:op|via)?:? ?\+?[\d() –-]+\.?$"
)
_QUESTIONS = re.compile(
    r"\b(?:vragen|vraag|meer informatie|hulp nodig|meer weten|informatie over)\b"
)


#: How surely the network must see something asked where the words we know see nothing, and what
#: share denies it; how surely where no sum is asked. Set on `developed` and `held-out`.
_LEARNED, _SURELY, _DENIED = 0.8, 0.97, 0.1
#: Where nothing else is asked, it is enough that more speaks for nothing than against it; not in a
#: heading. Set on `withheld` and `sealed`.
_RATHER = 0.5
_STOPS = re.compile(r"[.!]\W*$")


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
    sense: Sense,
) -> list[Ask]:
    """What the reader must do, by deadline, then what may be done: object.

    `NOTHING` only where the letter itself says that nothing needs to be done.
    """
    sentences = [each for each in sentences if not _is_of_head(each)]
    texts = [worded(sentence.text) for sentence in sentences]
    surely = _learned(sentences, texts, sense) if sense.said else {}
    musts = sorted(
        _musts(kind, texts, deadlines, amounts, surely), key=lambda each: each.before or date.max
    )
    quiet = {
        one: sense.asks(one, ActionKind.NOTHING)
        for one in sentences
        if may_be_quiet(worded(one.text))
    }
    learned = max(quiet.values(), default=0.0)
    rather = max((quiet[one] for one in quiet if _STOPS.search(one.text)), default=0.0)
    is_quiet = says_nothing(texts) or learned >= _LEARNED
    if is_quiet:
        musts = [
            each
            for each in musts
            if each.kind not in _ON_CONDITION or _is_meant(each.kind, sentences, texts, sense)
        ]
    is_content = is_quiet_for_who_agrees(texts) or rather >= _RATHER
    if not musts and (is_quiet or is_content or is_taken(texts, amounts)):
        musts = [Ask(ActionKind.NOTHING, None, ())]
    return [*musts, *_objection(texts, deadlines, surely.get(ActionKind.OBJECT))]


def _is_of_head(sentence: Sentence) -> bool:
    """Whether a sentence is a name or a label above the letter: it asks nothing."""
    is_label = sentence.kind is BlockKind.REFERENCE and sentence.is_cell
    return is_label or sentence.kind is BlockKind.LETTERHEAD


def _learned(
    sentences: Sequence[Sentence], texts: Sequence[str], sense: Sense
) -> dict[ActionKind, float]:
    """How surely the network sees each thing asked anywhere, by sentences that may ask it."""
    return {
        kind: max(
            (
                sense.asks(one, kind)
                for one, text, before in zip(sentences, texts, ["", *texts], strict=False)
                if _may_ask(kind, text, before)
            ),
            default=0.0,
        )
        for kind in ActionKind
    }


def _may_ask(kind: ActionKind, text: str, before: str) -> bool:
    """Whether the words of a sentence, or for objecting those before it, are of that."""
    if kind is ActionKind.PAY:
        return not _SENDER_PAYS.search(text)
    if kind in _ON_CONDITION and (NOTHING.search(text) or _is_of_some(text, before)):
        return False
    if kind is ActionKind.OBJECT:
        is_named = _NAMED_BY[kind].search(f"{before} {text}")
        return bool(is_named) and not _TO_COURT.search(text)
    return kind not in _NAMED_BY or bool(_NAMED_BY[kind].search(text))


def _is_meant(
    kind: ActionKind, sentences: Sequence[Sentence], texts: list[str], sense: Sense
) -> bool:
    """Whether an answer or a call is asked of every reader, and not only if something holds."""
    is_said = _must_reply(texts) if kind is ActionKind.REPLY else _must_call(texts)
    return is_said or any(
        sense.asks(one, kind) >= _LEARNED
        and sense.is_conditional(one) < _HALF
        and _may_ask(kind, text, "")
        for one, text in zip(sentences, texts, strict=True)
    )


def _agreed(is_said: bool, share: float | None) -> bool:
    """Whether the words we know and the network together say so; `share` None: it says nothing."""
    if share is None:
        return is_said
    return share >= _LEARNED or (is_said and share >= _DENIED)


def _musts(
    kind: LetterKind,
    texts: list[str],
    deadlines: Sequence[Deadline],
    amounts: Sequence[Fact],
    surely: Mapping[ActionKind, float],
) -> Iterator[Ask]:
    parts = [each for each in amounts if each.role is FactRole.INSTALMENT]
    owed = parts[0] if parts else total_to_pay(amounts)
    if _must_pay(kind, texts, owed, deadlines, surely):
        yield _by(ActionKind.PAY, deadlines, () if owed is None else (owed,))
    coming = [each for each in deadlines if each.fact.role is FactRole.HEARING]
    if coming:
        yield Ask(ActionKind.COME, coming[0].day, (coming[0].fact,))
    wanted = [
        asked
        for asked, is_said in (
            (ActionKind.SEND_DOCUMENTS, _must_send(texts)),
            (ActionKind.REPLY, _must_reply(texts)),
            (ActionKind.CALL, _must_call(texts)),
        )
        if _has_due(asked, deadlines) or _agreed(is_said, surely.get(asked))
    ]
    days = {_by(each, deadlines).before for each in wanted[:2]}
    if wanted[:2] == _ANSWERS and len(days) == 1:
        # Who sends papers has replied: by the same day one of them is meant.
        wanted.remove(_weaker(wanted[:2], deadlines, surely))
    for asked in wanted:
        yield _by(asked, deadlines)


def _weaker(
    two: Sequence[ActionKind],
    deadlines: Sequence[Deadline],
    surely: Mapping[ActionKind, float],
) -> ActionKind:
    """Which of papers and an answer is meant less.

    The answer, where a day is said of the papers only; else what the network sees less surely.
    """
    if _has_due(two[0], deadlines) and not _has_due(two[1], deadlines):
        return two[1]
    return min(two, key=lambda each: surely.get(each, 0.0)) if surely else two[1]


def _has_due(kind: ActionKind, deadlines: Sequence[Deadline]) -> bool:
    return any(kind in each.actions[:1] for each in deadlines)


def _must_send(texts: list[str]) -> bool:
    """Whether papers are asked for, perhaps in a list below, and not for an objection."""
    return any(
        _must(text, _MUST_SEND)
        and (cues.DOCUMENTS.search(" ".join(texts[number : number + 4])) or cues.names_papers(text))
        and not any(map(cues.OBJECT.search, texts[max(0, number - 3) : number]))
        and not _on_condition(texts, number)
        and not _OF_OURS.search(text)
        and (cues.names_papers(text) or not _FORM.search(text))
        for number, text in enumerate(texts)
    )


def _must_reply(texts: list[str]) -> bool:
    """Whether an answer is asked for, now and not when something changes."""
    return any(
        _must(text, _MUST_REPLY)
        and not _on_condition(texts, number)
        and not (_AT_DESK.search(text) or cues.BY_PHONE.search(text))
        for number, text in enumerate(texts)
    )


def _on_condition(texts: list[str], number: int) -> bool:
    """Whether the sentence before one makes it hold for some readers only."""
    before = texts[number - 1] if number else ""
    is_change = cues.MAY_CHANGE.search(before) or _OF_SOME.search(before)
    return bool(is_change) or _is_of_some(texts[number], before)


def _is_of_some(text: str, before: str) -> bool:
    """Whether the question before a sentence asks whether it holds for this reader.

    "Wat moet u doen?" asks nothing of the kind, and what was not done yet is asked of everybody.
    """
    if not before.endswith("?"):
        return False
    is_open = _MAY_BE.search(before) and not _NOT_YET.search(before)
    return bool(_THEN.search(text) or is_open)


def _must_pay(
    kind: LetterKind,
    texts: list[str],
    owed: Fact | None,
    deadlines: Sequence[Deadline],
    surely: Mapping[ActionKind, float],
) -> bool:
    if owed is None and not any(map(_OF_PAYING.search, texts)):
        return False  # the day of a tax return is none of paying
    if _has_due(ActionKind.PAY, deadlines):
        return True
    if is_automatic(texts) or kind is LetterKind.REFUND or says_nothing(texts):
        return False
    is_demand = kind in (LetterKind.REMINDER, LetterKind.FINAL_DEMAND)
    if is_demand and any(_must(text, _MUST_PAY) for text in texts):
        return True  # a bill that is sent along, its sum not printed
    return owed is not None or surely.get(ActionKind.PAY, 0.0) >= _SURELY


def _must(text: str, what: re.Pattern[str]) -> bool:
    """Whether a sentence asks for something without condition, and not of the sender."""
    if not what.search(text) or cues.OBJECT.search(text) or cues.is_promised(text):
        return False
    if cues.MAY_CHANGE.search(text) or _FORBIDDEN.search(text):
        return False
    if _QUESTIONS.search(text) and not cues.DOCUMENTS.search(text):
        return False
    return bool(_MUST.search(text)) and not CONDITION.search(text)


def _must_call(texts: list[str]) -> bool:
    return any(
        _MUST_CALL.search(text)
        and _CALLS.search(text)
        and not _QUESTIONS.search(text + (texts[number - 1] if number else ""))
        and not CONDITION.search(text)
        and not text.startswith("dan")
        and not _ONLY_NUMBER.search(text)
        and not any(map(_OFFERS.search, [*texts[max(0, number - 2) : number], text]))
        for number, text in enumerate(texts)
    )


def _objection(
    texts: list[str], deadlines: Sequence[Deadline], surely: float | None
) -> Iterator[Ask]:
    offered = any(
        cues.OBJECT.search(text)
        and re.search(r"\b(?:kunt u|u kunt|mag|kan|termijn)\b", text)
        and not _NO_OBJECTION.search(" ".join(texts[number : number + 2]))
        and not _TO_COURT.search(text)
        and not (
            text.startswith("daartegen") and number and cues.PROMISED.search(texts[number - 1])
        )
        for number, text in enumerate(texts)
    )
    if _agreed(offered, surely) or _has_due(ActionKind.OBJECT, deadlines):
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
