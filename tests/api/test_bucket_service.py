"""The service and the commands over a bucket: two machines with one set of page images."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import SecretStr, ValidationError
from starlette.testclient import TestClient

from api.app import create_app
from api.command_line import leeswijzer
from api.settings import Settings
from forms.store.catalogue import Catalogue
from forms.store.folder import Bucket, Place
from tests.api.service import settings_in
from tests.broken_engines.lookers import open_looker
from tests.forms.store.builders import notes_in, version_of
from tests.s3 import S3Server, s3_server

__all__ = ["s3_server"]

KEY = "gemeente-voorbeeldstad/verhuizing/2026-1"


def over(folder: Path, bucket: Bucket, endpoint: str | None = None) -> Settings:
    chosen = {
        "images_url": bucket.url,
        "s3_endpoint": endpoint or bucket.endpoint,
        "s3_access_key_id": SecretStr(bucket.access_key_id or ""),
        "s3_secret_access_key": SecretStr(bucket.secret_access_key or ""),
    }
    return settings_in(folder).model_copy(update=chosen)


def fill(place: Place) -> None:
    with Catalogue.open(place) as catalogue:
        catalogue.record("library-seeded", "library", by="test")
        catalogue.add(version_of(KEY, notes=(notes_in("nl"),)), publish=True, by="test")


def forget_images(folder: Path) -> None:
    for image in (folder / "images").rglob("*.png"):
        image.unlink()


def test_a_page_picture_comes_from_the_bucket_and_a_bucket_that_is_away_gives_a_problem(
    tmp_path: Path, s3_server: S3Server
) -> None:
    bucket = s3_server.new_bucket()
    settings = over(tmp_path, bucket)
    fill(settings.storage)
    picture = f"/v1/templates/{KEY}/pages/1"
    forget_images(tmp_path)
    with TestClient(create_app(settings, open_looker)) as client:
        assert client.get(picture).content.startswith(b"\x89PNG")
    forget_images(tmp_path)
    away = over(tmp_path, bucket, "http://127.0.0.1:9")
    with TestClient(create_app(away, open_looker)) as client:
        answer = client.get(picture)
        assert answer.status_code == 503
        assert answer.json()["code"] == "images-away"
        assert bucket.name not in answer.text
        # What needs no picture is answered all the same.
        assert [each["key"] for each in client.get("/v1/templates").json()["templates"]] == [KEY]


@pytest.fixture
def typed(
    tmp_path: Path, s3_server: S3Server, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str]]:
    bucket = s3_server.new_bucket("forms")
    for name, value in {
        "DATA_DIR": str(tmp_path),
        "IMAGES_URL": bucket.url,
        "S3_ENDPOINT": str(bucket.endpoint),
        "S3_ACCESS_KEY_ID": str(bucket.access_key_id),
        "S3_SECRET_ACCESS_KEY": str(bucket.secret_access_key),
    }.items():
        monkeypatch.setenv(f"LEESWIJZER_{name}", value)

    def type_(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(leeswijzer, words)
        return result.exit_code, result.output + getattr(result.exception, "message", "")

    return type_


def test_upgrading_puts_images_of_the_folder_into_the_bucket_and_checking_says_what_lacks(
    tmp_path: Path, typed: Callable[..., tuple[int, str]]
) -> None:
    fill(tmp_path)
    status, said = typed("db", "check")
    assert status == 1
    assert "is not in the bucket" in said
    status, said = typed("db", "upgrade")
    assert "Put 1 page images of the data folder into the bucket." in said
    _, said = typed("db", "check")
    assert "is not in the bucket" not in said


def test_a_command_says_in_words_that_the_bucket_is_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: Callable[..., tuple[int, str]]
) -> None:
    fill(tmp_path)
    monkeypatch.setenv("LEESWIJZER_S3_ENDPOINT", "http://127.0.0.1:9")
    status, said = typed("db", "upgrade")
    assert status != 0
    assert "s3://forms-" in said
    assert "does not answer" in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("IMAGES_URL", "forms"),
        ("IMAGES_URL", "https://s3.example/forms"),
        ("S3_ENDPOINT", "http://s3.example"),
        ("S3_ENDPOINT", "https://key:secret@s3.example"),
    ],
)
def test_settings_of_a_bucket_that_cannot_be_are_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"LEESWIJZER_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_half_a_key_is_refused_and_no_key_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError, match="go together"):
        Settings(s3_access_key_id=SecretStr("AKIAEXAMPLE"))
    settings = over(Path("/srv"), Bucket("forms", "", None, "eu", "AKIAEXAMPLE", "secret-of-ours"))
    shown = repr(settings) + repr(settings.storage)
    assert "AKIAEXAMPLE" not in shown
    assert "secret-of-ours" not in shown


def test_a_folder_may_hold_the_images(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "own").model_copy(
        update={"images_url": str(tmp_path / "shared")}
    )
    fill(settings.storage)
    assert list((tmp_path / "shared").rglob("*.png"))
    assert not (tmp_path / "own" / "images").exists()
