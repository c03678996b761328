"""Languages that a translation server gives are offered, and say that text leaves the machine."""

from dataclasses import fields
from pathlib import Path
from typing import Any

from api.services import Services
from api.settings import Settings
from api.wire.languages import LanguageSchema
from forms.language.engines.libretranslate import LibreTranslate
from tests.forms.language.engines.libretranslate_server import Server, serving


def languages(settings: Settings, folder: Path) -> dict[str, LanguageSchema]:
    service = settings.translation_service
    # The others of its parts have no say in this.
    parts: dict[str, Any] = {each.name: None for each in fields(Services)}
    parts |= {"authored_languages": ("nl", "en", "ar"), "packages_folder": folder}
    parts["translation_service"] = None if service is None else LibreTranslate(service, 1)
    return {each.code: LanguageSchema.of(each) for each in Services(**parts).languages()}


def test_a_server_adds_languages_that_are_marked(tmp_path: Path) -> None:
    with serving(Server({})) as server:
        offered = languages(Settings(libretranslate_url=server.url), tmp_path)
    assert {code for code, each in offered.items() if each.leaves_machine} == {"pt"}
    assert offered["pt"].model_dump(by_alias=True)["leavesMachine"] is True
    assert not offered["en"].leaves_machine


def test_without_a_server_or_while_it_is_down_nothing_leaves(tmp_path: Path) -> None:
    for settings in (Settings(), Settings(libretranslate_url="http://127.0.0.1:9")):
        offered = languages(settings, tmp_path)
        assert set(offered) == {"nl", "en", "ar"}
        assert not any(each.leaves_machine for each in offered.values())
