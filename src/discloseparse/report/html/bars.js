// Horizontal bars, drawn as a picture in the page.

const SEVERITIES = ["error", "warning", "info"];
const BAR = { width: 300, height: 18, gap: 8, label: 132 };

/** Bars below each other: `rows` of label, parts ([class, value]), text behind, and what a click does. */
function bars(rows, most) {
  const scale = (BAR.width - BAR.label - 44) / Math.max(most, 1);
  const drawn = rows.map(({ label, parts, behind, title, click }, index) => {
    let x = BAR.label;
    const boxes = parts.map(([kind, value]) => {
      const width = Math.max(value * scale, value > 0 ? 2 : 0);
      const box = svg(`rect.${kind}`, { x, y: 3, width, height: BAR.height - 6, rx: 1.5 });
      x += width;
      return box;
    });
    return svg(
      click ? "g.click" : "g",
      {
        transform: `translate(0 ${index * (BAR.height + BAR.gap)})`,
        tabindex: click ? "0" : null,
        role: click ? "button" : null,
        onclick: click ?? null,
        onkeydown: click ? (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), click()) : null,
      },
      svg("title", {}, title),
      svg("rect.ground", { x: 0, y: -2, width: BAR.width, height: BAR.height + 4, rx: 3 }),
      svg("text.label", { x: BAR.label - 8, y: 13, "text-anchor": "end" }, clipped(label)),
      ...boxes,
      svg("text.behind", { x: x + 6, y: 13 }, behind),
    );
  });
  const height = rows.length * (BAR.height + BAR.gap);
  return svg("svg.bars", { viewBox: `0 -2 ${BAR.width} ${height}`, role: "group" }, ...drawn);
}

/** As many characters of a label as fit: a Chinese one is as wide as two others. */
function clipped(label, most = 20) {
  let width = 0;
  let shown = "";
  for (const sign of label) {
    width += sign.codePointAt(0) > 0x2e7f ? 2 : 1;
    if (width > most) return `${shown}…`;
    shown += sign;
  }
  return shown;
}

function chart(heading, picture) {
  return el("figure.chart", {}, el("figcaption", {}, heading), picture);
}
