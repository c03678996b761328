"""The key an organisation signs with, in a file, with its certificate beside it."""

from pathlib import Path

from forms.errors import PackError
from forms.packs.building import Signer
from forms.packs.signing import SigningKey
from forms.packs.statements import Certificate


def signer_in(key_file: Path) -> Signer:
    """Who signs with the key in a file, as its certificate KEY.certificate.json says.

    Raises:
        PackError: key or certificate cannot be read, or they do not belong together.
    """
    key = SigningKey.load(key_file)
    beside = key_file.with_name(f"{key_file.name}.certificate.json")
    try:
        certificate = Certificate.read(beside.read_bytes())
    except OSError as error:
        raise PackError(
            f"The certificate of the key cannot be opened: {beside}: {error.strerror}.",
            "unreadable-key",
        ) from error
    if certificate.key != key.public:
        raise PackError(f"{beside} is not the certificate of {key_file}.", "wrong-certificate")
    return Signer(key, certificate)
