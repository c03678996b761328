"""Amounts of money with their role: to be paid, to be got back, or one instalment."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from forms.letters.facts import fact
from forms.letters.labels import LabelKind, Labelled
from forms.letters.letter import Fact, FactRole, Money
from forms.letters.money import MoneyMention, amounts_in
from forms.letters.plain import plain
from forms.letters.sentences import Sentence

_BY_LABEL = {
    LabelKind.TO_PAY: FactRole.TO_PAY,
    LabelKind.REFUND: FactRole.REFUND,
    LabelKind.INSTALMENT: FactRole.INSTALMENT,
}
#: What was, or is counted, or belongs to others: no role. Looked for close by the amount.
_NO_ROLE = re.compile(
    r"\b(?:betaalde u|u betaalde|hebt u .{0,30}betaald|heeft u .{0,30}betaald|al (?:\w+ )?betaald"
    r"|reeds (?:\w+ )?(?:betaald|voldaan)|was|waren|inkomen|inkomsten|loon|vermogen|spaargeld"
    r"|waarde|woz|drempel|maximaal|maximum|minimaal|minimum|ten hoogste|hoger dan|lager dan"
    r"|meer dan|minder dan|kosten|rente|oorspronkelijk\w*|waarvan|bestaat uit|korting|huurprijs"
    r"|eigen risico|vrijgesteld|ontvangen wij van u|van u ontvangen|hebben wij .{0,40}ontvangen"
    r"|boete van|verhoogd met|verhoging van|verhogen .{0,30} met|daarbovenop|extra"
    r"|administratiekosten|aanmaningskosten|incassokosten|griffierecht|verdien\w*|uitkering van"
    r"|toeslag (?:is|was)|bijstand\w* van|norm)\b[^.]{0,25}$"
)
_AFTER_NO_ROLE = re.compile(
    r"^\s?(?:\w+ ){0,2}?(?:aan |voor )?(?:administratiekosten|aanmaningskosten|kosten|rente|extra"
    r"|incassokosten|invorderingskosten|griffierecht|per uur|per jaar aan)\b"
    r"|^[^.]{0,20}\b(?:al|reeds|eerder|te veel) (?:\w+ )?(?:betaald|ontvangen|voldaan)\b"
)
_INSTALMENT = re.compile(
    r"\b(?:termijn\w*|maandelijks\w*|per maand|elke maand|iedere maand|in \w+ keer|delen"
    r"|aflos\w+|maandbedrag|termijnbedrag|gedeelten)\b"
)
_INSTALMENT_CLOSE = re.compile(
    r"\btermijnen van(?: elk| ieder)?\s?$|\bkeer\s?$|\b(?:maandbedrag|termijnbedrag)\b[^.]{0,30}$"
    r"|\b(?:elke|iedere|per) (?:maand|termijn)\b[^.]{0,25}$|\bmaandelijks[^.]{0,25}$"
)
_INSTALMENT_AFTER = re.compile(r"^\s?(?:\w+ )?(?:per|elke|iedere|in de|iedere) (?:maand|termijn)\b")
_BACK = re.compile(
    r"\b(?:terug\b|teruggaaf|teruggave|terugbetaling|terugbetalen|terugstorten|terug te ontvangen"
    r"|te veel betaald|tegoed|teruggestort|terugbetaald|teruggekregen|terugkrijg\w*"
    r"|terugontvang\w*|nabetaling|nabetalen)\b"
)
_GIVEN = re.compile(
    r"\b(?:u (?:\w+ ){0,3}?(?:krijgt|ontvangt)|(?:krijgt|ontvangt) u|(?:wij|we) (?:\w+ ){0,3}?"
    r"(?:betalen|storten|maken|geven|keren)|(?:betalen|storten|maken|keren) (?:wij|we)"
    r"|op uw (?:bank)?rekening|op rekening(?:nummer)?\b.{0,20}\bvan u|aan u"
    r"|(?:uitbetaald|uitbetalen|overgemaakt naar u|gestort)|hebt u recht op|recht op"
    r"|(?:wordt|zal|worden)\b.{0,60}\bgestort)\b"
)
_MUST_GIVE_BACK = re.compile(
    r"^(?!.*\b(?:wij|we)\b.{0,30}\b(?:betalen|storten)).*\b(?:moet|dient)\b"
)
_HANDED_OVER = re.compile(r"\b(?:betalen|storten|maken|krijgt|ontvangt)\b")
_OWED = re.compile(
    r"\b(?:u (?:\w+ ){0,4}?(?:moet|dient|betaalt|bent|hebt .{0,40}niet betaald)|moet u|dient u"
    r"|betaalt u|betaal\b|te betalen|te voldoen|maak\b|voldoe\b|voldoet|verschuldigd"
    r"|openstaand\w*|open staat|staat .{0,20}open|betaling van|betaald (?:zijn|hebben)|schuld"
    r"|vordering|achterstand|totaal\w*|voldaan|bedrag van|bedraagt|te ontvangen van u"
    r"|moet .{0,60}(?:betaald|op onze rekening|binnen|terugbetalen|overgemaakt|zijn)"
    r"|niet betaald|nog niet|afgeschreven|afschrijven|schrijven wij|incasseren|incasso"
    r"|boete|terugvorder\w*|sommeren|sommatie|verzoeken .{0,60}(?:betalen|voldoen)|over te maken)\b"
)


def amounts_of(sentences: Iterable[Sentence], labelled: Iterable[Labelled]) -> list[Fact]:
    """Every amount a letter prints, in order, each value once for each role it has."""
    labels = list(labelled)
    found = [each for sentence in sentences for each in _in_sentence(sentence, labels)]
    return list(_each_once(found))


def _in_sentence(sentence: Sentence, labels: list[Labelled]) -> Iterator[Fact]:
    written = plain(sentence.text)
    mentions = amounts_in(sentence.text, is_column=sentence.is_cell)
    for mention in mentions or _bare_whole(sentence, labels):
        role, is_clear = _role(mention, written, _label_of(labels, sentence, mention))
        yield fact(
            Money(mention.amount),
            sentence,
            mention.start,
            mention.end,
            is_certain=is_clear and mention.is_strict,
            role=role,
        )


def _bare_whole(sentence: Sentence, labels: list[Labelled]) -> list[MoneyMention]:
    """Whole euros with neither sign nor cents, in a column that is labelled as money."""
    return [
        MoneyMention(Decimal(label.text.replace(".", "")), label.start, label.end, False)
        for label in labels
        if label.sentence is sentence
        and label.kind in _BY_LABEL
        and re.fullmatch(r"\d{1,3}(?:\.\d{3})*", label.text)
    ]


def _label_of(labels: list[Labelled], sentence: Sentence, mention: MoneyMention) -> Labelled | None:
    """The label beside an amount, or else above it."""
    fitting = [
        label
        for label in labels
        if label.sentence is sentence and label.start <= mention.start < label.end
    ]
    return min(fitting, key=lambda label: label.is_column, default=None)


def _role(
    mention: MoneyMention, written: str, label: Labelled | None
) -> tuple[FactRole | None, bool]:
    """What an amount is to the reader, and whether that is beyond doubt."""
    if label is not None and label.kind in _BY_LABEL:
        role = _BY_LABEL[label.kind]
        if not label.is_column:
            return role, True
        if role is not FactRole.TO_PAY:
            return role, False
        return None, False
    if label is not None and label.kind is LabelKind.OTHER:
        return None, False
    before, after = written[: mention.start], written[mention.end :]
    return _role_by_words(before, after)


def _role_by_words(before: str, after: str) -> tuple[FactRole | None, bool]:
    around = f"{before} {after}"
    is_owed = _OWED.search(around) is not None
    if _INSTALMENT_CLOSE.search(before) or _INSTALMENT_AFTER.search(after):
        return (FactRole.INSTALMENT, True) if is_owed else (None, False)
    if _NO_ROLE.search(before) or _AFTER_NO_ROLE.search(after):
        return None, False
    is_given, is_back = _GIVEN.search(around) is not None, _BACK.search(around) is not None
    if is_back and not (is_owed and _MUST_GIVE_BACK.search(around)):
        return FactRole.REFUND, is_given and not is_owed
    if is_owed:
        return FactRole.TO_PAY, not is_given and not is_back
    if is_given and _HANDED_OVER.search(around):
        return FactRole.REFUND, False
    return None, False


def _each_once(facts: list[Fact]) -> Iterator[Fact]:
    """One for each value and role; a value with a role needs no mention without one."""
    with_role = {each.value for each in facts if each.role is not None}
    best: dict[object, Fact] = {}
    for each in facts:
        if each.role is None and each.value in with_role:
            continue
        key = (each.value, each.role)
        if key not in best or (each.is_certain and not best[key].is_certain):
            best[key] = each
    yield from best.values()


def total_to_pay(facts: Iterable[Fact]) -> Fact | None:
    """The amount to pay; the largest where the letter names several."""
    owed = [each for each in facts if each.role is FactRole.TO_PAY]
    return max(owed, key=_amount, default=None)


def _amount(each: Fact) -> Decimal:
    assert isinstance(each.value, Money)  # noqa: S101 - amounts have money
    return each.value.amount
