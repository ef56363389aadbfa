// Prints every date of a calendar file as JSON, as ical.js (Thunderbird, Nextcloud) sees it. The zone is taken from the
// file's own VTIMEZONE, so a wrong one shows as wrong instants: node occurrences.mjs FILE LAST_YEAR
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [file, lastYear] = process.argv.slice(2);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
const zones = new Map(
  calendar.getAllSubcomponents("vtimezone").map((zone) => [zone.getFirstPropertyValue("tzid"), new ICAL.Timezone(zone)]),
);

function instant(time, tzid) {
  if (time.isDate) return time.toString();
  time.zone = zones.get(tzid) ?? time.zone;
  return new Date(time.toUnixTime() * 1000).toISOString().replace(".000Z", "+00:00");
}

function row(component, start, end) {
  const tzid = component.getFirstProperty("dtstart").getParameter("tzid");
  return {
    uid: component.getFirstPropertyValue("uid"),
    start: instant(start, tzid),
    end: instant(end, tzid),
    status: component.getFirstPropertyValue("status"),
    summary: component.getFirstPropertyValue("summary"),
  };
}

const rows = [];
const all = calendar.getAllSubcomponents("vevent");
for (const component of all.filter((one) => !one.hasProperty("recurrence-id"))) {
  const uid = component.getFirstPropertyValue("uid");
  const exceptions = all.filter((one) => one.hasProperty("recurrence-id") && one.getFirstPropertyValue("uid") === uid);
  const event = new ICAL.Event(component, { exceptions });
  if (!event.isRecurring()) {
    rows.push(row(component, event.startDate, event.endDate));
    continue;
  }
  const dates = event.iterator();
  for (let date = dates.next(); date && date.year <= Number(lastYear); date = dates.next()) {
    const details = event.getOccurrenceDetails(date);
    rows.push(row(details.item.component, details.startDate, details.endDate));
  }
}
console.log(JSON.stringify(rows));
