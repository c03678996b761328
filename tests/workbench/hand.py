"""A practised hand at the workbench: does what it is told, and counts what that costs a person.

The times are those of the keystroke-level model (Card, Moran and Newell, 1980, for an average
typist who is not a secretary): they stand for the person; what the machine takes is measured.
"""

import math
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
    reading_s: float = 0.0
    typing_s: float = 0.0
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
        self.typing_s += KEY_S * len(text)
        self.page.fill(selector, text)

    def read(self, text: str) -> None:
        """Reads a text at 200 words a minute, as one reads what is to be answered for."""
        seconds = len(text.split()) * 60 / 200
        self._spend(seconds)
        self.reading_s += seconds

    def leaf_through(self, selector: str) -> None:
        """Turns to what does not fit on the screen: a key for each screenful after the first."""
        height = self.page.locator(selector).evaluate("each => each.scrollHeight / innerHeight")
        for _ in range(math.ceil(height) - 1):
            self._spend(THINK_S + KEY_S)

    def __str__(self) -> str:
        """Where the seconds went."""
        rest_s = self.person_s - self.reading_s - self.typing_s
        return (
            f"{self.person_s:4.0f} s of handwork in {self.acts} acts (reading {self.reading_s:.0f},"
            f" typing {self.typing_s:.0f}, finding and pressing {rest_s:.0f}),"
            f" {self.machine_s:3.0f} s of machine"
        )

    @property
    def machine_s(self) -> float:
        """Seconds since the beginning: the machine's, for nobody waits in between."""
        return time.monotonic() - self.began

    def _spend(self, seconds: float) -> None:
        self.person_s += seconds
        self.acts += 1
