"""The result: pydantic models that are the JSON contract, field by field.

Numbers that must be exact are decimal strings. Offsets are code points into ``text``, half-open.
Fields that only some formats know (``page``, ``bbox``, ``paragraph`` …) are left out of the JSON when
unknown; every other field is always printed.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

SCHEMA_VERSION: Literal["1"] = "1"

Kind = Literal[
    "project_text",
    "department_budget",
    "department_accounts",
    "performance_report",
    "subsidy_notice",
    "audit_notice",
    "other",
]
RelationKind = Literal[
    "sum", "product", "sum_of_products", "difference", "growth", "share", "equal", "comparison"
]
Exactness = Literal["exact", "rounding", "coarse", "truncated", "failed"]
Severity = Literal["error", "warning", "info"]
Category = Literal[
    "arithmetic",
    "rounding",
    "missing_section",
    "empty_section",
    "duplicate_section",
    "year_mismatch",
    "name_variant",
    "number_format",
    "unit_slip",
    "placeholder",
    "missing_unit",
    "other",
]


class Model(BaseModel):
    """Base of the contract's models: immutable, and silent about unknown origins."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Spanned(Model):
    """Something that stands at ``text[start:end]``, with its origin where the format knows it.

    ``confidence`` (0 to 1) is told only of text that was recognised in a picture.
    """

    start: int
    end: int
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    col: int | None = None
    sheet: str | None = None
    cell: str | None = None
    confidence: str | None = None

    @model_serializer(mode="wrap")
    def _without_unknown_origin(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        for name in ORIGIN_FIELDS:
            if data.get(name, 0) is None:
                del data[name]
        return data

    def of(self, text: str) -> str:
        """The characters of ``text`` under this span."""
        return text[self.start : self.end]


ORIGIN_FIELDS = ("page", "bbox", "paragraph", "table", "row", "col", "sheet", "cell", "confidence")


class Place(Spanned):
    """A bare span."""


class Source(Model):
    """The file a result was read from. ``path`` as given, with ``/`` between its parts."""

    path: str
    sha256: str
    media_type: str
    encoding: str | None
    pages: int | None


class DiagnosticItem(Model):
    """Something about the reading of the file that its user should know."""

    code: str
    message: str
    page: int | None = None


class Section(Spanned):
    """A heading and its body: ``start``/``end`` is the body, up to the next heading of any level."""

    key: str | None
    number: str | None
    level: int
    parent: int | None
    heading: Place


class StandardHeading(Model):
    """A heading of the profile; ``key`` is null for one that sections carry no key for."""

    key: str | None
    title: str
    required: bool


class StandardTable(Model):
    """A table of the profile's standard set; ``place`` is its title line, null if it is not there."""

    title: str
    required: bool
    place: Place | None


class ProfileItem(Model):
    """What a document of this kind should hold, from the profile ``name``."""

    name: str
    headings: list[StandardHeading]
    tables: list[StandardTable]


class FieldItem(Spanned):
    """A labelled value: ``label`` is what stands before the colon, ``start``/``end`` the value."""

    label: str
    value: str
    section: int | None


class Project(Model):
    """A project of a project text; ``sections`` are indices."""

    title: Place | None
    name: str | None
    year: int | None
    unit: str | None
    sections: list[int]


class AmountItem(Spanned):
    """Money. ``yuan`` in the currency's base unit; ``high`` is the upper end of a range."""

    text: str
    yuan: str
    high: str | None
    currency: str
    per: list[str]
    approx: bool
    section: int | None
    label: str | None


class HeadcountItem(Spanned):
    """A number of persons or households."""

    text: str
    value: str
    unit: str
    per: list[str]
    approx: bool
    section: int | None
    label: str | None


class PercentageItem(Spanned):
    """A percentage; ``value`` in per cent. ``points``: printed as 个百分点."""

    text: str
    value: str
    points: bool
    section: int | None


class CountItem(Spanned):
    """A number of things or of time units."""

    text: str
    value: str
    unit: str
    section: int | None


class NumberItem(Model):
    """A document number (文号)."""

    agency: str
    year: int | None
    serial: int
    text: str


class CitationItem(Spanned):
    """A cited document: title, number, or both. ``resource`` is the same for one document."""

    text: str
    title: str | None
    number: NumberItem | None
    section: int | None
    resource: int | None = None


class NameItem(Spanned):
    """An organisation's name as written."""

    text: str
    section: int | None


class VariantItem(Spanned):
    """A name that differs by a slip from another mention of the same thing (``variant_of``)."""

    variant_of: Place
    kind: Literal["organisation", "project", "citation"]


class CellItem(Model):
    """A cell that holds a figure; ``value`` in base units (a percentage in per cent)."""

    row: int
    col: int
    start: int
    end: int
    value: str


class ColumnItem(Model):
    """A column of figures. ``path`` are the words of its header from the widest to its own."""

    col: int
    path: list[str]
    kind: Literal["amount", "percent", "people", "count"]
    unit: str | None


class LabelItem(Model):
    """The label of a row (``text`` folded, without spaces). ``cols`` are the columns of the figures it
    names; ``code`` joins 类, 款 and 项, ``codes`` are the cells that print it."""

    row: int
    start: int
    end: int
    text: str
    code: str | None
    codes: list[Place]
    cols: list[int]


class TableItem(Spanned):
    """A table: ``rows`` are its cells as strings, ``""`` where nothing is printed."""

    title: str | None
    unit: str | None
    header_rows: int
    rows: list[list[str]]
    cells: list[CellItem]
    columns: list[ColumnItem] = []
    labels: list[LabelItem] = []


class SuspectItem(Spanned):
    """The figure that is likely wrong where a relation fails: ``text`` as it reads (a cell's with its
    column's unit), ``meant`` as it should read.

    ``slip``: a rate computed on the current figure (base), digits that changed places, a wrong unit, a
    decimal point moved, one digit mistyped, or None.
    ``mends``: the failing relations (indices) that hold with it.
    """

    text: str
    meant: str
    slip: Literal["base", "swapped", "unit", "point", "digit"] | None
    mends: list[int]


class RelationItem(Model):
    """An arithmetic claim of the document, holding or not."""

    kind: RelationKind
    result: Place | None
    operands: list[Place] | list[list[Place]]
    stated: str | None
    computed: str | None
    low: str | None
    high: str | None
    holds: bool | None
    exactness: Exactness | None
    explanation: str
    because: str
    certain: bool = True
    roles: list[Literal["current", "change", "previous"]] | None = None
    sign: int | None = None
    signs: list[int] | None = None
    op: Literal["<", ">", "=", "<=", ">="] | None = None
    target: str | None = None
    section: int | None = None
    suspect: SuspectItem | None = None
    form: str | None = None
    """What the claim is in or against a table (``row_sum``, ``roll_up``, ``text_cell`` …); None in text."""
    identity: str | None = None
    """The identity of the profile that this is an instance of (D07)."""
    printed: str | None = None
    """For a result in a cell: its figure with the unit of its column."""

    @model_serializer(mode="wrap")
    def _without_unused(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        for name in (
            *("roles", "sign", "signs", "op", "target"),
            *("suspect", "form", "identity", "printed"),
        ):
            if data[name] is None:
                del data[name]
        return data

    @property
    def figures(self) -> list[Place]:
        """Result and operands, groups taken apart."""
        found = [] if self.result is None else [self.result]
        for operand in self.operands:
            found.extend(operand if isinstance(operand, list) else [operand])
        return found


class FurnitureItem(Model):
    """A page number, running header and the like. ``start``/``end`` are null where the format let it be
    kept out of ``text`` (PDF, DOCX); ``page`` and ``bbox`` say where it was."""

    start: int | None
    end: int | None
    kind: str
    text: str
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None


class CoverageItem(Model):
    """What a rule did: ``pass``, ``fail``, ``not_applicable`` or ``not_bound`` (with the reason)."""

    code: str
    status: Literal["pass", "fail", "not_applicable", "not_bound"]
    count: int
    reason: str | None = None


class Related(Model):
    """Places in another document that a finding speaks of."""

    path: str
    spans: list[Place]


class FindingItem(Model):
    """Something the audit reports. ``spans[0]`` is what to look at first.

    Findings about relations that one wrong figure breaks share it as their relations' ``suspect``.
    """

    code: str
    category: Category
    severity: Severity
    message: str
    spans: list[Place]
    relation: int | None = None
    section: int | None = None
    fingerprint: str = ""
    related: list[Related] = []


class Result(Model):
    """Everything known about one document: the JSON that ``discloseparse parse`` prints."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    source: Source
    kind: Kind
    kind_confidence: str
    kind_evidence: list[Place]
    year: int | None
    unit: str | None
    phase: Literal["budget", "final"] | None
    partial: bool
    diagnostics: list[DiagnosticItem]
    text: str
    sections: list[Section]
    projects: list[Project]
    fields: list[FieldItem] = []
    profile: ProfileItem | None = None
    contents: list[Place] = []
    amounts: list[AmountItem]
    headcounts: list[HeadcountItem]
    percentages: list[PercentageItem]
    counts: list[CountItem]
    citations: list[CitationItem]
    names: list[NameItem]
    name_variants: list[VariantItem]
    tables: list[TableItem]
    relations: list[RelationItem]
    furniture: list[FurnitureItem]
    coverage: list[CoverageItem]
    findings: list[FindingItem]
