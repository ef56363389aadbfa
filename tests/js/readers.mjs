// Three readers of calendars in one process, asked line by line so that thousands of calendars need one start of Node.
// A question is {"calendar": "BEGIN:VCALENDAR…", "from": "2025-01-01", "to": "2029-01-01"}; the answer has the dates that
// each reader sees: [{summary, status, start, end}], times as instants (rrule.js: as clocks in Warsaw show them).
import { createInterface } from "node:readline";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import rrule from "rrule";

const byUid = (all) => Map.groupBy ? Map.groupBy(all, (one) => one.getFirstPropertyValue("uid")) : grouped(all);

function grouped(all) {
  const found = new Map();
  for (const one of all) {
    const uid = one.getFirstPropertyValue("uid");
    found.set(uid, [...(found.get(uid) ?? []), one]);
  }
  return found;
}

// Thunderbird, Nextcloud: hours come from the file's own VTIMEZONE.
function icalJs({ calendar, to }) {
  const parsed = new ICAL.Component(ICAL.parse(calendar));
  const zones = new Map(
    parsed.getAllSubcomponents("vtimezone").map((zone) => [zone.getFirstPropertyValue("tzid"), new ICAL.Timezone(zone)]),
  );
  const instant = (time, tzid) => {
    if (time.isDate) return time.toString();
    if (time.zone !== ICAL.Timezone.utcTimezone) time.zone = zones.get(tzid) ?? time.zone;
    return new Date(time.toUnixTime() * 1000).toISOString();
  };
  const row = (component, start, end) => {
    const tzid = component.getFirstProperty("dtstart").getParameter("tzid");
    return {
      summary: component.getFirstPropertyValue("summary"),
      status: component.getFirstPropertyValue("status"),
      start: instant(start, tzid),
      end: instant(end, tzid),
    };
  };
  const rows = [];
  for (const components of byUid(parsed.getAllSubcomponents("vevent")).values()) {
    const master = components.find((one) => !one.hasProperty("recurrence-id"));
    const event = new ICAL.Event(master, { exceptions: components.filter((one) => one !== master) });
    if (!event.isRecurring()) {
      rows.push(row(master, event.startDate, event.endDate));
      continue;
    }
    const dates = event.iterator();
    // A month more: a later date may have been moved into what is asked for.
    for (let date = dates.next(); date && date.year <= Number(to.slice(0, 4)); date = dates.next()) {
      const details = event.getOccurrenceDetails(date);
      rows.push(row(details.item.component, details.startDate, details.endDate));
    }
  }
  return rows;
}

// Many web calendars. Compares clocks of the place with UNTIL as if both were UTC.
function rruleJs({ calendar, to }) {
  const parsed = new ICAL.Component(ICAL.parse(calendar));
  const inWarsaw = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Warsaw", dateStyle: "short", timeStyle: "medium" });
  const clock = (time) => {
    if (time.isDate) return time.toString();
    const isUtc = time.zone === ICAL.Timezone.utcTimezone;
    return isUtc ? inWarsaw.format(time.toJSDate()).replace(" ", "T") : time.toString().slice(0, 19);
  };
  const utc = (text) => new Date(text.length === 10 ? `${text}T00:00:00Z` : `${text}Z`);
  const row = (component, start, length) => {
    const isDate = component.getFirstPropertyValue("dtstart").isDate;
    const end = new Date(utc(start).getTime() + length).toISOString();
    return {
      summary: component.getFirstPropertyValue("summary"),
      status: component.getFirstPropertyValue("status"),
      start,
      end: isDate ? end.slice(0, 10) : end.slice(0, 19),
    };
  };
  const rows = [];
  for (const components of byUid(parsed.getAllSubcomponents("vevent")).values()) {
    const length = (one) =>
      utc(clock(one.getFirstPropertyValue("dtend"))) - utc(clock(one.getFirstPropertyValue("dtstart")));
    const master = components.find((one) => !one.hasProperty("recurrence-id"));
    const changed = new Map(
      components.filter((one) => one !== master).map((one) => [clock(one.getFirstPropertyValue("recurrence-id")), one]),
    );
    const first = clock(master.getFirstPropertyValue("dtstart"));
    const rule = master.getFirstPropertyValue("rrule");
    if (!rule) {
      rows.push(row(master, first, length(master)));
      continue;
    }
    const dates = new rrule.RRuleSet();
    dates.rrule(new rrule.RRule({ ...rrule.RRule.parseString(rule.toString()), dtstart: utc(first) }));
    for (const excluded of master.getAllProperties("exdate")) dates.exdate(utc(clock(excluded.getFirstValue())));
    for (const date of dates.between(utc(first), utc(to), true)) {
      const start = date.toISOString().slice(0, first.length);
      const own = changed.get(start);
      rows.push(own ? row(own, clock(own.getFirstPropertyValue("dtstart")), length(own)) : row(master, start, length(master)));
    }
  }
  return rows;
}

// Home displays (MagicMirror) and others.
function nodeIcalJs({ calendar, from, to }) {
  const local = (date) => new Intl.DateTimeFormat("sv-SE", { timeZone: date.tz ?? "Europe/Warsaw" }).format(date);
  const told = (date, isFullDay) => (isFullDay ? local(date) : date.toISOString());
  const rows = [];
  for (const event of Object.values(nodeIcal.sync.parseICS(calendar))) {
    if (event.type !== "VEVENT") continue;
    for (const date of nodeIcal.expandRecurringEvent(event, { from: new Date(from), to: new Date(to) })) {
      rows.push({
        summary: String(date.summary?.val ?? date.summary),
        status: date.event.status,
        start: told(date.start, date.isFullDay),
        end: told(date.end, date.isFullDay),
      });
    }
  }
  return rows;
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  const readers = { "ical.js": icalJs, "rrule.js": rruleJs, "node-ical": nodeIcalJs };
  const answer = {};
  for (const name of question.readers) answer[name] = readers[name](question);
  console.log(JSON.stringify(answer));
}
