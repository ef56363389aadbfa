// On the whole agenda the choices can be combined: what was a link to a page of its own becomes a switch. The state stands
// in the address, so that it can be kept, sent and gone back to. Without this script the links remain.
(() => {
  "use strict";
  const box = document.querySelector("[data-choices]");
  const said = document.querySelector("[data-shown]");
  const slots = [...document.querySelectorAll(".slot")];
  if (!box || !said || location.pathname !== "/kalendarz/") return;
  // Of some choices one is enough (a kind, a place); needs are all to be met.
  const any = (facet) => facet.startsWith("/kalendarz/rodzaj/") ? "rodzaj" : /online|na-miejscu/.test(facet) ? "miejsce" : facet;
  const name = (facet) => facet.replace("/kalendarz/", "").replace(/\/$/, "");
  const chips = [...box.querySelectorAll("a.chip")].filter((chip) => chip.pathname !== location.pathname);
  const all = box.querySelector("a.chip[href='/kalendarz/']");

  const show = () => {
    const chosen = (new URLSearchParams(location.search).get("wybor") || "").split(" ").filter(Boolean);
    const groups = {};
    for (const chip of chips) {
      const on = chosen.includes(name(chip.pathname));
      chip.setAttribute("aria-pressed", on);
      // biome-ignore lint/suspicious/noAssignInExpressions: a group begins with its first choice
      if (on) (groups[any(chip.pathname)] ||= []).push(chip.pathname);
    }
    const wanted = Object.values(groups);
    if (all) wanted.length ? all.removeAttribute("aria-current") : all.setAttribute("aria-current", "true");
    let count = 0;
    for (const slot of slots) {
      const facets = slot.dataset.facets.split(" ");
      slot.hidden = !wanted.every((group) => group.some((facet) => facets.includes(facet)));
      count += !slot.hidden;
    }
    for (const part of document.querySelectorAll(".day, .agenda")) part.hidden = !part.querySelector(".slot:not([hidden])");
    said.hidden = !wanted.length;
    said.textContent = wanted.length ? `Pasuje terminów: ${count} z ${slots.length} na tej stronie.` : "";
  };

  const turn = (chip) => {
    const address = new URL(location.href);
    const chosen = new Set((address.searchParams.get("wybor") || "").split(" ").filter(Boolean));
    const one = name(chip.pathname);
    chosen.delete(one) || chosen.add(one);
    if (chosen.size) address.searchParams.set("wybor", [...chosen].join(" "));
    else address.searchParams.delete("wybor");
    history.pushState(null, "", address);
    show();
  };

  for (const chip of chips) {
    chip.setAttribute("role", "button");
    chip.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      turn(chip);
    });
    chip.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      turn(chip);
    });
  }
  addEventListener("popstate", show);
  show();
})();
