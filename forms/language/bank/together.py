"""Says what hangs on a sentence together with it, as in “If you move: tell us”."""

import re

#: Behind a colon these begin a whole sentence with a capital, or their polite “you” has one.
_CAPITAL_BEHIND_COLON = frozenset(["de", "tr", "uk"])
#: A sentence ends with one of these, in whatever language, and a greeting with a comma.
_STOPS = frozenset(".!?…:؟,،")
_PART = re.compile(r"(: )?\{(said|rest)\}")


def said_together(
    template: str, said: tuple[str, bool], rest: tuple[str, bool], language: str
) -> str:
    """`template` of `language` with what hangs (`{said}`) and the sentence (`{rest}`) in it.

    Each comes with whether it begins with a value, which stays as it is printed. Behind a colon a
    sentence begins in small letters where the language writes it so, unless it begins with a name.
    """
    parts = {"said": said, "rest": rest}

    def filled(part: re.Match[str]) -> str:
        text, begins_with_value = parts[part[2]]
        if part[1] is None:
            return closed(text) if part[2] == "rest" and part.end() < len(template) else text
        keeps = begins_with_value or language in _CAPITAL_BEHIND_COLON or _is_name(text)
        return part[1] + (text if keeps else text[:1].lower() + text[1:])

    text = _PART.sub(filled, template)
    return _upper(text[:1], language) + text[1:]


def closed(text: str) -> str:
    """`text` with a stop where it has none, as a title: another sentence can follow."""
    return text if text.rstrip('\u2069\u200f\u200e"”’»)')[-1:] in _STOPS else f"{text}."


def _is_name(text: str) -> bool:
    """Whether `text` begins with a word that keeps its capital: “DigiD”, “IBAN”."""
    return any(letter.isupper() for letter in text.split(" ", 1)[0][1:])


def _upper(letter: str, language: str) -> str:
    # The small i of Turkish keeps its dot.
    return "İ" if (letter, language) == ("i", "tr") else letter.upper()
