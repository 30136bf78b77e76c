// One page: its text with every value marked, its events beside it, and the value that is chosen.

const UNTINTED = new Set(["statement", "head", "open"]);
const USUAL = new Set(["held", "exact"]); // goes without saying
const DRAWN = 6; // lanes of underlines
const MOVED = 300; // pieces whose marks may move; of more, as of a statement over a whole long page, they stand still
const QUOTED = 300; // characters of a place in the page that are given again beside it
const open = { number: null, item: null, shown: new Map() }; // shown: the pieces of the text of each value

function showPage(state) {
  const place = byId("page");
  const number = pageNumbers.get(state.page);
  if (number === undefined) {
    open.number = null;
    place.replaceChildren(el("p", { class: "empty" }, "This report has no such page. ", el("a", { href: link({}) }, "Back to the list")));
    return;
  }
  const isNew = open.number !== number;
  if (isNew) {
    buildPage(place, number);
    window.scrollTo(0, 0);
    place.querySelector("h2").focus({ preventScroll: true });
  }
  place.querySelector(".back").replaceWith(back());
  if (isNew || open.item !== state.item) choose(state.item, isNew);
}

const back = () => el("a", { class: "back", href: link({}) }, `← ${capital(current.view)}`);

function buildPage(place, number) {
  const found = content(number);
  Object.assign(open, { number, item: null, shown: new Map() });
  const printed = found.published ? [`published ${found.published}`, found.from === "page" ? " (as the page says)" : ""].join("") : "no date";
  place.replaceChildren(
    el("header", { class: "pagehead" },
      back(),
      el("h2", { tabindex: -1, lang: langOf(found.source) }, found.source),
      el("p", { class: "meta" }, el("span", {}, printed), found.where ? zh(found.where) : null,
        found.printed.length ? zh(found.printed.join(" · ")) : null)),
    el("div", { class: "split bie" },
      el("section", { class: "paper", "aria-label": "Text" }, legend(found), textOf(found)),
      el("div", { class: "side" },
        el("section", { class: "chosen", "aria-label": "Chosen value", "aria-live": "polite" }),
        el("section", { class: "cards", "aria-label": "Events of the page", tabindex: 0 }, articlesOf(found)))),
  );
}

function legend(found) {
  const present = new Set(found.values.map((value) => value.kind));
  const kinds = index.kinds.filter(([kind]) => present.has(kind));
  return el("ul", { class: "bie-legend", "aria-label": "Colors" }, kinds.map(([kind, label]) => (
    el("li", {}, el("span", { class: `bie-m bie-k-${kind}${UNTINTED.has(kind) ? "" : " bie-tint"}` }, label))
  )));
}

// Every line end becomes one line feed; no character more or less.
const shownText = (text) => seen(text.replace(/\r\n/g, " \n").replace(/\r/g, "\n"));

function textOf(found) {
  const text = shownText(found.text);
  const pane = el("div", { class: "bie-text", lang: "zh", role: "group", tabindex: 0,
    "aria-label": "Text of the page; the left and right arrow keys go from value to value" });
  let last = 0;
  let deepest = 0;
  for (const [start, end, isEvent, ...over] of found.pieces) {
    pane.append(text.slice(last, start));
    last = end;
    const piece = el("span", { class: `${over.length ? "bie-s" : ""}${isEvent ? " bie-in" : ""}` });
    let inner = piece;
    const numbers = [];
    for (let place = over.length - 3; place >= 0; place -= 3) { // the outermost layer first
      const [lane, value, isTask] = over.slice(place, place + 3);
      numbers.unshift(value);
      if (lane >= DRAWN) continue;
      deepest = Math.max(deepest, lane);
      const { kind } = found.values[value];
      const tint = place === 0 && !isTask && !UNTINTED.has(kind) ? " bie-tint" : "";
      const layer = el("span", { class: `bie-m bie-k-${kind} bie-l${lane}${tint}` });
      inner.append(layer);
      inner = layer;
    }
    inner.append(text.slice(start, end));
    for (const value of numbers) {
      if (!open.shown.has(value)) open.shown.set(value, []);
      open.shown.get(value).push(piece);
    }
    if (numbers.length) piece.dataset.values = [...new Set(numbers)].join(" ");
    pane.append(piece);
  }
  pane.append(text.slice(last));
  pane.style.setProperty("--bie-lanes", deepest + 1);
  pane.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-values]");
    if (piece && getSelection().isCollapsed) go({ item: nextAt(found, piece) });
  });
  pane.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const item = neighbor(found, pane, step);
      if (item) go({ item }, { replace: true });
    }
  });
  return pane;
}

// The innermost value at a place, or the next one out where the chosen value lies there already.
function nextAt(found, piece) {
  const ids = piece.dataset.values.split(" ").map((value) => found.values[value].id);
  return ids[(ids.indexOf(open.item) + 1) % ids.length];
}

function neighbor(found, pane, step) {
  const order = [...new Set([...pane.querySelectorAll("[data-values]")].flatMap((piece) => piece.dataset.values.split(" ")))];
  const place = order.findIndex((value) => found.values[value].id === open.item);
  const next = place < 0 ? (step > 0 ? 0 : order.length - 1) : Math.min(Math.max(place + step, 0), order.length - 1);
  return order.length ? found.values[order[next]].id : "";
}

function articlesOf(found) {
  const cards = found.articles.map((article) => el("div", { class: "article" },
    zh(article.headline, "h3"),
    article.events.map((own) => pageCard(found, own)),
    article.events.length ? null : el("p", { class: "hint" }, "No event was read here.")));
  if (!found.articles.length) cards.push(el("p", { class: "empty" }, "No article was found on this page."));
  const notes = found.notes.map(([code, message]) => el("li", {}, el("b", {}, words(code)), ` ${message}`));
  if (notes.length) cards.push(el("div", { class: "notes" }, el("h3", {}, "Left open"), el("ul", {}, notes)));
  return cards;
}

function pageCard(found, own) {
  const values = valuesOf(found, own);
  const trigger = values.find((value) => groupOf(value) === "event");
  const status = trigger.facts && trigger.facts.status;
  return el("article", { class: "card", "data-event": own.id },
    el("p", { class: "meta" },
      el("a", { class: "value event", href: link({ page: found.id, item: trigger.id }), "data-item": trigger.id },
        typeBadge(own.type), trigger.text ? zh(trigger.text, "span", { class: "more" }) : null),
      status ? statusBadge(status) : null),
    valueGroups(values, found.id, values.length));
}

function choose(item, isNew) {
  const place = byId("page");
  const found = content(open.number);
  open.item = item;
  for (const element of place.querySelectorAll(".bie-on")) element.classList.remove("bie-on", "first", "last");
  for (const element of place.querySelectorAll("[aria-current]")) element.removeAttribute("aria-current");
  const number = found.values.findIndex((value) => value.id === item);
  const value = found.values[number];
  const panel = place.querySelector(".chosen");
  place.classList.toggle("has-chosen", Boolean(value));
  panel.replaceChildren(...(value ? panelOf(found, value) : [el("p", { class: "hint" },
    "Choose words in the text, or a value of an event, to see what was read and why.")]));
  if (!value) return;
  const pieces = open.shown.get(number) || [];
  for (const piece of pieces) piece.classList.add("bie-on");
  place.classList.toggle("moving", pieces.length <= MOVED);
  const card = place.querySelector(`a[data-item="${CSS.escape(item)}"]`);
  if (card) {
    card.setAttribute("aria-current", "true");
    bring(place.querySelector(".cards"), card, isNew && !pieces.length);
  }
  if (pieces.length) bring(place.querySelector(".bie-text"), pieces[0], true);
}

// Scroll a pane of its own to an element in it; where the pane grows with the page, the page, if asked.
function bring(pane, element, always) {
  const [outer, inner] = [pane.getBoundingClientRect(), element.getBoundingClientRect()];
  if (pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY !== "visible") {
    const isSeen = inner.top >= outer.top + 8 && inner.bottom <= outer.bottom - 8;
    if (!isSeen) pane.scrollTop += inner.top - outer.top - pane.clientHeight / 3;
  } else if (always) {
    window.scrollTo({ top: window.scrollY + inner.top - window.innerHeight / 4 });
  }
}

function panelOf(found, value) {
  const spans = value.spans || [];
  const quoted = spans.slice(0, 6).map(([start, end]) => zh(`「${quote(found.text, start, end)}」`, "q"));
  const facts = Object.entries(value.facts || {}).filter(([, fact]) => !USUAL.has(fact));
  const rule = value.rule ? [el("code", {}, value.rule), index.rules[value.rule] ? ` ${index.rules[value.rule]}` : ""] : null;
  const same = valuesAt(found, value);
  const close = el("a", { class: "close", href: link({ page: found.id }), "aria-label": "Close" }, "×");
  const toCard = el("button", { type: "button", class: "to-card" }, "Its event");
  toCard.addEventListener("click", () => showCard(value.id));
  return [
    close,
    el("h3", {}, el("span", { class: `bie-m bie-tint bie-k-${value.kind}` }, KINDS[value.kind] || value.kind), " ",
      value.text ? zh(value.text) : null, value.text ? null : value.note),
    el("dl", { class: "facts" },
      facts.map(([name, fact]) => factRow(capital(name), el("dd", { lang: langOf(fact) }, fact), fact.length > 14)),
      rule ? factRow("Rule", el("dd", {}, ...rule), true) : null,
      value.conf === undefined ? null : factRow("Confidence", el("dd", {}, `${Math.round(value.conf * 100)} %`)),
      quoted.length ? factRow("In the page", el("dd", { class: "quoted" }, ...quoted,
        spans.length > 6 ? ` and ${spans.length - 6} more` : "", ` at character ${commas(characters(found.text, spans[0][0]))}`), true) : null),
    same.length ? el("p", { class: "same" }, "At the same place: ", same.map((other) => valueLink(other, found.id))) : null,
    placeInCard(value.id) ? toCard : null,
  ].filter(Boolean);
}

// The words of a place on one line, cut where they are too long.
const quote = (text, start, end) => (
  text.slice(start, Math.min(end, start + QUOTED)).replace(/\s*[\r\n]+\s*/g, "⏎") + (end - start > QUOTED ? "…" : "")
);

const factRow = (name, said, isLong = false) => el("div", { class: isLong ? "long" : null }, el("dt", {}, name), said);

// The records count code points.
const characters = (text, unit) => [...text.slice(0, unit)].length;

function valuesAt(found, value) {
  const pieces = open.shown.get(found.values.indexOf(value)) || [];
  const numbers = new Set(pieces.slice(0, 40).flatMap((piece) => piece.dataset.values.split(" ")));
  return [...numbers].map((other) => found.values[other]).filter((other) => other !== value).slice(0, 8);
}

const placeInCard = (item) => byId("page").querySelector(`.cards a[data-item="${CSS.escape(item)}"]`);

function showCard(item) {
  const target = placeInCard(item);
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}
