"""Whom an installation trusts, what was taken back, and what it has seen before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from forms.letters.senders import Sender, name_key
from forms.packs.checks import OLDER, Check, Finding
from forms.packs.manifest import Manifest
from forms.packs.signature import PackSignature
from forms.packs.statements import Certificate, Revocations, Root

#: There were no packs before: a clock that says less is wrong. Machines without a battery start
#: in 1970, or when their system was built.
_MADE = datetime(2025, 1, 1, tzinfo=UTC)
#: Clocks of two machines may differ by so much without either being clearly wrong.
_LEEWAY = timedelta(hours=24)


@dataclass(frozen=True)
class Seen:
    """The pack of a subject that was taken in last."""

    sequence: int
    manifest_sha256: str


@dataclass(frozen=True)
class Trust:
    """`roots` and `revocations` by key id, `seen` by subject.

    `latest` is the latest moment this installation has written down: it is later now.
    """

    roots: Mapping[str, Root] = field(default_factory=dict)
    revocations: Mapping[str, Revocations] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)
    latest: datetime | None = None


def check_certificate(signature: PackSignature, manifest: Manifest, trust: Trust) -> Finding:
    """Whether a root we trust says that this key is this organisation's."""
    certificate = signature.certificate
    root = trust.roots.get(certificate.issued_by)
    if root is None:
        return _failed(
            Check.CERTIFICATE,
            "unknown-root",
            f"The key is said to be of {certificate.name} by a root that is not trusted here "
            f"({certificate.issued_by}). Ask its keeper for the root on another way than the pack "
            "came, then: leeswijzer trust add.",
        )
    if not certificate.is_issued_by(root):
        return _failed(
            Check.CERTIFICATE,
            "wrong-certificate",
            f"The certificate is not the work of {root.name}: it was changed or made up.",
        )
    if manifest.issuer not in certificate.issuers:
        return _failed(
            Check.CERTIFICATE,
            "wrong-issuer",
            f"The key of {certificate.name} may not vouch for {manifest.issuer}.",
        )
    return Finding(Check.CERTIFICATE, f"{root.name} says that the key is of {certificate.name}.")


def check_clock(manifest: Manifest, trust: Trust, now: datetime) -> Finding:
    """Whether the clock of this machine can be right: else nothing can be said about dates."""
    known = max(_MADE, trust.latest or _MADE)
    if now < known - _LEEWAY:
        return _failed(
            Check.CLOCK,
            "wrong-clock",
            f"The clock of this machine says {_day(now)}, but it has been {_day(known)} here "
            "already. Set the clock.",
        )
    if now < manifest.created - _LEEWAY:
        return _failed(
            Check.CLOCK,
            "wrong-clock",
            f"The clock of this machine says {_day(now)}, and the pack says it was made on "
            f"{_day(manifest.created)}. One of both clocks is wrong: look at yours first.",
        )
    return Finding(Check.CLOCK, f"The clock of this machine can be right ({_day(now)}).")


def check_validity(manifest: Manifest, certificate: Certificate | None, now: datetime) -> Finding:
    """Whether pack and certificate are valid now, and the pack was made while the latter was."""
    if now > manifest.valid_until:
        return _failed(
            Check.VALIDITY,
            "expired-pack",
            f"The pack was valid until {_day(manifest.valid_until)}. Fetch a newer one.",
        )
    if certificate is None:
        return Finding(Check.VALIDITY, f"It is valid until {_day(manifest.valid_until)}.")
    if now > certificate.valid_until:
        return _failed(
            Check.VALIDITY,
            "expired-certificate",
            f"The certificate of {certificate.name} was valid until "
            f"{_day(certificate.valid_until)}. Ask for a pack with a newer one.",
        )
    if not certificate.valid_from - _LEEWAY <= manifest.created <= certificate.valid_until:
        return _failed(
            Check.VALIDITY,
            "outside-certificate",
            f"The pack says it was made on {_day(manifest.created)}, when its certificate was not "
            "valid.",
        )
    until = min(manifest.valid_until, certificate.valid_until)
    return Finding(Check.VALIDITY, f"It is valid until {_day(until)}.")


def check_revocation(manifest: Manifest, certificate: Certificate | None, trust: Trust) -> Finding:
    """Whether the key or the pack was taken back."""
    lists = trust.revocations
    if any(manifest.sha256 in each.packs for each in lists.values()):
        return _failed(Check.REVOCATION, "revoked-pack", "This pack was revoked.")
    if certificate is None:
        return Finding(Check.REVOCATION, "It is not among the packs that were revoked.")
    own = lists.get(certificate.issued_by)
    if own is not None and certificate.key.key_id in own.keys:
        return _failed(
            Check.REVOCATION,
            "revoked-key",
            f"The key of {certificate.name} was revoked on {_day(own.created)} or before: somebody "
            "else may have it.",
        )
    if own is None:
        return Finding(Check.REVOCATION, "Nothing was revoked, as far as is known here.")
    return Finding(
        Check.REVOCATION,
        f"It is not among what was revoked (list {own.sequence}, {_day(own.created)}).",
    )


def check_sequence(manifest: Manifest, trust: Trust) -> Finding:
    """Whether a later pack of the same was not taken in before."""
    seen = trust.seen.get(manifest.subject)
    if seen is None:
        return Finding(Check.SEQUENCE, f"It is number {manifest.sequence}, the first one here.")
    if manifest.sequence < seen.sequence:
        return _failed(
            Check.SEQUENCE,
            OLDER,
            f"It is number {manifest.sequence}; number {seen.sequence} was taken in before. Who "
            "offers an older one may be bringing back a mistake.",
        )
    if manifest.sequence == seen.sequence and manifest.sha256 != seen.manifest_sha256:
        return _failed(
            Check.SEQUENCE,
            "other-pack",
            f"Another pack with number {manifest.sequence} was taken in before.",
        )
    return Finding(Check.SEQUENCE, f"It is number {manifest.sequence}; none here is newer.")


def _is_own(sender: Sender, certificate: Certificate) -> bool:
    return name_key(sender.name) == name_key(certificate.name)


def _failed(check: Check, code: str, sentence: str) -> Finding:
    return Finding(check, sentence, code)


def _day(moment: datetime) -> str:
    return moment.astimezone(UTC).date().isoformat()
