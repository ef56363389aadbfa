// Narrows the list of organisations while the reader types or chooses. The whole list, and a page for each way to look
// for one, are there without it. What was chosen stands in the address, so that it can be sent on and found again.
"use strict";

(() => {
  const form = document.querySelector("[data-narrowing]");
  if (!form) return;

  const folded = (text) => text.toLowerCase().replaceAll("ł", "l").normalize("NFD").replace(/\p{M}/gu, "");
  const rows = Array.from(document.querySelectorAll("[data-keys]"), (item) => ({
    item,
    keys: new Set(item.dataset.keys.split(" ")),
    text: folded(`${item.textContent} ${item.dataset.words}`),
  }));
  const groups = Array.from(document.querySelectorAll("[data-group]"));
  const browse = document.querySelector("[data-browse]");
  const letters = document.querySelector("[data-letters]");
  const title = document.getElementById("a-z");
  const whole = title.textContent;
  const result = form.querySelector("[data-result]");
  const fields = Array.from(form.querySelectorAll("input, select"));

  const form_of = (n) => {
    if (n === 1) return result.dataset.one;
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? result.dataset.few : result.dataset.many;
  };

  const narrow = () => {
    const words = folded(form.elements.q.value).split(/\s+/).filter(Boolean);
    const keys = fields.filter((field) => field.name !== "q" && field.value).map((field) => `${field.name}:${field.value}`);
    const active = words.length > 0 || keys.length > 0;
    let found = 0;
    for (const row of rows) {
      const fits = keys.every((key) => row.keys.has(key)) && words.every((word) => row.text.includes(word));
      row.item.hidden = !fits;
      if (fits) found += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-keys]:not([hidden])");
    browse.hidden = active;
    letters.hidden = active;
    title.textContent = active ? "Wyniki" : whole;
    result.textContent = active ? (found ? `Znaleziono: ${found} ${form_of(found)}.` : "Nic nie pasuje. Zmień słowo albo wybór.") : "";
  };

  const address = () => {
    const chosen = new URLSearchParams();
    for (const field of fields) if (field.value.trim()) chosen.set(field.name, field.value.trim());
    const query = chosen.toString();
    return query ? `${location.pathname}?${query}` : location.pathname + location.hash;
  };

  const read = () => {
    const chosen = new URLSearchParams(location.search);
    for (const field of fields) field.value = chosen.get(field.name) ?? "";
    for (const field of fields) if (field.selectedIndex === -1) field.selectedIndex = 0;
    narrow();
  };

  let later;
  form.addEventListener("input", () => {
    narrow();
    clearTimeout(later);
    later = setTimeout(() => history.replaceState(null, "", address()), 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", address());
  });
  form.addEventListener("reset", () => setTimeout(() => {
    narrow();
    history.replaceState(null, "", address());
  }));
  addEventListener("popstate", read);

  form.hidden = false;
  read();
})();
