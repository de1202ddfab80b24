// The local page: send a document to the program that served the page, show its report, and fetch
// the files that can be made of it. The document stays here and is sent again for each of them.

let current = null;
let told = { key: "", facts: {}, failed: false };

function say(key, facts = {}, failed = false) {
  told = { key, facts, failed };
  drawStatus();
}

function drawStatus() {
  const status = byId("status");
  status.textContent = told.key ? t(told.key, told.facts) : "";
  status.classList.toggle("failed", told.failed);
}

/** What the program makes of a document; its one clear line is thrown if it cannot. */
async function ask(what, file) {
  const query = new URLSearchParams({ name: file.name, lang: language });
  const answer = await fetch(`/${what}?${query}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

async function attempt(file, work) {
  try {
    if (file.size > data.most) throw new Error(t("too_large", { most: data.most / 2 ** 20 }));
    say("reading", { name: file.name });
    await work();
    say("read", { name: file.name });
  } catch (error) {
    say("failed", { name: file.name, reason: error.message }, true);
  }
}

function take(file) {
  if (!file) return;
  current = null;
  showReport(null);
  attempt(file, async () => {
    showReport(await (await ask("report", file)).blob());
    current = file;
    drawOffers();
  });
}

function showReport(page) {
  const frame = byId("report");
  if (frame.dataset.address) URL.revokeObjectURL(frame.dataset.address);
  frame.dataset.address = page ? URL.createObjectURL(page) : "";
  frame.hidden = !page;
  byId("hint").hidden = Boolean(page);
  if (page) frame.src = frame.dataset.address;
  else frame.removeAttribute("src");
  drawOffers();
}

/** A button for each file that can be made of the document. */
function drawOffers() {
  const offers = current ? data.offers.filter((offer) => offer !== "report") : [];
  const buttons = offers.map((offer) =>
    el("button", { type: "button", onclick: () => fetchFile(offer, current) }, t(`offer_${offer}`)),
  );
  byId("offers").replaceChildren(...buttons);
}

function fetchFile(offer, file) {
  attempt(file, async () => {
    const answer = await ask(offer, file);
    const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "");
    download(name ? decodeURIComponent(name[1]) : file.name, await answer.blob(), answer.headers.get("Content-Type"));
  });
}

byId("file").addEventListener("change", ({ target }) => {
  take(target.files[0]);
  target.value = "";
});

/** Documents may be dropped anywhere, on a report too. */
function takeDrops(place) {
  for (const kind of ["dragover", "dragleave", "drop"]) {
    place.addEventListener(kind, (event) => {
      event.preventDefault();
      document.querySelector("main").classList.toggle("over", kind === "dragover");
      if (kind === "drop") take(event.dataTransfer.files[0]);
    });
  }
}

takeDrops(window);
byId("report").addEventListener("load", ({ target }) => takeDrops(target.contentWindow));
drawings.push(drawStatus, drawOffers);
setUpSwitches();
