"""What tests of packs share."""

from tests.forms.packs.conftest import anywhere, other, owner, version
from tests.places import place, postgresql_server, sqlite_template

__all__ = ["anywhere", "other", "owner", "place", "postgresql_server", "sqlite_template", "version"]
