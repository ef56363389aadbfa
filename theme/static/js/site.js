// Small kindnesses on top of pages that work without them.
(() => {
  "use strict";
  const now = new Date();
  const warsaw = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Warsaw", dateStyle: "short", timeStyle: "short" }).format(now);
  const [today, clock] = warsaw.split(" ");

  // What has passed since the page was made leaves its room behind, or says so in that room: nothing moves for a reader.
  for (const element of document.querySelectorAll("[data-until]")) {
    const until = element.dataset.until;
    if (until.length > 10 ? new Date(until) >= now : until >= today) continue;
    const { closed } = element.dataset;
    const gone = "gone" in element.dataset;
    const block = element.closest(gone ? "li" : "p, li, dd, td, div");
    const height = block.offsetHeight;
    if (gone) block.classList.add("passed");
    else if (closed) {
      element.textContent = closed;
      for (const button of block.querySelectorAll(".button")) button.classList.add("passed");
    } else element.append(" – termin minął");
    if (block.offsetHeight === height) continue;
    block.style.minHeight = `${height}px`;
    if (!closed) element.textContent = "termin minął";
  }
  for (const strip of document.querySelectorAll(".urgent")) strip.classList.toggle("passed", !strip.querySelector("li:not(.passed)"));

  // Open at this moment? Monday is 0, as in the data.
  const place = document.querySelector("[data-opening]");
  if (place) {
    const { hours, closed } = JSON.parse(place.dataset.opening);
    const shutOn = (day) => closed.find(([start, end]) => start <= day && day <= end);
    const number = (day) => (new Date(`${day}T12:00Z`).getUTCDay() + 6) % 7;
    const spansOn = (day) => shutOn(day) ? [] : hours.filter(([weekday, , , , first, last]) => weekday === number(day)
      && (!first || first <= day) && (!last || day <= last));
    const say = (time) => time.replace(/^0/, "").replace(":", ".");
    const noted = (note) => note ? ` (${note})` : "";
    const spans = spansOn(today);
    const current = spans.find(([, opens, closes]) => opens <= clock && clock < closes);
    const later = spans.find(([, opens]) => clock < opens);
    const all = spans.map(([, opens, closes, note]) => `od ${say(opens)} do ${say(closes)}${noted(note)}`).join(" i ");

    // The next day on which somebody is there, over closures too; with its date when a weekday alone could mislead.
    const next = () => {
      for (let ahead = 1; ahead <= 60; ahead++) {
        const day = new Date(Date.parse(`${today}T12:00Z`) + ahead * 864e5).toISOString().slice(0, 10);
        const [first] = spansOn(day);
        if (!first) continue;
        const name = ["w poniedziałek", "we wtorek", "w środę", "w czwartek", "w piątek", "w sobotę", "w niedzielę"][number(day)];
        const date = new Intl.DateTimeFormat("pl", { day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(day));
        return ` Otwieramy ${ahead === 1 ? "jutro" : ahead < 7 ? name : `${name} ${date}`} o ${say(first[1])}${noted(first[3])}.`;
      }
      return "";
    };
    const line = place.querySelector(".opening__line");
    // What is below must not move up when the new words are shorter.
    line.style.minHeight = `${line.offsetHeight}px`;
    const shut = shutOn(today);
    line.textContent = current
      ? `Teraz otwarte${noted(current[3])}, do ${say(current[2])}.${spans.length > 1 ? ` Dziś jesteśmy ${all}.` : ""}`
      : later
        ? `Teraz zamknięte. Dziś otwieramy o ${say(later[1])}${noted(later[3])}.`
        : `${shut ? `Dziś zamknięte (${shut[2]}).` : "Teraz zamknięte."}${next()}`;
  }

  // Addresses for other programs are links that copy themselves; where that is not allowed, they lead where links lead.
  if (navigator.clipboard) {
    for (const link of document.querySelectorAll("a[data-copy]")) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        if ("share" in link.dataset && navigator.share) {
          event.preventDefault();
          navigator.share({ title: document.title, url: link.href }).catch(() => {});
          return;
        }
        navigator.clipboard.writeText(link.href).then(() => tell("Skopiowano adres"), () => { location.href = link.href; });
        if (!link.hash) event.preventDefault();
      });
    }
  }
  const tell = (words) => {
    const note = document.querySelector(".copied") || document.body.appendChild(document.createElement("p"));
    note.className = "copied";
    note.setAttribute("role", "status");
    note.textContent = words;
    setTimeout(() => { note.textContent = ""; }, 2500);
  };
})();
