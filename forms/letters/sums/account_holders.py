"""Accounts a letter names, each with whose it is: the reader's or the sender's.

Where neither the words around an account nor its place say so, the rest of the letter decides, and
whose it is then is not promised.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from forms.letter import Fact, FactRole
from forms.letters.facts import fact
from forms.letters.organisations import ORGANISATION
from forms.letters.plain import plain
from forms.letters.sentences import Sentence
from forms.letters.values.accounts import IbanMention, ibans_in
from vision.text.printed import BlockKind

#: Where the reader is to pay, the account is never the reader's.
_PAYS = re.compile(
    r"\b(?:betaalt u|moet u|u moet|dient u|u dient)\b"
    r"|(?<!\bik )\b(?:betaal|maak|voldoe|stort)\b(?! ik\b)"
    r"|\b(?:maakt|stort|boekt|voldoet) (?:u|je)\b|\blaten (?:bij|over)schrijven\b"
    r"|\b(?:gebruik|neem) (?:daarvoor|hiervoor)\b|\b(?:geld|bedrag) kan naar\b"
    r"|\b(?:kunt|kun|kan|mag|moet) (?:u|je)\b[^.;]{0,40}"
    r"\b(?:overschrijven|overmaken|overboeken|betalen|voldoen|storten)\b"
    # "Bevel gedaan om € 30 te betalen", "dient op NL12 te zijn gestort".
    r"|\b(?:bevel|bevolen|gesommeerd|sommeer|sommeren|gelast)\b[^;]{0,120}"
    r"\bte (?:betalen|voldoen)\b"
    # "U krijgt tot 3 mei de tijd om dat te betalen".
    r"|\b(?:tijd|gelegenheid|uitstel|kans|weken|dagen|maanden)\b[^;]{0,20}\bom\b[^;]{0,80}"
    r"\bte (?:betalen|voldoen)\b"
    r"|\b(?:dient|dienen|moet|moeten|behoort)\b(?! (?:wij|we|ik)\b)"
    r"(?:(?!\b(?:uw|je|door ons)\b)[^;]){0,90}"
    r"(?:\bte (?:zijn|worden) (?:terug)?(?:gestort|betaald|geboekt|overgemaakt|bijgeschreven)"
    r"|\b(?:terug)?(?:gestort|betaald|geboekt|overgemaakt|bijgeschreven) te (?:zijn|worden))\b"
    r"|\b(?:overmaken|overboeken|betalen|voldoen) (?:doet|kunt|kan|mag|moet) (?:u|je)\b"
)
#: It is called the reader's.
_NAMED_READERS = (
    r"(?:uw|je|jouw) (?:(?:eigen|zakelijke|gezamenlijke|vaste) )?(?:\w*rekening\w*|iban|bankpas)",
    r"(?:op|van) (?:uw|je|jouw) (?=(?:nummer )?[a-z]{2}\d\d)|(?:op|van) (?:uw|je|jouw)$",
    r"rekening van u|spaarrekening|nummer van (?:uw|je|jouw) betaling",
    # The one that the reader gave or asked something for, and not the one to pay to.
    r"\w*rekening\w* (?:die|waarop|waarover|waarvan) (?:u|je|uw|de|het)"
    r"(?!.{0,60}\b(?:\w*beta?al|over|\w*stort|\w*voldoe|moet|kunt|kan|vindt))",
    r"(?:bij )?ons bekende \w*rekening\w*",
    r"bij ons (?:is|staat)\b.{0,60}\brekening\w*",
    r"(?:zoals|dat|die) (?:u|je) (?:opgaf|doorgaf|(?:hebt?|heeft) (?:op|door)gegeven)",
    r"[a-z]{2}\d\d[\w ]{10,30} (?:niet (?:meer )?|nog (?:altijd |steeds )?)?van (?:u|jou)",
    r"\w*rekening\w*\b.{0,40}\bbij ons bekend",
)
#: What an office does when it pays; in Dutch the verb stands behind or before "wij".
_WE_PAY = "betalen|storten|maken|schrijven|innen|vergoeden|keren|boeken|crediteren|zetten"
_WITH_WORDS = r".*\b(?:omschrijving|\w*kenmerk|vermelding|o\.v\.v)"
#: Money comes to the reader.
_PAID_OUT = (
    r"u terug|aan u|ontvangt u|u ontvangt|u krijgt|krijgt u",
    r"(?:ieder|elk|beiden?|partner|kind) (?:\w+ )?(?:ontvang|krijg)\w*",
    r"krijg(?:t)? je|je krijgt|je ontvangt|ontvang(?:t)? je",
    rf"(?:wij|we) (?:\w+ ){{0,3}}?(?:{_WE_PAY})",
    rf"(?:{_WE_PAY}) (?:wij|we)|ik (?:\w+ )?(?:betaal|stort|maak)|(?:betaal|stort|maak) ik",
    r"restitu\w+ (?:wij )?u|wij restitueren|uit te betalen(?= ?:|.{0,30}\bop\b)",
    r"uitbeta(?:len|ling|lingen)\b.{0,60}\b(?:op|naar)",
    r"(?:storting|overboeking|overschrijving) (?:volgt|geschiedt|gebeurt)\b.{0,60}\b(?:op|naar)",
    # Who tells about when it is paid, pays it.
    r"betaling(?:en)? (?:volg|geschied|gebeur)\w+ (?:omstreeks|rond|telkens|iedere|elke)\b"
    r".{0,60}\b(?:op|naar)",
    r"(?:wij|we|ik) heb(?:ben)?\b(?!.*\b(?:niet|geen)\b).{0,60}"
    r"\b(?:gestort|overgemaakt|overgeboekt|uitbetaald)",
    r"(?:teruggave|restitutie)\b[^.;?]{0,40}\b(?:op|naar) (?=[a-z]{2}\d\d)",
    r"(?:het|dit|dat) komt\b.{0,60}\bop (?=[a-z]{2}\d\d)",
    r"(?<!te veel )(?:uitbetaald|uitgekeerd)\b[^.,:;]{0,20}\b(?:op|naar)",
    r"wordt\b(?!.{0,60}\b(?:verzocht|geacht|u|niet)\b).{0,60}"
    r"\b(?:gestort|bijgeschreven|uitbetaald)",
    r"wordt (?:(?!verzocht|geacht)\w+ ){0,4}?(?:overgemaakt|overgeboekt|gestort|uitbetaald)",
    r"(?:uitkering|bijstand|\w*toeslag|pensioen|aow|loon|salaris|vergoeding|teruggave)"
    r" (?:\w+ ){0,2}?(?:komt|gaat|staat)",
    # Who is told what to write with it sends it.
    rf"geld (?:\w+ ){{0,2}}?(?:komt|gaat|staat)(?!{_WITH_WORDS})",
    rf"geld (?:naar|op)\b.{{0,50}}\b(?:gaat|komt|staat)(?!{_WITH_WORDS})",
    r"(?:die|deze)(?: \w+)? komen (?:\w+ ){0,2}?(?:op|naar)",
    r"(?:eerste|volgende) (?:bedrag|betaling) (?:komt|staat)\b.{0,40}\bop",
    r"teruggestort (?:op|naar)|terug te (?:ontvangen|krijgen)|u terug te (?:betalen|storten)",
    r"(?:sturen|boeken|storten|betalen|geven) (?:wij|we|ik)\b.{0,90}\bterug",
    r"maakten (?:wij|we)\b.{0,60}\bover",
    r"(?:gaat|gaan|komt|komen) (?:\w+ ){0,3}?(?:terug|retour) (?:naar|op)",
    r"(?:het )?staat (?:binnen|uiterlijk|op|straks|dan|over|rond|omstreeks|vanaf)\b.{0,40}\bop",
    r"staat (?:het|dat|dit|uw \w+)\b.{0,40}\bop",
    r"(?:bank)?afschrift(?:en)?\b.{0,60}\brekening|(?:bank)?afschrift(?:en)? van",
    r"(?:ziet|vindt) (?:u|je) (?!ons\b).{0,60}\bop|(?:u|je) (?:ziet|vindt) (?!ons\b).{0,60}\bop",
)
#: Money is taken from the reader.
_COLLECTED = (
    r"(?:geincasseerd|incasseren|afschrijven|afgeschreven|afschrijving|incasso)\b.{0,20}\bvan",
    r"(?:incasso|afschrijving) (?:loopt|gaat|verloopt|doen (?:wij|we)) via",
    r"\w*rekening\w* (?:dat|die|waarvan) (?:wij|we)\b.{0,20}\b(?:van|voor) (?:u|je)",
    r"\w*rekening\w* waar(?:van|mee) (?:u|je)",
    r"waarvan (?:wij|we) (?:\w+ ){0,3}?(?:incasseren|innen|afhalen)",
    r"\w*rekening\w* (?:\w+ )?voor (?:de|het|uw|onze) (?:\w+ )?(?:\w*incasso|afschrijving\w*)",
    r"machtiging\b[^.;?]{0,40}\b(?:voor|van|op) (?:\w*rekening\w* |iban )?(?=[a-z]{2}\d\d)",
    r"(?:waarvan|van) (?:wij |we )?(?:wordt )?afgeschreven|af van",
    r"waarvan\b.{0,30}\b(?:afgeschreven|afschrijven|geincasseerd)",
    r"(?:halen|halt) (?:wij|we)\b.{0,60}\bvan",
    r"(?:wij|we) (?:halen|innen|incasseren)\b.{0,60}\bvan (?=[a-z]{2}\d\d)",
    # "Er gaat € 30 van NL12 ... af", "van NL12 ... incasseren wij".
    r"ga(?:at|an)\b.{0,60}\bvan (?:rekening\w* |iban )?(?=[a-z]{2}\d\d)",
    r"van (?:(?:\w+ )?\w*rekening\w* |iban )?[a-z]{2}\d\d[\w ]{10,30} (?:incasseren|innen|schrijven"
    r"|halen|gehaald|afgehaald|afgeschreven|geind|geincasseerd)",
    r"van (?:rekening\w* |iban )?[a-z]{2}\d\d[\w ]{10,30} (?:gaat|gaan)\b[^;:?]{0,60}\baf\b",
    r"(?:af(?:ge)?schr\w+|(?:ge)?incass\w+)\b.{0,80}\bvan (?:rekening\w* |iban )?[a-z]{2}\d\d",
)
#: What holds before the office pays is no payment: "Betaalt u per incasso, dan storten wij dit op".
_CONDITION = re.compile(
    r"\b(?:als|indien|wanneer|betaalt|betaalde|maakte?|boekte?|stortt?e?|hebt|heeft|had|bent)\b"
    r"[^,.;:?]*, (?:dan )?"
    rf"(?=(?:{_WE_PAY}) (?:wij|we)\b)"
)
_CALLED_READERS = re.compile(rf"\b(?:{'|'.join(_NAMED_READERS[:2])})\b")
_OF_READER = re.compile(rf"\b(?:{'|'.join((*_NAMED_READERS, *_PAID_OUT, *_COLLECTED))})\b")
#: Money has gone there, and nothing says that it should have, did not, or came from the reader.
_SENT = re.compile(
    r"^(?!.*\b(?:niet|geen|pas|als|indien|zodra|uiterlijk|moet\w*|dien(?:t|en)|zorg\w*|graag"
    r"|verzoek\w*|verzocht|door u|uw betaling|ons|onze)\b)"
    r".*\b(?:is|zijn|werd)\b.{0,80}\b(?:overgemaakt|overgeboekt|(?:terug)?gestort"
    r"|teruggeboekt|bijgeschreven)\b"
)
#: It is called the sender's.
_OURS = re.compile(
    r"\b(?:ons|onze|mijn) (?:\w+ )?(?:\w*rekening\w*|iban|bank|nummer)\b"
    # "Het rekeningnummer van het fonds"; the "rekening" of a hospital is a bill.
    rf"|\b(?:\w*rekeningnummer|bankrekening|iban) van (?:de|het) {ORGANISATION.pattern}"
)
#: The same just before its number: whatever else is said, money goes to the sender there.
_OURS_IT_IS = re.compile(
    r"\b(?:op|naar) (?:ons|onze|mijn) (?:eigen )?(?:\w*rekening\w*|iban)(?: nummer| iban)? ?:? ?$"
)
#: Money of which the words do not tell whose it is: paid by the reader, it is the sender's.
_SOME_MONEY = re.compile(r"\b(?:het|dat|dit) (?:geld|bedrag) (?:\w+ ){0,4}?gaat\b")
_TO_SOMEBODY = re.compile(r"\b(?:u|uw|je|jou|jouw|wij|we|ik|naam)\b")
#: Sums that the reader pays.
_OF_PAYING = frozenset({FactRole.TO_PAY, FactRole.INSTALMENT})
#: Money goes there from the reader.
_OF_SENDER = re.compile(
    rf"{_PAYS.pattern}|{_OURS.pattern}|\b(?:vind\w* ons"
    r"|over ?te (?:maken|boeken|schrijven)"
    r"|(?:betal|betaal|overmak|overgemaakt|overboek|overschrijv|voldoe|voldaan|stort|bijgeschreven)\w*"
    r"|ten gunste van|t\.?g\.?v|omschrijving|vermeld\w*|\w*kenmerk|erbij|o\.?v\.?v"
    r"|ontvangen (?:wij|we)|(?:wij|we) ontvangen)\b"
)
#: In whose name an account is, before or behind its number.
_IN_NAME = re.compile(r"\b(?:ten name van|op naam van|in naam van|t\.?n\.?v\.?) ")
_HELD_BY = re.compile(r"^[ ,(]{1,2}van ")
_READERS_NAME = re.compile(r"(?:u\b|uzelf|uw\b|je\b|jou)")
#: Of a person nobody can say whether it is the reader: forgers let pay to people.
_OF_PERSON = re.compile(r"(?:de )?(?:heer|mevrouw|familie|dhr|mw|client)\b|(?:[a-z]\.)+ ")
#: What the sender's own paper says, and where an account stands that is printed for whoever pays.
_OWN_PAPER = frozenset({BlockKind.FOOTER, BlockKind.LETTERHEAD})
_FOR_PAYING = _OWN_PAPER | {BlockKind.REFERENCE, BlockKind.SLIP}
#: How to reach the sender: of these so many stand beside an account that is the sender's, wherever
#: on the sheet, in a line that tells nobody anything.
_REACHED = (
    r"\bpostbus\b|\b(?:bezoek|post)adres\b", r"@|\bwww\.", r"\bkvk\b|\bbtw\b",
    r"\b(?:t|tel|telefoon)\b\W{0,3}\d|\b0\d{2,3}\W{1,3}\d|\+31\b",
)  # fmt: skip
_FEWEST_WAYS = 2
_TELLS = re.compile(
    r"\b(?:u|uw|je|jouw|wij|we|ik|naam|geb|geboren|bsn|bedrag|komt|gaat|wordt)\b|€|[.!?]$"
)
#: Whoever gives it back: "Wat te veel is betaald, sturen wij terug", "boekt u het te veel terug".
_COMES_BACK = re.compile(
    r"\b(?:terug\w*|retour|te veel|teveel|tegoed|te goed|restitu\w+|nabetaling)\b"
)
#: "Rekening waarop de aanvraag betrekking heeft".
_OF_WHICH = re.compile(r"\b(?:waarop|waarvan|waarover|waarmee|die|dat)\b")
#: The same where a sentence names several: the nearest before an account counts.
_FROM_READER = re.compile(
    r"\b(?:(?:uw|je|jouw) (?:eigen )?(?:\w*rekening\w*|iban)|af van|ten laste van"
    r"|afgeschreven van|waarvan\b.{0,30}\bafgeschreven)\b"
    r"|(?<!gunste )\bvan (?:rekening\w* |iban )?$"
)
_TO_SENDER = re.compile(
    r"\b(?:naar|ten gunste van|t\.g\.v|(?:ons|onze) (?:\w*rekening\w*|iban)|de onze"
    r"|bij te schrijven)\b"
)


def accounts_of(sentences: Sequence[Sentence], amounts: Collection[Fact] = ()) -> Iterator[Fact]:
    """Every account number of a letter, in order; its role says whose it is.

    `amounts` are those of the letter: where no word says whose an account is, they do.
    """
    own = _of_own_paper(sentences)
    found = [
        # Whatever a sentence seems to say of it.
        replace(each, role=FactRole.SENDER, is_certain=False)
        if each.role is FactRole.RECIPIENT and each.value in own
        else each
        for each in _all_accounts(sentences)
    ]
    said = {each.value: each.role for each in found if each.role is not None}
    usual = _usual_holder(amounts)
    roles = {each.role for each in amounts}
    is_given_back, is_paid = FactRole.REFUND in roles, bool(roles & _OF_PAYING)
    for each in found:
        if not is_given_back and _is_of_some_money(each):
            yield replace(each, role=usual if is_paid else each.role, is_certain=False)
        elif each.role is not None:
            yield each
        elif each.value in said:
            yield replace(each, role=said[each.value])
        else:
            yield replace(each, role=usual, is_certain=False)


def _of_own_paper(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The accounts at the head or foot of the sender's paper: nobody prints a reader's there."""
    printed = (each for each in sentences if each.kind in _OWN_PAPER or _says_ways(each))
    return frozenset(found.iban for each in printed for found in ibans_in(each.text))


def _says_ways(sentence: Sentence) -> bool:
    """Whether a line names ways to reach the sender and no more: a foot that is set as text is."""
    written = plain(sentence.text)
    ways = sum(re.search(each, written) is not None for each in _REACHED)
    return ways >= _FEWEST_WAYS and not _TELLS.search(written)


def _is_of_some_money(account: Fact) -> bool:
    """Whether the reader's own it is called only as money goes there, and nobody tells whose."""
    written = plain(account.sentence or "")
    is_told = account.role is not FactRole.RECIPIENT or _TO_SOMEBODY.search(written)
    return not is_told and bool(_SOME_MONEY.search(written))


def _usual_holder(amounts: Collection[Fact]) -> FactRole:
    """Whose an account most likely is in a letter of these amounts: who is given money, has one."""
    roles = {each.role for each in amounts}
    is_only_given = FactRole.REFUND in roles and roles <= {FactRole.REFUND, None}
    return FactRole.RECIPIENT if is_only_given else FactRole.SENDER


def _all_accounts(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """Every account number; its role is None where nothing says whose it is."""
    begun, earlier = "", ""
    for sentence, above in zip(sentences, _rows_above(sentences), strict=True):
        if sentence.kind is BlockKind.FOOTER:
            begun = ""  # what the last line of the letter began does not go on there
        usual = _holder(plain(f"{begun} {sentence.before} {sentence.text}"))
        # "Uitbetaling binnen tien dagen" in a table, and below that "Naar NL...".
        with_above = _holder(plain(f"{above} {sentence.before} {sentence.text}"))
        is_told_beside = usual is None and with_above is FactRole.RECIPIENT
        if is_told_beside:
            usual = FactRole.RECIPIENT
        elif usual is None and (_is_for_paying(sentence) or _says_ways(sentence)):
            usual = FactRole.SENDER
            is_told_beside = not _is_for_paying(sentence)
        # A sentence that was cut by mistake goes on in the next.
        is_whole = sentence.is_cell or sentence.text.endswith((".", "!"))
        # "Wij maken € 30 naar u over. Op welke rekening? Op NL..."
        asked = f"{earlier} {sentence.text}" if sentence.text.endswith("?") else sentence.text
        begun, earlier = "" if is_whole else asked, sentence.text
        for each in _accounts_in(sentence, usual):
            yield replace(each, is_certain=each.is_certain and not is_told_beside)


def _rows_above(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Of each sentence the row above it in its table; empty where there is none."""
    above, row, block = "", "", (-1, -1)
    for sentence in sentences:
        if (sentence.page, sentence.block) != block or sentence.kind is not BlockKind.TABLE:
            above, row, block = "", "", (sentence.page, sentence.block)
        elif not sentence.before:
            above = row
        row = f"{sentence.before} {sentence.text}"
        yield above


def _is_surely_paid_to(written: str) -> bool:
    """Whether plain words let the reader pay to an account, where money that comes back is told."""
    return bool(_PAYS.search(written) or _OURS.search(written)) or not _COMES_BACK.search(written)


def _is_for_paying(sentence: Sentence) -> bool:
    """Whether an account stands where one is printed for whoever pays, and is only named there.

    Beside the references an account of which more is told may be anybody's.
    """
    if sentence.kind is BlockKind.REFERENCE and _OF_WHICH.search(
        plain(f"{sentence.before} {sentence.text}")
    ):
        return False
    return sentence.kind in _FOR_PAYING


def _holder(written: str) -> FactRole | None:
    """Whose an account is, by the plain words of its sentence and what leads to it."""
    is_given = _OF_READER.search(written) or _SENT.search(written)
    if is_given and not _PAYS.search(_CONDITION.sub("", written)):
        return FactRole.RECIPIENT
    return FactRole.SENDER if _OF_SENDER.search(written) else None


def _accounts_in(sentence: Sentence, usual: FactRole | None) -> Iterator[Fact]:
    mentions = ibans_in(sentence.text)
    written = plain(f"{sentence.before} {sentence.text}")
    starts = [0, *(each.end for each in mentions)]
    for found, start in zip(mentions, starts, strict=False):
        between = plain(sentence.text[start : found.start])
        role = _holder_between(between, usual) if len(mentions) > 1 else usual
        if _OURS_IT_IS.search(between):
            role = FactRole.SENDER
        elif len(mentions) == 1 and not _CALLED_READERS.search(plain(sentence.text)):
            role = _holder_by_name(sentence.text, found) or role
        is_sure = role is not FactRole.SENDER or _is_surely_paid_to(written)
        is_certain = found.is_strict and is_sure
        yield fact(found.iban, sentence, found.start, found.end, is_certain=is_certain, role=role)


def _holder_by_name(text: str, found: IbanMention) -> FactRole | None:
    """Whose an account is by the name of who holds it; None where the sentence has no such name."""
    behind = _HELD_BY.match(plain(text[found.end :]))
    named = _IN_NAME.search(plain(text))
    if behind is None and named is None:
        return None
    name = text[found.end + behind.end() :] if behind else text[named.end() :] if named else ""
    if _READERS_NAME.match(plain(name)):
        return FactRole.RECIPIENT
    is_person = _OF_PERSON.match(plain(name))
    return FactRole.SENDER if name[:1].isupper() and not is_person else None


def _holder_between(between: str, usual: FactRole | None) -> FactRole | None:
    """Whose account one of several is, by the plain words between it and the one before."""
    reader = max((each.start() for each in _FROM_READER.finditer(between)), default=-1)
    sender = max((each.start() for each in _TO_SENDER.finditer(between)), default=-1)
    if reader == sender:
        return usual
    return FactRole.RECIPIENT if reader > sender else FactRole.SENDER
