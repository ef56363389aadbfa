// Beside the ready citation of a provision: a button that copies it together with its address.
(() => {
  "use strict";
  if (!navigator.clipboard) return;
  for (const cite of document.querySelectorAll("[data-cite]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Kopiuj cytat";
    button.addEventListener("click", async () => {
      const unit = cite.closest("[id]");
      const address = location.href.split("#")[0] + "#" + unit.id;
      await navigator.clipboard.writeText(`${cite.firstChild.textContent.trim()} (${address})`);
      button.textContent = "Skopiowano";
    });
    cite.append(" ", button);
  }
})();
