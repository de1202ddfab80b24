// The reviewer's marks: a state and a note for each finding, kept in the browser, exported as a
// baseline. A baseline accepts what is a false alarm; the other marks ride along for the next reader.

const STATES = ["confirmed", "false_alarm", "fixed"];
const REVIEW = `review.${data.document.sha256}.${data.document.name}`;
/** Within a batch a document is known by its path, alone by its file's name. */
const documentKey = data.back == null ? data.document.name : data.document.path;
const marks = new Map(Object.entries(remembered()));

function remembered() {
  try {
    return JSON.parse(memory.get(REVIEW)) ?? {};
  } catch {
    return {};
  }
}

function mark(finding, change) {
  const next = { state: null, note: "", ...marks.get(finding.id), ...change };
  if (next.state || next.note) marks.set(finding.id, next);
  else marks.delete(finding.id);
  memory.set(REVIEW, JSON.stringify(Object.fromEntries(marks)));
}

/** The marks as the file that `discloseparse audit --baseline` reads. */
function baseline() {
  const entry = (finding, { note }, rest) => ({
    fingerprint: finding.id.split("~")[0],
    code: finding.code,
    document: documentKey,
    about: finding.message,
    reason: note,
    ...rest,
  });
  const marked = data.findings.filter((finding) => marks.has(finding.id));
  const accepted = marked
    .filter((finding) => marks.get(finding.id).state === "false_alarm")
    .map((finding) => entry(finding, { note: marks.get(finding.id).note || t("state_false_alarm") }));
  const reviewed = marked.map((finding) =>
    entry(finding, marks.get(finding.id), { id: finding.id, state: marks.get(finding.id).state }),
  );
  return { version: 1, accepted, reviewed };
}

function exportBaseline() {
  const stem = data.document.name.replace(/\.[^.]+$/, "");
  const content = `${JSON.stringify(baseline(), null, 2)}\n`;
  download(`${stem}.${t("baseline_file")}.json`, content, "application/json");
}

/** Take over the marks of a file that another reader exported. True if it held any for this document. */
async function importBaseline(file) {
  let entries;
  try {
    entries = JSON.parse(await file.text()).reviewed;
  } catch {
    return false;
  }
  if (!Array.isArray(entries)) return false;
  const findings = new Map(data.findings.map((finding) => [finding.id, finding]));
  const own = entries.filter((entry) => entry?.document === documentKey && findings.has(entry.id));
  for (const { id, state, reason } of own) {
    mark(findings.get(id), { state: STATES.includes(state) ? state : null, note: String(reason ?? "") });
  }
  return own.length > 0;
}
