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

function inspect(places) {
  const mention = places.map((place) => mentionAt.get(place)).find(Boolean);
  const checked = [...new Set(places.flatMap((place) => relationsAt.get(place) ?? []))];
  if (!mention && !checked.length) return;
  if (selected) select(null);
  const { kind, place, value, label } = mention ?? { place: places[0] };
  light(place, []);
  inspector.replaceChildren(
    el("button.close", { type: "button", "aria-label": t("close"), onclick: closeInspector }, "×"),
    el("p.claim", {}, kind && t(`mention_${kind}`), label && el("span.because", {}, label)),
    el("p.words", {}, wordsOf(place), value && el("span.reads", {}, `= ${value}`)),
    checked.length ? checks(checked) : el("p.note", {}, t("unchecked")),
  );
  inspector.hidden = false;
}

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
            light(relation.result, relation.operands);
            reveal(relation.result ?? relation.operands[0]);
          },
        },
        `${relation.exactness === "failed" ? "✗" : "✓"} ${relation.explanation ?? formula(relation)}`,
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
