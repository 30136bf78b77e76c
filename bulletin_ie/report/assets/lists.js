// The lists: events, deadlines, officials, pages. Each gives its rows and what to say above them.

const STEP = 30; // rows at a time

function eventList(state) {
  const found = matching(state);
  const anyDay = matching(state, "days");
  const undated = state.from || state.until ? anyDay.filter((event) => !event.first && !event.last).length : 0;
  const left = undated ? `; ${commas(undated)} without a day of their own left out` : "";
  return {
    status: `${commas(found.length)} of ${counted(events.length, "event")}, newest first${left}`,
    before: timeline(anyDay, state),
    rows: found,
    row: eventCard,
    empty: "No event matches. Take a filter away, or write fewer words.",
  };
}

// Bars of events by month, or by year where there are many; a click narrows the days. The date fields do the same.
function timeline(found, state) {
  const lengths = { month: 7, year: 4 };
  const days = found.map((event) => event.first || event.last).filter(Boolean).sort();
  if (days.length < 2) return null;
  const far = daysBetween(days[0], days.at(-1)) > 31 * 48;
  const counts = new Map(periods(days[0], days.at(-1), far).map((period) => [period, 0]));
  for (const day of days) add(counts, day.slice(0, far ? lengths.year : lengths.month));
  if (counts.size < 2) return null;
  const highest = Math.max(...counts.values());
  const bars = [...counts].map(([period, count]) => {
    const name = far ? period : monthName(period);
    const [from, until] = far ? [`${period}-01-01`, `${period}-12-31`] : [`${period}-01`, lastOfMonth(period)];
    const bar = el("i");
    bar.style.height = `${count ? Math.max(6, (100 * count) / highest) : 0}%`;
    const chosen = state.from === from && state.until === until;
    const outside = !inRange(from, until, state.from, state.until);
    return el("a", {
      class: `bar${chosen ? " chosen" : ""}${outside ? " outside" : ""}`, tabindex: -1, title: `${name}: ${counted(count, "event")}`,
      href: link({ from: chosen ? "" : from, until: chosen ? "" : until }),
    }, bar);
  });
  const [first, last] = [[...counts.keys()][0], [...counts.keys()].at(-1)];
  const ends = el("div", { class: "ends" }, el("span", {}, first), el("span", {}, last));
  return el("div", { class: "timeline", "aria-hidden": "true" }, el("div", { class: "bars" }, bars), ends);
}

function periods(first, last, far) {
  const found = [];
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  const end = far ? last.slice(0, 4) : last.slice(0, 7);
  for (let period = ""; period < end && found.length < 1200;) {
    period = far ? String(year).padStart(4, "0") : `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    found.push(period);
    if (far || month === 12) [year, month] = [year + 1, 1];
    else month += 1;
  }
  return found;
}

function lastOfMonth(month) {
  const next = new Date(`${month}-01T00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1, 0);
  return next.toISOString().slice(0, 10);
}

const isOverdue = (deadline, asOf) => Boolean(asOf && deadline.day && deadline.day < asOf);

function deadlineList(state) {
  const held = new Set(matching(state).map((event) => event.number));
  const all = byLastDay.filter((deadline) => held.has(deadline.event));
  const overdue = all.filter((deadline) => isOverdue(deadline, state.asof)).length;
  const found = all.filter((deadline) => (
    !state.asof || state.due === "all" || !deadline.day || isOverdue(deadline, state.asof) === (state.due === "overdue")
  )).filter((deadline) => state.due !== "overdue" || deadline.day);
  const said = state.asof ? `, ${commas(overdue)} overdue on ${state.asof}` : "";
  return {
    status: `${commas(found.length)} of ${counted(deadlines.length, "deadline")}${said}, earliest first`,
    before: dueFields(state),
    rows: found,
    row: (deadline) => deadlineRow(deadline, state.asof),
    group: (deadline) => dueGroup(deadline, state.asof),
    empty: "No deadline matches. Take a filter away.",
  };
}

function dueFields(state) {
  const day = el("input", { type: "date", id: "f-asof", value: state.asof });
  const due = el("select", { id: "f-due" }, [["all", "all"], ["overdue", "overdue"], ["ahead", "still ahead"]].map(
    ([value, label]) => el("option", { value, selected: state.due === value }, label),
  ));
  due.disabled = !state.asof;
  day.addEventListener("change", () => go({ asof: day.value, due: day.value ? state.due : "all" }));
  due.addEventListener("change", () => go({ due: due.value }));
  const hint = state.asof
    ? "Overdue: its last day is before this day. Whether the task was done, the page does not say."
    : "Give a day to see what was overdue on it.";
  return el("div", { class: "due-fields" }, el("label", {}, "Seen from ", day), el("label", {}, "Show ", due),
    el("p", { class: "hint" }, hint));
}

function dueGroup(deadline, asOf) {
  if (!deadline.day) return "No day fixed";
  if (isOverdue(deadline, asOf)) return "Overdue";
  if (!asOf) return monthName(deadline.day);
  return daysBetween(asOf, deadline.day) <= 30 ? "In the next 30 days" : "Later";
}

function daysLeft(deadline, asOf) {
  if (!asOf || !deadline.day) return null;
  const left = daysBetween(asOf, deadline.day);
  const said = left < 0 ? `${counted(-left, "day")} overdue` : left === 0 ? "last day" : `${counted(left, "day")} left`;
  return el("span", { class: `badge ${left < 0 ? "overdue" : "ahead"}` }, said);
}

function deadlineRow(deadline, asOf) {
  const event = events[deadline.event];
  const page = pages[event.page];
  const clock = deadline.time ? ` ${deadline.time}` : "";
  const day = deadline.day
    ? el("p", { class: "due" }, el("time", { datetime: deadline.day }, deadline.day), el("small", {}, ` ${weekday(deadline.day)}${clock}`))
    : el("p", { class: "due vague" }, zh(deadline.when));
  const overdue = isOverdue(deadline, asOf);
  return el("article", { class: `row deadline${overdue ? " is-overdue" : ""}`, "data-item": deadline.id },
    el("div", { class: "when" }, day, daysLeft(deadline, asOf)),
    el("div", {},
      el("h3", {}, el("a", { href: link({ page: page.id, item: deadline.id }), lang: "zh" }, deadline.task)),
      el("p", { class: "meta" }, deadline.by ? el("span", { class: "by" }, "by ", zh(deadline.by)) : null,
        el("span", {}, zh(deadline.when), ` (${deadline.bound})`)),
      el("p", { class: "meta" }, typeBadge(event.type), zh(page.headlines[event.article]), dates(event),
        page.where ? zh(page.where) : null)));
}

function officialList(state) {
  const wanted = state.official ? named(state.official).officials : null;
  const found = appearances(matching(state)).filter((official) => !wanted || wanted.has(official.number));
  return {
    status: `${commas(found.length)} of ${counted(officials.length, "official")}, those in most events first`,
    rows: found,
    row: (official) => officialRow(official, found[0].events, Boolean(wanted)),
    empty: "No official matches. Take a filter away.",
  };
}

function officialRow(official, highest, whole) {
  const others = mostOften(official.others);
  const shown = others.slice(0, whole ? others.length : 8);
  const titles = mostOften(official.titles);
  const bar = el("i");
  bar.style.width = `${(100 * official.events) / highest}%`;
  const days = official.first === official.last ? [time(official.first)] : [time(official.first), " – ", time(official.last)];
  const theirs = (name, view) => link({ view, official: name });
  return el("article", { class: "row official", "data-official": official.label },
    el("div", {},
      el("h3", {}, el("a", { href: theirs(official.label, "events"), lang: "zh" }, official.name)),
      el("p", { class: "meta" }, official.isSource ? el("span", { class: "hint" }, "source ") : null,
        el("span", { lang: langOf(official.where) }, official.where))),
    el("div", {},
      titles.length ? zh(titles.slice(0, 4).map(([title]) => title).join("、"), "p", { class: "titles" }) : null,
      el("p", { class: "meta" }, el("span", { class: "often" }, el("span", { class: "share", "aria-hidden": "true" }, bar),
        counted(official.events, "event")), official.first ? el("span", {}, ...days) : null),
      others.length
        ? el("p", { class: "others" }, el("span", { class: "hint" }, "with "),
          shown.map(([other, times]) => el("a", { class: "chip", href: theirs(officials[other].label, "officials") },
            zh(officials[other].name), el("small", { "aria-label": counted(times, "event") }, ` ${times}`))),
          others.length > shown.length
            ? el("a", { class: "rest", href: theirs(official.label, "officials") }, `${others.length - shown.length} more`) : null)
        : null));
}

function pageList(state) {
  const found = matchingPages(state);
  return {
    status: `${commas(found.length)} of ${counted(pages.length, "page")}, newest first`,
    rows: found,
    row: pageRow,
    empty: "No page matches. Take a filter away.",
  };
}

function pageRow(page) {
  const headlines = page.headlines.slice(0, 5).map((headline) => zh(headline, "li"));
  const rest = page.headlines.length - headlines.length;
  return el("article", { class: "row", "data-page": page.id },
    el("div", { class: "when" }, el("p", { class: "due" }, page.published ? time(page.published) : "no date"),
      page.where ? zh(page.where, "p", { class: "meta" }) : null),
    el("div", {},
      el("h3", {}, el("a", { href: link({ page: page.id }), lang: langOf(page.source) }, page.source)),
      el("ul", {}, headlines, rest > 0 ? el("li", { class: "hint" }, `${rest} more`) : null),
      el("p", { class: "meta" }, el("span", {}, counted(page.headlines.length, "article")), el("span", {}, counted(page.events, "event")))));
}
