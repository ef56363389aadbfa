// The ready citation of the provision that was chosen, with a button that copies it together with its address.
(() => {
  "use strict";
  const text = document.querySelector(".legal");
  if (!text) return;
  text.classList.add("legal--scripted");
  const shown = document.createElement("p");
  shown.className = "legal__cite";
  const show = () => {
    shown.remove();
    const unit = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const holder = unit && (unit.dataset.cite ? unit : unit.querySelector(":scope > [data-cite]"));
    if (!holder) return;
    const cite = `${holder.dataset.cite} ${text.dataset.of ?? ""}`.trim();
    shown.textContent = cite;
    if (navigator.clipboard) shown.append(" ", button(cite, unit.id));
    // Below the heading of a provision, and above what hangs below an item.
    if (holder === unit) holder.insertBefore(shown, holder.querySelector(":scope > ol"));
    else holder.after(shown);
  };
  const button = (cite, id) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy";
    made.textContent = "Kopiuj cytat";
    made.addEventListener("click", async () => {
      await navigator.clipboard.writeText(`${cite} (${location.href.split("#")[0]}#${id})`);
      made.textContent = "Skopiowano";
    });
    return made;
  };
  addEventListener("hashchange", show);
  show();
  // The contents lie over the text while they are open: choosing a place closes them.
  const contents = document.querySelector(".legal__contents details");
  contents?.addEventListener("click", (event) => {
    if (event.target.closest("a")) contents.open = false;
  });
})();
