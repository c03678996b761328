"""Making the bank: what it costs, and what it leaves as it was."""

import gc
from pathlib import Path

import pytest

from forms.errors import ContentError
from forms.language.bank import bundled
from forms.language.glossary import bundled_glossary


def test_nothing_is_cleared_away_while_the_bank_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """It took half of the time before the first letter."""
    was_on: list[bool] = []
    monkeypatch.setattr(bundled, "PhraseBank", lambda *_given: was_on.append(gc.isenabled()))
    bundled.bundled_bank(bundled_glossary())
    assert was_on == [False]
    assert gc.isenabled()


def test_what_goes_wrong_leaves_that_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    wrong = '{"frames": {"no-such-pattern": [{}]}}'
    (tmp_path / "frames" / "wrong.json").write_text(wrong, "utf-8")
    with pytest.raises(ContentError, match="no such pattern"):
        bundled.bundled_bank(bundled_glossary(), tmp_path)
    assert gc.isenabled()


def test_where_nothing_is_cleared_away_anyhow_that_stays_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bundled, "PhraseBank", lambda *_given: None)
    gc.disable()
    try:
        bundled.bundled_bank(bundled_glossary())
        assert not gc.isenabled()
    finally:
        gc.enable()
