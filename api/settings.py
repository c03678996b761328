"""Settings: the only place that reads the environment. Each is documented in docs/settings.md."""

import os
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Self

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.identity.provider import OpenidProvider
from api.mail import Mail, MailServer
from api.misspelt import misspelt_among
from api.service_url import service_url
from api.workers.pool import (
    EXTRA_MEMORY_BYTES,
    FRAME_TIMEOUT_S,
    LETTER_STILL_S,
    LETTER_TIMEOUT_S,
    QUEUE_LENGTH,
    WorkerLimits,
)
from forms.errors import StoreError
from forms.language.engines.download import require_mirror
from forms.language.engines.install import DEFAULT_MIRROR
from forms.language.engines.libretranslate import ServiceAddress
from forms.store.folder import Bucket, Storage, image_place, require_address

_APPLICATION = "leeswijzer"
_PREFIX = "LEESWIJZER_"
_MEGABYTE = 1024 * 1024
#: Where `leeswijzer serve` is, unless told otherwise.
_THIS_MACHINE = "http://localhost:8000"
_EMAIL = re.compile(r"[^\s@:/<>,;]+@[^\s@:/<>,;]+\.[^\s@:/<>,;]+")
_CONTACT = re.compile(r"https://\S+|[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")


class Settings(BaseSettings):
    """What can be set from outside, with the prefix `LEESWIJZER_`."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_ignore_empty=True,
        frozen=True,
        # Some hold passwords, and what is wrong with one is printed.
        hide_input_in_errors=True,
    )

    data_dir: Annotated[Path, Field(description="the folder that holds all state")] = Field(
        default_factory=lambda: user_data_path(_APPLICATION)
    )
    database_url: Annotated[
        SecretStr | None,
        Field(description="a PostgreSQL database, instead of SQLite in the folder"),
    ] = None
    images_url: Annotated[
        str | None,
        Field(description="a bucket for page images, s3://…, or another folder for them"),
    ] = None
    s3_endpoint: Annotated[
        str | None, Field(description="the server of that bucket, where it is not Amazon's")
    ] = None
    s3_region: Annotated[str, Field(min_length=1, description="where that bucket is")] = "us-east-1"
    s3_access_key_id: Annotated[
        SecretStr | None, Field(description="the key that opens that bucket")
    ] = None
    s3_secret_access_key: Annotated[
        SecretStr | None, Field(description="the secret of that key")
    ] = None
    workers: Annotated[int, Field(ge=1, le=64, description="processes that look at pictures")] = 2
    frame_timeout_s: Annotated[
        float, Field(gt=0, le=600, description="seconds one picture may take")
    ] = FRAME_TIMEOUT_S
    letter_timeout_s: Annotated[
        float, Field(gt=0, le=3600, description="seconds reading one letter may take in all")
    ] = LETTER_TIMEOUT_S
    letter_still_s: Annotated[
        float, Field(gt=0, le=600, description="seconds reading one letter may stand still")
    ] = LETTER_STILL_S
    frame_memory_mb: Annotated[
        int, Field(ge=100, description="megabytes one picture may add to a worker")
    ] = EXTRA_MEMORY_BYTES // _MEGABYTE
    queue_length: Annotated[
        int, Field(ge=1, le=1000, description="pictures that may wait for a worker")
    ] = QUEUE_LENGTH

    libretranslate_url: Annotated[
        str | None, Field(description="a LibreTranslate server that may translate, https://…")
    ] = None
    libretranslate_api_key: Annotated[
        SecretStr | None, Field(description="the key that server asks for")
    ] = None

    languages_mirror: Annotated[
        str, Field(description="where `languages install` fetches packages from, https://…")
    ] = DEFAULT_MIRROR

    public_url: Annotated[
        str | None,
        Field(description="where people open the service, https://…; for links and sign-in"),
    ] = None

    oidc_issuer: Annotated[
        str | None, Field(description="the issuer address of an OpenID provider to sign in at")
    ] = None
    oidc_client_id: Annotated[
        str | None, Field(description="the name that provider gave this service")
    ] = None
    oidc_client_secret: Annotated[
        SecretStr | None, Field(description="the secret that provider gave this service")
    ] = None
    oidc_name: Annotated[str, Field(max_length=60, description="what people call it")] = "OpenID"

    pack_key: Annotated[
        Path | None,
        Field(description="the file of the key that the workbench signs packs with"),
    ] = None

    smtp_url: Annotated[
        SecretStr | None,
        Field(description="a mail server to tell people what waits for them, smtps://…"),
    ] = None
    mail_from: Annotated[
        str | None, Field(description="the e-mail address such messages are from")
    ] = None

    accessibility_contact: Annotated[
        str | None,
        Field(
            description="where people report what they cannot use: an e-mail address or https://…"
        ),
    ] = None

    @field_validator("accessibility_contact")
    @classmethod
    def _is_a_contact(cls, contact: str | None) -> str | None:
        if not contact:
            return None
        if not _CONTACT.fullmatch(contact):
            raise ValueError("must be an e-mail address, or an address that starts with https://")
        return contact

    @field_validator("smtp_url")
    @classmethod
    def _is_a_mail_server(cls, url: SecretStr | None) -> SecretStr | None:
        if url is None or not url.get_secret_value():
            return None
        MailServer.at(url.get_secret_value())
        return url

    @field_validator("mail_from")
    @classmethod
    def _is_an_email(cls, address: str | None) -> str | None:
        if address and not _EMAIL.fullmatch(address):
            raise ValueError("must be an e-mail address")
        return address or None

    @field_validator("languages_mirror")
    @classmethod
    def _is_a_mirror(cls, url: str) -> str:
        require_mirror(url)
        return url

    @field_validator("images_url")
    @classmethod
    def _is_a_place_for_images(cls, url: str | None) -> str | None:
        if not url:
            return None
        try:
            image_place(url)
        except StoreError as error:
            raise ValueError(error.message) from None
        return url

    @field_validator("public_url", "oidc_issuer", "s3_endpoint")
    @classmethod
    def _is_a_place(cls, url: str | None) -> str | None:
        return None if not url else service_url(url)

    @field_validator("libretranslate_url")
    @classmethod
    def _is_an_address(cls, url: str | None) -> str | None:
        if not url:
            return None
        ServiceAddress(url)
        return url

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, url: SecretStr | None) -> SecretStr | None:
        if url is None or not url.get_secret_value():
            return None
        try:
            require_address(url.get_secret_value())
        except StoreError as error:
            raise ValueError(error.message) from None
        return url

    @property
    def storage(self) -> Storage:
        """The folder, the database and the bucket that hold all state."""
        return Storage(self.data_dir, _secret(self.database_url), self._images())

    def _images(self) -> Path | Bucket | None:
        place = None if self.images_url is None else image_place(self.images_url)
        if not isinstance(place, Bucket):
            return place
        return replace(
            place,
            endpoint=self.s3_endpoint,
            region=self.s3_region,
            access_key_id=_secret(self.s3_access_key_id),
            secret_access_key=_secret(self.s3_secret_access_key),
        )

    @model_validator(mode="after")
    def _names_a_whole_key(self) -> Self:
        if (self.s3_access_key_id is None) != (self.s3_secret_access_key is None):
            raise ValueError("LEESWIJZER_S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together")
        return self

    @model_validator(mode="after")
    def _names_a_whole_provider(self) -> Self:
        if self.oidc_issuer and not (self.oidc_client_id and self.public_url):
            raise ValueError("LEESWIJZER_OIDC_ISSUER needs OIDC_CLIENT_ID and PUBLIC_URL too")
        return self

    @model_validator(mode="after")
    def _says_who_mails(self) -> Self:
        if self.smtp_url and not (self.mail_from and self.public_url):
            raise ValueError("LEESWIJZER_SMTP_URL needs MAIL_FROM and PUBLIC_URL too")
        return self

    @property
    def mail(self) -> Mail | None:
        """How people are told by e-mail what waits for them; None: they are not."""
        if self.smtp_url is None or self.mail_from is None:
            return None
        server = MailServer.at(self.smtp_url.get_secret_value())
        return Mail(server, self.mail_from, self.workbench_url)

    @property
    def openid_provider(self) -> OpenidProvider | None:
        """Where people may sign in besides here."""
        if not (self.oidc_issuer and self.oidc_client_id and self.public_url):
            return None
        secret = self.oidc_client_secret
        return OpenidProvider(
            issuer=self.oidc_issuer,
            client_id=self.oidc_client_id,
            client_secret=secret.get_secret_value() if secret else None,
            name=self.oidc_name,
            return_address=f"{self.public_url}/v1/workbench/outside-sign-ins/return",
        )

    @property
    def workbench_url(self) -> str:
        """Where people open the workbench."""
        return f"{self.public_url or _THIS_MACHINE}/workbench"

    @property
    def translation_service(self) -> ServiceAddress | None:
        """The server that may translate what no installed package can; usually none."""
        if self.libretranslate_url is None:
            return None
        key = self.libretranslate_api_key
        return ServiceAddress(self.libretranslate_url, key.get_secret_value() if key else None)

    @property
    def worker_limits(self) -> WorkerLimits:
        """What the workers may take.

        The queue holds at least two pictures for each worker, as `read` sends ahead.
        """
        return WorkerLimits(
            workers=self.workers,
            timeout_s=self.frame_timeout_s,
            letter_timeout_s=self.letter_timeout_s,
            letter_still_s=self.letter_still_s,
            extra_bytes=self.frame_memory_mb * _MEGABYTE,
            queue_length=max(self.queue_length, 2 * self.workers + 1),
        )

    @property
    def packages_folder(self) -> Path:
        """Where installed translation packages are."""
        return self.data_dir / "languages"

    @property
    def fallback_folder(self) -> Path:
        """Where temporary files go on a system without a file system in memory."""
        return Path(tempfile.gettempdir())


def misspelt_settings() -> list[str]:
    """A sentence for each variable of the environment that looks like a setting and is none.

    What it is set to is in none of them. One that is set to nothing counts as not set.
    """
    variables = [name for name, value in os.environ.items() if value]
    return misspelt_among(variables, Settings.model_fields, _PREFIX)


def _secret(value: SecretStr | None) -> str | None:
    return None if value is None else value.get_secret_value()
