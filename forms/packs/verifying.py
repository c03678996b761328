"""Looking through a pack before anything of it is used. Takes nothing out onto the disk.

In this order, because what comes first is cheapest and keeps the rest safe: its size, the archive,
the manifest, who signed it, whether we trust that, the clock, validity, revocation, sequence, the
members, what is in them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from forms.errors import FormsError, PackError
from forms.packs.archive import read_archive, require_size
from forms.packs.checks import OLDER, UNVERIFIED, Check, Finding
from forms.packs.contents import FormContents, read_form
from forms.packs.manifest import MANIFEST, SIGNATURE, Manifest, Member, PackKind
from forms.packs.overlay_contents import OverlayContents, read_overlay
from forms.packs.signature import PackSignature
from forms.packs.trust import (
    Trust,
    check_certificate,
    check_clock,
    check_revocation,
    check_sequence,
    check_validity,
)

T = TypeVar("T")

_MAY_BE_ALLOWED = UNVERIFIED | {OLDER}
_UNSIGNED = "Nobody signed it: who made it, and whether it was changed since, cannot be known."


@dataclass(frozen=True, eq=False)
class Verification:
    """What there is to say about a pack: `findings` in the order in which they were made.

    `manifest` is None where none could be read, `contents` where it is not whole.
    """

    findings: tuple[Finding, ...]
    manifest: Manifest | None = None
    signature: PackSignature | None = None
    contents: FormContents | OverlayContents | None = None

    @property
    def failures(self) -> tuple[Finding, ...]:
        """What does not hold."""
        return tuple(each for each in self.findings if not each.holds)

    @property
    def holds(self) -> bool:
        """Whether everything was looked at, and holds."""
        return not self.failures and self.contents is not None

    @property
    def is_vouched(self) -> bool:
        """Whether somebody we trust vouches for it, be it older than another pack of theirs."""
        return self.contents is not None and all(each.code == OLDER for each in self.failures)

    def is_acceptable(self, unverified: bool = False, older: bool = False) -> bool:
        """Whether it may be taken in, with what an operator allows besides."""
        return self.contents is not None and all(
            _allows(each, unverified, older) for each in self.failures
        )

    def require_acceptable(self, unverified: bool, older: bool) -> None:
        """Only what may be taken in, with what an operator allows besides.

        Raises:
            PackError: it may not; the first failure that is not allowed says why.
        """
        if not self.is_acceptable(unverified, older):
            refused = next(each for each in self.failures if not _allows(each, unverified, older))
            raise PackError(refused.sentence, refused.code)


def verify_pack(content: bytes, trust: Trust, now: datetime) -> Verification:
    """Look through the bytes of a pack."""
    looking = _Looking()
    if looking.at(Check.SIZE, lambda: _sized(content)) is None:
        return looking.outcome()
    looking.found(Check.SIZE, f"Its size can be: {len(content)} bytes.")
    members = looking.at(Check.ARCHIVE, lambda: read_archive(content))
    if members is None:
        return looking.outcome()
    looking.found(Check.ARCHIVE, f"It is a pack of {len(members)} files, written as packs are.")
    manifest = looking.at(Check.MANIFEST, lambda: _manifest(members))
    if manifest is None:
        return looking.outcome()
    looking.found(Check.MANIFEST, f"It says to be {_named(manifest)}.")
    signature = _look_at_signature(looking, members, manifest)
    _look_at_trust(looking, manifest, signature, trust, now)
    contents = _look_inside(looking, members, manifest)
    return Verification(tuple(looking.findings), manifest, signature, contents)


def _allows(failure: Finding, unverified: bool, older: bool) -> bool:
    """Whether an operator who allows this may overlook that failure."""
    return (unverified and failure.code in UNVERIFIED) or (older and failure.code == OLDER)


class _Looking:
    """The findings so far."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def found(self, check: Check, sentence: str) -> None:
        self.findings.append(Finding(check, sentence))

    def at(self, check: Check, look: Callable[[], T]) -> T | None:
        """What `look` gives; None, and a finding, where something is wrong."""
        try:
            return look()
        except FormsError as error:
            self.findings.append(Finding(check, error.message, error.code))
            return None

    @property
    def failures(self) -> list[Finding]:
        return [each for each in self.findings if not each.holds]

    def outcome(self) -> Verification:
        """All there is to say when nothing more can be looked at."""
        return Verification(tuple(self.findings))


def _sized(content: bytes) -> bytes:
    require_size(content)
    return content


def _manifest(members: Mapping[str, bytes]) -> Manifest:
    if MANIFEST not in members:
        raise PackError(f"This file has no {MANIFEST}: it is not a pack.", "not-a-pack")
    return Manifest.read(members[MANIFEST])


def _look_at_signature(
    looking: _Looking, members: Mapping[str, bytes], manifest: Manifest
) -> PackSignature | None:
    if SIGNATURE not in members:
        looking.findings.append(Finding(Check.SIGNATURE, _UNSIGNED, "unsigned"))
        return None
    signature = looking.at(Check.SIGNATURE, lambda: PackSignature.read(members[SIGNATURE]))
    if signature is None:
        return None
    if not signature.is_of(manifest):
        sentence = "The signature does not belong to it: it was changed after it was signed."
        looking.findings.append(Finding(Check.SIGNATURE, sentence, "wrong-signature"))
        return signature
    looking.found(Check.SIGNATURE, "It was not changed since it was signed.")
    return signature


def _look_at_trust(
    looking: _Looking,
    manifest: Manifest,
    signature: PackSignature | None,
    trust: Trust,
    now: datetime,
) -> None:
    certificate = signature.certificate if signature else None
    if signature is not None:
        looking.findings.append(check_certificate(signature, manifest, trust))
    looking.findings += [
        check_clock(manifest, trust, now),
        check_validity(manifest, certificate, now),
        check_revocation(manifest, certificate, trust),
        check_sequence(manifest, trust),
    ]


def _look_inside(
    looking: _Looking, members: Mapping[str, bytes], manifest: Manifest
) -> FormContents | OverlayContents | None:
    inner = looking.at(Check.MEMBERS, lambda: _listed(members, manifest))
    # In what will be refused whatever is in it, nothing more is looked at.
    if inner is None or any(each.code not in _MAY_BE_ALLOWED for each in looking.failures):
        return None
    looking.found(Check.MEMBERS, "Its files are the very ones that were meant.")
    contents = looking.at(Check.CONTENT, lambda: _contents(inner, manifest))
    if contents is not None:
        looking.found(Check.CONTENT, "All its files can be read.")
    return contents


def _listed(members: Mapping[str, bytes], manifest: Manifest) -> dict[str, bytes]:
    inner = {path: each for path, each in members.items() if path not in (MANIFEST, SIGNATURE)}
    if inner.keys() != manifest.members.keys():
        raise PackError("It has other files than its manifest lists.", "wrong-members")
    for path, content in inner.items():
        if Member.of(content) != manifest.members[path]:
            raise PackError(f"{path} is not the file that was meant.", "wrong-members")
    return inner


def _contents(inner: Mapping[str, bytes], manifest: Manifest) -> FormContents | OverlayContents:
    if manifest.kind is PackKind.OVERLAY:
        return read_overlay(inner)
    return read_form(inner, manifest.key, manifest.generation)


def _named(manifest: Manifest) -> str:
    whose = manifest.issuer_name or manifest.issuer
    if manifest.kind is PackKind.OVERLAY:
        return f"what {whose} says otherwise in {manifest.key.family}"
    return f"{manifest.key} of {whose}"
