"""Assemble: what the stages found, put into the models of the result."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import PurePath
from typing import Any

from discloseparse.document import Document, Furniture
from discloseparse.figures import plain
from discloseparse.mentions import Citation, Mentions
from discloseparse.messages import sentence
from discloseparse.outline import Outline, Project, Section
from discloseparse.relate import Relation
from discloseparse.relate.claims import Operand
from discloseparse.relate.judging.explain import explain
from discloseparse.relate.judging.suspects import Suspect, suspects
from discloseparse.resolve import Identities
from discloseparse.result import (
    AmountItem,
    CellItem,
    CitationItem,
    ColumnItem,
    CountItem,
    DiagnosticItem,
    FieldItem,
    FurnitureItem,
    HeadcountItem,
    LabelItem,
    NameItem,
    NumberItem,
    PercentageItem,
    Place,
    ProfileItem,
    RelationItem,
    Result,
    Source,
    StandardHeading,
    StandardTable,
    SuspectItem,
    TableItem,
    VariantItem,
)
from discloseparse.result import Project as ProjectItem
from discloseparse.result import Section as SectionItem
from discloseparse.spans import Span
from discloseparse.tables import values_of
from discloseparse.tables.model import Block, LabelledTable, Line


def assemble(
    document: Document,
    outline: Outline,
    mentions: Mentions,
    identities: Identities,
    relations: tuple[Relation, ...],
    tables: tuple[LabelledTable, ...],
    *,
    lang: str = "zh",
) -> Result:
    """The result without findings."""
    return _Assembly(document, outline, mentions, identities, lang).result(relations, tables)


def origin(document: Document, span: Span) -> dict[str, Any]:
    """``start`` and ``end`` with what the format knows of the place."""
    fields: dict[str, Any] = {"start": span.start, "end": span.end}
    found = document.origins.locate(span)
    if found is not None:
        fields.update(found._asdict())
        if found.bbox is not None:
            fields["bbox"] = tuple(round(side, 2) for side in found.bbox)
    return fields


def place(document: Document, span: Span) -> Place:
    """A bare span with its origin."""
    return Place(**origin(document, span))


class _Assembly:
    """The document at hand while its result is put together."""

    def __init__(
        self,
        document: Document,
        outline: Outline,
        mentions: Mentions,
        identities: Identities,
        lang: str,
    ) -> None:
        self.document = document
        self.text = document.text
        self.outline = outline
        self.mentions = mentions
        self.identities = identities
        self.lang = lang
        self._headings = [s.heading.start for s in outline.sections]
        self._labels: dict[Span, str] = {}

    def result(self, relations: tuple[Relation, ...], tables: tuple[LabelledTable, ...]) -> Result:
        self._labels = {
            q.span: q.label
            for relation in relations
            for q in (*relation.claim.flat, relation.claim.result)
            if q is not None and q.label
        }
        document, kind = self.document, self.outline.kind
        return Result(
            source=Source(
                path=PurePath(document.name).as_posix() if document.name else "",
                sha256=document.sha256,
                media_type=document.media_type,
                encoding=document.encoding,
                pages=document.pages,
            ),
            kind=kind.kind,  # type: ignore[arg-type]  # pydantic checks the literal
            kind_confidence=kind.confidence,
            kind_evidence=[self.place(s) for s in kind.evidence],
            year=kind.year,
            unit=self.quote(kind.unit),
            phase=kind.phase,  # type: ignore[arg-type]
            partial=document.partial,
            diagnostics=[
                DiagnosticItem(
                    code=d.code,
                    message=sentence(
                        f"diagnostic.{d.code}", self.lang, page=d.page, detail=d.detail
                    ),
                    page=d.page,
                )
                for d in document.diagnostics
            ],
            text=self.text,
            sections=[self._section(s) for s in self.outline.sections],
            projects=[self._project(p) for p in self.outline.projects],
            profile=self._profile(),
            contents=[self.place(s) for s in self.outline.contents],
            fields=[
                FieldItem(
                    **self.origin(f.value),
                    label=f.label.of(self.text),
                    value=f.value.of(self.text),
                    section=self.section(f.value),
                )
                for f in self.outline.fields
            ],
            **self._figures(),
            citations=[
                self._citation(c, resource)
                for c, resource in zip(
                    self.mentions.citations, self.identities.resources, strict=True
                )
            ],
            names=[
                NameItem(
                    **self.origin(n.span), text=n.span.of(self.text), section=self.section(n.span)
                )
                for n in self.mentions.names
            ],
            name_variants=[
                VariantItem(**self.origin(v.span), variant_of=self.place(v.of), kind=v.kind)
                for v in self.identities.variants
            ],
            tables=[self._table(t) for t in tables],
            relations=self._relations(relations),
            furniture=[self._furniture(f) for f in self.outline.furniture],
            coverage=[],
            findings=[],
        )

    def origin(self, span: Span) -> dict[str, Any]:
        return origin(self.document, span)

    def place(self, span: Span) -> Place:
        return place(self.document, span)

    def quote(self, span: Span | None) -> str | None:
        """The words under a span without line breaks."""
        return None if span is None else "".join(span.of(self.text).splitlines()).strip()

    def section(self, span: Span) -> int | None:
        """Index of the section a span stands in."""
        i = bisect_right(self._headings, span.start) - 1
        return i if i >= 0 else None

    def _section(self, section: Section) -> SectionItem:
        return SectionItem(
            **self.origin(section.body),
            key=section.key,
            number=section.number,
            level=section.level,
            parent=section.parent,
            heading=self.place(section.heading),
        )

    def _profile(self) -> ProfileItem | None:
        profile = self.outline.profile
        if profile is None:
            return None
        return ProfileItem(
            name=profile.name,
            headings=[
                StandardHeading(key=h.key or None, title=h.title, required=h.required)
                for h in profile.headings
            ],
            tables=[
                StandardTable(
                    title=t.title, required=t.required, place=self.place(at) if at else None
                )
                for t, at in zip(profile.tables, self.outline.standard_tables, strict=True)
            ],
        )

    def _project(self, project: Project) -> ProjectItem:
        return ProjectItem(
            title=None if project.title is None else self.place(project.title),
            name=self.quote(project.name),
            year=project.year,
            unit=self.quote(project.unit),
            sections=list(project.sections),
        )

    def _common(self, span: Span) -> dict[str, Any]:
        return {**self.origin(span), "text": span.of(self.text), "section": self.section(span)}

    def _figures(self) -> dict[str, Any]:
        m = self.mentions
        return {
            "amounts": [
                AmountItem(
                    **self._common(a.span),
                    yuan=plain(a.figure.value),
                    high=None if a.figure.high is None else plain(a.figure.high),
                    currency=a.currency,
                    per=list(a.per),
                    approx=a.approx,
                    label=self._labels.get(a.span),
                )
                for a in m.amounts
            ],
            "headcounts": [
                HeadcountItem(
                    **self._common(h.span),
                    value=plain(h.figure.value),
                    unit=h.unit,
                    per=list(h.per),
                    approx=h.approx,
                    label=self._labels.get(h.span),
                )
                for h in m.headcounts
            ],
            "percentages": [
                PercentageItem(**self._common(p.span), value=plain(p.figure.value), points=p.points)
                for p in m.percentages
            ],
            "counts": [
                CountItem(**self._common(c.span), value=plain(c.figure.value), unit=c.unit)
                for c in m.counts
            ],
        }

    def _citation(self, citation: Citation, resource: int) -> CitationItem:
        number = citation.number
        return CitationItem(
            **self._common(citation.span),
            title=self.quote(citation.title),
            number=None
            if number is None
            else NumberItem(
                agency=number.agency,
                year=number.year,
                serial=number.serial,
                text=self.quote(number.span) or "",
            ),
            resource=resource,
        )

    def _table(self, table: LabelledTable) -> TableItem:
        height, width = table.source.shape
        rows = [[""] * width for _ in range(height)]
        for cell in table.source.cells:
            rows[cell.row][cell.col] = cell.span.of(self.text)
        return TableItem(
            **self.origin(table.span),
            title=self.quote(table.title),
            unit=table.unit or None,
            header_rows=table.header_rows,
            rows=rows,
            cells=[
                CellItem(
                    row=v.row,
                    col=v.column.col,
                    start=v.span.start,
                    end=v.span.end,
                    value=plain(v.figure.value),
                )
                for v in sorted(values_of(table), key=lambda v: (v.row, v.column.col))
            ],
            columns=[
                ColumnItem(col=c.col, path=list(c.path), kind=c.kind, unit=c.unit or None)  # type: ignore[arg-type]
                for block in table.blocks
                for c in block.columns
            ],
            labels=[
                self._label(block, line)
                for block in table.blocks
                for line in block.lines
                if line.span is not None
            ],
        )

    def _label(self, block: Block, line: Line) -> LabelItem:
        assert line.span is not None  # noqa: S101  only named rows have a label
        return LabelItem(
            row=line.row,
            start=line.span.start,
            end=line.span.end,
            text=line.label,
            code=line.code or None,
            codes=[self.place(span) for span in line.code_spans],
            cols=[column.col for column in block.columns],
        )

    def _furniture(self, furniture: Furniture) -> FurnitureItem:
        span, box = furniture.span, furniture.bbox
        return FurnitureItem(
            start=None if span is None else span.start,
            end=None if span is None else span.end,
            kind=furniture.kind,
            text=furniture.text if span is None else span.of(self.text),
            page=furniture.page,
            bbox=None if box is None else tuple(round(side, 2) for side in box),  # type: ignore[arg-type]
        )

    def _relations(self, relations: tuple[Relation, ...]) -> list[RelationItem]:
        wrong = suspects(relations)
        return [self._relation(r, wrong.get(i)) for i, r in enumerate(relations)]

    def _suspect(self, suspect: Suspect) -> SuspectItem:
        return SuspectItem(
            **self.origin(suspect.figure.span),
            text=suspect.figure.text,
            meant=suspect.meant,
            slip=suspect.slip,  # type: ignore[arg-type]  # pydantic checks the literal
            mends=list(suspect.mends),
        )

    def _relation(self, relation: Relation, suspect: Suspect | None) -> RelationItem:
        claim, verdict = relation

        def text(value: object) -> str | None:
            return None if value is None else plain(value)  # type: ignore[arg-type]

        return RelationItem(
            kind=claim.kind,  # type: ignore[arg-type]
            result=None if claim.result is None else self.place(claim.result.span),
            operands=[self._operand(o) for o in claim.operands],  # type: ignore[arg-type]
            stated=text(verdict.stated),
            computed=text(verdict.computed),
            low=text(verdict.low),
            high=text(verdict.high),
            holds=verdict.holds,
            exactness=verdict.exactness,  # type: ignore[arg-type]
            explanation=explain(claim, verdict),
            because=claim.because,
            certain=claim.certain,
            roles=list(claim.roles) or None,  # type: ignore[arg-type]
            sign=claim.sign if claim.kind == "growth" else None,
            signs=list(claim.signs) or None,
            op=claim.op or None,  # type: ignore[arg-type]
            target=text(claim.target),
            section=None if claim.result is None else self.section(claim.result.span),
            suspect=None if suspect is None else self._suspect(suspect),
            form=claim.form or None,
            identity=claim.identity or None,
            printed=claim.result.text if claim.form and claim.result is not None else None,
        )

    def _operand(self, operand: Operand) -> Place | list[Place]:
        if isinstance(operand, tuple):
            return [self.place(q.span) for q in operand]
        return self.place(operand.span)
