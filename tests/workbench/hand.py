"""A practised hand at the workbench: does what it is told, and counts what that costs a person.

The times are those of the keystroke-level model (Card, Moran and Newell, 1980, for an average
typist who is not a secretary): they stand for the person; what the machine takes is measured.
"""

import time
from dataclasses import dataclass, field

from playwright.sync_api import Page

KEY_S, POINT_S, BUTTON_S, THINK_S = 0.28, 1.1, 0.2, 1.35


@dataclass
class Hand:
    """Works on a page; `person_s` is what a person needs for it, reading and thinking included."""

    page: Page
    person_s: float = 0.0
    acts: int = 0
    began: float = field(default_factory=time.monotonic)

    def click(self, selector: str) -> None:
        self._spend(THINK_S + POINT_S + BUTTON_S)
        self.page.click(selector)

    def press(self, key: str) -> None:
        self._spend(THINK_S + KEY_S * (key.count("+") + 1))
        self.page.keyboard.press(key)

    def write(self, selector: str, text: str) -> None:
        """Goes to a field and types; the sentence was thought up while typing."""
        self._spend(THINK_S + POINT_S + BUTTON_S + KEY_S * len(text))
        self.page.fill(selector, text)

    def read(self, text: str) -> None:
        """Reads a text at 200 words a minute, as one reads what is to be answered for."""
        self._spend(len(text.split()) * 60 / 200)

    @property
    def machine_s(self) -> float:
        """Seconds since the beginning: the machine's, for nobody waits in between."""
        return time.monotonic() - self.began

    def _spend(self, seconds: float) -> None:
        self.person_s += seconds
        self.acts += 1
