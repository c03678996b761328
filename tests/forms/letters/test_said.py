"""What the sheets of a letter say is worked out once for all that understands it."""

import pytest

from forms.letters import said
from forms.letters.may_come import may_come
from forms.letters.understand import understand
from tests.forms.letters.sheets import HEAD, NUMBERED, roles, sheet
from vision.text.printed import BlockKind


def test_what_may_come_is_sought_once(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "Geachte heer,\nWat gebeurt er als u niet verhuist? Dan krijgt u een boete van € 300,00."
    sought = []
    monkeypatch.setattr(said, "may_come", lambda each: sought.append(each) or may_come(each))
    letter = understand(sheet(HEAD, NUMBERED, (BlockKind.BODY, body)))
    assert roles(letter) == {"300.00": None}
    assert len(sought) == 1
