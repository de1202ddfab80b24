// The report of a document: what stands above it, its filters, the keyboard, links to findings, print.

const about = data.document;

function drawTop() {
  byId("back").hidden = data.back == null;
  if (data.back != null) byId("back").href = data.back.split("/").map(encodeURIComponent).join("/");
  const kind = t(`kind_${about.kind}`);
  const year = about.year && t("year", { year: about.year });
  byId("title").textContent = about.unit ?? about.name;
  byId("about").replaceChildren(
    ...[year, kind, about.pages && t("pages", { pages: about.pages })].filter(Boolean).map((word) => el("span", {}, word)),
    el("span.path", { title: `SHA-256 ${about.sha256}` }, about.path),
  );
  const holding = relations.filter(({ exactness }) => exactness && exactness !== "failed").length;
  byId("tally").replaceChildren(
    ...SEVERITIES.map((severity) => {
      const count = data.findings.filter((finding) => finding.severity === severity).length;
      return el(`span.tally.${severity}${count ? "" : ".zero"}`, {}, el("b", {}, String(count)), t(`tally_${severity}`));
    }),
    el("span.tally", {}, el("b", {}, String(relations.length)), t("tally_checked")),
    el("span.tally", {}, el("b", {}, String(holding)), t("tally_hold")),
  );
  byId("diagnostics").replaceChildren(...about.diagnostics.map((message) => el("li", {}, message)));
}

function drawFilters() {
  const counts = new Map();
  for (const { code } of data.findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  const rules = [...counts].sort().map(([code, count]) => {
    const option = el("option", { value: code }, `${code} ${ruleTitle(code)} (${count})`);
    option.selected = code === filters.rule;
    return option;
  });
  byId("rule").replaceChildren(el("option", { value: "" }, t("all_rules")), ...rules);
  const states = ["", "open", ...STATES].map((state) => {
    const option = el("option", { value: state }, t(state ? `state_${state}` : "all_states"));
    option.selected = state === filters.state;
    return option;
  });
  byId("state").replaceChildren(...states);
  byId("severities").replaceChildren(
    ...SEVERITIES.map((severity) =>
      el(
        `button.chip.${severity}`,
        {
          type: "button",
          "aria-pressed": String(filters.severities.has(severity)),
          onclick: () => {
            if (!filters.severities.delete(severity)) filters.severities.add(severity);
            refilter();
          },
        },
        t(severity),
      ),
    ),
  );
}

function refilter() {
  drawFilters();
  drawFindings();
  drawPosition();
}

function filterRule(code) {
  filters.rule = code;
  refilter();
}

function clearFilters() {
  Object.assign(filters, { words: "", rule: "", state: "", severities: new Set(SEVERITIES) });
  byId("search").value = "";
  refilter();
}

function drawReview() {
  byId("reviewed").textContent = t("reviewed", { count: marks.size, all: data.findings.length });
  byId("export").disabled = marks.size === 0;
}

/** Where in the list the reader is, for narrow screens. */
function drawPosition() {
  const shown = shownFindings();
  byId("position").hidden = selected == null;
  byId("at").textContent = selected ? `${shown.indexOf(selected) + 1 || "–"}/${shown.length}　${selected.message}` : "";
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  c: () => selected && setState(selected, "confirmed"),
  x: () => selected && setState(selected, "false_alarm"),
  d: () => selected && setState(selected, "fixed"),
  "/": () => byId("search").focus(),
  Escape: () => {
    closeInspector();
    select(null);
  },
};

function onKey(event) {
  const typing = event.target.matches?.("input, select, textarea");
  if (event.key === "Escape" && typing) event.target.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const action = KEYS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

function followLink() {
  const id = location.hash.slice(1);
  const finding = data.findings.find((candidate) => id && candidate.id === id);
  if (finding && finding !== selected) select(finding);
}

/** On paper every finding shows its calculation. */
function beforePrint() {
  shownFindings().forEach((finding) => open(finding));
}

function afterPrint() {
  shownFindings().forEach((finding) => finding !== selected && close(finding));
}

byId("search").addEventListener("input", (event) => {
  filters.words = event.target.value;
  refilter();
});
byId("rule").addEventListener("change", (event) => filterRule(event.target.value));
byId("state").addEventListener("change", (event) => {
  filters.state = event.target.value;
  refilter();
});
byId("export").addEventListener("click", exportBaseline);
byId("import").addEventListener("change", async ({ target }) => {
  const taken = await importBaseline(target.files[0]);
  byId("imported").textContent = t(taken ? "imported" : "import_failed");
  target.value = "";
  drawFindings();
  drawReview();
});
byId("previous").addEventListener("click", () => step(-1));
byId("next").addEventListener("click", () => step(1));
byId("to-list").addEventListener("click", () => cards.get(selected.id)?.scrollIntoView());
text.addEventListener("click", clickText);
document.addEventListener("keydown", onKey);
addEventListener("hashchange", followLink);
addEventListener("beforeprint", beforePrint);
addEventListener("afterprint", afterPrint);
drawings.push(drawTop, drawLegend, drawFilters, drawFindings, drawReview, drawCharts, drawPosition);
setUpSwitches();
followLink();
