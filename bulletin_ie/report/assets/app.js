// What is shown is what the address says: each choice changes its hash, and each change of the hash is shown.

const VIEWS = { events: eventList, deadlines: deadlineList, officials: officialList, pages: pageList };
const DEFAULTS = {
  view: "events", q: "", official: "", types: [], from: "", until: "", asof: index.asOf || "", due: "all", page: "", item: "",
};
const PRINTED = 1500; // rows at most; the button stays and says how many more there are
const isDay = (day) => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
let current = { ...DEFAULTS };
let listed = "";
let listScroll = 0;
let listFocus = document.body; // where in the list the reader was when a page was opened
let showMore = () => false; // a further step of the list; whether there was one

function stateOf(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const state = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS)) {
    const value = given.get(name);
    if (value === null) continue;
    if (name === "types") state.types = value.split(",").filter(Boolean);
    else if (["from", "until", "asof"].includes(name)) state[name] = isDay(value) ? value : "";
    else state[name] = value;
  }
  if (!Object.hasOwn(VIEWS, state.view)) state.view = "events";
  if (!["all", "overdue", "ahead"].includes(state.due) || !state.asof) state.due = "all";
  return state;
}

function hashOf(state) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(DEFAULTS)) {
    if (String(state[name]) !== String(value)) params.set(name, String(state[name]));
  }
  return `#${params}`;
}

// The address of what is shown now, changed; a page that is open closes unless it is named.
const link = (changes) => hashOf({ ...current, page: "", item: "", ...changes });

function go(changes, { replace = false } = {}) {
  const hash = hashOf({ ...current, ...changes });
  if (replace) location.replace(hash);
  else location.hash = hash;
}

function render() {
  const wasOpen = Boolean(current.page);
  if (!wasOpen) [listScroll, listFocus] = [window.scrollY, document.activeElement];
  current = stateOf(location.hash);
  const isOpen = Boolean(current.page);
  document.body.classList.toggle("reading", isOpen);
  byId("list").hidden = isOpen;
  byId("status").hidden = isOpen;
  byId("filters").hidden = isOpen;
  byId("page").hidden = !isOpen;
  showTabs();
  if (isOpen) {
    showPage(current);
    return;
  }
  showFilters();
  const isNew = showList();
  if (wasOpen) {
    open.number = null;
    window.scrollTo(0, isNew ? 0 : listScroll);
    if (!isNew) listFocus.focus({ preventScroll: true });
  }
}

function showTabs() {
  byId("views").replaceChildren(...Object.keys(VIEWS).map((view) => (
    el("a", { href: link({ view }), "data-view": view, "aria-current": view === current.view ? "page" : null }, capital(view))
  )));
}

function showList() {
  const key = hashOf({ ...current, page: "", item: "" });
  if (key === listed) return false;
  listed = key;
  const list = VIEWS[current.view](current);
  const focused = document.activeElement && document.activeElement.id;
  const rows = el("div", { class: `rows ${current.view}` });
  const more = el("button", { type: "button", class: "more-rows" });
  let shown = 0;
  let group = null;
  const next = () => {
    const isMore = shown < list.rows.length;
    for (const item of list.rows.slice(shown, shown + STEP)) {
      const name = list.group ? list.group(item) : null;
      if (name !== group) rows.append(el("h2", { class: "group" }, name));
      group = name;
      rows.append(list.row(item));
    }
    shown = Math.min(shown + STEP, list.rows.length);
    more.textContent = `Show ${Math.min(STEP, list.rows.length - shown)} more of ${commas(list.rows.length - shown)}`;
    more.hidden = shown >= list.rows.length;
    return isMore;
  };
  showMore = next;
  more.addEventListener("click", () => {
    const at = rows.children.length;
    next();
    const first = rows.children[at] && rows.children[at].querySelector("a");
    if (first) first.focus({ preventScroll: true });
  });
  next();
  byId("status").textContent = list.status;
  byId("list").replaceChildren(...[el("h2", { class: "unseen" }, capital(current.view)), list.before, rows, more].filter(Boolean));
  if (!list.rows.length) rows.append(el("p", { class: "empty" }, isFiltered(current) ? list.empty : "None was found."));
  if (focused && document.activeElement.id !== focused && byId(focused)) byId(focused).focus({ preventScroll: true });
  return true;
}

const filtersOn = (state) => [state.q, state.official, state.from || state.until, state.types.length].filter(Boolean).length;
const isFiltered = (state) => filtersOn(state) > 0 || state.due !== "all";

const FIELDS = { q: "f-q", official: "f-official", from: "f-from", until: "f-until" };

function showFilters() {
  for (const [name, id] of Object.entries(FIELDS)) if (byId(id).value !== current[name]) byId(id).value = current[name];
  const counts = new Map();
  for (const event of matching(current, "types")) add(counts, event.type);
  const types = new Set([...events.map((event) => event.type), ...current.types]);
  const focused = document.activeElement && document.activeElement.dataset && document.activeElement.dataset.type;
  byId("f-types").replaceChildren(...[...types].sort().map((type) => {
    const isOn = current.types.includes(type);
    const count = counts.get(type) || 0;
    const chip = el("button", { type: "button", class: count ? "chip" : "chip none", "data-type": type, "aria-pressed": String(isOn) },
      words(type), el("small", {}, ` ${commas(count)}`));
    chip.addEventListener("click", () => go({ types: isOn ? current.types.filter((other) => other !== type) : [...current.types, type] }));
    return chip;
  }));
  if (focused) byId("f-types").querySelector(`[data-type="${CSS.escape(focused)}"]`)?.focus();
  const on = filtersOn(current);
  byId("filters-on").textContent = on ? ` (${on} on)` : "";
  byId("clear").hidden = !on;
}

function start() {
  let waiting = 0;
  for (const [name, id] of Object.entries(FIELDS)) {
    const field = byId(id);
    if (field.type === "date") {
      field.addEventListener("change", () => go({ [name]: field.value }));
    } else {
      field.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => go({ [name]: field.value.trim() }, { replace: true }), 200);
      });
    }
  }
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    go({ q: "", official: "", from: "", until: "", types: [] });
    byId("f-q").focus();
  });
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("main").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && current.page) location.hash = current.item ? link({ page: current.page }) : link({});
  });
  byId("official-names").append(...appearances(events).map((official) => el("option", { value: official.label })));
  const days = events.map((event) => event.sort).filter(Boolean).sort();
  byId("summary").textContent = [counted(pages.length, "page"), counted(events.length, "event"),
    counted(deadlines.length, "deadline"), counted(officials.length, "official"),
    days.length ? `${days[0]} – ${days.at(-1)}` : ""].filter(Boolean).join(" · ");
  byId("filter-box").open = window.matchMedia("(min-width: 720px)").matches;
  window.addEventListener("beforeprint", () => {
    for (let step = 0; step < PRINTED / STEP && !current.page && showMore(); step += 1);
  });
  history.scrollRestoration = "manual";
  window.addEventListener("hashchange", render);
  render();
}

start();
