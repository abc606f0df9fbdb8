// Runs once, before Streamlit starts. The server writes it into the page and names its hash in the headers.
(function () {
  "use strict";

  // Else Streamlit looks for the server below every page's address first: two errors in the console at each link.
  window.__streamlit = { BACKEND_BASE_URL: window.location.origin + BASE_PATH + "/" };

  // A run reaches the page as one message that holds all of its own, as `sockets.py` packs them: they are told one after
  // the other with nothing between, so that Streamlit goes through all of the page once, and not with each few of them.
  window.WebSocket = class extends window.WebSocket {
    constructor(address, protocols) {
      super(address, [].concat(protocols ?? []).map((one) => (one === "streamlit" ? "streamlit.packed" : one)));
    }

    addEventListener(kind, listener, ...more) {
      const takes = kind !== "message" ? listener : (event) => {
        for (const data of messagesOf(event.data)) listener(new MessageEvent("message", { data }));
      };
      super.addEventListener(kind, takes, ...more);
    }
  };

  function messagesOf(data) {
    if (!(data instanceof ArrayBuffer) || !data.byteLength || new Uint8Array(data, 0, 1)[0] !== 0) return [data];
    const view = new DataView(data);
    const found = [];
    for (let at = 1; at < data.byteLength;) {
      const end = at + 4 + view.getUint32(at, true);
      found.push(data.slice(at + 4, end));
      at = end;
    }
    return found;
  }

  // Streamlit tells the page around it what it shows. Where there is none it tells itself, and looks through each of these
  // for whether whoever says that may.
  const postMessage = window.postMessage;
  window.postMessage = function (message) {
    const isToItself = window === window.parent && message && message.stCommVersion !== undefined;
    if (!isToItself) postMessage.apply(this, arguments);
  };

  // What Streamlit asks before it connects. It tells of a refusal in English words for those who run servers (CORS, restart
  // it in your terminal), and shows what a proxy answered: here it gets the page's own words, and tells those.
  const PINGS = ["/_stcore/health", "/_stcore/host-config"].map((path) => window.location.origin + BASE_PATH + path);
  const fetchAsItIs = window.fetch;
  window.fetch = async function (address) {
    if (!PINGS.includes(String(address))) return fetchAsItIs.apply(window, arguments);
    let isRefused = false;
    try {
      const answer = await fetchAsItIs.apply(window, arguments);
      if (answer.ok) return answer;
      isRefused = answer.status === 403;
    } catch (error) {
      if (error.name === "AbortError") throw error;
    }
    if (isRefused) leaveIfClosed();
    throw new Error(OWN_WORDS[document.documentElement.lang][isRefused ? "refused" : "away"]);
  };

  // A network that changes while a page comes cuts off what it is made of. A browser asks for none of that again, and the
  // page would stay white: it is fetched anew, a few times, once the server can be reached.
  const TRIES = "programstatus-tries";
  let isCutOff = false;
  async function fetchAnew() {
    const tries = Number(window.sessionStorage.getItem(TRIES));
    if (isCutOff || tries >= 5) return;
    isCutOff = true;
    window.sessionStorage.setItem(TRIES, tries + 1);
    for (let seconds = 0.5 * 2 ** tries; seconds < 300; seconds *= 2) {
      await new Promise((resolve) => window.setTimeout(resolve, 1000 * seconds));
      try {
        // A proxy that cannot reach the server answers too, and would be all that is left of the page.
        if (!(await fetch(BASE_PATH + "/_stcore/health")).ok) continue;
        drawAnew();
        return;
      } catch {
        // Not yet.
      }
    }
  }
  window.addEventListener("vite:preloadError", fetchAnew);
  window.addEventListener("error", function (event) {
    const part = event.target;
    const isStyle = part instanceof HTMLLinkElement && part.rel === "stylesheet";
    if (isStyle || part instanceof HTMLScriptElement) fetchAnew();
  }, true);
  window.addEventListener("load", function () {
    if (!isCutOff) window.sessionStorage.removeItem(TRIES);
  });

  // On a phone the menu covers the page. Streamlit opens it again for whoever left it open the last time.
  if (window.innerWidth < 768) {
    for (const key of Object.keys(window.localStorage)) {
      if (key.startsWith("stSidebarCollapsed-")) window.localStorage.removeItem(key);
    }
  }

  // Streamlit's own words are English. Each is found where it stands alone, and never in what the pages say.
  const SAID_BY_PAGES = ".stHtml, .stMarkdown, .stPlotlyChart";
  const ATTRIBUTES = ["aria-label", "placeholder", "title"];
  const toNorwegian = wordsOf(STREAMLITS_WORDS);
  const toEnglish = wordsOf(STREAMLITS_WORDS.map(([english, norwegian]) => [norwegian, english]));

  // A drawing changes thousands of nodes: only the few words with a part of their own are tried one by one.
  function wordsOf(pairs) {
    const open = pairs.filter(([from]) => from.includes("{x}"));
    // Of two with the same words the first is meant, and a map keeps the last.
    const whole = new Map(pairs.map(([from, to]) => [from.trim(), to]).reverse());
    return { whole, open: open.map(([from, to]) => rule(from, to)) };
  }

  function rule(from, to) {
    const pattern = from.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace("{x}", "(.+)");
    return { pattern: new RegExp(`^\\s*${pattern}\\s*$`), to: to.replace("{x}", "$1") };
  }

  function translated(text, words) {
    const bare = text.trim();
    if (!bare) return text;
    if (words.whole.has(bare)) return words.whole.get(bare);
    const found = words.open.find((candidate) => candidate.pattern.test(text));
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
  // One page, one entry in the browser's history. Streamlit makes one each time the address gets another choice, and a
  // page that writes its choices as it opens would take as many presses of Back to leave.
  const pushState = window.history.pushState;
  const replaceState = window.history.replaceState;
  window.history.pushState = function (state, title, url) {
    const isSamePage = url && new URL(url, window.location.href).pathname === window.location.pathname;
    (isSamePage ? replaceState : pushState).call(this, state, title, url);
    followLanguage();
  };
  window.history.replaceState = function () {
    replaceState.apply(this, arguments);
    followLanguage();
  };
  window.addEventListener("popstate", followLanguage);

  // A link in our HTML turns the page within the app, as Streamlit's own do, where the browser would load all anew.
  // Streamlit turns it as it does when somebody goes back or on.
  document.addEventListener("click", function (event) {
    const way = event.target.closest && event.target.closest("a.ps-link");
    const isPlain = !event.defaultPrevented && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!way || !isPlain || way.origin !== window.location.origin) return;
    event.preventDefault();
    pushState.call(window.history, null, "", way.href);
    followLanguage();
    window.dispatchEvent(new PopStateEvent("popstate"));
    document.querySelector('[data-testid="stMain"]').scrollTo(0, 0);
  });

  // Streamlit listens on the document for single letters: r runs the page anew, c is for clearing its cache. Speech
  // input, a clicker and somebody who believes to stand in a field press them without meaning that. What has the focus
  // has heard the key before it comes here.
  document.documentElement.addEventListener("keydown", function (event) {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPlain && event.key.length === 1) event.stopPropagation();
  });

  // Files that wait to be stored go with their session, and the server then knows nothing of them any more. This window
  // remembers their names: in the session that comes after, the page says which have to be loaded again.
  const WAITING = "programstatus-waiting";
  let isLeaving = false;
  const waiting = () => ({ session: "", files: [], lost: [], ...JSON.parse(window.sessionStorage.getItem(WAITING) || "{}") });

  function followWaiting() {
    const told = document.querySelector(".ps-lost");
    if (!told) return;
    const before = waiting();
    const session = told.dataset.session;
    const files = JSON.parse(told.dataset.files);
    const gone = before.session === session ? before.lost : before.files;
    const lost = files.length ? [] : gone;
    const now = JSON.stringify({ session, files, lost });
    if (now !== window.sessionStorage.getItem(WAITING)) window.sessionStorage.setItem(WAITING, now);
    const text = lost.length ? told.dataset.text.replace("{files}", () => lost.join(", ")) : "";
    if (told.textContent !== text) told.textContent = text;
  }

  // A page that is back in another session is not drawn anew by itself, and would go on offering to store them.
  new MutationObserver(function () {
    if (isConnected() && waiting().files.length) document.querySelector(".st-key-refresh button")?.click();
  }).observe(document, { subtree: true, attributeFilter: ["data-test-connection-state"] });

  // The browser asks, in its own words, whether to leave them.
  window.addEventListener("beforeunload", function (event) {
    if (!isLeaving && waiting().files.length) event.preventDefault();
  });

  // Not while a file waits to be stored: a reload would lose it.
  function drawAnew() {
    if (!waiting().files.length) window.location.reload();
  }
  // Figures are drawn by the server, for one width and one scheme: when either changes they need a new run.
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

  // What Streamlit leaves out for those who do not see the page: which chart a button belongs to, where the focus
  // goes when a popover opens and closes, and where a link with a # leads once the page is drawn.
  let popover = null;
  let opener = null;
  // Streamlit takes it out of the address when it writes the selection there.
  const hash = decodeURIComponent(window.location.hash.slice(1));
  let isFollowed = !hash;

  function nameActions() {
    for (const chart of document.querySelectorAll('[class*="st-key-chart-"]')) {
      const title = chart.querySelector("h2.ps-title");
      if (!title) continue;
      for (const button of chart.querySelectorAll('[class*="st-key-actions-"] button')) {
        const word = button.querySelector("p") || button;
        const name = `${word.textContent.trim()}: ${title.textContent.trim()}`;
        if (button.getAttribute("aria-label") !== name) button.setAttribute("aria-label", name);
      }
    }
  }

  // The second line of the navigation is one too, named by the area it belongs to.
  function nameArea() {
    const line = document.querySelector(".st-key-area");
    const here = line && line.querySelector("[data-area]");
    if (!here) return;
    line.setAttribute("role", "navigation");
    line.setAttribute("aria-label", here.dataset.area);
  }

  // The phone's menu is a list with other things in it than items. Its areas are groups of links instead.
  function groupMenu() {
    const menu = document.querySelector('[data-testid="stSidebarNavItems"]:has(> div)');
    if (!menu) return;
    for (const item of [menu, ...menu.querySelectorAll("li")]) item.setAttribute("role", "presentation");
    for (const group of menu.querySelectorAll(":scope > div")) {
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", group.querySelector("header p").textContent.trim());
    }
  }

  function followPopover() {
    const now = document.querySelector('[data-testid="stPopoverBody"]');
    if (now === popover) return;
    if (now) {
      opener = document.activeElement;
      now.tabIndex = -1;
      now.setAttribute("aria-label", opener.getAttribute("aria-label") || opener.textContent.trim());
      now.focus({ preventScroll: true });
      now.addEventListener("keydown", function (event) {
        if (event.key === "Tab" && event.shiftKey && document.activeElement === now) {
          event.preventDefault();
          opener.focus();
        }
      });
    } else if (opener && opener.isConnected && !popover.contains(document.activeElement)) {
      if (document.activeElement === document.body) opener.focus();
    }
    popover = now;
  }

  // A press outside closes a popover, and Streamlit then draws its chart's buttons anew. On the way to another page
  // they would be drawn there, where there is no place for them, and the page broke or came out empty. So the popover
  // goes with its page: the press is heard by the link, and no further out.
  for (const kind of ["mousedown", "pointerdown", "touchstart", "click"]) {
    document.documentElement.addEventListener(kind, function (event) {
      // The choices of the header are drawn for every page: nothing is drawn anew when they close.
      if (!popover || popover.querySelector(".st-key-language")) return;
      const leaves = event.target.closest('[data-testid="stTopNavLink"], [data-testid="stSidebarNavLink"], [data-testid="stPageLink"] a');
      if (leaves && !popover.contains(leaves)) event.stopPropagation();
    });
  }

  function followHash() {
    if (isFollowed) return;
    const target = document.getElementById(hash);
    // Not before the chart below it is there: it would push the heading away again.
    if (!target || !document.querySelector(".js-plotly-plot .main-svg, .ps-rows, .ps-table")) return;
    isFollowed = true;
    // Streamlit goes to the top once more when it is done.
    for (const wait of [300, 1500]) window.setTimeout(() => document.getElementById(hash).scrollIntoView(), wait);
  }

  // What `news.py` says of the figures and of the reader; the notice says whether the page still shows those.
  let newest = null;
  let pressedFor = null;

  const shownNow = () => document.querySelector(".st-key-news [data-reader]");
  const isConnected = () => document.querySelector('[data-test-connection-state="CONNECTED"]') !== null;

  function followNews() {
    const notice = shownNow();
    if (!notice) return;
    const isOld = Boolean(newest && newest.figures && notice.dataset.figures) && newest.figures !== notice.dataset.figures;
    document.documentElement.classList.toggle("has-news", isOld);
    const text = isOld ? notice.dataset.text : "";
    if (notice.textContent !== text) notice.textContent = text;
    // Who may see less now, or nothing, sees it at once. Only once: the page then shows what there is to be seen.
    if (newest && newest.reader !== notice.dataset.reader && newest.reader !== pressedFor) {
      pressedFor = newest.reader;
      document.querySelector(".st-key-refresh button").click();
    }
  }

  // Cut off, a page could not draw itself anew, and would go on showing what may no longer be seen. A server that cannot
  // read its store refuses every link, and takes nothing from anybody; nor does one whose page never came. One that was cut
  // off while it came shows figures before it has the notice.
  const hasShownSomething = () => document.querySelector('[data-testid="stMain"] .stHtml') !== null;
  async function leaveIfClosed() {
    try {
      if (!hasShownSomething() || !(await fetch(BASE_PATH + "/klar")).ok) return;
      isLeaving = true;
      window.location.reload();
    } catch {
      // The network is away again.
    }
  }

  async function askForNews() {
    const notice = shownNow();
    if (notice) {
      const share = new URLSearchParams(window.location.search).get("share");
      try {
        const answer = await fetch(BASE_PATH + "/nytt" + (share === null ? "" : "?share=" + encodeURIComponent(share)));
        const said = await answer.text();
        if (answer.ok) newest = JSON.parse(said);
        else if (answer.status === 403) newest = { figures: "", reader: "" };
        if (answer.status === 403 && !isConnected()) await leaveIfClosed();
        else followNews();
      } catch {
        // The network is away, and it is asked again.
      }
    }
    window.setTimeout(askForNews, 1000 * (notice ? Number(notice.dataset.seconds) : 1));
  }
  askForNews();

  let isWaiting = false;
  new MutationObserver(function (changes) {
    // The title is written before the page is drawn: a frame that is asked for then is one more, and holds that up.
    if (isWaiting || changes.every((change) => document.head.contains(change.target))) return;
    isWaiting = true;
    window.requestAnimationFrame(function () {
      isWaiting = false;
      nameActions();
      nameArea();
      groupMenu();
      followPopover();
      followHash();
      followNews();
      followWaiting();
    });
  }).observe(document, { subtree: true, childList: true });

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
