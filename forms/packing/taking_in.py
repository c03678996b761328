"""Taking in a pack that was looked through: its form into the catalogue, its word into the book."""

from dataclasses import dataclass, replace
from enum import StrEnum

from forms.errors import PackError
from forms.likeness import compared
from forms.packing.kept_texts import texts_by_language
from forms.packs.contents import FormContents, grey_of, unvouched
from forms.packs.overlay_contents import OverlayContents
from forms.packs.texts import whole_notes
from forms.packs.verifying import Verification
from forms.pdf.reading import ReadPage, is_blank
from forms.registration import add_compared
from forms.store.catalogue import Catalogue
from forms.store.entries import Addition, NewVersion
from forms.store.events import Event
from forms.store.packs import KeptPack, PackBook
from forms.store.senders import SenderBook
from vision.text.figure_reader import FigureReader


class TakenIn(StrEnum):
    """What came of it."""

    NEW = "new"
    #: The version was there; its texts are now those of the pack.
    RENEWED = "renewed"
    UNCHANGED = "unchanged"
    OVERLAY = "overlay"


@dataclass(frozen=True)
class Installation:
    """Where packs are made and taken in."""

    catalogue: Catalogue
    packs: PackBook
    senders: SenderBook


def take_in(into: Installation, pack: Verification, *, publish: bool, by: str) -> TakenIn:
    """Take in a pack that `is_acceptable`; doing it again changes nothing.

    What nobody we know vouches for comes in as drafts, and never over what somebody vouches for.
    `publish` makes a form recognisable that its owner did not publish, or that is unverified.

    Raises:
        ConflictError: another form has this key; nothing was changed.
        PackError: unverified texts would replace others; nothing was changed.
        StoreError: the data folder cannot be used.
    """
    manifest, contents = pack.manifest, pack.contents
    if manifest is None or contents is None:
        raise PackError("This pack is not whole; nothing was changed.", "not-a-pack")
    kept = into.packs.kept(manifest.subject)
    if kept is not None and kept.is_verified and not pack.is_vouched:
        raise PackError(
            f"{manifest.subject} came from a signed pack before, and nobody we know vouches for "
            "this one; nothing was changed.",
            "would-replace",
        )
    overlay = contents if isinstance(contents, OverlayContents) else None
    news = KeptPack(manifest, pack.signature, pack.is_vouched, overlay)
    if isinstance(contents, OverlayContents):
        done = TakenIn.UNCHANGED if kept == news else TakenIn.OVERLAY
        into.packs.keep(news, _audited(pack), by)
    elif pack.is_vouched:
        done = _add(into.catalogue, contents, publish or manifest.is_published, by)
        into.packs.keep(news, _audited(pack), by, contents.texts)
    else:
        done = _add(into.catalogue, _replacing_nothing(into.catalogue, contents), publish, by)
        into.catalogue.record(_audited(pack), manifest.subject, by=by)
    if pack.is_vouched:
        into.senders.keep(manifest.senders, by)
    return done


def _audited(pack: Verification) -> Event:
    return "pack-imported" if pack.is_vouched else "pack-imported-unverified"


def _add(catalogue: Catalogue, contents: FormContents, publish: bool, by: str) -> TakenIn:
    """The form into the catalogue; what is there already stays as it is."""
    added = add_compared(catalogue, lambda: _compared(catalogue, contents), publish=publish, by=by)
    return TakenIn.NEW if added is Addition.ADDED else TakenIn.RENEWED


def _compared(catalogue: Catalogue, contents: FormContents) -> NewVersion:
    """The version with the look-alikes of its pages among those that are here."""
    template = contents.template
    pages = [
        ReadPage(page, look.png, look.descriptor, is_blank(grey_of(look.png)))
        for page, look in zip(template.pages, contents.pages, strict=True)
    ]
    said = [whole_notes(language, texts) for language, texts in contents.texts.items()]
    notes = tuple(each for each in said if each is not None)
    looked_at = compared(catalogue, template.key, pages, FigureReader())
    return NewVersion(template, looked_at, contents.sha256, notes)


def _replacing_nothing(catalogue: Catalogue, contents: FormContents) -> FormContents:
    """What nobody vouches for as it may come in: as drafts, or as it stands here already.

    Raises:
        PackError: other texts of this version are here.
    """
    key, drafts = contents.template.key, unvouched(contents)
    if not any(kept.key == key for kept in catalogue.versions(key.family)):
        return drafts
    here = texts_by_language(catalogue, key)
    if here == contents.texts:
        return replace(drafts, texts=contents.texts)
    if here != drafts.texts:
        raise PackError(
            f"{key} is here already with other texts, and nobody we know vouches for those of this "
            "pack; nothing was changed.",
            "would-replace",
        )
    return drafts
