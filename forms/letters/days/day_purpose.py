"""What a day or a term of a letter is for: what the reader must do by then."""

import re
from collections.abc import Sequence

from forms.letter import ActionKind, FactRole
from forms.letters import cues
from forms.letters.days.whose_day import fetches
from forms.letters.duties import without_duties
from forms.letters.handing_in import hands_in
from forms.letters.sense import Sense
from forms.letters.sentences import Sentence

#: What a day or a term may be for, but coming somewhere: that has a day of its own.
TO_DO = (
    ActionKind.PAY, ActionKind.OBJECT, ActionKind.REPLY, ActionKind.SEND_DOCUMENTS, ActionKind.CALL,
)  # fmt: skip
#: How surely the network must see what a day is for (set on `apart`), and where no word is of that.
_LEARNED, _COMES, _SURELY = 0.5, 0.8, 0.95
#: "Verzet de afspraak vóór 3 mei" objects to nothing.
_PUTS_OFF = re.compile(r"^verzet (?:de|het|uw|je|deze|dit)\b|\bte verzetten\b")
#: A paper, and nothing to pay: "een kopie van uw betalingen".
_PROOF_OF_PAYING = re.compile(
    r"\bbetaal(?:bewij\w+|overzicht\w*)\b|\b(?:kopie\w*|bewij\w+|afschrift\w*|overzicht) van "
    r"(?:(?:\w+ )*?(?:uw|de|je) )?betaling(?:en)?\b"
)

#: What is awaited is no reader to come: "Die verwachten wij op 3 mei".
_AWAITS = re.compile(
    r"\bverwacht(?:en)? (?:wij|we|ik)\b(?! (?:u|je|jullie)\b)"
    r"|\b(?:wij|we|ik) verwacht(?:en)?\b(?! (?:u|je|jullie)\b)"
)
#: To send these back is to answer.
_FORM = re.compile(r"\b\w*(?:formulier|vragenlijst)\b|\bgegevens\b")

#: "Stuur ons het bezwaarformulier vóór 3 mei."
_SENDS_OBJECTION = re.compile(
    r"\b(?:stuur|stuurt|zend|zendt|mail|mailt|lever|dien|dient)\b[^.;]{0,40}"
    r"\b(?:het|een|uw|je) (?:bezwaar|beroep)(?:s?schrift|s?formulier)\b"
)
#: "Zet het stop; doe je dat niet, dan kost het je geld."
_OR_ELSE = re.compile(r"[;,:] (?:doet|doe|lukt) (?:u|je|het|dat)(?: dat| dit)? niet\b.*")
#: "Ook wie bezwaar maakt, betaalt voor 3 mei."
_EVEN_SO = re.compile(
    r"\b(?:ook|zelfs) (?:als|wie|wanneer|bij|met|tijdens|na)\b[^,;.]*\bbezwa\w+[^,;.]*,"
)
#: "Bel ons vóór 3 mei, ook als u het geld niet hebt."
_THOUGH = re.compile(r", (?:ook|zelfs) (?:als|wanneer)\b.*")
#: What the sender does then: "Is het kaartje op tijd, dan betaal ik vóór de feestdagen".
_DOES_THEN = re.compile(
    r", (?:dan )?(?:betaalt?|betalen|stort|storten|keer|keren|vergoeden?) (?:wij|we|ik)\b.*"
    r"|, (?:dan )?kan\b[^.;]*\bworden (?:uit)?betaald\b.*"
)
_IF = re.compile(r"(?:als|indien|wanneer|mocht)\b")
#: "Laat ons weten op welke rekening wij het geld mogen storten".
_TELLS = re.compile(r"^(?:laat|vertel|meld)\b.{0,60}\b(?:weten|ons)\b")
#: What the sentence before names: "Zorg ervoor dat wij dit ontvangen", "Doe dat".
_THIS = re.compile(r"\b(?:dit|deze|die|het|hem|doet? dat)\b")
#: "Vraag een heroverweging aan. Dat verzoek stuur je vóór 3 mei."
_THAT_REQUEST = re.compile(r"^(?:dat|dit|het|uw|je) (?:verzoek|bezwaar\w*|beroep\w*)\b")
#: More than the sentence before names.
_ALL = re.compile(r"\b(?:alles|een en ander)\b")
#: Papers that the sentence before names: "Ik moet ze op 3 mei lezen. Mail ze".
_THEM = re.compile(r"\b(?:ze|die|deze)\b")
_HANDS_IN = re.compile(r"\b(?:indien(?:en|t)?|ingediend|in te dienen|insturen|ingestuurd)\b")
#: What only grants what was asked before it: "Bezwaar? Dat mag. Doe het wel voor 3 mei."
_GRANTED = re.compile(r"(?:(?:dat|dit|het) )?(?:mag|kan|kunt (?:u|je)|kan altijd|mag altijd|ja)\W*")

#: What only says that something named before it is to be sent: "Mail die alsnog naar ons".
_SENDS_THEM = re.compile(
    r"(?:mail|stuur|zend|upload|lever|voeg|breng)\b (?:ons |u )?(?:die|deze|ze|dit|dat|het)\b"
    r"(?! (?:\w*formulier|\w*schrift|brief)\b)"
)


def said_before(sentences: Sequence[Sentence], number: int) -> str:
    """The plain sentence before, where it stands on the same page; with what it grants or sends."""
    if number == 0 or sentences[number - 1].page != sentences[number].page:
        return ""
    before = sentences[number - 1].worded
    is_more = _GRANTED.fullmatch(before) or _SENDS_THEM.match(before)
    return f"{said_before(sentences, number - 1)} {before}" if is_more else before


def said_after(sentences: Sequence[Sentence], number: int) -> str:
    """The plain sentence after, which may say from when a term is counted."""
    return sentences[number + 1].worded if number + 1 < len(sentences) else ""


def actions_for(
    written: str, near: str, role: FactRole, sense: Sense, sentence: Sentence
) -> tuple[ActionKind, ...]:
    """What must be done by a day or within a term of a sentence, best guess first."""
    if role is FactRole.HEARING or fetches(written) or _is_to_come(sense, sentence):
        return (ActionKind.COME,)
    written = without_duties(_of_reader(written))
    plainly = _plainly_for(written)
    if plainly is not None:
        return (plainly,)
    said = named_near(written, near)
    if _goes_on_objecting(written, near):
        return said  # the network sees a sentence by itself
    learned = max(TO_DO, key=lambda kind: sense.asks(sentence, kind))
    is_other = learned is ActionKind.REPLY and _sends_papers(written)
    if learned is ActionKind.SEND_DOCUMENTS and cues.is_sent_back(written):
        is_other = True
    words = {ActionKind.PAY: cues.PAY, ActionKind.OBJECT: cues.OF_OBJECTING}.get(learned)
    if words is not None and not words.search(f"{near} {written}"):
        # No word is of it; and who puts something off does not object.
        is_other = sense.asks(sentence, learned) < _SURELY or bool(_PUTS_OFF.search(written))
    if sense.asks(sentence, learned) >= _LEARNED and not is_other:
        return tuple(dict.fromkeys((learned, *said)))
    return said


def _plainly_for(written: str) -> ActionKind | None:
    """What plain words leave no doubt of, whatever else they sound like."""
    if hands_in(written):
        return ActionKind.SEND_DOCUMENTS
    if cues.REPAIR.search(written):
        return ActionKind.REPLY  # not an objection, of which it mostly is
    return ActionKind.OBJECT if _SENDS_OBJECTION.search(written) else None


def _is_to_come(sense: Sense, sentence: Sentence) -> bool:
    """Whether the network sees that the reader is to come, by a day of one's own choice."""
    others = max(sense.asks(sentence, kind) for kind in TO_DO)
    return sense.asks_to_come(sentence) >= max(_COMES, others)


def _of_reader(written: str) -> str:
    """A plain sentence without what comes else, or then, or what who objects does as well."""
    for pattern in (_OR_ELSE, _EVEN_SO, _THOUGH, _DOES_THEN):
        written = pattern.sub("", written)
    return written


def is_unnamed(written: str, near: str, sense: Sense, sentence: Sentence) -> bool:
    """Whether nothing tells what a day is for: "Alles moet er op 3 mei zijn"."""
    if fetches(written):
        return False
    is_near = named_in(near) and not _ALL.search(written)
    is_named = named_in(_of_reader(written)) or is_near or cues.REPAIR.search(written)
    return not is_named and not seen_for(sense, sentence)


def seen_for(sense: Sense, sentence: Sentence) -> tuple[ActionKind, ...]:
    """What the network sees a day beside a label is for, where no word says so; else nothing."""
    seen = max(TO_DO, key=lambda kind: sense.asks(sentence, kind))
    return (seen,) if sense.asks(sentence, seen) >= _LEARNED else ()


def _sends_papers(written: str) -> bool:
    """Whether plain words tell of papers to send, which an answer by itself is not."""
    is_sent = cues.SEND.search(written) and not _FORM.search(written)
    return bool(is_sent and cues.names_papers(written) and not cues.is_sent_back(written))


def named_near(written: str, near: str) -> tuple[ActionKind, ...]:
    """What plain words, or else those of the sentence before, ask; an answer where they do not."""
    if _goes_on_objecting(written, near):
        return (ActionKind.OBJECT,)
    if _IF.match(written) or cues.is_promised(near):
        near = ""  # it tells itself for whom, and of what; or the sender did that
    said = named_in(written)
    if _ALL.search(written):
        near = ""
    if said == (ActionKind.REPLY,) and _sends_those(written, near):
        return (ActionKind.SEND_DOCUMENTS,)
    return said or named_in(near) or (ActionKind.REPLY,)


def _sends_those(written: str, near: str) -> bool:
    """Whether plain words only tell of sending the papers that the sentence before names."""
    is_sent = cues.SEND.search(written) and not cues.REPLY.search(written)
    is_theirs = cues.names_papers(near) and not cues.is_sent_back(near)
    return bool(is_sent and _THEM.search(written) and is_theirs)


def _goes_on_objecting(written: str, near: str) -> bool:
    """Whether plain words go on about the objection that the sentence before speaks of.

    "U kunt een bezwaarschrift sturen. Zorg ervoor dat wij dit voor 3 mei ontvangen."
    """
    if not cues.OBJECT.search(near) or cues.PAY.search(written):
        return False
    is_only_sent = _HANDS_IN.search(written) and not cues.names_papers(written)
    is_open = is_only_sent or not named_in(written)
    if near.endswith("?") or _THAT_REQUEST.match(written):
        return True
    return bool(_THIS.search(written)) and is_open


def named_in(written: str) -> tuple[ActionKind, ...]:
    """What plain words name that a reader can do."""
    written = _PROOF_OF_PAYING.sub("bewijs", without_duties(written))
    found = [kind for kind, pattern in cues.BY_ACTION.items() if pattern.search(written)]
    is_answer = cues.is_sent_back(written) or not cues.names_papers(written)
    if ActionKind.SEND_DOCUMENTS in found and is_answer:
        found[found.index(ActionKind.SEND_DOCUMENTS)] = ActionKind.REPLY
    if ActionKind.PAY in found and (_TELLS.search(written) or _is_of_money(written, found)):
        found.remove(ActionKind.PAY)
    if cues.BY_PHONE.search(written) and ActionKind.REPLY in found:
        found.remove(ActionKind.REPLY)
    if ActionKind.COME in found:  # to come somewhere has a day of its own: here one is agreed on
        found.remove(ActionKind.COME)
        if cues.is_sent_back(written):
            found.append(ActionKind.REPLY)
        elif cues.ASKED.search(written) and not _AWAITS.search(written):
            found.append(ActionKind.CALL)
    if not found and cues.is_sent_back(written):
        found = [ActionKind.REPLY]
    return tuple(dict.fromkeys(found))


def _is_of_money(written: str, found: Sequence[ActionKind]) -> bool:
    """Whether plain words tell of money, and ask an answer or papers: "geef door welk bedrag"."""
    is_asked = ActionKind.REPLY in found or ActionKind.SEND_DOCUMENTS in found
    return is_asked and not cues.PAYING.search(written)
