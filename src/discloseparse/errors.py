"""What can go wrong, as one tree.

::

    DiscloseparseError
    ├── UnreadableError            a document cannot be read; ``code`` says why
    │   ├── NotFoundError          no such file (also a FileNotFoundError)
    │   ├── EmptyDocumentError     nothing in the file
    │   ├── NoDocumentsError       no document in the folder
    │   ├── UnsupportedFormatError the bytes are of no kind we read
    │   │   └── NeedsOcrError          a picture, which is read only on request
    │   ├── DamagedDocumentError   the bytes claim a kind but do not keep its rules
    │   ├── EncryptedDocumentError a password is needed or was wrong
    │   │   └── LockedDocumentError    encrypted in a way that no password given here opens
    │   ├── EncodingError          no encoding decodes the text without loss
    │   ├── ConverterMissingError  the program that would convert the document is not installed
    │   ├── LimitExceededError     larger, deeper or longer than a limit allows
    │   └── StoppedError           its reader process (see the guard) was ended or died
    │       ├── ReaderCrashedError     it died
    │       ├── TimeLimitError         it took too long
    │       └── MemoryLimitError       it wanted too much memory
    ├── InternalError              a reader process met an error that is a fault of the program
    ├── UnmarkableError            a document was read, but its original takes no marks
    │   ├── SignedOriginalError    marks would break its signature
    │   └── EncryptedOriginalError the copy would lose its encryption
    ├── OutputError                a file cannot be written
    │   └── OneDocumentError       the format takes one document at a time
    ├── PortError                  nothing can be served at this port
    ├── StoredResultError          a file of results cannot be used
    │   └── NoResultError          it holds something else
    ├── ConfigError                a configuration or baseline file cannot be used
    ├── OcrMissingError            recognition was asked for and is not installed
    ├── BatchError                 a batch cannot be begun or gone on with
    │   ├── OtherConfigurationError its folder was made with other settings
    │   ├── FolderBusyError        another run writes in its folder
    │   ├── FolderTakenError       its folder holds something else
    │   ├── NoBatchError           there is none in this folder
    │   └── EngineError            the cluster cannot be used
    ├── ExtraMissingError          an optional part of the package is not installed
    ├── QueryError                 the database refused a query
    ├── PluginError                a loader of another package cannot be used
    └── ProfileError               a profile does not follow the profile rules

Every error renders itself as one line: ``message("zh")`` or ``message("en")``; ``str()`` gives
the Chinese one. The sentences live in :mod:`discloseparse.messages`.
"""

from __future__ import annotations


class DiscloseparseError(Exception):
    """Base of all errors raised on purpose. ``facts`` fill the gaps of the message."""

    code = "error"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code, facts)
        self.facts = facts

    def message(self, lang: str = "zh") -> str:
        """One line, without a trailing full stop, in ``lang`` (``"zh"`` or ``"en"``)."""
        from discloseparse.messages import sentence

        return sentence(f"error.{self.code}", lang, **self.facts)

    def __str__(self) -> str:
        return self.message()


class UnreadableError(DiscloseparseError):
    """A document cannot be read."""

    code = "unreadable"


class NotFoundError(UnreadableError, FileNotFoundError):
    """There is no such file."""

    code = "not_found"


class EmptyDocumentError(UnreadableError):
    """The file holds nothing."""

    code = "empty"


class NoDocumentsError(UnreadableError):
    """There is no document in the folder."""

    code = "no_documents"


class UnsupportedFormatError(UnreadableError):
    """No loader knows these bytes. Facts: ``kind`` (what they look like)."""

    code = "unsupported"


class NeedsOcrError(UnsupportedFormatError):
    """The document is a picture. Facts: ``kind``."""

    code = "needs_ocr"


class DamagedDocumentError(UnreadableError):
    """The bytes break the rules of their own format. Facts: ``kind``, ``reason``."""

    code = "damaged"


class EncryptedDocumentError(UnreadableError):
    """The document is encrypted. Facts: ``kind``."""

    code = "encrypted"


class LockedDocumentError(EncryptedDocumentError):
    """The document is encrypted in a way that is not read even with its password. Facts: ``kind``."""

    code = "locked"


class EncodingError(UnreadableError):
    """No known encoding decodes the text without loss."""

    code = "encoding"


class ConverterMissingError(UnreadableError):
    """Only LibreOffice could convert the document, and there is none. Facts: ``kind``."""

    code = "converter"


class LimitExceededError(UnreadableError):
    """A limit was reached. Facts: ``what``, ``limit``."""

    code = "limit"


class StoppedError(UnreadableError):
    """Reading was stopped from outside, in a process of its own."""

    code = "stopped"


class ReaderCrashedError(StoppedError):
    """The process that read the document died. Facts: ``reason`` (a signal or an exit code)."""

    code = "crashed"


class TimeLimitError(StoppedError):
    """Reading took longer than allowed. Facts: ``seconds``."""

    code = "timeout"


class MemoryLimitError(StoppedError):
    """Reading wanted more memory than allowed. Facts: ``megabytes``."""

    code = "memory"


class InternalError(DiscloseparseError):
    """A fault of the program. Facts: ``kind``, and ``trace`` if met in a process of its own."""

    code = "internal"

    @classmethod
    def of(cls, error: Exception) -> InternalError:
        """What ``error``, which nobody expected, is told as."""
        return cls(kind=f"{type(error).__name__}: {error}".splitlines()[0])


class UnmarkableError(DiscloseparseError):
    """Only DOCX and PDF can be marked. Facts: ``kind``."""

    code = "unmarkable"


class SignedOriginalError(UnmarkableError):
    """The original is signed, and marks would break the signature."""

    code = "signed"


class EncryptedOriginalError(UnmarkableError):
    """The original is encrypted, and a marked copy would not be."""

    code = "encrypted_original"


class OutputError(DiscloseparseError):
    """A file cannot be written. Facts: ``path``, ``reason``."""

    code = "output"


class OneDocumentError(OutputError):
    """The format holds one document, and there are more. Facts: ``name`` (of the format)."""

    code = "one_document"


class PortError(DiscloseparseError):
    """Nothing can be served at this port. Facts: ``port``, ``reason``."""

    code = "port"


class StoredResultError(DiscloseparseError):
    """A file of results cannot be used. Facts: ``path``, ``reason``."""

    code = "stored"


class NoResultError(StoredResultError):
    """What the file or folder holds is no result. Facts: ``path``, ``reason``."""

    code = "no_result"


class ConfigError(DiscloseparseError):
    """A configuration or baseline file cannot be used. Facts: ``path``, ``reason``."""

    code = "config"


class OcrMissingError(DiscloseparseError):
    """Character recognition was asked for, but the extra ``[ocr]`` is not installed."""

    code = "ocr_missing"


class BatchError(DiscloseparseError):
    """A batch cannot be begun or gone on with. Facts: ``path`` (its folder)."""

    code = "batch"


class OtherConfigurationError(BatchError):
    """The folder was made with other settings. Facts: ``path``, ``settings`` (those that differ)."""

    code = "other_configuration"


class FolderBusyError(BatchError):
    """Another run writes in the folder. Facts: ``path``."""

    code = "folder_busy"


class FolderTakenError(BatchError):
    """The folder is not empty and holds no batch. Facts: ``path``."""

    code = "folder_taken"


class NoBatchError(BatchError):
    """The folder holds no batch. Facts: ``path``."""

    code = "no_batch"


class EngineError(BatchError):
    """The cluster cannot be used. Facts: ``reason``."""

    code = "engine"


class ExtraMissingError(DiscloseparseError):
    """An optional part of the package is not installed. Facts: ``name`` (of the extra)."""

    code = "extra_missing"


class QueryError(DiscloseparseError):
    """The database refused a query. Facts: ``reason`` (one line)."""

    code = "query"


class PluginError(DiscloseparseError):
    """A loader of another package cannot be used. Facts: ``name``, ``reason``."""

    code = "plugin"


class ProfileError(DiscloseparseError):
    """A profile breaks the profile rules. Facts: ``name``, ``reason``."""

    code = "profile"
