"""Says the sentences of a letter in the reader's language: the best we have for each, or nothing.

The rungs, first hit wins: a sentence translated before; a standard sentence of the phrase bank;
one much like a sentence translated before; a translation engine, asked once for the whole page;
the government words in it. What is left, the reader gets as it is printed.
"""

from collections.abc import Mapping, Sequence

from forms.errors import TranslationError
from forms.language.bank.bundled import bundled_bank
from forms.language.bank.phrase_bank import PhraseBank
from forms.language.engines.engine import TranslationEngine
from forms.language.glossary import Glossary, bundled_glossary
from forms.language.languages import DUTCH
from forms.language.memory import Pair, TranslationMemory, bundled_memory
from forms.language.tokens import folded
from forms.language_tags import base_of, same_language
from forms.text import Provenance, Text

_BETWEEN = " · "


class SentenceLadder:
    """Says sentences in a language. Made once; safe to share when its engine is."""

    def __init__(
        self,
        bank: PhraseBank,
        memory: TranslationMemory,
        glossary: Glossary,
        engine: TranslationEngine | None = None,
    ) -> None:
        self._bank = bank
        self._memory = memory
        self.glossary = glossary
        self._engine = engine

    def say(
        self, sentences: Sequence[str], language: str, names: Sequence[str] = ()
    ) -> tuple[Text | None, ...]:
        """Each sentence in `language`, or None where we can say nothing.

        In Dutch a sentence is said plainly where that was written, and None otherwise. `names` of
        people and organisations stand on the paper and are kept as they are. An engine that fails
        takes nothing away but its own rung.
        """
        code = base_of(language)
        said: dict[str, Text] = {}
        for sentence in dict.fromkeys(sentences):
            text = self._known(sentence, code, names)
            if text is not None:
                said[sentence] = text
        if not same_language(code, DUTCH):
            left = [each for each in dict.fromkeys(sentences) if each not in said]
            said |= self._translated(left, code, names)
            for sentence in left:
                words = None if sentence in said else self._words(sentence, code)
                if words is not None:
                    said[sentence] = words
        return tuple(said.get(sentence) for sentence in sentences)

    def _known(self, sentence: str, language: str, names: Sequence[str]) -> Text | None:
        exact = self._memory.exact(sentence, language, names)
        if exact is not None:
            return exact
        match = self._bank.match(sentence, names)
        phrase = self._bank.say(match, language) if match else None
        # Said in the very words of the paper it would only be read twice.
        if phrase and language == DUTCH and folded(phrase.text) == folded(sentence):
            phrase = None
        return phrase or self._memory.alike(sentence, language, names)

    def _translated(
        self, sentences: Sequence[str], language: str, names: Sequence[str]
    ) -> dict[str, Text]:
        engine = self._engine
        if engine is None or not sentences or not engine.can_translate(DUTCH, language):
            return {}
        try:
            return engine.translate(sentences, DUTCH, language, names)
        except TranslationError:
            return {}

    def _words(self, sentence: str, language: str) -> Text | None:
        """The government words of a sentence with what they mean, each once."""
        found = {
            term.id: sentence[term.start : term.end] for term in self.glossary.terms_in(sentence)
        }
        meanings = [
            self.glossary.name_of(term, language, printed)
            for term, printed in found.items()
            if self.glossary.explain(term, language) is not None
        ]
        if not meanings:
            return None
        return Text(_BETWEEN.join(meanings), language, Provenance.DICTIONARY)


def bundled_ladder(
    engine: TranslationEngine | None = None,
    approved: Mapping[str, Sequence[Pair]] | None = None,
    bank: PhraseBank | None = None,
) -> SentenceLadder:
    """The ladder with all that comes with Leeswijzer, and what was `approved` by language.

    `bank` is the phrase bank where it was made before: that takes seconds, the rest less than one.

    Raises:
        ContentError: a file of the phrase bank is not as it should be.
    """
    glossary = bundled_glossary()
    bank = bank or bundled_bank(glossary)
    return SentenceLadder(bank, bundled_memory(approved), glossary, engine)
