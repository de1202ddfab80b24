// The list of findings: filters, cards, and the one that is selected.

const filters = { words: "", rule: "", state: "", severities: new Set(["error", "warning", "info"]) };
const list = byId("list");
const cards = new Map();
let selected = null;

const ruleTitle = (code) => data.rules[code]?.title[language] ?? code;

function where(finding) {
  const { page, section, line, sheet, cell } = finding.where;
  return [
    page != null && t("page", { page }),
    section,
    cell ? t("cell", { sheet, cell }) : line != null && t("line", { line }),
  ]
    .filter(Boolean)
    .join(" · ");
}

function passes(finding) {
  const state = marks.get(finding.id)?.state ?? "open";
  const told = `${finding.code} ${ruleTitle(finding.code)} ${finding.message} ${where(finding)}`;
  return (
    filters.severities.has(finding.severity) &&
    (!filters.rule || finding.code === filters.rule) &&
    (!filters.state || state === filters.state) &&
    told.toLowerCase().includes(filters.words.toLowerCase())
  );
}

const shownFindings = () => data.findings.filter(passes);

function drawFindings() {
  cards.clear();
  const shown = shownFindings();
  for (const finding of shown) cards.set(finding.id, card(finding));
  list.replaceChildren(...cards.values());
  byId("none").hidden = shown.length > 0;
  byId("none").textContent = t(data.findings.length ? "none_shown" : "none_found");
  byId("shown").textContent = t("shown", { shown: shown.length, all: data.findings.length });
  if (selected && cards.has(selected.id)) open(selected);
}

function card(finding) {
  const state = marks.get(finding.id)?.state;
  const head = el(
    "button.head",
    { type: "button", "aria-expanded": "false", onclick: () => select(finding === selected ? null : finding) },
    el(
      "span.line",
      {},
      el("span.severity", {}, t(finding.severity)),
      el("span.code", {}, finding.code),
      el("span.title", {}, ruleTitle(finding.code)),
      state && el(`span.state.${state}`, {}, t(`state_${state}`)),
    ),
    el("span.message", {}, finding.message),
    el("span.where", {}, where(finding)),
  );
  return el(`li.card.${finding.severity}`, { "data-id": finding.id }, head);
}

/** Select a finding (or none): open its card, light its places, and tell the address bar. */
function select(finding, { scroll = true } = {}) {
  if (selected) close(selected);
  selected = finding;
  if (finding == null) {
    light(null, []);
    address("");
  } else {
    closeInspector();
    if (!passes(finding)) clearFilters();
    if (!cards.has(finding.id)) drawFindings();
    open(finding);
    lightFinding(finding);
    if (scroll) reveal(finding.places[0]);
    scrollList(cards.get(finding.id));
    address(finding.id);
  }
  drawPosition();
}

/** Scroll the list alone, never the page, until the card is in view. */
function scrollList(item) {
  const frame = list.getBoundingClientRect();
  const box = item.getBoundingClientRect();
  if (box.top < frame.top) list.scrollTop += box.top - frame.top;
  else if (box.bottom > frame.bottom) {
    list.scrollTop += Math.min(box.bottom - frame.bottom, box.top - frame.top);
  }
}

function lightFinding({ places, calculation }) {
  const result = calculation?.result ?? places[0] ?? null;
  const operands = calculation ? calculation.lines.map((line) => line.place) : places.slice(1);
  light(result, operands, true);
}

function open(finding) {
  const item = cards.get(finding.id);
  item.classList.add("selected");
  item.querySelector(".head").setAttribute("aria-expanded", "true");
  if (!item.querySelector(".detail")) item.append(detail(finding));
}

function close(finding) {
  const item = cards.get(finding.id);
  item?.classList.remove("selected");
  item?.querySelector(".head").setAttribute("aria-expanded", "false");
  item?.querySelector(".detail")?.remove();
}

/** To the next finding that is shown, or the one before; the selected one itself may be hidden by now. */
function step(by) {
  const shown = by > 0 ? shownFindings() : shownFindings().reverse();
  const here = selected ? data.findings.indexOf(selected) : null;
  const next = shown.find((finding) => here == null || (data.findings.indexOf(finding) - here) * by > 0);
  if (next) select(next);
}

function address(id) {
  try {
    history.replaceState(null, "", id ? `#${id}` : location.pathname + location.search);
  } catch {
    // Some browsers allow no history for pages from files.
  }
}
