"""What a command says when the environment is not as it should be."""

import click
import pytest

from api.settings import Settings
from api.terminal.surroundings import read_settings


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("WORKERS", "many", "LEESWIJZER_WORKERS: should be a valid integer."),
        ("WORKERS", "0", "LEESWIJZER_WORKERS: should be greater than or equal to 1."),
        ("MAIL_FROM", "x", "LEESWIJZER_MAIL_FROM: must be an e-mail address."),
        (
            "SMTP_URL",
            "smtps://a:b@c:465",
            "LEESWIJZER_SMTP_URL needs MAIL_FROM and PUBLIC_URL too.",
        ),
        ("DATABASE_URL", "foo", "write it as postgresql://user:password@host:5432/name."),
    ],
)
def test_a_wrong_setting_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(f"LEESWIJZER_{name}", value)
    with pytest.raises(click.UsageError) as caught:
        read_settings()
    message = caught.value.message
    assert message.startswith("These settings cannot be used: LEESWIJZER_")
    assert message.endswith(said)
    assert not message.endswith("..")


def test_a_password_is_not_shown_because_its_address_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LEESWIJZER_LIBRETRANSLATE_URL", "https://user:hush@translate.example")
    with pytest.raises(ValueError, match="must not have a user") as caught:
        Settings()
    assert "hush" not in str(caught.value)
