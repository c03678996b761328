"""What there is to show to somebody who wants to verify the texts of a version."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.keys import VersionKey
from forms.packing.kept_texts import texts_by_language
from forms.packs.canonical import canonical
from forms.packs.manifest import Manifest
from forms.packs.signature import PackSignature
from forms.packs.texts import write_texts
from forms.store.catalogue import Catalogue
from forms.store.packs import KeptPack, PackBook


@dataclass(frozen=True)
class VouchedPack:
    """A signed manifest, and by path the files in it that have texts, as they are kept now."""

    manifest: Manifest
    signature: PackSignature
    files: Mapping[str, bytes]


def vouched_packs(
    catalogue: Catalogue, packs: PackBook, key: VersionKey, languages: set[str]
) -> list[VouchedPack]:
    """The pack that a version came from or was signed as, with its texts in these languages.

    The texts are those that are shown: changed here, they are not what the manifest lists, and
    whoever verifies them finds out.

    Raises:
        DamagedError: what is kept of it cannot be read.
    """
    kept = packs.kept(str(key))
    if kept is None or kept.signature is None:
        return []
    texts = texts_by_language(catalogue, key)
    files = {
        f"texts/{language}.json": canonical(write_texts(language, texts[language]))
        for language in sorted(languages & texts.keys())
    }
    return [VouchedPack(kept.manifest, kept.signature, files)]


def vouched_overlay(overlaid: KeptPack) -> list[VouchedPack]:
    """The pack of an overlay."""
    if overlaid.signature is None or overlaid.overlay is None:
        return []
    return [VouchedPack(overlaid.manifest, overlaid.signature, overlaid.overlay.members())]
