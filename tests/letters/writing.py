"""Writes a letter: all its parts from letterhead to footer, in the order they are read."""

from collections.abc import Iterator
from dataclasses import replace

from tests.letters.drafting import Draft, Stated
from tests.letters.names import LABELS, reference
from tests.letters.people import Person, drawn_person
from tests.letters.slots import filled
from tests.letters.spans import Part, Run, Span, plain, shown, text_of
from tests.letters.tables import table
from tests.letters.truth import FactKind
from vision.printed import BlockKind

_SALUTATIONS = ("Geachte {whom},", "Beste {whom},", "Geachte heer/mevrouw,", "Geachte {whom},")
_ASKS = ("pay", "object", "reply", "documents", "come", "call", "nothing")
_GREETINGS = ("Met vriendelijke groet,", "Hoogachtend,", "Met vriendelijke groeten,")


def written(draft: Draft) -> tuple[Part, ...]:
    """The parts of the letter. The body is drawn first: it settles what the others say again."""
    person = drawn_person(draft.rng)
    body = tuple(_body(draft))
    subject = filled(draft.rng.choice(draft.story.subjects), draft)
    slip = tuple(_slip(draft))
    return (
        _letterhead(draft),
        _address(draft, person),
        _references(draft),
        _subject(draft, subject),
        _paragraph(plain(_salutation(draft, person))),
        *body,
        _closing(draft),
        *slip,
        *_footers(draft),
        Part(BlockKind.FOOTER, "page", ((plain("Pagina"), plain("van")),)),
    )


def asked(draft: Draft) -> tuple[str, ...]:
    """What the sentences of the letter ask for, each once."""
    return tuple(dict.fromkeys(draft.asks))


def _letterhead(draft: Draft) -> Part:
    name = filled("{sender}", draft)
    return Part(
        BlockKind.LETTERHEAD,
        "letterhead",
        ((name,), (plain(draft.rng.choice(draft.sender.departments)),)),
    )


def _address(draft: Draft, person: Person) -> Part:
    lines = (person.addressed, person.street, f"{person.code}  {person.town}")
    return Part(BlockKind.ADDRESS, "address", tuple((plain(line),) for line in lines))


def _references(draft: Draft) -> Part:
    rows: list[tuple[Run, ...]] = [(plain("Datum"), filled("{date}", draft))]
    rows += [
        (plain(draft.rng.choice(LABELS[sort])), (reference(draft, sort),))
        for sort in draft.story.references
    ]
    return Part(BlockKind.REFERENCE, "reference", tuple(rows))


def _subject(draft: Draft, subject: Run) -> Part:
    """The subject is a fact, and may hold others."""
    draft.facts["subject"] = Stated(FactKind.SUBJECT, shown(text_of(subject)))
    label = plain(draft.rng.choice(["Betreft:", "Onderwerp:", "Betreft"]))
    stated = tuple(replace(span, within="subject") for span in subject)
    return Part(BlockKind.BODY, "subject", ((label, stated),))


def _salutation(draft: Draft, person: Person) -> str:
    return draft.rng.choice(_SALUTATIONS).replace("{whom}", person.called)


def _body(draft: Draft) -> Iterator[Part]:
    for paragraph in draft.story.paragraphs:
        if paragraph.startswith("?") and draft.rng.random() < 0.5:
            continue
        yield _body_part(draft, paragraph.removeprefix("?"))


def _body_part(draft: Draft, paragraph: str) -> Part:
    form, _, name = paragraph.rpartition(":")
    if form == "table":
        return table(name, draft)
    if form == "heading":
        heading = draft.rng.choice(draft.story.sentences[name])
        return Part(BlockKind.BODY, "heading", ((filled(heading, draft),),))
    if form == "list":
        items = draft.story.sentences[name]
        return Part(
            BlockKind.BODY,
            "list",
            tuple((filled(item, draft, _ask(draft, name)),) for item in items),
        )
    run: list[Span] = []
    for pool in name.split("+"):
        wording = draft.rng.choice(draft.story.sentences[pool])
        run += [Span(" ")] if run else []
        run += filled(wording, draft, _ask(draft, pool))
    return _paragraph(tuple(run))


def _ask(draft: Draft, pool: str) -> str:
    """What a pool asks for stands before the first dash of its name; noted in the draft."""
    ask = pool.partition("-")[0]
    if ask not in _ASKS:
        return ""
    draft.asks.append(ask)
    return ask


def _paragraph(run: Run) -> Part:
    return Part(BlockKind.BODY, "paragraph", ((run,),))


def _closing(draft: Draft) -> Part:
    lines = (plain(draft.rng.choice(_GREETINGS)), filled("{sender}", draft))
    return Part(BlockKind.BODY, "lines", tuple((line,) for line in lines))


def _slip(draft: Draft) -> Iterator[Part]:
    if not draft.story.has_slip:
        return
    rows = [
        (plain("Bedrag"), filled("{to-pay}", draft, "pay")),
        (plain("Rekeningnummer"), filled("{iban}", draft)),
        (plain("Ten name van"), filled("{sender}", draft)),
        (plain("Betalingskenmerk"), filled("{ref.payment}", draft)),
    ]
    yield Part(BlockKind.SLIP, "slip", tuple(rows))


def _footers(draft: Draft) -> Iterator[Part]:
    sender = draft.sender
    columns = [
        [plain(sender.post), plain(f"{sender.code} {sender.town}")],
        [filled("{phone}", draft), filled("{home}", draft)],
    ]
    for lines in columns:
        yield Part(BlockKind.FOOTER, "footer", tuple((line,) for line in lines))
