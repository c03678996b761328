import pytest
from starlette.testclient import TestClient

from api.wire.languages import LanguagesSchema

pytestmark = pytest.mark.slow


def test_languages_have_their_own_names_and_direction_dutch_first(client: TestClient) -> None:
    languages = LanguagesSchema.model_validate(client.get("/v1/languages").json()).languages
    assert languages[0].code == "nl"
    arabic = next(each for each in languages if each.code == "ar")
    assert (arabic.name, arabic.direction, arabic.is_authored) == ("العربية", "rtl", True)
