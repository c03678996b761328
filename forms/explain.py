"""What to say about a form, in the reader's language, each string with where it came from.

For every string the first rung that has it wins:

1. the notes of the version in that language (`owner`, `reviewed` or `draft`);
2. a machine translation of the notes, or of the label, in the language of the print (`machine`);
3. what we say ourselves of any field of that type (`phrase`);
4. the text in the language of the print, or our own Dutch sentence: honest about its language.

The translation of a label skips rung 3: “Date” is no translation of “Date of birth of your
partner”. An explanation and its steps always come from one rung, so that they fit together.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from forms.countries.country import HOME, citizens_number, country
from forms.errors import TranslationError
from forms.language.bidi import in_own_order, isolated
from forms.language.engines.engine import TranslationEngine
from forms.language.languages import DUTCH
from forms.language.phrases import Phrases
from forms.language_tags import is_known, same_language
from forms.overlay import Caution, CheckCode, MissHint, WarningCode
from forms.template import Field, FieldNote, FieldType, FormNotes, FormTemplate
from forms.text import Provenance, Text
from vision.outcome import MissReason

T = TypeVar("T")
#: Where a sentence about a number names it.
_NAME = "{name}"


@dataclass(frozen=True)
class CheckTexts:
    """What to say when a check failed, passed, or could not be made."""

    failed: Text
    passed: Text
    unknown: Text

    def said(self, passed: bool | None) -> Text:
        """The one that goes with an outcome; None is unknown."""
        if passed is None:
            return self.unknown
        return self.passed if passed else self.failed


@dataclass(frozen=True)
class FieldTexts:
    """Everything said about one field.

    `label` is in the language of the print; `translation` is the label in the reader's language,
    None where that is the same. `checks` has an entry for each check of the field.
    """

    label: Text | None
    translation: Text | None
    explanation: Text
    steps: tuple[Text, ...]
    checks: Mapping[CheckCode, CheckTexts]


@dataclass(frozen=True)
class PageTexts:
    """Everything said about one page: `fields` by field id.

    `is_complete` is False when translating failed this time and a lower rung was used.
    """

    title: Text
    fields: Mapping[str, FieldTexts]
    is_complete: bool = True


@dataclass(frozen=True)
class Sources:
    """All that the texts for one reader of one version can come from.

    `language` is the reader's, `print_language` that of the paper. `notes` and `printed_notes`
    are the version's in those languages, `phrases` and `printed_phrases` ours; `dutch` is ours in
    Dutch, which is always there. `translations` maps a text to its translation. `country` is
    whose numbers the paper asks for.
    """

    language: str
    print_language: str
    dutch: Phrases
    notes: FormNotes | None = None
    printed_notes: FormNotes | None = None
    phrases: Phrases | None = None
    printed_phrases: Phrases | None = None
    translations: Mapping[str, Text] = dataclasses.field(default_factory=dict)
    country: str = HOME


@dataclass(frozen=True, eq=False)
class Explainer:
    """Finds the words: `phrases` by language (`bundled_phrases`), and a translator if any."""

    phrases: Mapping[str, Phrases]
    translator: TranslationEngine | None = None

    def page(
        self, template: FormTemplate, number: int, notes: Mapping[str, FormNotes], language: str
    ) -> PageTexts:
        """Everything said in `language` about page `number`; `notes` by language."""
        sources = Sources(
            language=language,
            print_language=template.language,
            dutch=self.phrases[DUTCH],
            notes=_in_language(notes, language),
            printed_notes=_in_language(notes, template.language),
            phrases=_in_language(self.phrases, language),
            printed_phrases=_in_language(self.phrases, template.language),
            country=template.country,
        )
        fields = template.page(number).fields
        wanted = [pair for each in fields for pair in _texts_to_translate(each, sources)]
        translations, is_complete = self._translate(wanted, language, template.issuer_name)
        sources = replace(sources, translations=translations)
        return PageTexts(
            title=_title(template, sources.printed_notes),
            fields={each.id: _explain_field(each, sources) for each in fields},
            is_complete=is_complete,
        )

    def miss(self, reason: MissReason, language: str) -> MissHint:
        """Why nothing was recognised and what to do, in `language`."""
        return MissHint(reason, self.sentence(lambda phrases: phrases.misses[reason], language))

    def caution(
        self,
        code: WarningCode,
        language: str,
        slots: Mapping[str, str] | None = None,
    ) -> Caution:
        """A warning in `language`; `slots` fill the sentence, as `{"current": "2026-1"}`."""
        return Caution(code, self.sentence(lambda phrases: phrases.warnings[code], language, slots))

    def sentence(
        self,
        pick: Callable[[Phrases], str],
        language: str,
        slots: Mapping[str, str] | None = None,
    ) -> Text:
        """One of our own sentences in `language`, with its slots filled."""
        said = self._sentence(pick, language)
        for name, value in (slots or {}).items():
            said = replace(said, text=said.text.replace("{" + name + "}", value))
        return said

    def _sentence(self, pick: Callable[[Phrases], str], language: str) -> Text:
        phrases, dutch = _in_language(self.phrases, language), self.phrases[DUTCH]
        if phrases is not None:
            return _text(pick(phrases), phrases.language, Provenance.PHRASE)
        translations, _ = self._translate([(DUTCH, pick(dutch))], language, None)
        return translations.get(pick(dutch)) or Text(pick(dutch), DUTCH, Provenance.PHRASE)

    def _translate(
        self, wanted: list[tuple[str, str]], language: str, issuer_name: str | None
    ) -> tuple[dict[str, Text], bool]:
        """Translations of (language, text) pairs, one batch a language; False if that failed."""
        found: dict[str, Text] = {}
        if self.translator is None:
            return found, True
        names = (issuer_name,) if issuer_name else ()
        for source in dict.fromkeys(source for source, _ in wanted):
            texts = [text for each, text in wanted if each == source]
            try:
                translated = self.translator.translate(
                    texts, source, language, names, remembers=True
                )
            except TranslationError:
                return found, False
            for text, said in translated.items():
                found[text] = _text(said.text, said.language, said.provenance, said.detail)
        return found, True


def _explain_field(field: Field, sources: Sources) -> FieldTexts:
    """Everything said about one field, from the best of `sources`."""
    label = _label(field, sources)
    explanation, steps = _explanation(field, sources)
    return FieldTexts(
        label=label,
        translation=_translation(field, label, sources),
        explanation=explanation,
        steps=steps,
        checks={CheckCode(code): _check(field, CheckCode(code), sources) for code in field.checks},
    )


@dataclass(frozen=True)
class _Noted:
    """What the notes in one language say about one field, each text with its own provenance.

    As it was written: a translator must not see the signs that keep numbers in order.
    """

    notes: FormNotes
    place: str
    note: FieldNote

    @property
    def label(self) -> Text | None:
        return None if self.note.label is None else self._said("label", self.note.label)

    @property
    def sentences(self) -> list[Text]:
        """The explanation, then the steps; finding what is asked is the first of them."""
        note = self.note
        if note.explanation is None:
            return []
        said = [self._said("explanation", note.explanation)]
        if note.where is not None:
            said.append(self._said("where", note.where))
        return said + [
            self._said(f"steps/{number}", step) for number, step in enumerate(note.steps)
        ]

    def check(self, code: str) -> Text | None:
        message = self.note.checks.get(code)
        return None if message is None else self._said(f"checks/{code}", message)

    def _said(self, part: str, text: str) -> Text:
        return self.notes.said(f"fields/{self.place}/{part}", text)


def _noted(field: Field, notes: FormNotes | None) -> _Noted | None:
    place = f"{field.page}/{field.id}"
    note = None if notes is None else notes.fields.get(place)
    return None if notes is None or note is None else _Noted(notes, place, note)


def _noted_label(field: Field, notes: FormNotes | None) -> Text | None:
    noted = _noted(field, notes)
    return noted.label if noted else None


def _noted_sentences(field: Field, notes: FormNotes | None) -> list[Text]:
    noted = _noted(field, notes)
    return noted.sentences if noted else []


def _noted_check(field: Field, code: str, notes: FormNotes | None) -> Text | None:
    noted = _noted(field, notes)
    return noted.check(code) if noted else None


def _label(field: Field, sources: Sources) -> Text | None:
    printed = _noted_label(field, sources.printed_notes)
    if printed is not None:
        return _shown(printed)
    if field.label:
        return Text(field.label, sources.print_language, Provenance.SOURCE)
    if sources.printed_phrases is not None:
        word = sources.printed_phrases.types[field.type].word
        return Text(word, sources.printed_phrases.language, Provenance.PHRASE)
    return None


def _translation(field: Field, label: Text | None, sources: Sources) -> Text | None:
    if same_language(sources.language, sources.print_language):
        return None
    noted = _noted_label(field, sources.notes)
    if noted is not None:
        return _shown(noted)
    if label is None or label.provenance is Provenance.PHRASE:
        return _ours(lambda phrases: [phrases.types[field.type].word], sources)[0]
    return sources.translations.get(label.text, Text(label.text, label.language, Provenance.SOURCE))


def _explanation(field: Field, sources: Sources) -> tuple[Text, tuple[Text, ...]]:
    said = _noted_sentences(field, sources.notes)
    if not said:
        printed = _noted_sentences(field, sources.printed_notes)
        if printed and all(sentence.text in sources.translations for sentence in printed):
            said = [sources.translations[sentence.text] for sentence in printed]
        elif sources.phrases is None or not is_known(sources.print_language):
            # Of a text in nobody knows which language the owner's own words say most.
            said = printed
    if not said:
        said = _ours(lambda phrases: _generic(phrases, field), sources)
    explanation, *steps = map(_shown, said)
    return explanation, tuple(steps)


def _check(field: Field, code: CheckCode, sources: Sources) -> CheckTexts:
    said = _ours(lambda phrases: _outcomes(phrases, code, field), sources)
    failed, passed, unknown = (_with_number(text, field, sources) for text in said)
    noted = _noted_check(field, code, sources.notes)
    printed = _noted_check(field, code, sources.printed_notes)
    if noted is not None:
        failed = _shown(noted)
    elif printed is not None:
        known = failed if is_known(sources.print_language) else _shown(printed)
        failed = sources.translations.get(printed.text, known)
    return CheckTexts(failed, passed, unknown)


def _generic(phrases: Phrases, field: Field) -> list[str]:
    return [phrases.types[field.type].explanation, *phrases.types[field.type].steps]


def _outcomes(phrases: Phrases, code: CheckCode, field: Field) -> list[str]:
    # The public contract has one code for a number that checks itself. A BSN is called by its name
    # in every language; what other countries have is called as they call it.
    is_other = code is CheckCode.ELFPROEF and field.type is not FieldType.BSN
    said = phrases.number if is_other else phrases.checks[code]
    return [said.failed, said.passed, said.unknown]


def _with_number(text: Text, field: Field, sources: Sources) -> Text:
    """The sentence with what the country calls the number that is meant."""
    if _NAME not in text.text:
        return text
    named = citizens_number(country(sources.country), field).name
    return replace(text, text=text.text.replace(_NAME, in_own_order(named, text.language)))


def _ours(pick: Callable[[Phrases], list[str]], sources: Sources) -> list[Text]:
    """Our own sentences in the reader's language, else translated, else in Dutch."""
    if sources.phrases is not None:
        language = sources.phrases.language
        return [_text(text, language, Provenance.PHRASE) for text in pick(sources.phrases)]
    return [
        sources.translations.get(text, Text(text, DUTCH, Provenance.PHRASE))
        for text in pick(sources.dutch)
    ]


def _texts_to_translate(field: Field, sources: Sources) -> Iterator[tuple[str, str]]:
    """What a translator is needed for, as (language, text)."""
    if not same_language(sources.language, sources.print_language):
        yield from _noted_to_translate(field, sources)
    if sources.phrases is None:
        yield DUTCH, sources.dutch.types[field.type].word
        for text in _generic(sources.dutch, field):
            yield DUTCH, text
        for code in field.checks:
            for text in _outcomes(sources.dutch, CheckCode(code), field):
                yield DUTCH, text


def _noted_to_translate(field: Field, sources: Sources) -> Iterator[tuple[str, str]]:
    """What the notes say in the language of the print and not in the reader's."""
    label = _label(field, sources)
    is_named = _noted_label(field, sources.notes) is not None
    if not is_named and label is not None and label.provenance is not Provenance.PHRASE:
        yield label.language, label.text
    if not _noted_sentences(field, sources.notes):
        for sentence in _noted_sentences(field, sources.printed_notes):
            yield sentence.language, sentence.text
    for code in field.checks:
        printed = _noted_check(field, code, sources.printed_notes)
        if printed is not None and _noted_check(field, code, sources.notes) is None:
            yield printed.language, printed.text


def _title(template: FormTemplate, printed_notes: FormNotes | None) -> Text:
    if printed_notes is not None and printed_notes.title is not None:
        return _shown(printed_notes.said("title", printed_notes.title))
    return Text(template.title, template.language, Provenance.SOURCE)


def _shown(text: Text) -> Text:
    return replace(text, text=isolated(text.text, text.language))


def _text(text: str, language: str, provenance: Provenance, detail: str | None = None) -> Text:
    return Text(isolated(text, language), language, provenance, detail)


def _in_language(by_language: Mapping[str, T], language: str) -> T | None:
    for each, found in by_language.items():
        if same_language(each, language):
            return found
    return None
