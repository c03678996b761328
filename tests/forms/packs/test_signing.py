"""Keys, their files and their names."""

import stat
import subprocess
from pathlib import Path

import pytest

from forms.errors import PackError
from forms.packs.signing import PublicKey, SigningKey, base64url, from_base64url


def test_a_key_is_called_as_the_standard_calls_it() -> None:
    """The example of RFC 8037, appendix A.3."""
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    assert PublicKey.of_jwk(jwk).key_id == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_a_key_file_is_for_its_owner_alone_and_read_back(tmp_path: Path) -> None:
    key, path = SigningKey.make(), tmp_path / "key.pem"
    key.save(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert SigningKey.load(path).public == key.public


def test_a_key_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_text("precious")
    with pytest.raises(PackError) as refused:
        SigningKey.make().save(path)
    assert refused.value.code == "key-file-exists"
    assert path.read_text() == "precious"


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    SigningKey.make().save(path)
    path.chmod(0o640)
    with pytest.raises(PackError, match="chmod 600"):
        SigningKey.load(path)


@pytest.mark.parametrize("content", ["", "-----BEGIN PRIVATE KEY-----\nAA==\n", "nonsense"])
def test_what_is_no_key_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "key.pem"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(PackError) as refused:
        SigningKey.load(path)
    assert refused.value.code == "unreadable-key"
    with pytest.raises(PackError):
        SigningKey.load(tmp_path / "nowhere.pem")


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    made = ["openssl", "genpkey", "-algorithm", "X25519", "-out", path]
    subprocess.run(made, check=True, timeout=20, capture_output=True)
    path.chmod(0o600)
    with pytest.raises(PackError, match="Ed25519"):
        SigningKey.load(path)


def test_openssl_reads_our_keys(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    SigningKey.make().save(path)
    asked = ["openssl", "pkey", "-in", path, "-text", "-noout"]
    told = subprocess.run(asked, check=True, timeout=20, capture_output=True, text=True)
    assert "ED25519 Private-Key" in told.stdout


def test_a_signature_is_of_one_content_and_one_key() -> None:
    key, other = SigningKey.make(), SigningKey.make()
    signature = key.sign({"a": 1})
    assert key.public.has_signed({"a": 1}, signature)
    assert not key.public.has_signed({"a": 2}, signature)
    assert not other.public.has_signed({"a": 1}, signature)
    assert not key.public.has_signed({"a": 1}, "A" * 86)
    assert not key.public.has_signed({"a": 1}, "nonsense")


def test_base64url_has_one_way_to_write_bytes() -> None:
    raw = bytes(range(200, 232))
    text = base64url(raw)
    assert from_base64url(text, 32) == raw
    last = text[:-1] + chr(ord(text[-1]) + 1)
    for wrong in (last, text + "=", text + "A", text[:-1], text.replace(text[0], "+", 1), "é" * 43):
        with pytest.raises(PackError):
            from_base64url(wrong, 32)
