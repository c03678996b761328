from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import ExchangeError
from forms.exchange.entry import Entry, fingerprint
from forms.exchange.plan import Existing, ImportOutcome, plan_import

SOURCE = "Vul hier uw achternaam in."
OURS = Existing(SOURCE, "Fill in your surname.")


def entry(target: str | None, base: str | None = None, **changes: str) -> Entry:
    kept = Entry("title", SOURCE, "nl", "en", target, base=base, line=7)
    return replace(kept, **changes)


def outcome(one: Entry, existing: Existing | None) -> ImportOutcome:
    (step,) = plan_import([one], {} if existing is None else {"title": existing}, "en").steps
    return step.outcome


@pytest.mark.parametrize(
    ("one", "existing", "expected"),
    [
        (entry("Fill in"), Existing(SOURCE), ImportOutcome.NEW),
        (entry("Fill in", base=""), Existing(SOURCE), ImportOutcome.NEW),
        (entry("Fill in", base=fingerprint("Gone")), Existing(SOURCE), ImportOutcome.CONFLICTING),
        (entry("Write it", base=fingerprint(OURS.target)), OURS, ImportOutcome.CHANGED),
        (entry(OURS.target, base=fingerprint("Old")), OURS, ImportOutcome.SAME),
        (entry("Old", base=fingerprint("Old")), OURS, ImportOutcome.BEHIND),
        (entry("Write it", base=fingerprint("Old")), OURS, ImportOutcome.CONFLICTING),
        (entry("Write it", base=""), OURS, ImportOutcome.CONFLICTING),
        (entry("Write it"), OURS, ImportOutcome.CONFLICTING),
        (
            entry("Write it", source="Iets anders.", base=""),
            Existing(SOURCE),
            ImportOutcome.STALE_SOURCE,
        ),
        (entry("Write it"), None, ImportOutcome.UNKNOWN_PATH),
        (entry(None), OURS, ImportOutcome.EMPTY),
        (entry("\u202eti etirW", base=""), Existing(SOURCE), ImportOutcome.REFUSED),
    ],
)
def test_what_becomes_of_an_entry(
    one: Entry, existing: Existing | None, expected: ImportOutcome
) -> None:
    assert outcome(one, existing) is expected


texts = st.none() | st.sampled_from(["Een", "Twee", "Drie"])


@given(base=texts, ours=texts, theirs=st.sampled_from(["Een", "Twee", "Drie"]))
def test_what_somebody_changed_since_the_export_is_never_taken_over(
    base: str | None, ours: str | None, theirs: str
) -> None:
    found = outcome(entry(theirs, base=fingerprint(base)), Existing(SOURCE, ours))
    assert found.is_taken == (ours == base and theirs != base)


def test_a_path_that_stands_there_twice_is_refused_with_both_lines() -> None:
    both = [entry("One"), replace(entry("Two"), line=9)]
    with pytest.raises(ExchangeError, match=r"line 9.*line 7"):
        plan_import(both, {}, "en")
    assert len(plan_import([both[0], both[0]], {}, "en").steps) == 1


def test_another_language_than_asked_is_refused() -> None:
    with pytest.raises(ExchangeError, match=r"line 7.* en.* ar was"):
        plan_import([entry("One")], {}, "ar")
