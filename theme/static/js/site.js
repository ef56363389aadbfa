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
    const weekday = (new Date(`${today}T12:00Z`).getUTCDay() + 6) % 7;
    const shut = closed.find(([start, end]) => start <= today && today <= (end || start));
    const spans = shut ? [] : hours.filter(([day, , , first, last]) => day === weekday
      && (!first || first <= today) && (!last || today <= last));
    const current = spans.find(([, opens, closes]) => opens <= clock && clock < closes);
    const later = spans.find(([, opens]) => clock < opens);
    const say = (time) => time.replace(":", ".");
    const line = place.querySelector(".opening__line");
    // What is below must not move up when the new words are shorter.
    line.style.minHeight = `${line.offsetHeight}px`;
    const all = spans.map(([, opens, closes]) => `od ${say(opens)} do ${say(closes)}`).join(" i ");
    line.textContent = current
      ? `Teraz otwarte, do ${say(current[2])}. Dziś jesteśmy ${all}.`
      : later
        ? `Teraz zamknięte. Dziś otwieramy o ${say(later[1])}.`
        : shut
          ? `Dziś zamknięte (${shut[2]}).`
          : `Teraz zamknięte.${all && ` Dziś było otwarte ${all}.`}`;
  }

  // Addresses for other programs are links that copy themselves; where that is not allowed, they lead where links lead.
  if (navigator.clipboard) {
    for (const link of document.querySelectorAll("a[data-copy]")) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
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
