"""Making a pack of a form that is in the catalogue, or of what is said otherwise in one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from forms.derived import DERIVED_GENERATION
from forms.errors import PackError
from forms.keys import VersionKey
from forms.letters.senders import Sender, name_key
from forms.packing.kept_texts import texts_by_language
from forms.packing.overlays import printed_texts, replacements
from forms.packing.taking_in import Installation
from forms.packs.building import Signer, build_pack, listing, signed_pack
from forms.packs.contents import FormContents, PackPage
from forms.packs.manifest import Manifest, PackKind
from forms.packs.overlay_contents import OverlayContents
from forms.packs.verifying import verify_pack
from forms.store.packs import KeptPack


@dataclass(frozen=True)
class Exported:
    """The file, and whether somebody's signature is under it."""

    content: bytes
    manifest: Manifest
    is_signed: bool


@dataclass(frozen=True)
class Issue:
    """When it is made, and for how long it is valid."""

    now: datetime
    valid_for: timedelta

    @property
    def valid_until(self) -> datetime:
        """The last moment."""
        return self.now + self.valid_for


def export_form(
    of: Installation, key: VersionKey, signer: Signer | None, issue: Issue, by: str
) -> Exported:
    """The pack of a version.

    Without a signer the signature it came with goes along, as long as nothing was changed since:
    then the file is the very one that was taken in.

    Raises:
        NotFoundError: there is no such version.
        DamagedError: what is kept of it cannot be read.
        PackError: what is signed with this key would be refused here.
    """
    contents = _contents(of, key)
    kept = of.packs.kept(str(key))
    if signer is None and kept is not None and listing(kept.manifest, contents) == kept.manifest:
        content = build_pack(kept.manifest, contents, kept.signature)
        return Exported(content, kept.manifest, kept.signature is not None)
    manifest = Manifest(
        kind=PackKind.FORM,
        key=key,
        issuer=key.issuer,
        issuer_name=contents.template.issuer_name,
        is_published=of.catalogue.version(key).is_published,
        created=issue.now,
        valid_until=issue.valid_until,
        sequence=1 if kept is None else kept.manifest.sequence + 1,
        generation=DERIVED_GENERATION,
        senders=_own_senders(of, signer),
    )
    return _issued(of, manifest, contents, signer, by)


@dataclass(frozen=True)
class Otherwise:
    """What an organisation says otherwise: `texts` by path and language."""

    issuer: str
    name: str
    texts: Mapping[str, Mapping[str, str]]


def export_overlay(
    of: Installation, key: VersionKey, says: Otherwise, signer: Signer | None, issue: Issue, by: str
) -> Exported:
    """The pack of what an organisation says otherwise in version `key` of another one's form.

    Raises:
        NotFoundError: there is no such version.
        PackError: it replaces a text that is not there, or what is signed would be refused here.
    """
    template = of.catalogue.template(key)
    printed = printed_texts(of.catalogue, key)
    manifest = Manifest(
        kind=PackKind.OVERLAY,
        key=key,
        issuer=says.issuer,
        issuer_name=says.name,
        is_published=True,
        created=issue.now,
        valid_until=issue.valid_until,
        sequence=1,
        generation=DERIVED_GENERATION,
        senders=_own_senders(of, signer),
    )
    kept = of.packs.kept(manifest.subject)
    if kept is not None:
        manifest = replace(manifest, sequence=kept.manifest.sequence + 1)
    contents = OverlayContents(replacements(printed, says.texts, template.language))
    return _issued(of, manifest, contents, signer, by)


def _contents(of: Installation, key: VersionKey) -> FormContents:
    pages = of.catalogue.pages(key)
    return FormContents(
        template=of.catalogue.template(key),
        pages=tuple(
            PackPage(of.catalogue.page_image(page.key), page.fingerprint) for page in pages
        ),
        texts=texts_by_language(of.catalogue, key),
    )


def _issued(
    of: Installation,
    manifest: Manifest,
    contents: FormContents | OverlayContents,
    signer: Signer | None,
    by: str,
) -> Exported:
    content = signed_pack(manifest, contents, signer)
    if signer is None:
        return Exported(content, listing(manifest, contents), is_signed=False)
    # What we would refuse ourselves, we do not hand out.
    looked = verify_pack(content, of.packs.trust(), manifest.created)
    if looked.manifest is None or not looked.holds:
        refused = looked.failures[0]
        raise PackError(f"What you sign would be refused. {refused.sentence}", refused.code)
    overlay = contents if isinstance(contents, OverlayContents) else None
    of.packs.keep(KeptPack(looked.manifest, looked.signature, True, overlay), "pack-signed", by)
    return Exported(content, looked.manifest, is_signed=True)


def _own_senders(of: Installation, signer: Signer | None) -> tuple[Sender, ...]:
    """What the signer publishes about itself, as far as is known here."""
    if signer is None:
        return ()
    own = name_key(signer.certificate.name)
    return tuple(each for each in of.senders.senders().all if name_key(each.name) == own)
