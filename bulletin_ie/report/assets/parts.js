// Pieces of the page. Text goes in as text nodes only, so nothing that a bulletin says becomes markup.

// Controls but tab and line ends, and what turns the direction of writing, as characters that are seen; as many as before.
const seen = (text) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  const said = children.flat().filter((child) => child !== null && child !== undefined && child !== "");
  element.append(...said.map((child) => (typeof child === "string" ? seen(child) : child)));
  return element;
}

const zh = (text, tag = "span", attributes = {}) => el(tag, { lang: "zh", ...attributes }, text);
// What may be in either language: paths, and what a field holds.
const langOf = (text) => (/[\u2e80-\u9fff\uf900-\ufaff\ud840-\ud8ff]/.test(text) ? "zh" : null);
const words = (name) => name.replaceAll("_", " ");
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const commas = (value) => value.toLocaleString("en");
const counted = (value, noun) => `${commas(value)} ${noun}${value === 1 ? "" : "s"}`;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const weekday = (day) => WEEKDAYS[new Date(`${day}T00:00Z`).getUTCDay()];
const monthName = (month) => `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

const GROUPS = [
  ["name", "Name"], ["time", "When"], ["person", "People"], ["place", "Places"], ["count", "Counts"],
  ["deadline", "Deadlines"], ["statement", "Said"], ["appointment", "Posts"], ["topic", "Topics"],
];
const FEW = 5; // values of a kind on a card in a list; the page shows all
const KINDS = {
  event: "Event", time: "Date", person: "Person", place: "Place", count: "Count", deadline: "Deadline",
  statement: "Statement", appointment: "Change of post", topic: "Topic", head: "Of the page", open: "Left open",
};

const typeBadge = (type) => el("span", { class: "type" }, words(type));
const statusBadge = (status) => (status === "held" ? null : el("span", { class: `badge ${status}` }, status));
const time = (day) => el("time", { datetime: day }, day);

function dates(event) {
  const [first, last] = [event.first, event.last];
  if (first && last && first !== last) return el("span", { class: "day" }, time(first), " – ", time(last));
  if (first || last) return el("span", { class: "day" }, time(first || last));
  const day = event.sort;
  return el("span", { class: "day vague" }, ...(day ? ["published ", time(day)] : ["no date"]));
}

// A value as a link to its words in the page.
function valueLink(value, page) {
  const note = value.note && value.text ? el("span", { class: "note" }, value.note) : null;
  const before = value.kind === "count"; // about 12 projects
  return el("a", { class: "value", href: link({ page, item: value.id }), "data-item": value.id },
    before ? note : null, before && note ? " " : null,
    el("span", { class: `bie-m bie-tint bie-k-${value.kind}` },
      value.text ? zh(value.text, "span", { class: "main" }) : value.note),
    value.more ? zh(value.more, "span", { class: "more" }) : null,
    value.by ? zh(value.by, "span", { class: "by" }) : null,
    before ? null : note);
}

function valueGroups(values, page, most) {
  const list = el("dl", { class: "values bie" });
  for (const [kind, label] of GROUPS) {
    const found = values.filter((value) => groupOf(value) === kind);
    if (!found.length) continue;
    const rest = found.length - most;
    const more = rest > 0 ? el("a", { class: "rest", href: link({ page, item: found[most].id }) }, `${rest} more`) : null;
    list.append(el("dt", {}, label),
      el("dd", { class: `of-${kind}` }, found.slice(0, most).map((value) => valueLink(value, page)), more));
  }
  return list;
}

function groupOf(value) {
  if (value.kind !== "event") return value.kind;
  return value.id.endsWith("#name") ? "name" : "event";
}

// The card of an event in a list.
function eventCard(event) {
  const page = pages[event.page];
  const found = content(event.page);
  const own = found.articles[event.article].events[event.event];
  const target = link({ page: page.id, item: `${own.id}#trigger` });
  return el("article", { class: "card", "data-event": own.id },
    el("div", { class: "about" },
      el("p", { class: "meta" }, dates(event), typeBadge(event.type), statusBadge(event.status)),
      el("h3", {}, el("a", { href: target, lang: "zh" }, page.headlines[event.article])),
      el("p", { class: "meta" }, page.where ? zh(page.where) : null, el("span", { class: "source", lang: langOf(page.source) }, page.source),
        page.published ? el("span", {}, "published ", time(page.published)) : null)),
    valueGroups(valuesOf(found, own), page.id, FEW));
}
