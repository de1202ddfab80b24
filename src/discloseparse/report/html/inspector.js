// What is known of a figure that was clicked: how it reads, and every calculation it takes part in.

const inspector = byId("inspector");
const findingsAt = new Map();
data.findings.forEach((finding) => {
  const places = [...finding.places, ...(finding.calculation?.lines.map((line) => line.place) ?? [])];
  new Set(places).forEach((place) => {
    if (!findingsAt.has(place)) findingsAt.set(place, []);
    findingsAt.get(place).push(finding);
  });
});
const relationsAt = new Map();
relations.forEach((relation) => {
  new Set([relation.result, ...relation.operands]).forEach((place) => {
    if (!relationsAt.has(place)) relationsAt.set(place, []);
    relationsAt.get(place).push(relation);
  });
});
const mentionAt = new Map(mentions.map((mention) => [mention.place, mention]));

/** A click on the text: the finding there (again: the next one), else what is known of the figure. */
function clickText(event) {
  const piece = event.target.closest("mark");
  if (!piece || !getSelection().isCollapsed) return;
  const places = placesOver[numberOf.get(piece)];
  const found = [...new Set(places.flatMap((place) => findingsAt.get(place) ?? []))];
  found.sort((a, b) => Number(places.includes(b.places[0])) - Number(places.includes(a.places[0])));
  if (found.length) select(found[(found.indexOf(selected) + 1) % found.length], { scroll: false });
  else inspect(places);
}

/** The innermost of what lies over each other first. */
function byLength(a, b) {
  return wordsOf(a.place).length - wordsOf(b.place).length;
}

/** What a cell is of: the words before it in its row, and the lowest words above it. */
function cellLabel(place) {
  const cell = piecesOf(place)[0]?.closest("td");
  if (!cell) return "";
  const words = (cells) => cells.map((candidate) => candidate?.textContent.trim() ?? "").filter(Boolean).pop();
  const before = [...cell.parentNode.cells].slice(0, cell.cellIndex);
  const above = [...cell.closest("table").rows].map((row) => row.cells[cell.cellIndex]);
  return [
    words(before.filter((candidate) => !candidate.classList.contains("n"))),
    words(above.filter((candidate) => candidate?.tagName === "TH")),
  ]
    .filter(Boolean)
    .join(" · ");
}

function inspect(places) {
  const [mention] = places.map((place) => mentionAt.get(place)).filter(Boolean).sort(byLength);
  const checked = [...new Set(places.flatMap((place) => relationsAt.get(place) ?? []))];
  if (!mention && !checked.length) return;
  if (selected) select(null);
  const { kind, place, value, label } = mention ?? { place: places[0] };
  const subject = label || cellLabel(place);
  light(place, []);
  inspector.replaceChildren(
    el("button.close", { type: "button", "aria-label": t("close"), onclick: closeInspector }, "×"),
    el("p.claim", {}, kind && t(`mention_${kind}`), subject && el("span.because", {}, subject)),
    el("p.words", {}, wordsOf(place), value && el("span.reads", {}, `= ${value}`)),
    checked.length ? checks(checked) : el("p.note", {}, t("unchecked")),
  );
  inspector.hidden = false;
}

const OUTCOMES = { failed: "✗", null: "–" };

function checks(checked) {
  const items = checked.map((relation) =>
    el(
      `li.${relation.exactness ?? "open"}`,
      {},
      el(
        "button.figure",
        {
          type: "button",
          onclick: () => {
            light(relation.result, relation.operands, relation.exactness === "failed");
            reveal(relation.result ?? relation.operands[0]);
          },
        },
        `${OUTCOMES[relation.exactness] ?? "✓"} ${relation.explanation ?? formula(relation)}`,
      ),
      relation.because && el("span.because", {}, relation.because),
    ),
  );
  return el("div", {}, el("p.note", {}, t("checked", { count: checked.length })), el("ul", {}, items));
}

/** A relation of a table in the words of its cells; the sign of the last part is its claim. */
function formula({ kind, result, operands }) {
  const parts = operands.map(wordsOf);
  const shown = parts.length > 6 ? [...parts.slice(0, 3), "…", parts[parts.length - 1]] : parts;
  const joined = shown.join({ sum: " + ", product: " × ", difference: " − ", share: " ÷ " }[kind] ?? "，");
  const claim = kind === "comparison" ? t("against") : "=";
  return result == null ? joined : `${joined} ${claim} ${wordsOf(result)}`;
}

function closeInspector() {
  if (inspector.hidden) return;
  inspector.hidden = true;
  light(null, []);
}
