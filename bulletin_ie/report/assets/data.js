// The records of this page: an index for the lists, and each bulletin's own JSON, read when it is first needed.

const byId = (id) => document.getElementById(id);
const index = JSON.parse(byId("index").textContent);

const pages = index.pages.map(([id, source, published, where, headlines], number) => (
  { id, source, published, where, headlines, number, events: 0 }
));
const pageNumbers = new Map(pages.map((page) => [page.id, page.number]));
const contents = new Map();

const parsed = (number) => JSON.parse(byId(`page-${number}`).textContent);

function content(number) {
  if (!contents.has(number)) contents.set(number, parsed(number));
  return contents.get(number);
}

const dayOf = (event) => event.first || event.last || pages[event.page].published || "";
const events = index.events.map((event, number) => ({ ...event, number, sort: dayOf(event) }));
for (const event of events) pages[event.page].events += 1;
const newestFirst = [...events].sort((a, b) => (
  compare(b.sort, a.sort) || compare(pages[b.page].published || "", pages[a.page].published || "") || a.number - b.number
));
const deadlines = index.deadlines.map((deadline, number) => ({ ...deadline, number }));
const byLastDay = [...deadlines].sort((a, b) => (
  compare(a.day || "9999", b.day || "9999") || compare(a.time || "99", b.time || "99") || a.number - b.number
));

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

// Two officials of one name are told apart by whose bulletin names them.
const namesakes = new Map();
for (const [name] of index.officials) namesakes.set(name, (namesakes.get(name) || 0) + 1);
const officials = index.officials.map(([name, where, isSource], number) => (
  { number, name, where, isSource, label: namesakes.get(name) > 1 ? `${name} · ${where}` : name }
));

// Whom a filter means: the one with just this name or label, else all whose name has the words.
function named(words) {
  const exact = officials.filter((official) => official.label === words || official.name === words);
  const found = exact.length ? exact : officials.filter((official) => official.label.includes(words));
  const isExact = exact.length > 0;
  return {
    officials: new Set(found.map((official) => official.number)),
    fits(event) {
      return event.people.some(([number]) => this.officials.has(number))
        || event.others.some((name) => (isExact ? name === words : name.includes(words)));
    },
  };
}

const valuesOf = (page, own) => page.values.slice(...own.values);

// Words are looked for in what the page says, line breaks left out, and in the names of types and topics.
const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
const haystacks = { events: [], pages: [] };
const eventsOf = pages.map(() => []);
for (const event of events) eventsOf[event.page].push(event);

// The words of a page and of its events; the page itself is not kept, so that a search does not hold all of them.
function readWords(page) {
  const found = contents.get(page) || parsed(page);
  haystacks.pages[page] = folded(`${found.source} ${found.where || ""} ${found.text}`);
  for (const event of eventsOf[page]) {
    const article = found.articles[event.article];
    const own = valuesOf(found, article.events[event.event]);
    const said = own.map((value) => `${value.text || ""} ${value.more || ""} ${value.by || ""} ${value.note || ""}`);
    const body = article.body.map(([start, end]) => found.text.slice(start, end));
    const all = [article.headline, found.source, found.where || "", words(event.type), ...said, ...body];
    haystacks.events[event.number] = folded(all.join(" "));
  }
}

function haystack(event) {
  if (haystacks.events[event.number] === undefined) readWords(event.page);
  return haystacks.events[event.number];
}

function pageHaystack(page) {
  if (haystacks.pages[page.number] === undefined) readWords(page.number);
  return haystacks.pages[page.number];
}

const wordsOf = (query) => query.split(/\s+/u).filter(Boolean).map(folded);

// Whether days overlap those asked for; a side left open reaches as far as it may, and what has no day fits none.
function inRange(first, last, from, until) {
  if (!from && !until) return true;
  if (!first && !last) return false;
  return (!until || !first || first <= until) && (!from || !last || last >= from);
}

// Which events the filters let through; `without` leaves one filter out, for the counts beside its choices.
function matching(state, without = "") {
  const wanted = state.official ? named(state.official) : null;
  const wanting = wordsOf(state.q);
  const types = without === "types" ? [] : state.types;
  return newestFirst.filter((event) => (
    (!types.length || types.includes(event.type))
    && (!wanted || wanted.fits(event))
    && (without === "days" || inRange(event.first, event.last, state.from, state.until))
    && wanting.every((word) => haystack(event).includes(word))
  ));
}

function matchingPages(state) {
  const wanting = wordsOf(state.q);
  const narrowed = state.official || state.types.length;
  const held = narrowed ? new Set(matching({ ...state, q: "", from: "", until: "" }).map((event) => event.page)) : null;
  return [...pages]
    .filter((page) => (!held || held.has(page.number))
      && inRange(page.published, page.published, state.from, state.until)
      && wanting.every((word) => pageHaystack(page).includes(word)))
    .sort((a, b) => compare(b.published || "", a.published || "") || compare(a.source, b.source));
}

// Each official of some events: how often, when, with which titles, and with whom in the same event.
function appearances(found) {
  const known = new Map();
  for (const event of found) {
    const present = [...new Set(event.people.map(([number]) => number))];
    for (const [number, titles] of event.people) {
      if (!known.has(number)) {
        known.set(number, { ...officials[number], events: 0, first: "", last: "", titles: new Map(), others: new Map() });
      }
      for (const title of titles) add(known.get(number).titles, title);
    }
    for (const number of present) {
      const one = known.get(number);
      one.events += 1;
      const [first, last] = [event.first || event.last, event.last || event.first];
      if (first && (!one.first || first < one.first)) one.first = first;
      if (last && last > one.last) one.last = last;
      for (const other of present) if (other !== number) add(one.others, other);
    }
  }
  return [...known.values()].sort((a, b) => b.events - a.events || compare(a.label, b.label));
}

function add(counter, key) {
  counter.set(key, (counter.get(key) || 0) + 1);
}

const mostOften = (counter) => [...counter].sort((a, b) => b[1] - a[1]);

const DAY = 86_400_000;
const daysBetween = (from, until) => Math.round((Date.parse(until) - Date.parse(from)) / DAY);
