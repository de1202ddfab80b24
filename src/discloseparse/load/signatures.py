"""Formats known by their first bytes: what a file that no loader reads looks like."""

from __future__ import annotations

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

# (kind, offset, bytes); the first that fits names the kind.
_MAGIC: tuple[tuple[str, int, bytes], ...] = (
    ("jpeg", 0, b"\xff\xd8\xff"),
    ("png", 0, b"\x89PNG\r\n\x1a\n"),
    ("gif", 0, b"GIF8"),
    ("tiff", 0, b"II*\x00"),
    ("tiff", 0, b"MM\x00*"),
    ("webp", 8, b"WEBPVP8"),
    ("bmp", 6, b"\x00\x00\x00\x00\x36\x00\x00\x00"),
    ("rtf", 0, b"{\\rtf"),
    ("pdf", 0, b"%PDF-"),
    ("postscript", 0, b"%!PS"),
    ("ceb", 0, b"Founder CEB"),
    ("7z", 0, b"7z\xbc\xaf\x27\x1c"),
    ("rar", 0, b"Rar!\x1a\x07"),
    ("gzip", 0, b"\x1f\x8b"),
    ("bzip2", 0, b"BZh"),
    ("xz", 0, b"\xfd7zXZ\x00"),
    ("tar", 257, b"ustar"),
    ("sqlite", 0, b"SQLite format 3\x00"),
    ("elf", 0, b"\x7fELF"),
    ("exe", 0, b"MZ\x90\x00"),
    ("video", 4, b"ftyp"),
)

# Names that stand in the directory of an OLE container (UTF-16) or of a zip (ASCII).
_OLE_STREAMS = (
    ("ooxml", "EncryptedPackage"),
    ("doc", "WordDocument"),
    ("xls", "Workbook"),
    ("xls", "Book"),
    ("ppt", "PowerPoint Document"),
)
# Names of parts, by how they begin; packages that name their kind in the first, stored entry.
_ZIP_PARTS = (
    ("docx", "word/document"),
    ("xlsx", "xl/workbook"),
    ("pptx", "ppt/presentation"),
    ("ofd", "OFD.xml"),
)
_MIMETYPES = (
    ("odt", b"mimetypeapplication/vnd.oasis.opendocument.text"),
    ("ods", b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
    ("epub", b"mimetypeapplication/epub"),
)
_DIRECTORY, _DIRECTORY_END = b"PK\x01\x02", b"PK\x05\x06"
_MOST_NAMES = 5_000


def ole_kind(data: bytes) -> str:
    """``doc``, ``xls``, ``ppt``, ``ooxml`` (an encrypted package) or ``ole``.

    What lies at the root counts, since documents hold other documents; in a torn file any name does.
    """
    from discloseparse.load.ole import root_names

    names = root_names(data)
    for kind, stream in _OLE_STREAMS:
        if stream in names or (not names and stream.encode("utf-16-le") + b"\x00\x00" in data):
            return kind
    return "ole"


def zip_kind(data: bytes) -> str:
    """``docx``, ``xlsx``, ``pptx``, ``ofd``, ``odt``, ``ods``, ``epub`` or ``zip``.

    A package is told by names in its directory, since an archive may hold packages unpacked; without
    a directory (a torn file) the names before the entries must do.
    """
    for kind, mark in _MIMETYPES:
        if mark in data[:256]:
            return kind
    names = _directory(data)
    for kind, part in _ZIP_PARTS:
        if any(name.startswith(part) for name in names) or (not names and part.encode() in data):
            return kind
    return "zip"


def _directory(data: bytes) -> list[str]:
    """The names in the central directory of a zip, its first few thousand."""
    end = data.rfind(_DIRECTORY_END)
    if end < 0 or end + 20 > len(data):
        return []
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    at = end - size if size <= end else -1
    names: list[str] = []
    while at >= 0 and data.startswith(_DIRECTORY, at) and len(names) < _MOST_NAMES:
        lengths = [int.from_bytes(data[at + i : at + i + 2], "little") for i in (28, 30, 32)]
        names.append(data[at + 46 : at + 46 + lengths[0]].decode("ascii", "replace"))
        at += 46 + sum(lengths)
    return names


def looks_like(data: bytes) -> str | None:
    """The kind that the signature of ``data`` names, or None."""
    if data.startswith(OLE):
        return ole_kind(data)
    if data.startswith(ZIP):
        return zip_kind(data)
    for kind, offset, magic in _MAGIC:
        if data.startswith(magic, offset):
            return kind
    return None
