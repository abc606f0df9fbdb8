// Runs once, before Streamlit starts. The server writes it into the page and names its hash in the headers.
(function () {
  "use strict";

  // Else Streamlit looks for the server below every page's address first: two errors in the console at each link.
  window.__streamlit = { BACKEND_BASE_URL: window.location.origin + BASE_PATH + "/" };

  // Screen readers pronounce by this. The language is in the address; a switch does not reload the page.
  function followLanguage() {
    const asked = new URLSearchParams(window.location.search).get("language");
    document.documentElement.lang = asked === "en" ? "en" : "nb";
  }
  for (const name of ["pushState", "replaceState"]) {
    const original = window.history[name];
    window.history[name] = function () {
      const result = original.apply(this, arguments);
      followLanguage();
      return result;
    };
  }
  window.addEventListener("popstate", followLanguage);

  // Streamlit restyles itself when the system turns dark, but figures are drawn by the server and need a new
  // run. Not while a file waits to be confirmed: a reload would lose it.
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
    if (!document.querySelector('[data-testid="stFileUploaderFile"]')) window.location.reload();
  });

  // Plotly takes these up when it loads.
  window.PlotlyLocales = [
    {
      moduleType: "locale",
      name: "nb",
      dictionary: {},
      format: {
        days: ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"],
        shortDays: ["søn.", "man.", "tir.", "ons.", "tor.", "fre.", "lør."],
        months: [
          "januar", "februar", "mars", "april", "mai", "juni",
          "juli", "august", "september", "oktober", "november", "desember",
        ],
        shortMonths: [
          "jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des.",
        ],
        date: "%d.%m.%Y",
        decimal: ",",
        thousands: "\u00a0",
      },
    },
  ];
})();
