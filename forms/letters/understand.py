"""From the print of a letter to its card: what it says, where, and what it asks.

Nothing is invented: every fact stands on paper, or is counted from a day that does. What is not
beyond doubt is not called certain.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from forms.language.languages import DUTCH
from forms.letters.asking.asks import Ask, asks_of
from forms.letters.asking.kinds import kind_of, spoken_for
from forms.letters.facts.accounts import ibans_in
from forms.letters.facts.amounts import amounts_of
from forms.letters.facts.contacts import (
    ContactMention,
    emails_in,
    emails_of_reader,
    host_of,
    misread_emails_in,
    phones_in,
    urls_in,
)
from forms.letters.facts.deadlines import deadlines_in
from forms.letters.facts.facts import distinct, fact
from forms.letters.facts.heading import sent_on, subject_of
from forms.letters.facts.labels import labelled_in
from forms.letters.facts.letter_signs import has_signs_of_letter, may_ask
from forms.letters.facts.references import references_of
from forms.letters.facts.sense import Sense, sense_of
from forms.letters.facts.writer import sender_of
from forms.letters.letter import Action, Fact, FactRole, Letter, LetterKind
from forms.letters.plain import plain
from forms.letters.saying import in_dutch
from forms.letters.sentences import Sentence, sentences_of
from forms.text import Provenance, Text
from vision.text.printed import BlockKind, SheetText

#: Print that was read less surely than this on average may have lost the signs of a letter.
_READ_SURELY = 0.85
#: Where the reader is to pay, the account is never the reader's.
_PAYS = re.compile(
    r"\b(?:betaalt u|moet u|u moet|dient u|u dient)\b|(?<!\bik )\b(?:betaal|maak|voldoe|stort)\b"
    r"|\b(?:gebruik|neem) (?:daarvoor|hiervoor)\b"
)
#: Whose account it is, by the words around it.
_OF_READER = re.compile(
    r"\b(?:(?:uw|je|jouw) (?:eigen )?(?:\w*rekening\w*|iban|bankpas)|rekening van u|u terug|aan u"
    r"|(?:op|van) (?:uw|je|jouw)|(?:bank)?afschrift(?:en)?\b.{0,60}\brekening|spaarrekening"
    r"|(?:wij|we) (?:\w+ ){0,3}?(?:betalen|storten|maken|schrijven|innen)"
    r"|(?:betalen|storten|maken|schrijven|innen) (?:wij|we)|ik (?:\w+ )?(?:betaal|stort|maak)"
    r"|(?:ziet|vindt) (?:u|je)\b.{0,60}\bop|(?:u|je) (?:ziet|vindt)\b.{0,60}\bop"
    r"|krijg(?:t)? je|je krijgt|je ontvangt|ontvang(?:t)? je"
    r"|(?:geincasseerd|incasseren|afschrijven|afgeschreven|afschrijving|incasso)\b.{0,20}\bvan"
    r"|af van"
    r"|restitu\w+ (?:wij )?u|wij restitueren|uit te betalen(?= ?:|.{0,30}\bop\b)"
    r"|\w*rekening\w* (?:dat|die|waarvan) (?:wij|we)\b.{0,20}\b(?:van|voor) (?:u|je)"
    r"|(?:bij )?ons bekende \w*rekening\w*"
    r"|(?:geld|uitkering|bijstand|\w*toeslag|pensioen|aow|loon|salaris|vergoeding|teruggave)"
    r" (?:\w+ ){0,2}?(?:komt|gaat|staat)|(?:bank)?afschrift(?:en)? van|(?:het )?staat (?:binnen"
    r"|uiterlijk|op|straks|dan"
    r"|over)\b.{0,40}\bop"
    r"|bij ons (?:is|staat)\b.{0,60}\brekening\w*|(?:waarvan|van) (?:wij "
    r"|we )?(?:wordt )?afgeschreven"
    r"|(?:incasso|afschrijving) (?:loopt|gaat|verloopt|doen (?:wij|we)) via"
    r"|waarvan\b.{0,30}\b(?:afgeschreven|afschrijven|geincasseerd)|(?:halen|halt) (?:wij"
    r"|we)\b.{0,60}\bvan"
    r"|wordt\b(?!.{0,60}\b(?:verzocht|geacht|u)\b).{0,60}\b(?:gestort|bijgeschreven|uitbetaald)"
    r"|uitbeta(?:len|ling|lingen)\b.{0,40}\b(?:op|naar)"
    r"|wordt (?:(?!verzocht|geacht)\w+ ){0,4}?(?:overgemaakt|gestort|uitbetaald)|ontvangt u"
    r"|u ontvangt|u krijgt|krijgt u)\b"
)


#: The same where a sentence names several: the nearest before an account counts.
_FROM_READER = re.compile(
    r"\b(?:(?:uw|je|jouw) (?:eigen )?(?:\w*rekening\w*|iban)|af van|ten laste van"
    r"|afgeschreven van|waarvan\b.{0,30}\bafgeschreven)\b|(?<!gunste )\bvan (?:rekening\w* "
    r"|iban )?$"
)
_TO_SENDER = re.compile(
    r"\b(?:naar|ten gunste van|t\.g\.v|(?:ons|onze) (?:\w*rekening\w*|iban)|de onze"
    r"|bij te schrijven)\b"
)


def understand(text: SheetText, *pages: SheetText, known: Sequence[str] = ()) -> Letter:
    """The card of a letter of one or more sheets, in their order, with its actions in Dutch.

    `known` are names of senders, of `Senders`. A fact's area is on the sheet of its `page`.
    """
    sheets = [sentences_of(sheet, page) for page, sheet in enumerate((text, *pages))]
    sentences = list(chain.from_iterable(sheets))
    said = [each for each in sentences if each.kind is not BlockKind.ADDRESS]
    labelled = [label for sheet in sheets for label in labelled_in(sheet)]
    first = [each for each in said if each.page == 0]
    # A place and a date close to the address are taken for a part of it.
    sent = sent_on(first, labelled) or sent_on([x for x in sentences if x.page == 0], labelled)
    subject = subject_of(first, labelled)
    # What is no letter asks nothing: the network would see something in it.
    sense = sense_of(subject, said) if has_signs_of_letter(said, labelled) else Sense()
    deadlines = deadlines_in(said, labelled, sent, sense)
    amounts = amounts_of(said, labelled, sense)
    spoken = spoken_for(subject, said, sense)
    likely = kind_of(spoken)
    is_asking = may_ask(said, labelled)
    asks = asks_of(likely, said, deadlines, amounts, sense) if is_asking else []
    roles = {each.role for each in amounts if each.role is not None}
    kind = kind_of(spoken, {*(each.kind for each in asks), *roles})
    if is_asking and kind is not likely:
        asks = asks_of(kind, said, deadlines, amounts, sense)
    references = references_of(said, labelled, sense)
    emails = list(_emails(said))
    urls = distinct(_contacts(said, urls_in, emails))
    hosts = {host_of(str(each.value)) for each in (*emails, *urls)}
    letter = Letter(
        kind=kind,
        sender=sender_of(said, labelled, known, hosts),
        subject=subject,
        date=sent,
        deadlines=tuple(each.fact for each in deadlines),
        amounts=tuple(amounts),
        ibans=distinct(_ibans(said)),
        references=references,
        phones=distinct(_contacts(said, phones_in, references)),
        emails=distinct(emails),
        urls=urls,
        actions=tuple(map(_action, asks)),
    )
    return in_dutch(letter)


def is_of_no_letter(letter: Letter, sheets: Sequence[SheetText]) -> bool:
    """Whether sheets are of something else: a receipt, an envelope, a flyer.

    Only where it was read surely, asks nothing, and has nothing that a letter has: whoever it
    names and whatever it costs would look like a sender and a sum to pay.
    """
    has_facts = (letter.actions, letter.deadlines, letter.ibans, letter.references)
    if letter.kind is not LetterKind.OTHER or any(has_facts):
        return False
    words = [word for sheet in sheets for line in sheet.lines() for word in line.words]
    if sum(word.confidence for word in words) < _READ_SURELY * len(words):
        return False
    parts = [sentences_of(sheet, page) for page, sheet in enumerate(sheets)]
    said = [each for each in chain.from_iterable(parts) if each.kind is not BlockKind.ADDRESS]
    return not may_ask(said, [label for part in parts for label in labelled_in(part)])


def _action(ask: Ask) -> Action:
    """An action without its words, which depend on the rest of the letter."""
    return Action(ask.kind, Text("", DUTCH, Provenance.PHRASE), ask.before, ask.facts)


def _ibans(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    begun, earlier = "", ""
    for sentence in sentences:
        if sentence.kind is BlockKind.FOOTER:
            begun = ""  # what the last line of the letter began does not go on there
        written = plain(f"{begun} {sentence.before} {sentence.text}")
        # A sentence that was cut by mistake goes on in the next.
        is_whole = sentence.is_cell or sentence.text.endswith((".", "!"))
        # "Wij maken € 30 naar u over. Op welke rekening? Op NL..."
        asked = f"{earlier} {sentence.text}" if sentence.text.endswith("?") else sentence.text
        begun, earlier = "" if is_whole else asked, sentence.text
        is_readers = bool(_OF_READER.search(written)) and not _PAYS.search(written)
        usual = FactRole.RECIPIENT if is_readers else FactRole.SENDER
        mentions = ibans_in(sentence.text)
        starts = [0, *(each.end for each in mentions)]
        for found, start in zip(mentions, starts, strict=False):
            between = plain(sentence.text[start : found.start])
            role = _role_between(between, usual) if len(mentions) > 1 else usual
            yield fact(
                found.iban, sentence, found.start, found.end,
                is_certain=found.is_strict, role=role,
            )  # fmt: skip


def _role_between(between: str, usual: FactRole) -> FactRole:
    """Whose account one of several is, by the plain words between it and the one before."""
    reader = max((each.start() for each in _FROM_READER.finditer(between)), default=-1)
    sender = max((each.start() for each in _TO_SENDER.finditer(between)), default=-1)
    if reader == sender:
        return usual
    return FactRole.RECIPIENT if reader > sender else FactRole.SENDER


def _emails(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """E-mail addresses, also those whose "@" was misread; not the reader's own."""
    readers = emails_of_reader(f"{each.before} {each.text}" for each in sentences)
    found = [each for each in _contacts(sentences, emails_in) if each.value not in readers]
    addresses = [*found, *_contacts(sentences, urls_in)]
    hosts = frozenset(host_of(str(each.value)) for each in addresses)
    yield from found
    yield from _contacts(sentences, lambda text: misread_emails_in(text, hosts), found)


def _contacts(
    sentences: Sequence[Sentence],
    find: Callable[[str], list[ContactMention]],
    taken: Sequence[Fact] = (),
) -> Iterator[Fact]:
    """What `find` finds, but for what is part of something `taken`."""
    places = {(each.sentence or "", each.text) for each in taken}
    for sentence in sentences:
        inside = [text for said, text in places if said.endswith(sentence.text)]
        for found in find(sentence.text):
            printed = sentence.text[found.start : found.end]
            if not any(printed in text for text in inside):
                yield fact(
                    found.value, sentence, found.start, found.end, is_certain=found.is_strict
                )
