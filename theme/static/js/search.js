// Finds pages of this site by words. The index, made by Pagefind, is only loaded when there is something to look for;
// until then, and when it can not be had, the links of the page stay.
"use strict";

(() => {
  const form = document.querySelector("[data-search]");
  if (!form) return;

  const AT_ONCE = 10;
  const VARIANTS = 8;
  // What a hit counts for words that were guessed.
  const GUESS = 0.4;
  // From so many words on, a page is worth links to its headings.
  const LONG = 300;
  const part = (name) => document.querySelector(`[data-${name}]`);
  const [state, hits, list, more, browse] = ["state", "hits", "list", "more", "browse"].map(part);
  const input = form.elements.q;
  const day = new Intl.DateTimeFormat("pl-PL", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  const make = (tag, name, ...inside) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...inside);
    return element;
  };
  const linked = (url, words) => Object.assign(make("a", "", words), { href: url });

  let engine;
  const loaded = () => {
    engine ??= import(`${form.dataset.search}pagefind.js`).then(async (pagefind) => {
      await pagefind.options({ excerptLength: 24 });
      await pagefind.init();
      return pagefind;
    });
    return engine;
  };

  const folded = (text) => text.toLowerCase().replaceAll("ł", "l").normalize("NFD").replace(/\p{M}/gu, "");
  const split = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  // The index finds letters without their marks, but „ł” is a letter of its own to Unicode. Who writes „lodz” may mean
  // „łódź”; who writes any Polish letter means each as it stands.
  const spellings = (word) => {
    let found = [""];
    for (const letter of word) {
      const both = letter.toLowerCase() === "l" && found.length < VARIANTS;
      found = found.flatMap((start) => (both ? [start + letter, `${start}ł`] : [start + letter]));
    }
    return found;
  };

  // For a word that it does not know, the index gives all pages with a shorter one: „z” for „zolw”. Such an answer is
  // none. It is seen by its first page: for each word of ours there must be one that begins like it.
  const isMeant = async (results, words) => {
    const { content, locations } = await results[0].data();
    const all = content.split(/\s+/);
    const there = locations.flatMap((location) => split(all[location] ?? ""));
    return words.every((word) => there.some((other) => other.startsWith(word.slice(0, 3))));
  };

  // What to ask for, the words as they were written first: of several words each in the spellings that are known.
  const variants = async (pagefind, words) => {
    if (/[ąćęłńóśźż]/i.test(words)) return [words];
    const each = words.split(/\s+/);
    if (each.length === 1) return spellings(words);
    let found = [[]];
    for (const word of each) {
      const known = [];
      for (const spelling of spellings(word)) {
        const { results } = await pagefind.search(spelling);
        if (results.length && (await isMeant(results, split(word)))) known.push(spelling);
      }
      found = found.flatMap((start) => (known.length ? known : [word]).map((one) => [...start, one])).slice(0, VARIANTS);
    }
    return found.map((all) => all.join(" "));
  };

  const searched = async (words) => {
    const pagefind = await loaded();
    const best = new Map();
    for (const variant of await variants(pagefind, words)) {
      const { results } = await pagefind.search(variant);
      if (!results.length || !(await isMeant(results, split(words)))) continue;
      for (const hit of results) {
        const score = variant === words ? hit.score : hit.score * GUESS;
        if (!(best.get(hit.id)?.score >= score)) best.set(hit.id, { score, data: hit.data });
      }
    }
    return [...best.values()].sort((a, b) => b.score - a.score);
  };

  // Text with its found words marked, built piece by piece: nothing of the index is taken for HTML of ours.
  const excerpt = (html) => {
    const read = new DOMParser().parseFromString(html, "text/html").body;
    const piece = ({ nodeName, textContent }) => (nodeName === "MARK" ? make("mark", "", textContent) : textContent);
    return make("p", "", "… ", ...Array.from(read.childNodes, piece), " …");
  };

  // The address of a provision says which it is: par-3-ust-2-lit-a, pkt-2-1 (the contract of the anchors).
  const UNITS = { par: "§", rozdz: "rozdz.", ust: "ust.", pkt: "pkt", lit: "lit.", tir: "tiret", zal: "zał." };
  const cited = (id) => id.split("-").map((word) => UNITS[word] ?? word).join(" ").replace(/(\d) (?=\d)/g, "$1.");
  const places = (data) => {
    const titled = data.word_count > LONG ? /^h[2-6]$/ : /^$/;
    const label = ({ id, element, text }) => (/^(par|rozdz|pkt|zal)-/.test(id) ? cited(id) : titled.test(element) && text);
    const marks = data.anchors
      .map((anchor) => ({ id: anchor.id, location: anchor.location, label: label(anchor) }))
      .filter((mark) => mark.label)
      .sort((a, b) => a.location - b.location);
    const counts = new Map();
    for (const location of data.locations) {
      const mark = marks.findLast((one) => one.location <= location);
      if (mark) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3).map(([mark]) => mark);
  };

  const shown = (data) => {
    const { title, what, day: date, lang } = data.meta;
    const item = make("li", "hit");
    item.append(make("p", "hit__what", date ? `${what}, ${day.format(new Date(date))}` : what));
    item.append(make("h3", "hit__title", linked(data.url, title)), excerpt(data.excerpt));
    const inside = places(data).map(({ id, label }) => make("li", "", linked(`${data.url}#${id}`, label)));
    if (inside.length) item.append(make("ul", "hit__places", ...inside));
    if (lang) for (const element of item.children) if (element.className !== "hit__what") element.lang = lang;
    return item;
  };

  const pages = (n) => {
    if (n === 1) return "1 stronę";
    return `${n} ${n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? "strony" : "stron"}`;
  };
  const say = (words) => { state.textContent = words; };

  // One thing at a time: all searches share what Pagefind keeps of a page, and each writes its own places into it.
  let queue = Promise.resolve();
  const inTurn = (job) => {
    queue = queue.then(job).catch((error) => {
      console.error(error);
      show(browse);
      say("Wyszukiwarka nie może teraz działać. Odśwież stronę za chwilę albo wybierz ze spisu.");
    });
  };

  let latest = 0;
  let left = [];
  const next = async () => {
    const items = await Promise.all(left.splice(0, AT_ONCE).map(async (hit) => shown(await hit.data())));
    list.append(...items);
    more.hidden = left.length === 0;
    return items[0];
  };

  const show = (part) => {
    hits.hidden = part !== hits;
    browse.hidden = part !== browse;
  };
  const search = () => {
    const words = input.value.trim();
    const turn = ++latest;
    if (!words) {
      show(browse);
      say("");
      return;
    }
    if (hits.hidden) say("Szukam…");
    show(hits);
    inTurn(async () => {
      if (turn !== latest) return;
      left = await searched(words);
      const count = left.length;
      list.replaceChildren();
      await next();
      if (turn !== latest) return;
      show(count ? hits : browse);
      say(count
        ? `Znaleziono ${pages(count)}.`
        : `Nie ma strony ze słowami „${words}”. Spróbuj krótszego słowa, bez końcówki, albo wybierz ze spisu.`);
    });
  };

  const keep = () => {
    const words = input.value.trim();
    history.replaceState(null, "", words ? `${location.pathname}?q=${encodeURIComponent(words)}` : location.pathname);
  };
  let later;
  form.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(() => { keep(); search(); }, 300);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(later);
    keep();
    search();
  });
  input.addEventListener("focus", () => loaded().catch(() => {}), { once: true });
  more.firstElementChild.addEventListener("click", () => inTurn(async () => (await next())?.querySelector("a").focus()));

  const read = () => {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    search();
  };
  addEventListener("popstate", read);
  read();
})();
