"""Making a pack."""

from dataclasses import dataclass, replace

from forms.packs.archive import write_archive
from forms.packs.contents import FormContents
from forms.packs.manifest import MANIFEST, SIGNATURE, Manifest, Member
from forms.packs.overlay_contents import OverlayContents
from forms.packs.signature import PackSignature
from forms.packs.signing import SigningKey
from forms.packs.statements import Certificate


@dataclass(frozen=True)
class Signer:
    """Who signs: a key and the certificate that says whose it is."""

    key: SigningKey
    certificate: Certificate


def listing(manifest: Manifest, contents: FormContents | OverlayContents) -> Manifest:
    """The manifest with these contents listed in it."""
    members = {path: Member.of(content) for path, content in contents.members().items()}
    return replace(manifest, members=members)


def build_pack(
    manifest: Manifest, contents: FormContents | OverlayContents, signature: PackSignature | None
) -> bytes:
    """The file of a pack whose `manifest` lists `contents`; unsigned without a signature."""
    members = {MANIFEST: manifest.write(), **contents.members()}
    if signature is not None:
        members[SIGNATURE] = signature.write()
    return write_archive(members)


def signed_pack(
    manifest: Manifest, contents: FormContents | OverlayContents, signer: Signer | None
) -> bytes:
    """The file of a pack with these contents, listed and signed."""
    listed = listing(manifest, contents)
    signature = (
        None if signer is None else PackSignature.make(listed, signer.key, signer.certificate)
    )
    return build_pack(listed, contents, signature)
