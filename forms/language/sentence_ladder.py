"""Says the sentences of a letter in the reader's language: the best we have for each, or nothing.

The rungs, first hit wins: a sentence translated before; a standard sentence of the phrase bank;
one much like a sentence translated before; a translation engine, asked once for the whole page;
the government words in it. What is left, the reader gets as it is printed.

No rung may lose a value: what does not hold every date, amount, number and address of the sentence
is not said.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from forms.errors import TranslationError
from forms.language.bank.bundled import bundled_bank
from forms.language.bank.phrase_bank import PhraseBank
from forms.language.bidi import in_own_order
from forms.language.engines.engine import TranslationEngine
from forms.language.glossary import Glossary, bundled_glossary
from forms.language.kept_values import laws_lost, values_lost
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
        self,
        sentences: Sequence[str],
        language: str,
        names: Sequence[str] = (),
        signed: Collection[str] | None = None,
    ) -> tuple[Text | None, ...]:
        """Each sentence in `language`, or None where we can say nothing.

        In Dutch a sentence is said plainly where that was written, and None otherwise. `names` of
        people and organisations stand on the paper and are kept as they are. Only those of the
        sentences that are `signed` are names of who signed; None where that is not known. An engine
        that fails takes nothing away but its own rung.
        """
        code = base_of(language)
        said: dict[str, Text] = {}
        for sentence in dict.fromkeys(sentences):
            is_signed = signed is None or sentence in signed
            text = self._known(sentence, code, names, is_signed=is_signed)
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

    def is_signature(self, sentence: str, names: Sequence[str] = ()) -> bool:
        """Whether a sentence is nothing but who may have signed."""
        match = self._bank.match(sentence, names)
        return match is not None and match.is_signature

    def _known(
        self, sentence: str, language: str, names: Sequence[str], *, is_signed: bool
    ) -> Text | None:
        exact = self._memory.exact(sentence, language, names)
        if exact is not None and not values_lost(sentence, exact.text, language):
            return exact
        phrase = self._phrase(sentence, language, names, is_signed=is_signed)
        if phrase is not None:
            return phrase
        alike = self._memory.alike(sentence, language, names)
        return None if alike and values_lost(sentence, alike.text, language) else alike

    def _phrase(
        self, sentence: str, language: str, names: Sequence[str], *, is_signed: bool
    ) -> Text | None:
        """What the bank says, with the articles of law that it leaves out beside it."""
        match = self._bank.match(sentence, names)
        if match is None or (match.is_signature and not is_signed):
            return None
        phrase = self._bank.say(match, language)
        # Said in the very words of the paper it would only be read twice.
        if phrase is None or (language == DUTCH and folded(phrase.text) == folded(sentence)):
            return None
        for law in laws_lost(sentence, phrase.text, language):
            phrase = replace(phrase, text=f"{phrase.text} ({in_own_order(law, language)})")
        return None if values_lost(sentence, phrase.text, language) else phrase

    def _translated(
        self, sentences: Sequence[str], language: str, names: Sequence[str]
    ) -> dict[str, Text]:
        engine = self._engine
        if engine is None or not sentences or not engine.can_translate(DUTCH, language):
            return {}
        try:
            said = engine.translate(sentences, DUTCH, language, names)
        except TranslationError:
            return {}
        return {
            sentence: text
            for sentence, text in said.items()
            if not values_lost(sentence, text.text, language)
        }

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
