import json
from pathlib import Path

from forms.language.packages import Package, installed_packages, route


def _install(folder: Path, source: str, target: str, **more: object) -> None:
    package = folder / f"translate-{source}_{target}"
    package.mkdir(parents=True)
    metadata = {"from_code": source, "to_code": target, "package_version": "1.9"} | more
    (package / "metadata.json").write_text(json.dumps(metadata), "utf-8")


def _package(source: str, target: str) -> Package:
    return Package(source, target, "1.9", target, Path(f"{source}-{target}"))


def test_a_folder_that_does_not_exist_holds_no_packages(tmp_path: Path) -> None:
    assert installed_packages(tmp_path / "none") == ()


def test_a_folder_that_the_system_does_not_open_holds_no_packages(tmp_path: Path) -> None:
    assert installed_packages(tmp_path / ("x" * 300)) == ()  # no system takes such a name


def test_only_readable_translation_packages_count(tmp_path: Path) -> None:
    _install(tmp_path, "nl", "en", to_name="English")
    _install(tmp_path, "en", "ar", type="sbd")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/metadata.json").write_text("{", "utf-8")
    (tmp_path / "list").mkdir()
    (tmp_path / "list/metadata.json").write_text("[]", "utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/metadata.json").write_text("[" * 90_000, "utf-8")
    (tmp_path / "loose-file").write_text("x", "utf-8")
    [package] = installed_packages(tmp_path)
    assert (package.source, package.target, package.version) == ("nl", "en", "1.9")
    assert package.target_name == "English"


def test_the_way_is_direct_where_it_can_be_and_goes_through_another_language_else() -> None:
    packages = tuple(_package(*pair) for pair in [("nl", "en"), ("en", "ar"), ("nl", "de")])
    assert [package.target for package in route(packages, "nl", "de")] == ["de"]
    assert [package.target for package in route(packages, "nl", "ar")] == ["en", "ar"]
    assert route(packages, "ar", "nl") == ()
    assert route((), "nl", "ar") == ()


def test_no_way_takes_more_than_two_packages_and_circles_end() -> None:
    packages = tuple(
        _package(*pair) for pair in [("nl", "en"), ("en", "nl"), ("en", "ar"), ("ar", "fa")]
    )
    assert route(packages, "nl", "fa") == ()
