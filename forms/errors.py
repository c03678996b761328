"""What can go wrong in `forms`. Every error carries a stable `code` and a plain sentence.

FormsError
├── KeyFormatError     a version or page key is not of the form issuer/form/version[/page]
├── DocumentError      a PDF is unreadable, encrypted, active or too large
├── InputError         what somebody typed cannot be used
├── ContentError       a content file does not follow its schema or is incomplete
├── ExchangeError      a file of texts from elsewhere cannot be read, or a text cannot be written
├── ConflictError      the same key exists already with other content
│   └── OverlapError   somebody else changed the same part of a draft meanwhile
├── EditError          a draft cannot be changed in that way
│   └── TextsDifferError   somebody else changed a text in the meantime
├── RuleError          a rule of working together forbids it
├── NotFoundError      no such version, page or language
├── StoreError         the data folder or database cannot be used
│   ├── AwayError      what is kept on another machine cannot be reached now
│   └── DamagedError   what is kept of one version cannot be used; the others can
├── TranslationError   the translation engine failed or did not answer in time
├── PackageError       a translation package cannot be had, trusted or unpacked
└── PackError          a pack, key, certificate or list of revocations is not what it should be
"""


class FormsError(Exception):
    """Root of all errors raised by `forms`: `code` for machines, `message` for people."""

    code = "forms-error"

    def __init__(self, message: str, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code

    def __reduce__(self) -> tuple[type["FormsError"], tuple[str, str]]:
        return (type(self), (self.message, self.code))


class KeyFormatError(FormsError):
    """A version or page key is not of the form issuer/form/version[/page]."""

    code = "invalid-key"


class DocumentError(FormsError):
    """A PDF is unreadable, encrypted, active or too large."""

    code = "unreadable-document"


class InputError(FormsError):
    """What somebody typed cannot be used; nothing was changed."""

    code = "invalid-input"


class ContentError(FormsError):
    """A content file does not follow its schema or is incomplete."""

    code = "invalid-content"


class ExchangeError(FormsError):
    """A file of texts cannot be read or written; the message names the line or the entry.

    Its codes: `unreadable-exchange`, `unsafe-exchange`, `too-large-exchange`,
    `unwritable-exchange`, `unknown-exchange-format`.
    """

    code = "unreadable-exchange"


class ConflictError(FormsError):
    """The same key exists already with other content; nothing was changed."""

    code = "key-exists"


class OverlapError(ConflictError):
    """Somebody else changed the same parts of a draft meanwhile; `paths` names them."""

    code = "changed-meanwhile"

    def __init__(self, message: str, paths: tuple[str, ...]) -> None:
        super().__init__(message)
        self.paths = paths

    def __reduce__(self) -> tuple[type["OverlapError"], tuple[str, tuple[str, ...]]]:  # type: ignore[override]
        return (OverlapError, (self.message, self.paths))


class EditError(FormsError):
    """A draft cannot be changed in that way; nothing was changed."""

    code = "invalid-edit"


class TextsDifferError(ConflictError):
    """Somebody else changed a text in the meantime; nothing was changed.

    `yours` is what was to be kept, `theirs` what is there now (None: nothing), `source` what they
    are translations of.
    """

    code = "texts-differ"

    def __init__(self, message: str, yours: str, theirs: str | None, source: str) -> None:
        super().__init__(message)
        self.yours = yours
        self.theirs = theirs
        self.source = source

    def __reduce__(self) -> tuple[type["TextsDifferError"], tuple[str, str, str | None, str]]:  # type: ignore[override]
        return (TextsDifferError, (self.message, self.yours, self.theirs, self.source))


class RuleError(FormsError):
    """A rule of working together forbids it, as approving one's own text."""

    code = "against-the-rules"


class NotFoundError(FormsError):
    """No such version, page or language."""

    code = "not-found"


class StoreError(FormsError):
    """The folder with all state, or its database, cannot be used."""

    code = "store-unusable"


class AwayError(StoreError):
    """What is kept on another machine cannot be reached now; nothing of it is lost."""

    code = "images-away"


class DamagedError(StoreError):
    """What is kept of `version` (issuer/form/version) is damaged or gone; the rest can be used."""

    code = "damaged-form"

    def __init__(self, message: str, version: str) -> None:
        super().__init__(message)
        self.version = version

    def __reduce__(self) -> tuple[type["DamagedError"], tuple[str, str]]:
        return (DamagedError, (self.message, self.version))


class TranslationError(FormsError):
    """The translation engine failed or did not answer in time."""

    code = "translation-failed"


class PackageError(FormsError):
    """A translation package cannot be had, trusted or unpacked; nothing was installed.

    Its codes: `no-such-package`, `no-checksum`, `wrong-checksum`, `mirror-unreachable`,
    `mirror-refused`, `download-broken`, `too-large-package`, `no-room`, `unreadable-package`,
    `not-a-package`, `unsafe-package`.
    """

    code = "not-a-package"


class PackError(FormsError):
    """A pack, or something that says whom to trust, is not what it should be; nothing was kept.

    Its codes are those of `forms.packs.checks`, and `unreadable-key`, `key-file-exists`.
    """

    code = "not-a-pack"
