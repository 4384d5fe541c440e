// SPDX-License-Identifier: EUPL-1.2
// "Verklaar" opens beside the figure. The page it comes from has an address of its own, which the
// link leads to when there are no scripts, when a new tab is asked for, or when fetching fails.
"use strict";
(() => {
  const WAAR = 'main a[href*="/verklaar/"]';
  let blad = null;
  let vanwaar = null;

  const sluit = () => {
    blad?.close();
  };

  const maak = () => {
    blad = document.createElement("dialog");
    blad.className = "verklaring";
    blad.setAttribute("aria-label", "Verklaring van dit getal");
    blad.addEventListener("close", () => {
      blad.replaceChildren();
      vanwaar?.focus();
    });
    document.body.append(blad);
  };

  const knop = (tekst, doe) => {
    const nieuw = document.createElement("button");
    nieuw.type = "button";
    nieuw.className = "knop knop--licht";
    nieuw.textContent = tekst;
    nieuw.addEventListener("click", doe);
    return nieuw;
  };

  const vul = (main, adres) => {
    const kop = document.createElement("h2");
    kop.textContent = main.querySelector("h1").textContent;
    kop.tabIndex = -1;
    const heel = document.createElement("a");
    heel.href = adres;
    heel.className = "knop";
    heel.textContent = "Met de rijen erachter";
    const voet = document.createElement("p");
    voet.className = "verklaring__knoppen";
    voet.append(heel, " ", knop("Sluit", sluit));
    const delen = [...main.children].filter((deel) => deel.matches("p.intro, dl.feiten"));
    blad.replaceChildren(kop, ...delen, voet);
  };

  const open = async (link) => {
    const antwoord = await fetch(link.href, { credentials: "same-origin" });
    if (!antwoord.ok) throw new Error(antwoord.statusText);
    const tekst = await antwoord.text();
    const main = new DOMParser().parseFromString(tekst, "text/html").querySelector("main");
    if (main?.querySelector("dl.feiten") == null) throw new Error("geen verklaring");
    if (blad === null) maak();
    vanwaar = link;
    vul(main, link.href);
    if (!blad.open) blad.show();
    blad.querySelector("h2").focus();
  };

  document.addEventListener("click", (klik) => {
    const link = klik.target.closest?.(WAAR);
    if (link == null || klik.button || klik.ctrlKey || klik.metaKey || klik.shiftKey) return;
    if (window.innerWidth < 700) return; // on a phone the page itself is what fits
    klik.preventDefault();
    open(link).catch(() => window.location.assign(link.href));
  });
  document.addEventListener("keydown", (toets) => {
    if (toets.key === "Escape" && blad?.open) sluit();
  });
})();
