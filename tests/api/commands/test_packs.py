"""What an operator types to exchange forms as packs."""

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.command_line import leeswijzer
from forms.store.catalogue import Catalogue
from forms.store.entries import NewVersion
from tests.forms.packs.parties import KEY, real_version

NAME = "Gemeente Voorbeeldstad"


@pytest.fixture(scope="module")
def version() -> NewVersion:
    return real_version()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(leeswijzer, [str(each) for each in arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: NewVersion) -> Path:
    """The owner's data folder with one form, a root and a certified key beside it."""
    settle(tmp_path / "owner", monkeypatch)
    with Catalogue.open(tmp_path / "owner") as catalogue:
        catalogue.add(version, publish=True, by="test")
    for step in (
        ("make-root", tmp_path / "root.pem", "--name", "Wortel van Voorbeeldland"),
        ("make-key", tmp_path / "key.pem"),
        ("certify", tmp_path / "key.pem.public.json", "--root", tmp_path / "root.pem", "--name",
         NAME, "--issuer", KEY.issuer),
        ("add", tmp_path / "root.pem.root.json"),
    ):  # fmt: skip
        assert run("trust", *step).exit_code == 0
    return tmp_path


def settle(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on commands work in `data`, which says that it was seeded."""
    monkeypatch.setenv("LEESWIJZER_DATA_DIR", str(data))
    with Catalogue.open(data) as catalogue:
        if catalogue.recorded_by("library-seeded") is None:
            catalogue.record("library-seeded", "library", by="test")


def test_a_form_goes_to_somebody_else_and_on_unchanged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = folder / "signed.pack"
    result = run("forms", "export", KEY, signed, "--key", folder / "key.pem")
    assert (result.exit_code, "number 1" in result.output) == (0, True)
    settle(folder / "other", monkeypatch)
    refused = run("forms", "import", signed)
    assert refused.exit_code == 1
    assert "root that is not trusted here" in refused.stderr
    run("trust", "add", folder / "root.pem.root.json")
    verified = run("forms", "verify", signed)
    assert verified.exit_code == 0
    assert "NO" not in verified.output
    assert run("forms", "import", signed).exit_code == 0
    assert f"{KEY}  published" in run("forms", "list").output
    assert run("forms", "export", KEY, folder / "again.pack").exit_code == 0
    assert (folder / "again.pack").read_bytes() == signed.read_bytes()


def test_a_changed_file_is_refused_and_the_others_are_taken_in(folder: Path) -> None:
    good, bad = folder / "good.pack", folder / "bad.pack"
    run("forms", "export", KEY, good, "--key", folder / "key.pem")
    content = bytearray(good.read_bytes())
    content[len(content) // 2] ^= 1
    bad.write_bytes(content)
    result = run("forms", "import", bad, folder / "none.pack", good)
    assert result.exit_code == 1
    assert "bad.pack: not taken in." in result.stderr
    assert "There is no file" in result.stderr
    assert "good.pack: gemeente-voorbeeldstad" in result.stdout
    told = json.loads(run("forms", "verify", bad, folder / "none.pack", "--json").stdout)
    assert [each["holds"] for each in told] == [False, False]
    assert told[0]["findings"][-1]["code"] == "not-a-pack"
    assert told[1]["problem"]


def test_what_nobody_signed_comes_in_as_a_draft_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("forms", "export", KEY, folder / "plain.pack")
    settle(folder / "other", monkeypatch)
    assert run("forms", "import", folder / "plain.pack").exit_code == 1
    assert run("forms", "list").output == ""
    result = run("forms", "import", folder / "plain.pack", "--unverified")
    assert result.exit_code == 0
    assert "drafts that nobody vouches for" in result.output
    assert f"{KEY}  draft" in run("forms", "list").output


def test_what_a_root_takes_back_is_not_taken_in(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed, listed = folder / "signed.pack", folder / "list.json"
    run("forms", "export", KEY, signed, "--key", folder / "key.pem")
    root = ("--root", folder / "root.pem")
    assert run("trust", "revoke", listed, *root, "--pack", signed).exit_code == 0
    key_id = json.loads(run("forms", "verify", signed, "--json").stdout)[0]["keyId"]
    first = listed.read_bytes()
    assert run("trust", "revoke", listed, *root, "--key", key_id).exit_code == 0
    assert "1 key and 1 pack" in run("trust", "import", listed).output
    # An older list does not give anything back.
    listed.write_bytes(first)
    assert "number 2 is kept already" in str(run("trust", "import", listed).exception)
    assert "This pack was revoked." in run("forms", "import", signed).stderr
    refused = run("forms", "export", KEY, signed, "--key", folder / "key.pem")
    assert "was revoked" in str(refused.exception)


def test_keys_are_secret_and_never_overwritten(folder: Path) -> None:
    key = folder / "key.pem"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_bytes()
    assert "nothing was changed" in str(run("trust", "make-key", key).exception)
    assert key.read_bytes() == before
    key.chmod(0o644)
    result = run("forms", "export", KEY, folder / "x.pack", "--key", key)
    assert "chmod 600" in str(result.exception)
    assert not (folder / "x.pack").exists()


def test_a_root_is_trusted_until_it_is_not(folder: Path) -> None:
    listed = json.loads(run("trust", "list", "--json").stdout)["roots"]
    assert [each["name"] for each in listed] == ["Wortel van Voorbeeldland"]
    assert run("trust", "remove", listed[0]["keyId"]).exit_code == 0
    assert "No root is trusted yet" in run("trust", "list").output
    assert run("trust", "remove", listed[0]["keyId"]).exception is not None


def test_an_id_that_begins_with_a_hyphen_is_no_option(folder: Path) -> None:
    refused = run("trust", "remove", "-wx-no-such-root")
    assert refused.exit_code != 2
    assert "There is no root -wx-no-such-root" in f"{refused.exception} {refused.output}"


def test_a_key_signs_for_its_own_issuer_only(folder: Path) -> None:
    run("trust", "make-key", folder / "lindewaard.pem")
    run(
        "trust", "certify", folder / "lindewaard.pem.public.json", "--root", folder / "root.pem",
        "--name", "Gemeente Lindewaard", "--issuer", "gemeente-lindewaard",
    )  # fmt: skip
    refused = run("forms", "export", KEY, folder / "x.pack", "--key", folder / "lindewaard.pem")
    assert "may not vouch for gemeente-voorbeeldstad" in str(refused.exception)


def test_what_is_no_root_certificate_or_list_is_refused(folder: Path) -> None:
    wrong = folder / "wrong.json"
    for content in ("", "{}", "[]", '{"a": 1}', "nonsense", '{"name":"x"}'):
        wrong.write_text(content)
        for command in ("add", "import"):
            refused = run("trust", command, wrong)
            assert refused.exit_code != 0
            assert getattr(refused.exception, "code", None) in ("not-canonical", "wrong-shape")
