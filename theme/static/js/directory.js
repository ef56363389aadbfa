// Narrows the list of organisations while the reader types or chooses. The whole list, and a page for each way to look
// for one, are there without it. What was chosen stands in the address, so that it can be sent on and found again.
"use strict";

(() => {
  const form = document.querySelector("[data-narrowing]");
  if (!form) return;

  const folded = (text) => text.toLowerCase().replaceAll("ł", "l").normalize("NFD").replace(/\p{M}/gu, "");
  const browse = document.querySelector("[data-browse]");
  const ended = document.querySelector("[data-ended]");
  const letters = document.querySelector("[data-letters]");
  const title = document.getElementById("a-z");
  const whole = title.textContent;
  const result = form.querySelector("[data-result]");
  const fields = Array.from(form.querySelectorAll("input, select"));
  const index = form.dataset.narrowing;

  const form_of = (n) => {
    if (n === 1) return result.dataset.one;
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? result.dataset.few : result.dataset.many;
  };

  // A short list stands on the page, and its rows are hidden and shown.
  const here = () => {
    const rows = Array.from(document.querySelectorAll("[data-keys]"), (item) => ({
      item,
      keys: new Set(item.dataset.keys.split(" ")),
      text: folded(`${item.textContent} ${item.dataset.words}`),
    }));
    const groups = Array.from(document.querySelectorAll("[data-group]"));
    const show = (fitting) => {
      const shown = new Set(fitting ?? rows);
      for (const row of rows) row.item.hidden = !shown.has(row);
      for (const group of groups) group.hidden = !group.querySelector("[data-keys]:not([hidden])");
    };
    return { rows, show };
  };

  // A long one comes as an index when somebody asks for the first time, and only what was found is put on the page.
  const SHOWN = 50;
  const named = new Map(fields.flatMap((field) => Array.from(field.options ?? [], (option) => [`${field.name}:${option.value}`, option.text])));
  const fetched = async () => {
    const answer = await fetch(index);
    if (!answer.ok) throw new Error(answer.statusText);
    const rows = (await answer.json()).map(([name, url, meta, summary, keys, words]) => {
      const values = keys.split(" ");
      const titles = values.map((value) => named.get(value) ?? "").join(" ");
      return { name, url, meta, summary, keys: new Set(values), text: folded(`${name} ${meta} ${summary} ${titles} ${words}`) };
    });
    const list = document.querySelector("[data-found]");
    const more = document.querySelector("[data-more]");
    let waiting = [];
    const element = (name, className, ...inside) => {
      const made = document.createElement(name);
      if (className) made.className = className;
      made.append(...inside);
      return made;
    };
    const card = (row) => {
      const link = element("a", "", row.name);
      link.href = row.url;
      const parts = [element("h3", "profile__name", link)];
      if (row.meta) parts.push(element("p", "profile__meta", row.meta));
      parts.push(element("p", "", row.summary));
      const item = element("li", "", element("article", "profile", ...parts));
      item.dataset.keys = "";
      return item;
    };
    const next = () => {
      const first = list.children.length;
      list.append(...waiting.splice(0, SHOWN).map(card));
      more.hidden = !waiting.length;
      return list.children[first];
    };
    more.addEventListener("click", () => next()?.querySelector("a").focus());
    const show = (fitting) => {
      list.replaceChildren();
      list.hidden = !fitting;
      waiting = [...(fitting ?? [])];
      next();
    };
    return { rows, show };
  };

  let ready = index ? null : here();
  // biome-ignore lint/correctness/noUnusedVariables: it is read where it is assigned, once
  let coming;

  const narrow = () => {
    const words = folded(form.elements.q.value).split(/\s+/).filter(Boolean);
    const keys = fields.filter((field) => field.name !== "q" && field.value).map((field) => `${field.name}:${field.value}`);
    const active = words.length > 0 || keys.length > 0;
    if (!ready && active) {
      result.textContent = "Szukam…";
      coming ??= fetched().then((found) => { ready = found; narrow(); }, () => {
        coming = undefined;
        result.textContent = "Nie udało się wczytać spisu. Spróbuj jeszcze raz albo otwórz spis od A do Ż.";
      });
      return;
    }
    if (!ready) return;
    const fitting = active && ready.rows.filter((row) => keys.every((key) => row.keys.has(key)) && words.every((word) => row.text.includes(word)));
    ready.show(fitting || null);
    // Those that have ended are found by their words; no other choice knows them.
    if (ended) {
      const items = Array.from(ended.querySelectorAll(".profiles > li"));
      for (const item of items) item.hidden = active && (keys.length > 0 || !words.every((word) => folded(item.textContent).includes(word)));
      ended.hidden = items.every((item) => item.hidden);
    }
    browse.hidden = active;
    letters.hidden = active;
    title.textContent = active ? "Wyniki" : whole;
    result.textContent = active ? (fitting.length ? `Znaleziono: ${fitting.length} ${form_of(fitting.length)}.` : "Nic nie pasuje. Zmień słowo albo wybór.") : "";
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
