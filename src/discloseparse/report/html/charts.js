// The overview: pictures where they say more than numbers.

function findingsByRule() {
  const rules = new Map();
  for (const { code, severity } of data.findings) {
    if (!rules.has(code)) rules.set(code, { error: 0, warning: 0, info: 0 });
    rules.get(code)[severity] += 1;
  }
  if (rules.size < 2 || data.findings.length < 1.5 * rules.size) return null;
  const sum = (counts) => counts.error + counts.warning + counts.info;
  const rows = [...rules].sort((a, b) => sum(b[1]) - sum(a[1]) || a[0].localeCompare(b[0])).slice(0, 6);
  return chart(
    t("chart_rules"),
    bars(
      rows.map(([code, counts]) => ({
        label: `${code} ${ruleTitle(code)}`,
        title: `${code} ${ruleTitle(code)}`,
        parts: SEVERITIES.map((severity) => [severity, counts[severity]]),
        behind: String(sum(counts)),
        click: () => filterRule(filters.rule === code ? "" : code),
      })),
      sum(rows[0][1]),
    ),
  );
}

function checkedByKind() {
  const kinds = new Map();
  for (const { kind, exactness } of relations) {
    if (!kinds.has(kind)) kinds.set(kind, { holds: 0, rounded: 0, failed: 0 });
    const outcome = { exact: "holds", rounding: "holds", failed: "failed" }[exactness] ?? "rounded";
    kinds.get(kind)[outcome] += 1;
  }
  if (relations.length < 8) return null;
  const sum = (counts) => counts.holds + counts.rounded + counts.failed;
  const rows = [...kinds].sort((a, b) => sum(b[1]) - sum(a[1]));
  return chart(
    t("chart_checked"),
    bars(
      rows.map(([kind, counts]) => ({
        label: t(`relation_${kind}`),
        title: t("chart_checked_row", { kind: t(`relation_${kind}`), all: sum(counts), failed: counts.failed }),
        parts: Object.entries(counts),
        behind: counts.failed ? `${sum(counts)} · ✗ ${counts.failed}` : String(sum(counts)),
      })),
      sum(rows[0][1]),
    ),
  );
}

function composition() {
  const { funds } = data;
  if (!funds) return null;
  return chart(
    funds.label ? t("chart_funds", funds) : t("chart_funds_plain", funds),
    bars(
      funds.parts.map(({ label, value, share, place }) => ({
        label,
        title: `${label} ${value}`,
        parts: [["part", share]],
        behind: `${(share / 10).toFixed(1)}%`,
        click: () => inspectPlace(place),
      })),
      Math.max(...funds.parts.map((part) => part.share)),
    ),
  );
}

function inspectPlace(place) {
  inspect([place]);
  reveal(place);
}

function drawCharts() {
  const charts = [findingsByRule(), checkedByKind(), composition()].filter(Boolean);
  byId("charts").replaceChildren(...charts);
}
