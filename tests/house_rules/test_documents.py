"""Documents tell everything a person can set, call or meet, and nothing that is not there."""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import distributions, version

import click
import pytest
import yaml

from api.command_line import leeswijzer
from api.settings import Settings
from tests.house_rules.project import ROOT, project_files, relative
from vision.outcome import MissReason

DOCS = ROOT / "docs"
OPERATING = (DOCS / "operating.md").read_text("utf-8")
HTTP_API = (DOCS / "http-api.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def commands(group: click.Group, before: str) -> Iterator[tuple[str, click.Command]]:
    """Every command below a group, by what a person types."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


COMMANDS = dict(commands(leeswijzer, "leeswijzer"))


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_command_is_documented_with_its_options(typed: str) -> None:
    rows = [row for row in OPERATING.splitlines() if f"`{typed}" in row]
    assert rows, f"docs/operating.md does not tell about {typed}"
    options = [
        option
        for parameter in COMMANDS[typed].params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--") and option != "--help"
    ]
    assert [option for option in options if not any(option in row for row in rows)] == []


def test_no_command_is_documented_that_does_not_exist() -> None:
    rows = re.findall(r"^\| `(leeswijzer [^`]*)`", OPERATING, re.MULTILINE)
    assert rows
    assert [row for row in rows if not any(f"{row} ".startswith(f"{c} ") for c in COMMANDS)] == []


@pytest.mark.parametrize("name", Settings.model_fields)
def test_a_setting_is_documented(name: str) -> None:
    assert f"`LEESWIJZER_{name.upper()}`" in (DOCS / "settings.md").read_text("utf-8")


def test_no_setting_is_documented_that_does_not_exist() -> None:
    known = {f"LEESWIJZER_{name.upper()}" for name in Settings.model_fields}
    named = {
        setting
        for path in [ROOT / "README.md", ROOT / "Dockerfile", *DOCS.rglob("*.md")]
        for setting in re.findall(r"LEESWIJZER_[A-Z0-9_]+", path.read_text("utf-8"))
    }
    assert named - known == set()


@pytest.mark.parametrize("path", json.loads((DOCS / "openapi.json").read_text("utf-8"))["paths"])
def test_a_route_is_documented(path: str) -> None:
    assert path in HTTP_API


@pytest.mark.parametrize("reason", MissReason)
def test_a_miss_is_documented_with_what_to_do(reason: MissReason) -> None:
    assert re.search(rf"^\| .*`{reason.value}`.* \| .+ \|$", OPERATING, re.MULTILINE)


def test_links_in_documents_lead_somewhere() -> None:
    lost = [
        f"{relative(path)}: {target}"
        for path in project_files(".md")
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
        if "://" not in target and not (path.parent / target).exists()
    ]
    assert lost == []


def test_every_decision_stands_once_in_their_list_as_it_is_headed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(
        r"^- \[(.+)\]\((.+)\)$", (folder / "README.md").read_text("utf-8"), re.MULTILINE
    )
    headed = [
        (path.read_text("utf-8").partition("\n")[0].removeprefix("# "), path.name)
        for path in sorted(folder.glob("[0-9]*.md"))
    ]
    assert sorted(listed) == sorted(headed)
    assert [title for title, name in headed if not title.startswith(f"{name[:4]} ")] == []


def test_the_files_that_understand_letters_are_told_apart() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    _, _, beside = told.partition("The files beside them:")
    table, _, _ = beside.strip().partition("\n\n")
    named = re.findall(r"`(\w+\.py)`", table)
    files = [path.name for path in (ROOT / "forms" / "letters").glob("[a-z]*.py")]
    assert sorted(named) == sorted(files)


def test_files_named_in_documents_and_sources_exist() -> None:
    place = re.compile(
        r"`((?:api|forms|vision|models|tests|docs|scripts|client_demo/src)/[\w./-]+)`"
    )
    lost = [
        f"{relative(path)}: {name}"
        for path in project_files(".md", ".py", ".ts", ".css")
        for name in place.findall(path.read_text("utf-8"))
        if not (ROOT / name).exists()
    ]
    assert lost == []


def test_places_named_anywhere_in_a_document_exist() -> None:
    # In a command or a block too; up to what stands for several names: `{a,b}`, `*`, `<code>`, `…`.
    place = re.compile(
        r"(?<![\w./:-])((?:api|forms|vision|models|tests|docs|scripts)/[\w./-]*)(?=([{*<…])?)"
    )
    lost = [
        f"{relative(path)}: {named}"
        for path in project_files(".md")
        for named, is_open in place.findall(path.read_text("utf-8"))
        if not (ROOT / (named.rpartition("/")[0] if is_open else named.rstrip(".-"))).exists()
    ]
    assert lost == []


def test_programs_named_in_documents_and_sources_run() -> None:
    program = re.compile(r"python3? -m ((?:api|forms|vision|models|tests)[.\w]*\w)")
    named = {
        (relative(path), module.replace(".", "/"))
        for path in [*project_files(".md", ".py"), ROOT / "Makefile"]
        for module in program.findall(path.read_text("utf-8"))
    }
    assert len(named) > 10
    assert [each for each in sorted(named) if not runs(each[1])] == []


def runs(module: str) -> bool:
    """Whether there is a program of this name, as a package or as a file."""
    file = ROOT / f"{module}.py"
    is_program = file.exists() and '\nif __name__ == "__main__":\n' in file.read_text("utf-8")
    return is_program or (ROOT / module / "__main__.py").exists()


def test_what_documents_say_to_make_can_be_made() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    said = re.compile(r"(?:^|`)make ([a-z-]+)(?=[ `\n])", re.MULTILINE)
    named = {
        (relative(path), target)
        for path in project_files(".md")
        for target in said.findall(path.read_text("utf-8"))
    }
    assert named
    assert [each for each in sorted(named) if each[1] not in targets] == []


def test_the_changelog_tells_about_this_version() -> None:
    released = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$", changelog(), re.MULTILINE
    )
    assert released[0] == PROJECT["project"]["version"] == version("leeswijzer")


def changelog() -> str:
    """CHANGELOG.md."""
    return (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_place_tells_the_same_version_and_licence() -> None:
    client = json.loads((ROOT / "client_demo" / "package.json").read_text("utf-8"))
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    project = PROJECT["project"]
    assert client["version"] == public["softwareVersion"] == project["version"]
    assert client["license"] == public["legal"]["license"] == project["license"] == "EUPL-1.2"
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")


def test_publiccode_has_what_its_standard_asks() -> None:
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    asked = {
        "publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus",
        "softwareType", "description", "legal", "maintenance", "localisation",
    }  # fmt: skip
    assert asked <= public.keys()
    assert public["publiccodeYmlVersion"] == "0.4"
    for text in public["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]
    assert public["maintenance"]["contacts"]
    assert (ROOT / public["logo"]).exists()


def test_each_dependency_stands_in_the_decision_with_its_reason_and_licence() -> None:
    decision = (DOCS / "decisions" / "0004-dependencies.md").read_text("utf-8")
    row = re.compile(r"^\| ([a-z0-9-]+) \| [^|]+ \| [^|]+ \| \d+\.\d \|$", re.MULTILINE)
    asked = {re.split(r"[<>=!~\[; ]", each)[0] for each in PROJECT["project"]["dependencies"]}
    assert set(row.findall(decision)) == asked


def test_no_installed_package_is_under_the_agpl() -> None:
    # Whoever runs an AGPL package in a service owes its users the source of the whole.
    found = []
    for distribution in distributions():
        about = distribution.metadata
        licence = f"{about.get('License-Expression') or ''} {(about.get('License') or '')[:200]}"
        licence += " ".join(about.get_all("Classifier") or [])
        if re.search(r"AGPL|AFFERO", licence, re.IGNORECASE):
            found.append(distribution.name)
    assert found == []
