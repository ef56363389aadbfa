// Small kindnesses on top of pages that work without them.
(() => {
  const now = new Date();
  const warsaw = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Warsaw", dateStyle: "short", timeStyle: "short" }).format(now);
  const [today] = warsaw.split(" ");

  // Pages in other languages bring their word.
  const passed = document.body.dataset.passed || "termin minął";
  // What has passed since the page was made leaves its room behind, or says so in that room: nothing moves for a reader.
  for (const element of document.querySelectorAll("[data-until]")) {
    const until = element.dataset.until;
    if (until.length > 10 ? new Date(until) >= now : until >= today) continue;
    const { closed, gone } = element.dataset;
    const block = element.closest("li, p, dd, td, div");
    const height = block.offsetHeight;
    if (gone !== undefined) block.classList.add("passed");
    else if (closed) {
      element.textContent = closed;
      for (const button of block.querySelectorAll(".button")) button.classList.add("passed");
    } else element.append(" – " + passed);
    if (block.offsetHeight === height) continue;
    block.style.minHeight = `${height}px`;
    if (!closed) element.textContent = passed;
  }
  for (const strip of document.querySelectorAll(".urgent")) strip.classList.toggle("passed", !strip.querySelector("li:not(.passed)"));

  // Open at this moment? The words come with each time of opening.
  const place = document.querySelector("[data-opening]");
  if (place) {
    const { times, closed } = JSON.parse(place.dataset.opening);
    const current = times.find(([from, to]) => from <= warsaw && warsaw < to);
    const next = times.find(([from]) => warsaw < from);
    const shut = closed.find(([start, end]) => start <= today && today <= end);
    const line = place.querySelector(".opening__line");
    // What is below must not move up when the new words are shorter.
    line.style.minHeight = `${line.offsetHeight}px`;
    // A page from long ago knows nothing of today, and keeps its words, which name their day.
    if (current || next) line.textContent = current ? `Teraz otwarte ${current[4]}.`
      : (shut ? `Dziś zamknięte (${shut[2]}).` : "Teraz zamknięte.")
        + ` Otwieramy ${next[0].startsWith(today) ? "dziś" : next[2]} ${next[3]}.`;
  }

  // Addresses for other programs are links that copy themselves; where that is not allowed, they lead where links lead.
  if (navigator.clipboard) {
    for (const link of document.querySelectorAll("a[data-copy]")) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        if ("share" in link.dataset && navigator.share) navigator.share({ url: link.href }).catch(() => {});
        else navigator.clipboard.writeText(link.href).then(() => tell("Skopiowano adres"), () => { location.href = link.href; });
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
