"""What a pack of an overlay holds: the texts that an organisation says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.errors import PackError
from forms.packs.canonical import canonical, read_canonical
from forms.packs.schemas import require_schema

OVERLAY = "overlay.json"


@dataclass(frozen=True)
class Replacement:
    """What is said instead of one text: `said` by language.

    `source_sha256` is the content hash of the replaced text in the language of the print.
    """

    path: str
    source_sha256: str
    said: Mapping[str, str]


@dataclass(frozen=True)
class OverlayContents:
    """The replacements, by path."""

    replacements: tuple[Replacement, ...]

    def members(self) -> dict[str, bytes]:
        """The members by name; equal contents give equal bytes."""
        return {OVERLAY: canonical(self._content())}

    def _content(self) -> dict[str, Any]:
        return {
            "texts": [
                {"path": each.path, "sourceSha256": each.source_sha256, "said": dict(each.said)}
                for each in sorted(self.replacements, key=lambda each: each.path)
            ]
        }


def read_overlay(members: Mapping[str, bytes]) -> OverlayContents:
    """The overlay in these members.

    Raises:
        PackError: it is not what it should be.
    """
    if members.keys() != {OVERLAY}:
        raise PackError("A pack of an overlay has one file of its own.", "wrong-shape")
    kept = read_canonical(members[OVERLAY], OVERLAY)
    require_schema(kept, "pack-overlay", OVERLAY)
    replacements = tuple(
        Replacement(each["path"], each["sourceSha256"], each["said"]) for each in kept["texts"]
    )
    paths = [each.path for each in replacements]
    if paths != sorted(set(paths)):
        raise PackError(f"{OVERLAY} has a text twice or out of order.", "wrong-shape")
    return OverlayContents(replacements)
