"""Everything about people who work here, over one connection to the database."""

from sqlalchemy import Engine

from forms.store.audit_book import AuditBook
from forms.store.book import Book
from forms.store.staff.accounts import Accounts
from forms.store.staff.attempts import Attempts
from forms.store.staff.digests import Digests
from forms.store.staff.invitations import Invitations
from forms.store.staff.keys import Keys
from forms.store.staff.outside import OutsideSignIns
from forms.store.staff.people import People
from forms.store.staff.sessions import WebSessions


class StaffBook(Book):
    """People, accounts, sessions and keys in the database of the catalogue."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.people = People(engine)
        self.invitations = Invitations(engine)
        self.accounts = Accounts(engine)
        self.attempts = Attempts(engine)
        self.sessions = WebSessions(engine)
        self.outside = OutsideSignIns(engine)
        self.digests = Digests(engine)
        self.keys = Keys(engine)
        self.audit = AuditBook(engine)
