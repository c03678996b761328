"""What an organisation says otherwise in another organisation's form, and where that still fits.

An overlay names no versions: it fits every version in which each text that it replaces is still
the very text it was written for. So it goes along with a new version by itself, or it is said
which texts need somebody's attention.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from forms.errors import PackError
from forms.keys import VersionKey
from forms.packs.overlay_contents import OverlayContents, Replacement
from forms.packs.texts import texts_of
from forms.packs.trust import Trust, check_revocation, check_validity
from forms.reviews.paths import Shown, notes_of, strings_of
from forms.store.catalogue import Catalogue
from forms.store.packs import KeptPack, PackBook
from forms.template import FormNotes, Origin
from forms.text import Provenance, content_hash

#: What one may say otherwise: what is about the whole form. What stands at a field is the base's.
_REPLACEABLE = re.compile(r"purpose|send-to|online|before|at-hand/[0-9]+")


def replacements(
    printed: Mapping[str, str], texts: Mapping[str, Mapping[str, str]], language: str
) -> tuple[Replacement, ...]:
    """What is replaced by `texts` (by path and language) in a form that says `printed`.

    Raises:
        PackError: a text is not there, may not be replaced, or is not said in `language`, that of
            the print.
    """
    for path, said in texts.items():
        if not _REPLACEABLE.fullmatch(path):
            raise PackError(f"An overlay cannot replace “{path}”.", "wrong-shape")
        if path not in printed:
            raise PackError(f"This form has no “{path}” to replace.", "wrong-shape")
        if language not in said:
            raise PackError(
                f"Say “{path}” in the language of the print ({language}).", "wrong-shape"
            )
    return tuple(
        Replacement(path, content_hash(printed[path]), dict(said))
        for path, said in sorted(texts.items())
    )


def _needs_attention(overlay: OverlayContents, printed: Mapping[str, str]) -> tuple[str, ...]:
    """The paths of what is gone or changed in a version that says `printed`; none where it fits."""
    return tuple(
        each.path
        for each in overlay.replacements
        if each.path not in printed or content_hash(printed[each.path]) != each.source_sha256
    )


def said_otherwise(notes: FormNotes, pack: KeptPack) -> FormNotes:
    """The notes with what an organisation says otherwise, in the same language.

    A text that it does not say in this language is left out, so that its Dutch is shown rather
    than the base's translation, which says something else.
    """
    if pack.overlay is None:
        return notes
    own = Provenance.OWNER if pack.is_verified else Provenance.DRAFT
    shown = {path: Shown(text, notes.origin(path)) for path, text in strings_of(notes).items()}
    written = set(shown)
    for each in pack.overlay.replacements:
        shown.pop(each.path, None)
        if notes.language in each.said:
            shown[each.path] = Shown(each.said[notes.language], Origin(own.value))
    otherwise = notes_of(notes.language, shown, written)
    return notes if otherwise is None else otherwise


def fitting_overlays(
    catalogue: Catalogue, packs: PackBook, key: VersionKey, now: datetime
) -> list[KeptPack]:
    """What organisations say otherwise in a version and may be shown, by organisation.

    Left out is what does not fit it, has expired, or was taken back.
    """
    overlays = packs.overlays(key.family)
    if not overlays:
        return []
    printed = printed_texts(catalogue, key)
    trust = Trust(revocations=packs.revocations())
    return [
        each
        for each in overlays
        if each.overlay is not None
        and not _needs_attention(each.overlay, printed)
        and _is_in_force(each, trust, now)
    ]


def _is_in_force(pack: KeptPack, trust: Trust, now: datetime) -> bool:
    certificate = pack.signature.certificate if pack.signature else None
    valid = check_validity(pack.manifest, certificate, now)
    return valid.holds and check_revocation(pack.manifest, certificate, trust).holds


@dataclass(frozen=True)
class Attention:
    """An organisation whose overlay does not fit a version, and at which paths."""

    organisation: str
    key: VersionKey
    paths: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """For whoever keeps the installation."""
        return (
            f"What {self.organisation} says otherwise is not shown with {self.key}: what it "
            f"replaces was changed there ({', '.join(self.paths)}). Ask it for a new overlay."
        )


def attention(catalogue: Catalogue, packs: PackBook, family: str) -> list[Attention]:
    """Where overlays on the forms `issuer/form` do not fit one of its published versions."""
    overlays = packs.overlays(family)
    kept = [each.key for each in catalogue.versions() if each.is_published]
    found = [
        Attention(each.manifest.issuer, key, _needs_attention(each.overlay, printed))
        for key in (key for key in kept if overlays and key.family == family)
        for printed in [printed_texts(catalogue, key)]
        for each in overlays
        if each.overlay is not None
    ]
    return [each for each in found if each.paths]


def printed_texts(catalogue: Catalogue, key: VersionKey) -> dict[str, str]:
    """What a version says in the language of its print, by path.

    Raises:
        NotFoundError: there is no such version.
        DamagedError: what is kept of it cannot be read.
    """
    notes = catalogue.notes(key, catalogue.template(key).language)
    return {} if notes is None else {each.path: each.text for each in texts_of(notes)}
