// What an open card shows: the calculation or the other places, the page, the rule, the reviewer's form.

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
  drawPosition();
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
