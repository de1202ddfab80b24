// The index: rows of all documents, filtered and sorted here; only those in view are in the page.

const SEVERITY_COLUMNS = ["error", "warning", "info"];
const COLUMNS = ["unit", "year", "kind", "path", ...SEVERITY_COLUMNS, "checked", "failed"];
const NUMBERS = new Set(["year", ...SEVERITY_COLUMNS, "checked", "failed"]);
const HEADINGS = { error: "tally_error", warning: "tally_warning", info: "tally_info", year: "year_column", checked: "checked_column", failed: "failed_column" };
const ROW = 34;
const SPARE = 12;
const MOST_ON_PAPER = 3000;

const choice = { words: "", kind: "", year: "", which: "all", column: "error", down: true };
let shown = [];

function pathsOf(coded) {
  let last = [];
  const paths = [];
  for (let i = 0; i < coded.length; i += 2) {
    last = [...last.slice(0, coded[i]), ...coded[i + 1]];
    paths.push(last.join(""));
  }
  return paths;
}

const { columns } = data;
const read = pathsOf(data.paths).map((path, i) => ({
  path,
  unit: data.units[columns.unit[i]],
  kind: data.kinds[columns.kind[i]],
  year: columns.year[i] || null,
  error: columns.error[i],
  warning: columns.warning[i],
  info: columns.info[i],
  checked: columns.checked[i],
  failed: columns.failed[i],
  link: columns.link[i],
}));
const unread = data.unread.map(([path, reason]) => ({ path, reason, unit: "", kind: "", year: null }));
const documents = [...read, ...unread];
documents.forEach((row, order) => {
  row.order = order;
  row.words = `${row.unit} ${row.path}`.toLowerCase();
});

const WHICH = {
  all: () => true,
  errors: (row) => row.error > 0,
  findings: (row) => row.error + row.warning + row.info > 0,
  unread: (row) => row.reason != null,
};

function choose() {
  const words = choice.words.toLowerCase().split(/\s+/);
  shown = documents.filter(
    (row) =>
      WHICH[choice.which](row) &&
      (!choice.kind || row.kind === choice.kind) &&
      (!choice.year || row.year === Number(choice.year)) &&
      words.every((word) => row.words.includes(word)),
  );
  shown.sort(ordered());
  byId("shown").textContent = t("shown", { shown: shown.length, all: documents.length });
  byId("table").setAttribute("aria-rowcount", String(shown.length + 1));
  byId("rows").scrollTop = 0;
  drawRows();
}

/** What is not known comes last, whichever way the rest goes; equal rows keep their order. */
function ordered() {
  const { column, down } = choice;
  const way = down ? -1 : 1;
  const compare = NUMBERS.has(column) ? (a, b) => a - b : new Intl.Collator(language === "en" ? "en" : "zh").compare;
  const empty = (value) => value == null || value === "";
  return (a, b) => {
    const [one, other] = [a[column], b[column]];
    if (empty(one) || empty(other)) return Number(empty(one)) - Number(empty(other)) || a.order - b.order;
    return way * compare(one, other) || a.order - b.order;
  };
}

/** The rows in view and some around them, between two gaps as high as the rows left out. */
function drawRows() {
  const frame = byId("rows");
  const first = Math.max(0, Math.floor(frame.scrollTop / ROW) - SPARE);
  const last = Math.min(shown.length, Math.ceil((frame.scrollTop + frame.clientHeight) / ROW) + SPARE);
  fill(first, last);
}

function fill(first, last) {
  const gap = (rows) => {
    const line = el("tr", { "aria-hidden": "true" }, el("td"));
    line.style.height = `${rows * ROW}px`;
    return line;
  };
  const rows = shown.slice(first, last).map((row, i) => line(row, first + i));
  byId("body").replaceChildren(gap(first), ...rows, gap(shown.length - last));
}

function line(row, number) {
  const [, folder, name] = /^(.*?)([^/]*)$/s.exec(row.path);
  const file = row.link
    ? el("a", { href: `${encodeURIComponent(data.folder)}/${row.link}.html` }, name)
    : name;
  const cells = COLUMNS.map((column) => {
    const tone = row[column] > 0 && (SEVERITY_COLUMNS.includes(column) || column === "failed") ? "some" : "none";
    if (column === "path") {
      const reason = row.reason && el("span.reason", {}, row.reason);
      return el("td.path", { title: row.path }, file, reason, el("span.folder", {}, folder));
    }
    if (column === "kind") return el("td.kind", {}, row.kind && t(`kind_${row.kind}`));
    if (column === "unit") return el("td.unit", { title: row.unit }, row.unit);
    return el(`td.number.${column}.${tone}`, {}, row[column] ? String(row[column]) : "");
  });
  return el("tr", { "aria-rowindex": String(number + 2) }, cells);
}

function drawHead() {
  const cells = COLUMNS.map((column) => {
    const sorted = column === choice.column;
    const direction = sorted ? (choice.down ? "descending" : "ascending") : "none";
    return el(
      `th.${column}${NUMBERS.has(column) ? ".number" : ""}`,
      { scope: "col", "aria-sort": direction },
      el("button", { type: "button", onclick: () => sortBy(column) }, t(HEADINGS[column] ?? column)),
    );
  });
  byId("head").replaceChildren(...cells);
}

function sortBy(column) {
  choice.down = choice.column === column ? !choice.down : NUMBERS.has(column);
  choice.column = column;
  drawHead();
  choose();
}

function drawChoices() {
  const fillSelect = (id, options) => {
    byId(id).replaceChildren(
      ...options.map(([value, words]) => {
        const option = el("option", { value }, words);
        option.selected = value === choice[id];
        return option;
      }),
    );
  };
  const years = [...new Set(documents.map((row) => row.year))].filter(Boolean).sort((a, b) => b - a);
  fillSelect("kind", [["", t("all_kinds")], ...data.kinds.map((kind) => [kind, t(`kind_${kind}`)])]);
  fillSelect("year", [["", t("all_years")], ...years.map((year) => [String(year), t("year", { year })])]);
  fillSelect("which", Object.keys(WHICH).map((which) => [which, t(`which_${which}`)]));
}

function drawTotals() {
  const sum = (column) => read.reduce((total, row) => total + row[column], 0);
  const tally = (kind, count, words) =>
    el(`span.tally${kind}${count ? "" : ".zero"}`, {}, el("b", {}, count.toLocaleString("en")), words);
  byId("tally").replaceChildren(
    tally("", read.length, t("tally_documents")),
    ...SEVERITY_COLUMNS.map((severity) => tally(`.${severity}`, sum(severity), t(`tally_${severity}`))),
    tally("", sum("checked"), t("tally_checked")),
    tally("", sum("checked") - sum("failed"), t("tally_hold")),
    ...(unread.length ? [tally(".warning", unread.length, t("tally_unread"))] : []),
  );
  const total = ({ counts }) => SEVERITY_COLUMNS.reduce((all, severity) => all + (counts[severity] ?? 0), 0);
  const rows = data.rules.map((rule) => ({
    label: `${rule.code} ${rule.title[language] ?? ""}`,
    title: `${rule.code} ${rule.title[language] ?? ""}`,
    parts: SEVERITY_COLUMNS.map((severity) => [severity, rule.counts[severity] ?? 0]),
    behind: total(rule).toLocaleString("en"),
  }));
  byId("charts").replaceChildren(
    ...(rows.length > 1 ? [chart(t("chart_rules_all"), bars(rows, total(data.rules[0])))] : []),
  );
}

function listen(id, event, name) {
  byId(id).addEventListener(event, ({ target }) => {
    choice[name] = target.value;
    choose();
  });
}

listen("search", "input", "words");
listen("kind", "change", "kind");
listen("year", "change", "year");
listen("which", "change", "which");
byId("rows").addEventListener("scroll", drawRows);
addEventListener("resize", drawRows);
addEventListener("beforeprint", () => fill(0, Math.min(shown.length, MOST_ON_PAPER)));
addEventListener("afterprint", drawRows);
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.matches?.("input, select")) return;
  event.preventDefault();
  byId("search").focus();
});
drawings.push(drawTotals, drawChoices, drawHead, choose);
setUpSwitches();
