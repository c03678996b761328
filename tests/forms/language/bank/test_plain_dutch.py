"""What the bank says to readers of Dutch is plain."""

from forms.language.plain_language import measure, objections
from forms.language.word_frequency import dutch_frequency
from tests.forms.language.bank.bank_files import patterns, sentences


def test_what_readers_of_dutch_are_told_is_plain() -> None:
    hard = {
        pattern: found
        for pattern, text in sentences("nl").items()
        if (found := objections(measure(text, dutch_frequency)))
    }
    assert hard == {}


def test_more_than_half_of_the_bank_is_said_in_plain_dutch() -> None:
    assert 2 * len(sentences("nl")) > len(patterns())
