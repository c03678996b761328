"""What the QR and bar codes on a page mean: anchors that say so, and evidence of the version."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from urllib.parse import urlsplit

from forms.anchors import outline
from forms.explain import Explainer
from forms.overlay import Anchor, AnchorKind
from forms.text import Provenance, Text
from vision.codes import Code, printed_code
from vision.geometry import PageToFrame
from vision.outcome import Match
from vision.picture import Reference

#: What a code holds is shown up to this length: an address is shorter, a whole record is no use.
_MOST_CHARACTERS = 200
#: A code other than the one on the blank form: perhaps the form of another year, perhaps only
#: another serial number. Then we are no surer than this, and say so.
_CONTRADICTED = 0.75
#: Payment codes of banks: EPC069-12 in Europe, the QR-bill in Switzerland.
_PAYMENT = re.compile(r"(BCD\r?\n00[12]\r?\n|SPC\r?\n0[12])")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"www\.\S+", re.IGNORECASE)


class CodeUse(StrEnum):
    """What people can do with a code; the values name our sentences about it."""

    ADDRESS = "address"
    PAYMENT = "payment"
    CONTENT = "content"


def place_codes(
    codes: Sequence[Code],
    page_to_frame: PageToFrame,
    explainer: Explainer,
    language: str,
    print_language: str,
    after: int,
) -> tuple[Anchor, ...]:
    """An anchor for each code, in reading order after the `after` anchors of the page.

    Its label is what the code holds, its translation what such a code is called.
    """
    return tuple(
        Anchor(
            id=f"code:{number}",  # no field id has a colon
            kind=AnchorKind.CODE,
            polygon=outline(code.area, page_to_frame),
            area=code.area,
            field_type=None,
            semantic=None,
            required=None,
            order=after + number,
            label=_content(code, print_language),
            translation=_name(code, explainer, language),
            explanation=_explanation(code, explainer, language),
        )
        for number, code in enumerate(codes, 1)
    )


def told_by_codes(
    match: Match, codes: Sequence[Code], reference: Callable[[str], Reference]
) -> Match:
    """The match as far as the codes on the sheet bear it out.

    Many forms carry their number and year in a bar code. Of several candidates those stay whose
    blank form has the codes seen; where the only one has others, it is less sure.
    """
    fits = {key: _fits(codes, reference(key)) for key in match.candidates} if codes else {}
    if True in fits.values():
        left = tuple(key for key in match.candidates if fits[key] is not False)
        best = match.key if match.key in left else next(key for key in left if fits[key])
        return replace(match, key=best, candidates=left)
    if fits.get(match.key) is False:
        return replace(match, confidence=min(match.confidence, _CONTRADICTED))
    return match


def _fits(codes: Sequence[Code], blank: Reference) -> bool | None:
    """Whether the codes seen are those of the blank form; None where it shows none there."""
    found: bool | None = None
    for code in codes:
        printed = printed_code(blank, code.area)
        if printed is not None and printed.format == code.format:
            if printed.text != code.text:
                return False
            found = True
    return found


def _content(code: Code, language: str) -> Text | None:
    if code.text is None:
        return None
    # Without marks that could turn the order of the letters around.
    shown = " ".join("".join(c if c.isprintable() else " " for c in code.text).split())
    if len(shown) > _MOST_CHARACTERS:
        shown = shown[: _MOST_CHARACTERS - 1] + "…"
    return Text(shown, language, Provenance.SOURCE, code.format) if shown else None


def _name(code: Code, explainer: Explainer, language: str) -> Text:
    return explainer.sentence(lambda phrases: phrases.codes[code.kind], language)


def _explanation(code: Code, explainer: Explainer, language: str) -> Text:
    host = _host(code.text or "")
    if host is not None:
        slots = {"host": host}
        return explainer.sentence(lambda said: said.codes[CodeUse.ADDRESS], language, slots)
    use = CodeUse.PAYMENT if _PAYMENT.match(code.text or "") else CodeUse.CONTENT
    return explainer.sentence(lambda said: said.codes[use], language)


def _host(text: str) -> str | None:
    """Where an internet address leads, in ASCII so that no letter passes for another."""
    text = text.strip()
    if _BARE_ADDRESS.fullmatch(text):
        text = f"http://{text}"
    if not _ADDRESS.fullmatch(text):
        return None
    try:
        host = urlsplit(text).hostname or ""
        return host.encode("idna").decode("ascii") or None
    except ValueError:
        return None
