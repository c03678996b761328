"""What the network sees asked, believed only where words are of it too."""

import re
from collections.abc import Sequence

from forms.letter import ActionKind
from forms.letters import cues
from forms.letters.asking.bringing import BROUGHT, brought_along
from forms.letters.asking.objecting import TO_COURT, goes_with_objection
from forms.letters.asking.quiet import NOTHING
from forms.letters.asking.wording import is_free_to
from forms.letters.cases import goes_along, is_of_some
from forms.letters.duties import meets_duty, without_duties
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence
from forms.letters.sums.amount_sides import has_sum
from forms.letters.sums.billed_later import is_billed_later

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
        r"|lever\w*|retour|stand|meterstand|toestemming|handtekening|onderteken\w*|akkoord"
        r"|keus|kaart(?:je)?|stem|strook(?:je)?|noteer\w*)\b"
    ),
    ActionKind.CALL: re.compile(rf"{cues.CALL.pattern}|\b(?:telefo\w+|gebeld|belt)\b"),
}
#: The sender pays: "Ik betaal u € 30 terug".
_SENDER_PAYS = re.compile(
    r"\bik (?:\w+ ){0,3}?(?:betaal|stort|maak|keer)\b|\b(?:betaal|stort|keer) ik\b"
    r"|\bop (?:uw|je|jouw) (?:bank)?rekening (?:komt|staat|wordt|is)\b"
)
_IF_OBJECTING = re.compile(r"^(?:maakt|gaat|tekent|stelt) (?:u|je) [^?]*\?\W*$")
#: What may be asked only if something holds, beside "u hoeft niets te doen".
ON_CONDITION = (ActionKind.REPLY, ActionKind.CALL)
_HALF = 0.5
#: How surely the network must see something asked where the words we know see nothing, and what
#: share denies it. Set on `developed` and `held-out`.
LEARNED, _DENIED = 0.8, 0.1
#: An answer is asked in more ways than any network has learned: of those it sees half surely in
#: letters of authors it never met nearly all are asked. Set on 360 whole letters of six of these,
#: and on six hands.
_REPLY_LEARNED = 0.3
#: A number that may be called is hardly ever one that must be.
_CALL_DENIED = 0.75


def seen_asked(
    sentences: Sequence[Sentence], texts: Sequence[str], cases: Sequence[str], sense: Sense
) -> dict[ActionKind, float]:
    """How surely the network sees each thing asked anywhere, by sentences that may ask it."""
    brought = brought_along(texts)
    return {
        kind: max(
            (
                sense.asks(one, kind)
                for number, (one, text, before, after, case) in enumerate(
                    zip(sentences, texts, ["", *texts], [*texts[1:], ""], cases, strict=False)
                )
                if _may_ask(kind, text, before, case)
                and not _is_sum(kind, one, text)
                and not (kind is ActionKind.PAY and is_billed_later(text, after))
                and not (
                    kind is ActionKind.SEND_DOCUMENTS
                    and (number in brought or goes_with_objection(sentences, number))
                )
            ),
            default=0.0,
        )
        for kind in ActionKind
    }


def is_agreed(kind: ActionKind, is_said: bool, share: float | None) -> bool:
    """Whether the words we know and the network together say that something is asked.

    `share` None: the network says nothing.
    """
    if share is None:
        return is_said
    denied = _CALL_DENIED if kind is ActionKind.CALL else _DENIED
    learned = _REPLY_LEARNED if kind is ActionKind.REPLY else LEARNED
    return share >= learned or (is_said and share >= denied)


def is_seen_of_all(
    kind: ActionKind, sentences: Sequence[Sentence], texts: Sequence[str], sense: Sense
) -> bool:
    """Whether the network sees something asked of every reader, and not only if something holds."""
    return any(
        sense.asks(one, kind) >= LEARNED
        and sense.is_conditional(one) < _HALF
        and _may_ask(kind, text, "", "")
        for one, text in zip(sentences, texts, strict=True)
    )


def _may_ask(kind: ActionKind, text: str, before: str, case: str) -> bool:
    """Whether the words of a sentence, or for objecting those before it, are of that.

    And whether, as far as its `case` tells, it asks that of every reader.
    """
    if kind is ActionKind.PAY:
        is_met = meets_duty(text) and not cues.PAY.search(without_duties(text))
        return not (is_met or _SENDER_PAYS.search(text))
    if kind in ON_CONDITION and (NOTHING.search(text) or is_of_some(text, case)):
        return False
    if kind is ActionKind.SEND_DOCUMENTS:
        is_other = cues.is_sent_back(text) or BROUGHT.search(text) or goes_along(text, case)
        return bool(_NAMED_BY[kind].search(text)) and not is_other
    if kind is ActionKind.CALL and (cues.is_promised(text) or is_free_to(text)):
        return False
    if kind is ActionKind.OBJECT:
        is_named = _NAMED_BY[kind].search(f"{before} {text}")
        # An objection that lacks its reasons was made; "Maakt u bezwaar?" only begins to tell.
        others = (TO_COURT, cues.REPAIR, _IF_OBJECTING, cues.PAST)
        return bool(is_named) and not any(each.search(text) for each in others)
    return kind not in _NAMED_BY or bool(_NAMED_BY[kind].search(text))


def _is_sum(kind: ActionKind, sentence: Sentence, text: str) -> bool:
    """Whether a cell is a sum in a table: what its role is has been settled by its row."""
    return kind is ActionKind.PAY and sentence.is_cell and has_sum(text)
