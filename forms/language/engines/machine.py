"""What every translation engine needs around it: masks before, the guard after, a memory.

An engine only has to turn texts into texts. What goes to it has no amount, date, number, address
or name in it; what comes back is put together again, looked through, and refused when something
is wrong. A text of a form is asked for once; an engine that failed is left alone for a while.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from forms.errors import TranslationError
from forms.language.entities import Masked, mask
from forms.language.guard import faults
from forms.text import Provenance, Text

#: How an engine gets from one language to another: its packages, or the pair of languages.
Way = TypeVar("Way", bound=Hashable)

# After a crash or a time-out the next pages wait no longer than this for a broken engine.
_REST_AFTER_FAILURE_S = 60.0
# Sentences of templates, never of what was read from paper: about 1 MB.
_MOST_REMEMBERED = 4000

# Way, languages, names kept as they are, text.
_Key = tuple[Hashable, str, str, tuple[str, ...], str]


@dataclass(eq=False)
class Machine(Generic[Way]):
    """Translations through `ask(way, texts)`, which answers as many texts or raises.

    `ask` is never called by two threads at once. `named(way)` is the detail of what comes that way.
    """

    ask: Callable[[Way, list[str]], list[str]]
    named: Callable[[Way], str]
    rest_s: float = _REST_AFTER_FAILURE_S
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _remembered: OrderedDict[_Key, str | None] = field(default_factory=OrderedDict)
    _resting_until: dict[Hashable, float] = field(default_factory=dict)

    def translate(
        self,
        way: Way,
        texts: Iterable[str],
        source: str,
        target: str,
        names: Sequence[str] = (),
        *,
        remembers: bool = False,
    ) -> dict[str, Text]:
        """Translations by text, those that can be trusted; kept in memory if `remembers`.

        Raises:
            TranslationError: the engine failed now, or did so a moment ago.
        """
        wanted = list(dict.fromkeys(text for text in texts if text.strip()))
        keys: dict[str, _Key] = {text: (way, source, target, tuple(names), text) for text in wanted}
        with self._lock:
            unknown = [key for key in keys.values() if key not in self._remembered]
            learned = self._learn(way, unknown) if unknown else {}
            found = {text: self._recall(key, learned) for text, key in keys.items()}
            for key, translated in learned.items() if remembers else ():
                self._remember(key, translated)
        detail = self.named(way)
        return {
            text: Text(translated, target, Provenance.MACHINE, detail)
            for text, translated in found.items()
            if translated is not None
        }

    def _learn(self, way: Way, keys: Sequence[_Key]) -> dict[_Key, str | None]:
        if time.monotonic() < self._resting_until.get(way, 0.0):
            raise TranslationError("The translation engine failed a moment ago and is resting.")
        masked = {key: mask(key[4], key[3], for_a_network=True) for key in keys}
        sent = {key: cover for key, cover in masked.items() if cover is not None}
        try:
            answers = self.ask(way, [cover.text for cover in sent.values()]) if sent else []
        except TranslationError:
            self._resting_until[way] = time.monotonic() + self.rest_s
            raise
        learned: dict[_Key, str | None] = dict.fromkeys(keys)
        for (key, cover), answer in zip(sent.items(), answers, strict=True):
            learned[key] = _accepted(key, cover, answer)
        return learned

    def _recall(self, key: _Key, learned: dict[_Key, str | None]) -> str | None:
        if key in learned:
            return learned[key]
        self._remembered.move_to_end(key)
        return self._remembered[key]

    def _remember(self, key: _Key, translated: str | None) -> None:
        self._remembered[key] = translated
        while len(self._remembered) > _MOST_REMEMBERED:
            self._remembered.popitem(last=False)


def _accepted(key: _Key, cover: Masked, answer: str) -> str | None:
    _, source, target, names, text = key
    translated = cover.restore(answer.strip())
    if translated is None or faults(text, translated, source, target, names):
        return None
    return translated
