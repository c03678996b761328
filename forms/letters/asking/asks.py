"""What a letter asks of its reader, in the order to do it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from forms.letter import ActionKind, Fact, FactRole, LetterKind
from forms.letters import cues
from forms.letters.asking.objecting import TO_COURT, named_apart, offers_answer
from forms.letters.asking.quiet import (
    NOTHING,
    is_automatic,
    is_quiet_for_who_agrees,
    is_taken,
    may_be_quiet,
    says_nothing,
    spares_something,
)
from forms.letters.asking.wording import (
    asks_answer,
    asks_call,
    asks_call_for_a_day,
    asks_papers,
    asks_payment,
    is_of_some,
)
from forms.letters.days.day_purpose import named_in
from forms.letters.days.deadline import Deadline
from forms.letters.plain import worded
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from forms.letters.sums.amount_sides import has_sum
from forms.letters.sums.amounts import total_given, total_to_pay
from vision.text.printed import BlockKind

#: What the network alone sees asked is not believed where no word, there or in the sentence before,
#: is of it: it took "Een brief laten vertalen kan bij de bibliotheek" for a way to object.
_NAMED_BY = {
    ActionKind.OBJECT: cues.OF_OBJECTING,
    ActionKind.SEND_DOCUMENTS: re.compile(
        rf"{cues.SEND.pattern}|{cues.DOCUMENTS.pattern}|\b(?:breng\w*|toon\w*|overhandig\w*"
        r"|aanvul\w*|aan te vullen|bij te voegen|voeg\w*|meegeef\w*|formulier\w*)\b"
    ),
    # It took the name of a sender and labels of a block for something to answer.
    ActionKind.REPLY: re.compile(
        rf"{cues.REPLY.pattern}|\b(?:weten|horen|hoort|opgev\w+|opgave|inschrij\w+|enquete"
        r"|invullen|vragen|mening|geef|geven|kiezen|kies|keuze|digid|log|online|link|stuur|sturen"
        r"|lever\w*|retour|stand|meterstand|toestemming|handtekening|onderteken\w*|akkoord)\b"
    ),
    ActionKind.CALL: re.compile(rf"{cues.CALL.pattern}|\b(?:telefo\w+|gebeld|belt)\b"),
}
#: The sender pays: "Ik betaal u € 30 terug".
_SENDER_PAYS = re.compile(
    r"\bik (?:\w+ ){0,3}?(?:betaal|stort|maak|keer)\b|\b(?:betaal|stort|keer) ik\b"
    r"|\bop (?:uw|je|jouw) (?:bank)?rekening (?:komt|staat|wordt|is)\b"
)
_IF_OBJECTING = re.compile(r"^(?:maakt|gaat|tekent|stelt) (?:u|je) [^?]*\?\W*$")
#: A word of paying, or money.
_OF_PAYING = re.compile(
    r"\b\w*(?:betal|betaal|voldoe|voldaan|overma|overgemaakt|stort|aflos|afschr|incass|vereffen)\w*"
    r"|€|\beuro\b"
)
_ANSWERS = [ActionKind.SEND_DOCUMENTS, ActionKind.REPLY]
#: What may be asked only if something holds, beside "u hoeft niets te doen".
_ON_CONDITION = (ActionKind.REPLY, ActionKind.CALL)
_HALF = 0.5
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
    texts = [sentence.worded for sentence in sentences]
    surely = _learned(sentences, texts, sense) if sense.said else {}
    musts = sorted(
        _musts(kind, texts, deadlines, amounts, surely), key=lambda each: each.before or date.max
    )
    quiet = {
        one: sense.asks(one, ActionKind.NOTHING)
        for one, text in zip(sentences, texts, strict=True)
        if may_be_quiet(text)
    }
    learned = max(quiet.values(), default=0.0)
    rather = max((share for one, share in quiet.items() if _STOPS.search(one.text)), default=0.0)
    is_quiet = says_nothing(texts) or learned >= _LEARNED
    for_who_agrees = is_quiet_for_who_agrees(texts)
    if is_quiet or for_who_agrees:
        musts = [
            each
            for each in musts
            if each.kind not in _ON_CONDITION or _is_meant(each.kind, sentences, texts, sense)
        ]
    is_content = for_who_agrees or rather >= _RATHER or spares_something(texts)
    if not musts and (is_quiet or is_content or is_taken(texts, amounts)):
        given = total_given(amounts)
        musts = [Ask(ActionKind.NOTHING, None, () if given is None else (given,))]
    return [*musts, *_objection(sentences, texts, deadlines, surely.get(ActionKind.OBJECT))]


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
                if _may_ask(kind, text, before) and not _is_sum(kind, one, text)
            ),
            default=0.0,
        )
        for kind in ActionKind
    }


def _may_ask(kind: ActionKind, text: str, before: str) -> bool:
    """Whether the words of a sentence, or for objecting those before it, are of that."""
    if kind is ActionKind.PAY:
        return not _SENDER_PAYS.search(text)
    if kind in _ON_CONDITION and (NOTHING.search(text) or is_of_some(text, before)):
        return False
    if kind is ActionKind.SEND_DOCUMENTS and cues.is_sent_back(text):
        return False
    if kind is ActionKind.OBJECT:
        is_named = _NAMED_BY[kind].search(f"{before} {text}")
        # An objection that lacks its reasons was made; "Maakt u bezwaar?" only begins to tell.
        is_other = TO_COURT.search(text) or cues.REPAIR.search(text) or _IF_OBJECTING.search(text)
        return bool(is_named) and not is_other
    return kind not in _NAMED_BY or bool(_NAMED_BY[kind].search(text))


def _is_sum(kind: ActionKind, sentence: Sentence, text: str) -> bool:
    """Whether a cell is a sum in a table: what its role is has been settled by its row."""
    return kind is ActionKind.PAY and sentence.is_cell and has_sum(text)


def _is_meant(
    kind: ActionKind, sentences: Sequence[Sentence], texts: list[str], sense: Sense
) -> bool:
    """Whether an answer or a call is asked of every reader, and not only if something holds."""
    is_said = asks_answer(texts) if kind is ActionKind.REPLY else asks_call(texts)
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
            (ActionKind.SEND_DOCUMENTS, asks_papers(texts)),
            (ActionKind.REPLY, asks_answer(texts)),
            (ActionKind.CALL, asks_call(texts)),
        )
        if _has_due(asked, deadlines)
        or _agreed(is_said, surely.get(asked))
        or (asked is ActionKind.CALL and asks_call_for_a_day(texts))
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
    if is_demand and asks_payment(texts):
        return True  # a bill that is sent along, its sum not printed
    return owed is not None or surely.get(ActionKind.PAY, 0.0) >= _SURELY


def _objection(
    sentences: Sequence[Sentence],
    texts: list[str],
    deadlines: Sequence[Deadline],
    surely: float | None,
) -> Iterator[Ask]:
    is_offered = any(offers_answer(texts, number) for number in range(len(texts)))
    if _agreed(is_offered, surely) or _has_due(ActionKind.OBJECT, deadlines):
        ask = _by(ActionKind.OBJECT, deadlines)
        yield replace(ask, facts=(*ask.facts, *named_apart(sentences, texts, ask.facts)))


def _is_of_another(day: Deadline) -> bool:
    """Whether a day is to send papers or to answer by: that is said of its own, and not to pay."""
    named = named_in(worded(day.fact.sentence))
    return ActionKind.SEND_DOCUMENTS in day.actions or (
        bool(named) and ActionKind.PAY not in (*named, *day.actions)
    )


def _by(kind: ActionKind, deadlines: Sequence[Deadline], more: tuple[Fact, ...] = ()) -> Ask:
    """The action with its deadline: the one said of it, or for a duty the only one there is."""
    due = [each for each in deadlines if each.fact.role is FactRole.DUE]
    own = [each for each in due if kind in each.actions]
    if not own and kind is not ActionKind.OBJECT:
        own = [each for each in due if ActionKind.OBJECT not in each.actions]
        if kind is ActionKind.PAY:
            own = [each for each in own if not _is_of_another(each)]
    if not own:
        return Ask(kind, None, more)
    return Ask(kind, own[0].day, (own[0].fact, *more))
