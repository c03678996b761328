"""An installation of an owner with a signed pack, made once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from forms.packing.exporting import export_form
from forms.packing.taking_in import Installation
from forms.store.entries import NewVersion
from forms.store.folder import Place
from tests.forms.packs.parties import ISSUE, KEY, SENDER, Party, installation, real_version
from tests.places import place, postgresql_server, sqlite_template

__all__ = ["place", "postgresql_server", "sqlite_template"]


@dataclass(frozen=True)
class Owner:
    """Who made the pack, where, and its bytes."""

    party: Party
    at: Installation
    pack: bytes


@pytest.fixture(scope="session")
def version() -> NewVersion:
    return real_version()


@pytest.fixture(scope="session")
def owner(tmp_path_factory: pytest.TempPathFactory, version: NewVersion) -> Iterator[Owner]:
    party = Party()
    with installation(tmp_path_factory.mktemp("owner")) as at:
        at.catalogue.add(version, publish=True, by="operator")
        at.senders.keep([SENDER], by="operator")
        at.packs.trust_root(party.root, by="operator")
        exported = export_form(at, KEY, party.signer(), ISSUE, by="operator")
        yield Owner(party, at, exported.content)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Installation]:
    """An empty installation of somebody else."""
    with installation(tmp_path) as at:
        yield at


@pytest.fixture
def anywhere(place: Place) -> Iterator[Installation]:
    """An empty installation, on SQLite and on PostgreSQL."""
    with installation(place) as at:
        yield at
