"""What was translated before is found again for any form, and nothing that could mislead."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import update

from forms.exchange.entry import Entry
from forms.exchange.formats import Format, read_entries, write_entries
from forms.keys import VersionKey
from forms.reviews.states import State
from forms.store import schema
from forms.store.catalogue import Catalogue
from forms.store.engine import connect, database_url, writing
from forms.store.folder import Place
from forms.store.texts.memory import SegmentBook
from forms.text import Provenance
from tests.benchmarks.memory import made_memory, made_queries
from tests.forms.store.builders import notes_in, version_of

SENTENCE = "Betaal het bedrag van € 40,00 uiterlijk op 1 mei 2026 aan de gemeente."
PAID = "Pay the amount of € 40,00 to the municipality by 1 mei 2026."


def segment(source: str, target: str, **about: object) -> Entry:
    return replace(Entry("", source, "nl", "en", target), **about)


@pytest.fixture
def memory(place: Place) -> Iterator[SegmentBook]:
    english = replace(
        notes_in("en"), provenance="owner", purpose="With this you tell your address."
    )
    with Catalogue.open(place) as catalogue:
        version = version_of("gemeente/verhuizing/1", notes=(notes_in("nl"), english))
        catalogue.add(version, publish=True, by="test")
    with SegmentBook.open(place) as opened:
        opened.keep([segment(SENTENCE, PAID)], "office.tmx", by="test")
        yield opened


def test_a_text_is_found_with_its_own_figures_in_the_translation(memory: SegmentBook) -> None:
    (hit,) = memory.find(SENTENCE.replace("€ 40,00", "€ 55,10"), "nl", "en")
    assert hit.score == 100
    assert hit.target == PAID.replace("€ 40,00", "€ 55,10")
    assert (hit.origin, hit.is_checked) == ("office.tmx", False)


def test_the_words_that_differ_are_marked_on_both_sides(memory: SegmentBook) -> None:
    text = SENTENCE.replace("Betaal", "Betaal alstublieft").replace("gemeente", "provincie")
    (hit,) = memory.find(text, "nl", "en")
    assert 75 <= hit.score < 100
    assert [text[span.start : span.end] for span in hit.ours] == ["alstublieft", "provincie."]
    assert [hit.source[span.start : span.end] for span in hit.theirs] == ["gemeente."]


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE.replace("Betaal", "Betaal niet"),
        SENTENCE.replace("aan de", "met 3 anderen aan de"),
        "Iets heel anders dan wat er ooit is vertaald.",
    ],
)
def test_what_says_something_else_is_not_offered(memory: SegmentBook, text: str) -> None:
    assert memory.find(text, "nl", "en") == []


def test_what_was_approved_for_a_form_is_remembered_until_it_is_rejected(
    memory: SegmentBook, place: Place
) -> None:
    text = notes_in("nl").purpose
    assert text is not None
    (hit,) = memory.find(text, "nl", "en")
    assert hit.target == "With this you tell your address."
    assert hit.is_checked
    assert hit.origin == "gemeente/verhuizing/1#purpose"
    approved = memory.approved("")
    assert approved is not None
    pairs = {pair.dutch: pair.translated for pair in approved.pairs["en"]}
    assert pairs[text] == hit.target
    assert SENTENCE not in pairs
    assert memory.approved(approved.mark) is None

    engine = connect(database_url(place))
    with writing(engine) as connection:
        rejected = update(schema.translations).values(state="rejected")
        connection.execute(rejected.where(schema.translations.c.text == hit.target))
    engine.dispose()
    assert memory.find(text, "nl", "en") == []


def test_what_was_withdrawn_is_repeated_to_nobody(memory: SegmentBook, place: Place) -> None:
    text = notes_in("nl").purpose
    assert text is not None
    assert memory.find(text, "nl", "en")
    with Catalogue.open(place) as catalogue:
        key = VersionKey.parse("gemeente/verhuizing/1")
        assert catalogue.withdraw(key, by="test", reason="Een fout in het adres.")
    assert memory.find(text, "nl", "en") == []
    approved = memory.approved("")
    assert approved is not None
    assert approved.pairs == {}


def test_what_comes_later_is_found_without_opening_anew(memory: SegmentBook) -> None:
    assert memory.find("Stuur een kopie van uw paspoort mee.", "nl", "en") == []
    memory.keep([segment("Stuur een kopie van uw paspoort mee.", "Send a copy.")], "b", by="test")
    assert len(memory.find("Stuur een kopie van uw paspoort mee.", "nl", "en")) == 1


def test_nothing_from_elsewhere_counts_as_checked_or_is_kept_twice(memory: SegmentBook) -> None:
    praised = segment(
        "Neem uw pas mee.", "Bring your pass.", state=State.APPROVED, provenance=Provenance.OWNER
    )
    machine = segment("Kom op tijd.", "Be on time.", provenance=Provenance.MACHINE)
    turned = segment("Bel de gemeente.", "Call \u202eti.")
    kept = memory.keep([praised, praised, machine, turned], "x.tmx", by="test")
    assert (kept.added, kept.known, kept.refused) == (2, 1, 1)
    assert memory.keep([praised], "y.tmx", by="test").known == 1
    (hit,) = memory.find("Neem uw pas mee.", "nl", "en")
    assert not hit.is_checked
    assert memory.find("Kom op tijd.", "nl", "en")[0].provenance is Provenance.MACHINE


def test_the_memory_goes_out_as_tmx_and_comes_back(memory: SegmentBook) -> None:
    out = list(memory.entries("nl", "en"))
    assert SENTENCE in [entry.source for entry in out]
    back = read_entries(write_entries(out, Format.TMX)).entries
    assert list(back) == out
    assert memory.keep(back, "again", by="test").added == len(out) - 1


@pytest.mark.verify
@pytest.mark.timeout(600)
def test_a_hundred_thousand_segments_answer_within_twenty_milliseconds(place: Place) -> None:
    texts = made_memory(100_000)
    with Catalogue.open(place), SegmentBook.open(place) as book:
        book.keep((segment(text, f"T{n} {text}") for n, text in enumerate(texts)), "x", by="test")
        queries = made_queries(texts, 200)
        book.find(queries[0], "nl", "en")
        times = []
        for query in queries:
            started = time.thread_time()
            book.find(query, "nl", "en")
            times.append(1000 * (time.thread_time() - started))
    assert statistics.quantiles(times, n=20)[-1] <= 20
