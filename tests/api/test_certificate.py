import ssl
import stat
from pathlib import Path

from cryptography import x509

from api.certificate import certificate_for, own_names

NAMES = ("localhost", "127.0.0.1", "keukentafel.local")


def test_the_key_is_readable_by_us_alone_and_fits_the_certificate(tmp_path: Path) -> None:
    made = certificate_for(tmp_path / "tls", NAMES)
    assert stat.S_IMODE(made.key_file.stat().st_mode) == 0o600
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made.certificate_file, made.key_file)
    assert len(made.fingerprint.split(":")) == 32


def test_every_name_and_address_is_in_it(tmp_path: Path) -> None:
    made = certificate_for(tmp_path, NAMES)
    read = x509.load_pem_x509_certificate(made.certificate_file.read_bytes())
    names = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost", "keukentafel.local"]
    assert [str(each) for each in names.get_values_for_type(x509.IPAddress)] == ["127.0.0.1"]
    lifetime = read.not_valid_after_utc - read.not_valid_before_utc
    assert lifetime.days <= 398


def test_it_is_kept_while_it_is_good_and_made_anew_otherwise(tmp_path: Path) -> None:
    first = certificate_for(tmp_path, NAMES)
    assert certificate_for(tmp_path, NAMES[:1]) == first
    wider = certificate_for(tmp_path, (*NAMES, "192.168.1.20"))
    assert wider.fingerprint != first.fingerprint
    wider.key_file.write_text("not a key")
    assert certificate_for(tmp_path, NAMES).fingerprint != wider.fingerprint


def test_this_machine_knows_its_names() -> None:
    names = own_names()
    assert {"localhost", "127.0.0.1"} <= set(names)
    assert len(set(names)) == len(names)
