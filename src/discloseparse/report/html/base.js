// What every page shares: its data, its words in two languages, light and dark, and how elements
// are made. Elements get text, never markup: nothing that a document says can become part of a page.

const data = JSON.parse(document.getElementById("data").textContent);

/** What the browser remembers of the reader's choices; nothing, where it is forbidden to. */
const memory = {
  get(key) {
    try {
      return localStorage.getItem(`discloseparse.${key}`);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`discloseparse.${key}`, value);
    } catch {
      // A page without storage works all the same.
    }
  },
};

const LANGUAGES = { zh: "中文", en: "English" };
const OTHER = { zh: "en", en: "zh" };

let language = memory.get("language") ?? data.lang;

/** The sentence called `key` in the reader's language, its gaps filled with `facts`. */
function t(key, facts = {}) {
  const sentence = data.words[language][key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
}

const byId = (id) => document.getElementById(id);

/** An element: `el("p.note", {title: "…"}, "text", child)`; `onclick` and the like are listeners. */
function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  return furnish(document.createElement(tag), classes, attributes, children);
}

/** The same for a picture. */
function svg(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  return furnish(element, classes, attributes, children);
}

function furnish(element, classes, attributes, children) {
  if (classes.length) element.setAttribute("class", classes.join(" "));
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== false && child !== ""));
  return element;
}

/** Give `content` to the reader as a file. */
function download(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** What is drawn again when the language changes. */
const drawings = [];

function speak(wanted) {
  language = wanted;
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  for (const element of document.querySelectorAll("[data-t]")) {
    element.textContent = t(element.dataset.t);
  }
  for (const element of document.querySelectorAll("[data-hint]")) {
    element.placeholder = t(element.dataset.hint);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label));
  }
  byId("language").textContent = LANGUAGES[OTHER[wanted]];
  drawings.forEach((draw) => draw());
}

function paint(theme) {
  document.documentElement.dataset.theme = theme;
}

function setUpSwitches() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const preferred = () => memory.get("theme") ?? (dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => paint(preferred()));
  paint(preferred());
  addEventListener("beforeprint", () => paint("light"));
  addEventListener("afterprint", () => paint(preferred()));
  speak(language);
  byId("theme").addEventListener("click", () => {
    memory.set("theme", document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    paint(preferred());
  });
  byId("language").addEventListener("click", () => {
    speak(OTHER[language]);
    memory.set("language", language);
  });
}
