"""Duties, demands and norms that a reader must meet ("voldoen aan"): that is no paying.

All patterns are for plain text.
"""

import re

#: What one meets; to meet an obligation to pay is to pay.
_DUTY = (
    r"(?!\w*(?:betal|betaal|aflos|belasting))"
    r"\w*(?:plicht|verplichting(?:en)?|eis(?:en)?|voorwaarden?|norm(?:en)?|regels?|regelgeving"
    r"|criteri\w+|vereisten?|voorschrift(?:en)?|wet(?:geving)?|verordening|opdracht|maatregel(?:en)?)"
)
#: What one is asked to do, which may be to pay as well as anything else.
_REQUEST = r"\w*(?:verzoek|oproep|bevel|last|aanwijzing)"
_MEETS = r"(?:te )?(?:voldoen|voldaan|voldoe|voldoet|voldeed)"


def _met(what: str) -> re.Pattern[str]:
    """To meet `what`, in either order: "aan uw plicht voldoen", "voldoet u aan de eisen"."""
    to_it = rf"\baan (?:[\w-]+ ){{0,4}}?{what}\b"
    return re.compile(
        rf"{to_it}[^.;]{{0,50}}?\b{_MEETS}\b|\b{_MEETS}\b[^.;€]{{0,40}}?{to_it}"
        # What is met was named before: "Zorg dat u daaraan voldoet".
        rf"|\b(?:er|hier|daar|waar)aan\b[^.;]{{0,40}}?\b{_MEETS}\b"
        rf"|\b(?:daar|er|hier)\b[^.;,]{{0,40}}?\baan {_MEETS}\b"
    )


_MET_DUTY, _MET = _met(_DUTY), _met(rf"(?:{_DUTY}|{_REQUEST})")


def meets_duty(text: str) -> bool:
    """Whether a plain sentence tells of a duty or a norm that is met, of which nobody hears."""
    return bool(_MET_DUTY.search(text))


def without_duties(text: str) -> str:
    """A plain text with spaces for words of meeting something, which sound like paying."""
    return _MET.sub(lambda found: " " * len(found.group()), text)
