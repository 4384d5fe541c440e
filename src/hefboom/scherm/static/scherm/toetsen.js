// SPDX-License-Identifier: EUPL-1.2
// Keys beside those of the browser: "/" goes to search, the arrows walk through a list. Whoever has
// no scripts misses nothing but these.
"use strict";
(() => {
  const typt = (wie) => wie.closest("input, textarea, select, [contenteditable]") !== null;
  const LIJST = "tbody, ol.agenda, ul.taken, ul.nieuws, ul.kaarten, ul.vondsten";

  const stap = (actief, verder) => {
    const lijst = actief.closest(LIJST);
    if (lijst === null) return false;
    const rijen = [...lijst.children].filter((rij) => rij.querySelector("a[href], button"));
    const nu = rijen.findIndex((rij) => rij.contains(actief));
    const rij = rijen[nu + verder];
    if (nu < 0 || rij === undefined) return false;
    rij.querySelector("a[href], button").focus();
    return true;
  };

  document.addEventListener("keydown", (toets) => {
    if (toets.defaultPrevented || toets.ctrlKey || toets.metaKey || toets.altKey) return;
    const actief = document.activeElement ?? document.body;
    if (typt(actief)) return;
    if (toets.key === "/") {
      const veld = document.getElementById("zoekveld");
      if (veld === null) return;
      toets.preventDefault();
      veld.focus();
      veld.select();
    } else if (toets.key === "ArrowDown" || toets.key === "ArrowUp") {
      if (stap(actief, toets.key === "ArrowDown" ? 1 : -1)) toets.preventDefault();
    }
  });
})();
