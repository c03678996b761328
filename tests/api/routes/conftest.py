import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from forms.store.catalogue import Catalogue
from tests.api.service import running
from tests.forms.store.builders import notes_in, version_of


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("service")


@pytest.fixture(scope="session")
def client(data_dir: Path) -> Iterator[TestClient]:
    folder = data_dir
    with Catalogue.open(folder) as catalogue:
        noted = version_of("voorbeeld/verhuizing/2026-1", notes=(notes_in("nl"), notes_in("en")))
        catalogue.add(noted, publish=True, by="test")
        catalogue.add(version_of("voorbeeld/kaal/1", (10, 20)), publish=True, by="test")
        catalogue.add(version_of("voorbeeld/concept/1", (30,)), publish=False, by="test")
    with running(folder) as started:
        deadline = time.monotonic() + 30
        while started.get("/readyz").status_code != 200 and time.monotonic() < deadline:
            time.sleep(0.05)
        yield started
