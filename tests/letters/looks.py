"""What a letter looks like: type, colours, spacing; and the QR code that some carry."""

from dataclasses import dataclass
from random import Random

import segno

from tests.letters.drafting import Draft
from tests.letters.spans import Part
from vision.text.printed import BlockKind

#: Those that the project and Typst bring along, so that every machine prints the same letter.
_FONTS = {
    "Source Sans Pro": 2, "Public Sans": 2, "IBM Plex Sans": 2, "Libertinus Serif": 1,
    "New Computer Modern": 1, "DejaVu Sans Mono": 1, "Arimo": 6, "Carlito": 4, "Tinos": 3,
}  # fmt: skip
_SIZES = (9, 9.5, 10, 10, 10.5, 11, 11, 12)
#: A typewriter's letters are a quarter wider than others.
_WIDE = "DejaVu Sans Mono"


@dataclass(frozen=True)
class PrintedCode:
    """A QR code and how the layout is to draw it; none where `content` is None."""

    content: str | None
    drawn: dict[str, object]


def look_of(draft: Draft) -> dict[str, object]:
    """How the layout is to draw the letter."""
    sender = draft.sender
    return drawn_look(draft.rng, sender.accent, sender.second, sender.logo)


def drawn_look(
    rng: Random, accent: tuple[int, ...], second: tuple[int, ...], logo: str
) -> dict[str, object]:
    """Type and spacing as drawn, with the colours (red, green, blue) and mark of a house."""
    font = rng.choices(list(_FONTS), list(_FONTS.values()))[0]
    size = rng.choice(_SIZES)
    return {
        "font": font,
        "size": size * 0.85 if font == _WIDE else size,
        "leading": rng.choice([0.6, 0.65, 0.7, 0.8]),
        "justify": rng.random() < 0.15,
        "accent": accent,
        "second": second,
        "logo": logo,
        "variant": rng.randrange(1000),
    }


def code_of(draft: Draft, parts: tuple[Part, ...]) -> PrintedCode:
    """The code by which a slip can be paid on the sender's website; on most slips."""
    has_slip = any(part.kind is BlockKind.SLIP for part in parts)
    if not has_slip or draft.apart("code").random() < 0.25:
        return PrintedCode(None, {"code": []})
    number = draft.apart("code number").randrange(10**8)
    content = f"https://www.{draft.sender.code_host}/{draft.sender.paths[0]}?k={number:08}"
    rows = ["".join(str(int(dot)) for dot in row) for row in segno.make(content, error="m").matrix]
    return PrintedCode(content, {"code": rows})
