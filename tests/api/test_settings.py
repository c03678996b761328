"""Settings come from the environment, and what cannot be is refused by name."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from api.settings import Settings
from forms.store.folder import Storage


def test_nothing_has_to_be_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    settings = Settings()
    assert settings.data_dir == tmp_path / "leeswijzer"
    assert settings.packages_folder.parent == settings.data_dir


def test_the_environment_is_read_with_our_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", "/srv/forms")
    monkeypatch.setenv("LEESWIJZER_FRAME_MEMORY_MB", "100")
    monkeypatch.setenv("WORKERS", "9")
    settings = Settings()
    assert settings.data_dir == Path("/srv/forms")
    assert settings.worker_limits.extra_bytes == 100 * 1024 * 1024
    assert settings.worker_limits.workers == settings.workers == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WORKERS", "0"),
        ("WORKERS", "many"),
        ("FRAME_TIMEOUT_S", "-1"),
        ("FRAME_MEMORY_MB", "1"),
        ("QUEUE_LENGTH", "0"),
        ("LIBRETRANSLATE_URL", "translate.example"),
        ("ACCESSIBILITY_CONTACT", "javascript:alert(1)"),
        ("ACCESSIBILITY_CONTACT", "the front desk"),
        ("LIBRETRANSLATE_URL", "https://user:secret@translate.example"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"LEESWIJZER_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_no_server_translates_unless_one_is_set_and_its_key_is_never_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LEESWIJZER_LIBRETRANSLATE_API_KEY", "key-of-ours")
    for nothing in (None, ""):
        assert Settings(libretranslate_url=nothing).translation_service is None
    settings = Settings(libretranslate_url="https://translate.example:5000/x")
    service = settings.translation_service
    assert service is not None
    assert (service.host, service.api_key) == ("translate.example", "key-of-ours")
    assert "key-of-ours" not in repr(settings) + repr(service)


@pytest.mark.parametrize(("workers", "length", "holds"), [(1, 1, 3), (8, 4, 17), (2, 50, 50)])
def test_the_queue_holds_what_a_command_sends_ahead(workers: int, length: int, holds: int) -> None:
    assert Settings(workers=workers, queue_length=length).worker_limits.queue_length == holds


def test_a_variable_that_is_there_and_empty_is_not_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As `LEESWIJZER_DATA_DIR=${DATA_DIR:-}` gives it: not the folder one happens to be in."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for name in Settings.model_fields:
        monkeypatch.setenv(f"LEESWIJZER_{name.upper()}", "")
    assert Settings().data_dir == tmp_path / "leeswijzer"
    assert Settings().storage == Storage(tmp_path / "leeswijzer")
