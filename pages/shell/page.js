// Runs once, before Streamlit starts. The server writes it into the page and names its hash in the headers.
(function () {
  "use strict";

  // Else Streamlit looks for the server below every page's address first: two errors in the console at each link.
  window.__streamlit = { BACKEND_BASE_URL: window.location.origin + BASE_PATH + "/" };

  // Streamlit's own words are English. Each is found where it stands alone, and never in what the pages say.
  const SAID_BY_PAGES = ".stHtml, .stMarkdown, .stPlotlyChart";
  const ATTRIBUTES = ["aria-label", "placeholder", "title"];
  const toNorwegian = STREAMLITS_WORDS.map(([english, norwegian]) => rule(english, norwegian));
  const toEnglish = STREAMLITS_WORDS.map(([english, norwegian]) => rule(norwegian, english));

  function rule(from, to) {
    const pattern = from.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace("{x}", "(.+)");
    return { pattern: new RegExp(`^\\s*${pattern}\\s*$`), to: to.replace("{x}", "$1") };
  }

  function translated(text, rules) {
    const found = rules.find((candidate) => candidate.pattern.test(text));
    return found ? text.replace(found.pattern, found.to) : text;
  }

  function translate(node, rules) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!element || element.closest(SAID_BY_PAGES)) return;
    if (node.nodeType === Node.TEXT_NODE) {
      const text = translated(node.data, rules);
      if (text !== node.data) node.data = text;
      return;
    }
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      const text = value && translated(value, rules);
      if (text !== value) element.setAttribute(name, text);
    }
    for (const child of node.childNodes) translate(child, rules);
  }

  new MutationObserver(function (changes) {
    if (document.documentElement.lang !== "nb") return;
    for (const change of changes) {
      for (const node of change.type === "childList" ? change.addedNodes : [change.target]) {
        translate(node, toNorwegian);
      }
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES });

  // Screen readers pronounce by this. The language is in the address; a switch does not reload the page.
  function followLanguage() {
    const asked = new URLSearchParams(window.location.search).get("language");
    const language = asked === "en" ? "en" : "nb";
    if (language === document.documentElement.lang) return;
    document.documentElement.lang = language;
    translate(document.body, language === "nb" ? toNorwegian : toEnglish);
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

  // Figures are drawn by the server, for one width and one scheme: when either changes they need a new run. Not
  // while a file waits to be confirmed: a reload would lose it.
  function drawAnew() {
    if (!document.querySelector('[data-testid="stFileChip"]')) window.location.reload();
  }
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAnew);

  // The server cannot see how wide the window is. The same limit is in style.css.
  const narrow = window.matchMedia("(max-width: 640px)");
  function rememberWidth() {
    document.cookie = `programstatus-width=${narrow.matches ? "narrow" : "wide"}; path=/; SameSite=Lax`;
  }
  rememberWidth();
  narrow.addEventListener("change", function () {
    rememberWidth();
    drawAnew();
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
