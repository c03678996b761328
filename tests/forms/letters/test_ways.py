"""What only a translation below a letter names is found without understanding that too."""

import pytest

from forms.letters import understand as understanding
from forms.letters.pages.translated import without_translation
from forms.letters.understand import understand
from forms.letters.ways import with_ways_on
from tests.forms.letters.pages.test_translated import CLOSING, DUTCH, ENGLISH
from tests.forms.letters.sheets import HEAD, NUMBERED, sheet
from vision.text.printed import BlockKind

REACHED = (
    BlockKind.BODY,
    "Questions about this letter? Please call 088 999 01 23, write to help@pay.example or have a "
    "look at www.pay.example/bill where you will find all about this bill.",
)


def test_ways_that_only_the_translation_names_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = sheet(HEAD, NUMBERED, DUTCH, CLOSING, ENGLISH, REACHED)
    whole = understand(page)
    letter = understand(*without_translation([page]))
    assert [each.value for each in letter.ibans] == ["NL91ABNA0417164300"]
    assert (letter.phones, letter.emails, letter.urls) == ((), (), ())
    # Nothing is made of it a second time.
    monkeypatch.delattr(understanding, "sense_of")
    doubted = with_ways_on(letter, [page])
    for name in ("ibans", "phones", "emails", "urls"):
        found, of_whole = getattr(doubted, name), getattr(whole, name)
        assert [each.value for each in found] == [each.value for each in of_whole]
        assert len(found) > len(getattr(letter, name))
    assert doubted.amounts == letter.amounts and doubted.actions == letter.actions
