"""One form that commands read pictures of."""

import pytest

from forms.store.catalogue import Catalogue
from tests.forms.test_assistant import BOXES, MOVE, PRINT, form


@pytest.fixture(scope="module")
def one_form(tmp_path_factory: pytest.TempPathFactory):
    """A data folder of one form that counts as seeded, so that commands on it are quick."""
    folder = tmp_path_factory.mktemp("data")
    with Catalogue.open(folder) as catalogue:
        catalogue.add(form(MOVE, PRINT, BOXES), publish=True, by="test")
        catalogue.record("library-seeded", "library", by="test")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEESWIJZER_DATA_DIR", str(folder))
        patch.setenv("LEESWIJZER_WORKERS", "1")
        yield folder
