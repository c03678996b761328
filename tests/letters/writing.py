"""Writes a letter: all its parts from letterhead to footer, in the order they are read."""

from collections.abc import Iterator
from dataclasses import replace

from forms.letter import FactRole
from tests.letters.drafting import Draft, Stated
from tests.letters.names import reference
from tests.letters.people import Person, drawn_person
from tests.letters.slots import beginning, filled, one_filled
from tests.letters.spans import Part, Run, Span, plain, shown, text_of
from tests.letters.spelling import spelled_iban
from tests.letters.tables import table
from tests.letters.truth import FactKind
from vision.text.printed import BlockKind

#: How often the date stands behind the sender's town and not in the reference block.
_PLACE_AND_DATE = 0.2
#: How often something stands in a letter that has nothing to do with what it asks.
_ASIDE = 0.55
#: How often a letter explains much, and in how many paragraphs.
_LONG, _EXPLANATIONS = 0.18, (4, 9)
#: How often two paragraphs are one.
_JOINED = 0.3
#: Sentences of small print in a letter that has some.
_SMALL_PRINT = (2, 7)


def written(draft: Draft) -> tuple[Part, ...]:
    """The parts of the letter. The body is drawn first: it settles what the others say again."""
    person = drawn_person(draft.rng)
    body = tuple(_body(draft))
    subject = _subject(draft)
    slip = tuple(_slip(draft))
    return (
        _letterhead(draft),
        *_return_line(draft),
        _address(draft, person),
        *_references(draft),
        subject,
        _paragraph(plain(draft.rng.choice(draft.story.salutations).format(whom=person.called))),
        *(part for part in body if part.form != "small"),
        *_closing(draft),
        *(part for part in body if part.form == "small"),
        *slip,
        *_footers(draft),
        _page_number(draft),
        _running_head(draft),
    )


def _letterhead(draft: Draft) -> Part:
    rows = [(filled("{sender}", draft),)]
    if draft.rng.random() < 0.7:
        rows.append((plain(draft.rng.choice(draft.sender.departments)),))
    return Part(BlockKind.LETTERHEAD, "letterhead", tuple(rows))


def _return_line(draft: Draft) -> Iterator[Part]:
    """In small print above the reader's address, for what comes back."""
    if draft.rng.random() < 0.4:
        sender = draft.sender
        where = plain(f"Retouradres: {sender.post}, {sender.code} {sender.town}")
        yield Part(BlockKind.ADDRESS, "return", ((where,),))


def _address(draft: Draft, person: Person) -> Part:
    lines = [person.addressed, person.street, f"{person.code}  {person.town}"]
    if draft.rng.random() < 0.1:
        lines.insert(0, draft.one_of("confidential"))
    return Part(BlockKind.ADDRESS, "address", tuple((plain(line),) for line in lines))


def _references(draft: Draft) -> Iterator[Part]:
    rows: list[tuple[Run, ...]] = []
    if draft.rng.random() < _PLACE_AND_DATE:
        where = (Span(f"{draft.sender.town}, "), *filled("{date}", draft))
        yield Part(BlockKind.REFERENCE, "place-date", ((where,),))
    else:
        label = draft.rng.choice(draft.shared.date_labels)
        rows.append((plain(label), filled("{date}", draft)))
    for sort in draft.story.references:
        label = draft.rng.choice(draft.shared.reference_labels[sort])
        rows.append((plain(label), (reference(draft, sort),)))
    rows += draft.rng.sample(_other_references(draft), draft.rng.choice([0, 0, 1, 1, 2, 3]))
    if rows:
        yield Part(BlockKind.REFERENCE, "reference", tuple(rows))


def _other_references(draft: Draft) -> list[tuple[Run, ...]]:
    """What else stands in a reference block; only the phone number is a fact."""
    return [
        (plain(draft.one_of("handler")), plain(draft.one_of("handled_by"))),
        (plain(draft.one_of("phone_label")), filled("{phone}", draft)),
        (plain(draft.one_of("enclosures_label")), filled("{count}", draft)),
        (plain(draft.one_of("yours_label")), filled("{past.yours}", draft)),
        (plain(draft.one_of("bsn_label")), filled("{bsn}", draft)),
    ]


def _subject(draft: Draft) -> Part:
    """The subject is a fact, and may hold others."""
    subject = beginning(one_filled(draft.story.subjects, draft))
    draft.facts["subject"] = Stated(FactKind.SUBJECT, shown(text_of(subject)))
    label = plain(draft.rng.choice(draft.shared.subject_labels))
    stated = tuple(replace(span, within="subject") for span in subject)
    runs = (label, stated) if text_of(label) else (stated,)
    return Part(BlockKind.BODY, "subject", (runs,))


def _body(draft: Draft) -> list[Part]:
    """What the story tells, and at times something beside it; some paragraphs made one."""
    parts = list(_told(draft))
    if draft.apart("second page").random() < _LONG:
        parts += _explained(draft)
    if draft.rng.random() < _ASIDE:
        aside = _paragraph(one_filled(draft.story.sentences["aside"], draft))
        places = [
            at for at, part in enumerate(parts) if at and part.form in ("paragraph", "heading")
        ]
        parts.insert(draft.rng.choice([*places, len(parts)]), aside)
    return _merged(draft, parts)


def _explained(draft: Draft) -> Iterator[Part]:
    """Paragraphs that any letter may have, enough of them for a second page."""
    pools, rng = draft.story.sentences, draft.apart("explained")
    heading = filled(rng.choice(pools["explanation-heading"]), draft)
    yield Part(BlockKind.BODY, "heading", ((heading,),))
    for wording in rng.sample(pools["explanation"], rng.randint(*_EXPLANATIONS)):
        yield _paragraph(filled(wording, draft))


def _merged(draft: Draft, parts: list[Part]) -> list[Part]:
    """Some neighbouring paragraphs joined."""
    merged: list[Part] = []
    for part in parts:
        joins = bool(merged) and merged[-1].form == part.form == "paragraph"
        if joins and draft.rng.random() < _JOINED:
            (before,), (run,) = merged.pop().rows[0], part.rows[0]
            merged.append(_paragraph((*before, Span(" "), *run)))
        else:
            merged.append(part)
    return merged


def _told(draft: Draft) -> Iterator[Part]:
    for paragraph in draft.story.paragraphs:
        if paragraph.startswith("?") and draft.rng.random() < 0.5:
            continue
        yield from _body_parts(draft, paragraph.removeprefix("?"))


def _body_parts(draft: Draft, paragraph: str) -> Iterator[Part]:
    form, _, name = paragraph.rpartition(":")
    pool = draft.story.sentences.get(name, ())
    if form == "table":
        yield table(name, draft)
    elif form == "heading":
        yield Part(BlockKind.BODY, "heading", ((one_filled(pool, draft),),))
    elif form == "list":
        dot = Span(draft.rng.choice(["• ", "- ", "– "]))
        items = tuple(
            ((dot, *_asked(name, filled(item, draft, draft.ask(name)), draft)),) for item in pool
        )
        yield Part(BlockKind.BODY, "list", items)
    elif name == "small-print":
        for wording in draft.rng.sample(pool, draft.rng.randint(*_SMALL_PRINT)):
            yield Part(BlockKind.BODY, "small", ((filled(wording, draft),),))
    else:
        yield _paragraph(tuple(_sentences(draft, name.split("+"))))


def _sentences(draft: Draft, pools: list[str]) -> Iterator[Span]:
    for index, pool in enumerate(pools):
        if index:
            yield Span(" ")
        run = one_filled(draft.story.sentences[pool], draft, draft.ask(pool))
        yield from _asked(pool, beginning(run), draft)


def _asked(pool: str, run: Run, draft: Draft) -> Run:
    """The run, noted as what asks something where its pool does."""
    if draft.ask(pool):
        draft.asking.append(shown(text_of(run)))
    return run


def _paragraph(run: Run) -> Part:
    return Part(BlockKind.BODY, "paragraph", ((run,),))


def _closing(draft: Draft) -> Iterator[Part]:
    signer = draft.rng.choice(draft.sender.signers)
    lines = [plain(draft.rng.choice(draft.story.greetings))]
    lines += draft.rng.choice([[plain(signer)], [filled("{sender}", draft), plain(signer)]])
    yield Part(BlockKind.BODY, "lines", tuple((line,) for line in lines))


def _slip(draft: Draft) -> Iterator[Part]:
    if not draft.story.has_slip or draft.rng.random() < 0.4:
        return
    labels = draft.shared.slip_labels
    values = {
        "amount": "{to-pay}", "iban": "{iban}", "name": "{sender}", "payment": "{ref.payment}",
    }  # fmt: skip
    rows = [
        (plain(draft.rng.choice(labels[name])), filled(slot, draft, "pay"))
        for name, slot in values.items()
    ]
    if draft.rng.random() < 0.3:
        rows.append((plain(draft.rng.choice(labels["by"])), filled("{day}", draft, "pay")))
    yield Part(BlockKind.SLIP, "slip", tuple(rows))


def _footers(draft: Draft) -> Iterator[Part]:
    sender = draft.sender
    columns = [
        [plain("Bezoekadres"), plain(sender.visit), plain(sender.town)],
        [plain(sender.post), plain(f"{sender.code} {sender.town}")],
        [filled("{phone}", draft), filled("{home}", draft), filled("{email}", draft)],
        [*_accounts(draft), plain(f"KvK {sender.kvk}")],
    ]
    count = draft.rng.choice([0, 1, 2, 2, 3, 4])
    for lines in sorted(draft.rng.sample(columns, count), key=columns.index):
        yield Part(BlockKind.FOOTER, "footer", tuple((line,) for line in lines))


def _accounts(draft: Draft) -> Iterator[Run]:
    """The sender's account; those it has besides may as well be left out of a card."""
    yield filled("{iban}", draft)
    for index, iban in enumerate(draft.sender.further):
        fact = Stated(FactKind.IBAN, iban, FactRole.SENDER, is_optional=True)
        yield (draft.state(f"iban:sender-{index + 2}", fact, spelled_iban(iban, draft.rng)),)


def _page_number(draft: Draft) -> Part:
    words, between = draft.rng.choice(draft.shared.page_words)
    return Part(BlockKind.FOOTER, "page", ((plain(words), plain(between)),))


def _running_head(draft: Draft) -> Part:
    """What stands above the second page and those after it."""
    text = f"{draft.sender.name}, {draft.spelled(draft.written)}"
    return Part(BlockKind.REFERENCE, "running", ((plain(text),),))
