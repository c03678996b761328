"""A certificate we sign ourselves, so that a phone on the local network may use its camera."""

import datetime
import ipaddress
import os
import socket
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

# Phones refuse certificates that are valid for longer than 398 days.
_VALID_FOR = datetime.timedelta(days=365)
# Renewed while there is still time left, so that it does not end during an afternoon.
_RENEW_BEFORE = datetime.timedelta(days=14)
# Clocks of phones differ.
_CLOCK_SLACK = datetime.timedelta(days=1)

# An address of a documentation network: connecting a datagram socket sends nothing, but makes
# the system choose the address it would send from.
_ANYWHERE = ("192.0.2.1", 9)


@dataclass(frozen=True)
class Certificate:
    """Where the certificate and its key lie, and the SHA-256 fingerprint to compare on a phone."""

    certificate_file: Path
    key_file: Path
    fingerprint: str


def lan_address() -> str | None:
    """The IPv4 address other machines on the local network reach us at, if there is one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ANYWHERE)
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if ipaddress.ip_address(address).is_loopback else address


def own_names() -> tuple[str, ...]:
    """The names and addresses this machine is reached by."""
    host = socket.gethostname()
    names = ["localhost", "127.0.0.1", "::1", host, f"{host.partition('.')[0]}.local"]
    address = lan_address()
    return tuple(dict.fromkeys([*names, *([address] if address else [])]))


def certificate_for(folder: Path, names: tuple[str, ...]) -> Certificate:
    """The certificate kept in `folder`; made anew when it ends soon or lacks one of `names`."""
    certificate_file, key_file = folder / "certificate.pem", folder / "key.pem"
    found = _read(certificate_file, key_file)
    if found is None or not _is_good(found, names):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = _make(certificate_file, key_file, names)
    fingerprint = found.fingerprint(hashes.SHA256()).hex(":").upper()
    return Certificate(certificate_file, key_file, fingerprint)


def _read(certificate_file: Path, key_file: Path) -> x509.Certificate | None:
    try:
        found = x509.load_pem_x509_certificate(certificate_file.read_bytes())
        key = serialization.load_pem_private_key(key_file.read_bytes(), password=None)
    except (OSError, ValueError):
        return None
    return found if key.public_key() == found.public_key() else None


def _is_good(found: x509.Certificate, names: tuple[str, ...]) -> bool:
    try:
        extension = found.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except x509.ExtensionNotFound:
        return False
    ends_at = datetime.datetime.now(datetime.UTC) + _RENEW_BEFORE
    return found.not_valid_after_utc > ends_at and {_general_name(n) for n in names} <= set(
        extension.value
    )


def _make(certificate_file: Path, key_file: Path, names: tuple[str, ...]) -> x509.Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Leeswijzer")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCK_SLACK)
        .not_valid_after(now + _VALID_FOR)
        .add_extension(x509.SubjectAlternativeName([_general_name(n) for n in names]), False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write_secret(
        key_file,
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )
    certificate_file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return made


def _write_secret(path: Path, content: bytes) -> None:
    """Write a file that was never, not for a moment, readable by others."""
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
