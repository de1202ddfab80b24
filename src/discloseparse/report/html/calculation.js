// A calculation line by line: every figure with its number in the text, what it is of, and the
// interval that its printed digits allow; then what they give, and what the document says.

/** A line of a calculation: sign, place number, label, figure and interval. */
function calculationRow({ sign = "", number = null, label = "", figure, interval = "", place = null, kind = "" }) {
  const shown = place == null ? figure : el("button.figure", { type: "button", onclick: () => reveal(place) }, figure);
  return el(
    `tr${kind && `.${kind}`}`,
    {},
    el("td.sign", {}, sign),
    el("td.label", {}, number == null ? null : el("span.badge", {}, String(number)), label),
    el("td.value", {}, shown),
    el("td.interval", {}, interval),
  );
}

/** A figure as printed; in a table the unit stands elsewhere. */
function withUnit(place, unit = "") {
  const words = wordsOf(place);
  return words.replace(/\s/g, "").includes(unit) ? words : words + unit;
}

function calculationTable(calculation) {
  const operands = calculation.lines.map((line, index) =>
    calculationRow({
      sign: line.sign,
      number: index + 1,
      label: line.role ? t(`role_${line.role}`) : line.label,
      figure: withUnit(line.place, line.unit),
      interval: line.interval,
      place: line.place,
    }),
  );
  const rows = [
    calculation.computed &&
      calculationRow({
        sign: "=",
        label: t("computed"),
        figure: calculation.computed,
        interval: calculation.allowed,
        kind: "computed",
      }),
    calculation.stated &&
      calculationRow({
        sign: calculation.exactness === "failed" ? "≠" : "≈",
        label: t("stated"),
        figure: calculation.result == null ? calculation.stated : withUnit(calculation.result, calculation.unit),
        interval: calculation.interval,
        place: calculation.result,
        kind: "stated",
      }),
  ].filter(Boolean);
  const exact = ![...calculation.lines, calculation].some((line) => line.interval) && !calculation.allowed;
  const headings = ["", t("item"), t("figure"), exact ? "" : t("interval")];
  return el(
    "table.calculation",
    {},
    el("thead", {}, el("tr", {}, headings.map((heading) => el("th", { scope: "col" }, heading)))),
    el("tbody", {}, operands, rows),
  );
}

/** What is claimed (in a table: which identity), the lines, and by how much they miss. */
function calculationView(calculation) {
  const claim = [t(`relation_${calculation.kind}`)];
  if (calculation.form) claim.push(t(`form_${calculation.form}`));
  if (calculation.identity) claim.push(calculation.identity);
  const notes = [];
  if (calculation.gap) {
    const gap = calculation.unit === "%" ? t("points", { gap: calculation.gap.replace("%", "") }) : calculation.gap;
    notes.push(el("strong", {}, t(calculation.more ? "gap_more" : "gap_less", { gap })));
  }
  if (calculation.exactness) notes.push(t(`exactness_${calculation.exactness}`));
  if (calculation.uncertain) notes.push(t("uncertain"));
  const suspect =
    calculation.suspect != null &&
    el(
      "p.suspect",
      {},
      `${t("suspect")} `,
      el("button.figure", { type: "button", onclick: () => reveal(calculation.suspect) }, wordsOf(calculation.suspect)),
      ` → ${calculation.meant}`,
    );
  return el(
    "div.check",
    {},
    el("p.claim", {}, claim.join(" · "), calculation.because && el("span.because", {}, calculation.because)),
    calculationTable(calculation),
    el("p.verdict", {}, notes.flatMap((note, index) => (index ? [" · ", note] : [note]))),
    suspect || null,
  );
}
