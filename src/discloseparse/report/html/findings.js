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
  light(result, operands);
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

function detail(finding) {
  const rule = data.rules[finding.code];
  return el(
    "div.detail",
    {},
    finding.calculation ? calculationView(finding.calculation) : otherPlaces(finding),
    sameCause(finding),
    picture(finding),
    rule &&
      el(
        "details.rule",
        {},
        el("summary", {}, t("rule_says", { code: finding.code })),
        el("p", {}, rule.explanation[language]),
        el("p.source", {}, t("source", { source: rule.source })),
      ),
    reviewForm(finding),
  );
}

/** The further places of a finding without a calculation, to go to. */
function otherPlaces(finding) {
  const [, ...others] = finding.places;
  const related = (finding.related ?? []).map((path) => el("li", {}, path));
  if (!others.length && !related.length) return null;
  const items = others.slice(0, 20).map((place, index) =>
    el(
      "li",
      {},
      el("span.badge", {}, String(index + 1)),
      el("button.figure", { type: "button", onclick: () => reveal(place) }, wordsOf(place).slice(0, 60)),
    ),
  );
  return el("div.others", {}, el("p.claim", {}, t("compared")), el("ol", {}, items, related));
}

/** The other findings that the same figure causes. */
function sameCause(finding) {
  const others = data.findings.filter((other) => other !== finding && other.cause === finding.cause);
  if (finding.cause == null || !others.length) return null;
  const items = others.map((other) =>
    el("li", {}, el("button.figure", { type: "button", onclick: () => select(other) }, `${other.code} ${other.message}`)),
  );
  return el("div.others", {}, el("p.claim", {}, t("same_cause")), el("ol", {}, items));
}

/** The page as printed, with a box around each place. */
function picture(finding) {
  const boxes = finding.boxes ?? [];
  const number = boxes.length ? boxes[0][0] : null;
  const page = data.pages[number];
  if (!page) return null;
  const drawn = boxes
    .filter((box) => box[0] === number)
    .map(([, x0, top, x1, bottom], index) =>
      svg(index ? "rect.operand" : "rect.result", {
        x: x0 - 2,
        y: top - 2,
        width: x1 - x0 + 4,
        height: bottom - top + 4,
        rx: 2,
      }),
    );
  const figure = svg(
    "svg",
    { viewBox: `0 0 ${page.width} ${page.height}`, role: "img", "aria-label": t("page", { page: number }) },
    svg("image", { href: page.source, width: page.width, height: page.height }),
    ...drawn,
  );
  const frame = el("div.frame", { tabindex: "0" }, figure);
  requestAnimationFrame(() => {
    const scale = figure.getBoundingClientRect().width / page.width;
    const [, left, top] = boxes[0];
    frame.scrollTo(left * scale - frame.clientWidth / 2, top * scale - frame.clientHeight / 2);
  });
  return el("figure.page", {}, frame, el("figcaption", {}, t("page", { page: number })));
}

function reviewForm(finding) {
  const { state, note = "" } = marks.get(finding.id) ?? {};
  const choices = STATES.map((choice) =>
    el(
      `button.state.${choice}`,
      {
        type: "button",
        "aria-pressed": String(state === choice),
        onclick: () => setState(finding, choice),
      },
      t(`state_${choice}`),
    ),
  );
  const input = el("input", {
    type: "text",
    value: note,
    placeholder: t("note"),
    "aria-label": t("note"),
    onchange: (event) => {
      mark(finding, { note: event.target.value.trim() });
      drawReview();
    },
  });
  const copy = el("button.plain", { type: "button", onclick: () => copyFinding(finding, copy) }, t("copy"));
  return el("div.review", {}, el("div.states", { role: "group" }, choices), input, copy);
}

/** Choose a state, or take it back. */
function setState(finding, choice) {
  mark(finding, { state: marks.get(finding.id)?.state === choice ? null : choice });
  drawFindings();
  drawReview();
  cards.get(finding.id)?.querySelector(`.state.${choice}[aria-pressed]`)?.focus({ preventScroll: true });
}

async function copyFinding(finding, button) {
  const lines = [`${finding.code} ${finding.message}`, where(finding)];
  try {
    await navigator.clipboard.writeText(lines.filter(Boolean).join("\n"));
    button.textContent = t("copied");
  } catch {
    button.textContent = t("copy_failed");
  }
}

/** To the next finding that is shown, or the one before. */
function step(by) {
  const shown = shownFindings();
  if (!shown.length) return;
  const at = shown.indexOf(selected);
  const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1);
  select(shown[next]);
}

function address(id) {
  try {
    history.replaceState(null, "", id ? `#${id}` : location.pathname + location.search);
  } catch {
    // Some browsers allow no history for pages from files.
  }
}
