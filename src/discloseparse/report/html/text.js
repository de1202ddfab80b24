// The document's text: pieces by number, places made of pieces, and which of them are lit.

const text = byId("text");
const pieces = [...text.querySelectorAll("mark")];
const placesOver = pieces.map(() => []);
data.places.forEach((_, place) => numbersOf(place).forEach((n) => placesOver[n].push(place)));
const numberOf = new Map(pieces.map((piece, number) => [piece, number]));

function numbersOf(place) {
  const runs = data.places[place];
  if (typeof runs === "number") return [runs];
  const numbers = [];
  for (let i = 0; i < runs.length; i += 2) {
    for (let n = runs[i]; n <= runs[i + 1]; n += 1) numbers.push(n);
  }
  return numbers;
}

const piecesOf = (place) => numbersOf(place).map((number) => pieces[number]);
const wordsOf = (place) => piecesOf(place).map((piece) => piece.textContent).join("");

const mentions = data.mentions.map(([kind, place, value = "", label = ""]) => ({
  kind: data.kinds[kind],
  place,
  value,
  label,
}));
const relations = data.relations.map(([kind, exactness, operands, result, words, inTable]) => ({
  kind,
  exactness,
  operands,
  result,
  [inTable ? "because" : "explanation"]: words,
}));

let lit = [];

/** Light the result, in red if it is `wrong`, and its operands, numbered from 1 in the order given. */
function light(result, operands, wrong = false) {
  text.classList.toggle("wrong", wrong);
  for (const piece of lit) {
    piece.classList.remove("result", "operand");
    delete piece.dataset.n;
  }
  const resultPieces = result == null ? [] : piecesOf(result);
  resultPieces.forEach((piece) => piece.classList.add("result"));
  lit = [...resultPieces];
  operands.forEach((place, index) => {
    piecesOf(place).forEach((piece, part) => {
      if (resultPieces.includes(piece)) return;
      piece.classList.add("operand");
      if (part === 0) piece.dataset.n = piece.dataset.n ? `${piece.dataset.n},${index + 1}` : index + 1;
      lit.push(piece);
    });
  });
}

const wide = matchMedia("(min-width: 60.01rem)");
const MARGIN = 80;

/** Bring a place into view, and the list beside it; what is in view already stays where it is. */
function reveal(place) {
  const [first] = place == null ? [] : piecesOf(place);
  if (!first) return;
  if (wide.matches) scrollTo(0, Math.max(scrollY, document.querySelector("main").offsetTop));
  const { top, bottom, left, right } = first.getBoundingClientRect();
  const frame = (first.closest(".table") ?? text).getBoundingClientRect();
  const inView =
    top >= MARGIN && bottom <= innerHeight - MARGIN && left >= frame.left && right <= frame.right;
  if (!inView) first.scrollIntoView({ block: "center", inline: "center" });
}

/** The legend is a row of switches: each shows or hides the highlights of a kind. */
function drawLegend() {
  const counts = new Map();
  for (const { kind } of mentions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  counts.delete("cell");
  const switches = data.kinds.filter((kind) => counts.has(kind)).map((kind) =>
    el(
      `button.kind.${kind}`,
      {
        type: "button",
        "aria-pressed": String(!text.classList.contains(`no-${kind}`)),
        onclick: () => {
          text.classList.toggle(`no-${kind}`);
          drawLegend();
        },
      },
      t(`mention_${kind}`),
      el("span.number", {}, String(counts.get(kind))),
    ),
  );
  byId("legend").replaceChildren(...switches);
}
