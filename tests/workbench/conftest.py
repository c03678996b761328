"""One service, one browser and one cast of people for all tests of the workbench."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from forms.errors import ConflictError
from forms.people.rights import Membership, Role
from forms.store.catalogue import Catalogue
from forms.store.staff.book import StaffBook
from tests.api.identity.cast import OWN, Cast, Part
from tests.client.browsing import launch
from tests.glue.service import ROOT, served
from tests.workbench.pages import populate


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what runs in the browser."""
    for item in items:
        # By its name: there are thousands of others, and walking up their paths takes seconds.
        if item.nodeid.startswith("tests/workbench/"):
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Bench:
    """A running workbench: its address, and its people to make more of."""

    url: str
    data: Path
    staff: StaffBook
    cast: Cast


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A service without forms: none of these tests looks at one."""
    assert (ROOT / "client_demo/dist/workbench.html").is_file(), "build first: make setup"
    data, log = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("log")
    with opened_bench(data, log) as bench:
        yield bench


@pytest.fixture(scope="session")
def administrator(bench: Bench) -> Part:
    """Who may do everything, on a bench with something on each of its pages."""
    return populate(bench.cast)


@pytest.fixture(scope="module")
def own_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A service for one file of tests alone: what others publish would be recognised there too."""
    with opened_bench(tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("log")) as bench:
        yield bench


@pytest.fixture(scope="module")
def owners(bench: Bench) -> tuple[Part, Part]:
    """Two people who make forms for the same organisation, signed in."""
    # Whichever file of tests comes first names the organisation.
    with contextlib.suppress(ConflictError):
        now = bench.cast.now()
        bench.staff.people.add_organisation(OWN, "Gemeente Voorbeeldstad", now, "operator:test")
    role = Membership(Role.OWNER, OWN)
    return bench.cast.signed_in(role), bench.cast.signed_in(role)


@pytest.fixture(scope="module")
def owner(owners: tuple[Part, Part]) -> Part:
    """One of them."""
    return owners[0]


@contextmanager
def opened_bench(data: Path, log: Path) -> Iterator[Bench]:
    """A bench that keeps everything in `data`."""
    with Catalogue.open(data) as catalogue:
        # Drawing the library takes seconds, and nobody here looks at it.
        catalogue.record("library-seeded", "library", by="test")
    with served(data, log / "service.log") as url, StaffBook.open(data) as staff:
        yield Bench(url, data, staff, Cast(staff, data))


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser on a desk: no camera."""
    browser = launch(playwright, None)
    yield browser
    browser.close()
