"""What a translation engine is to those who use it, and several of them as one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from forms.errors import TranslationError
from forms.text import Text


class TranslationEngine(Protocol):
    """Translates short texts: labels, sentences, steps. Safe to share between threads."""

    def can_translate(self, source: str, target: str) -> bool:
        """Whether there is a way from `source` to `target` now (language codes)."""

    def translate(
        self,
        texts: Iterable[str],
        source: str,
        target: str,
        names: Sequence[str] = (),
        *,
        remembers: bool = False,
    ) -> dict[str, Text]:
        """Translations by text, in one batch; `names` are kept as they are.

        `remembers` that a text may be asked for again: never for what was read from paper.

        A text whose translation cannot be trusted is left out, and all are when there is no way
        from `source` to `target`. Each translation has provenance `machine` and its engine as
        detail; every number, date, address and name of the text is in it, unchanged.

        Raises:
            TranslationError: the engine failed or did not answer in time; nothing was translated.
        """

    def close(self) -> None:
        """End what runs for it. It starts again when needed."""


@dataclass(frozen=True)
class Engines:
    """Several engines as one: each is asked for what those before it left open."""

    engines: tuple[TranslationEngine, ...]

    def can_translate(self, source: str, target: str) -> bool:
        """Whether any of them can."""
        return any(engine.can_translate(source, target) for engine in self.engines)

    def translate(
        self,
        texts: Iterable[str],
        source: str,
        target: str,
        names: Sequence[str] = (),
        *,
        remembers: bool = False,
    ) -> dict[str, Text]:
        """Translations by text, each from the first engine that has one.

        Raises:
            TranslationError: every engine that could have translated failed.
        """
        waiting = list(dict.fromkeys(texts))
        found: dict[str, Text] = {}
        failure: TranslationError | None = None
        has_answered = False
        for engine in self.engines:
            if not waiting or not engine.can_translate(source, target):
                continue
            try:
                found |= engine.translate(waiting, source, target, names, remembers=remembers)
            except TranslationError as error:
                failure = error
                continue
            has_answered = True
            waiting = [text for text in waiting if text not in found]
        if failure is not None and not has_answered:
            raise failure
        return found

    def close(self) -> None:
        """Close them all."""
        for engine in self.engines:
            engine.close()
