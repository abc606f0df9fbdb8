// Stepping: keys, a clicker, swipes and buttons. Everything is in the page; nobody is asked.
(() => {
  const screens = [...document.querySelectorAll("section")];
  const [back, on, full, where, said] = ["back", "on", "full", "where", "said"].map((id) => document.getElementById(id));
  const numbered = () => Number(location.hash.slice(1)) - 1;
  const within = (place) => Math.max(0, Math.min(screens.length - 1, Number.isInteger(place) ? place : 0));
  // In a hand a screen can be scrolled, so the keyboard must get there.
  const narrow = matchMedia("(max-width: 800px)");
  const reach = () => screens.forEach((screen) => {
    if (narrow.matches) screen.tabIndex = 0;
    else screen.removeAttribute("tabindex");
  });
  narrow.addEventListener("change", reach);
  reach();
  let at = -1;

  const show = (place) => {
    const to = within(place);
    if (to === at) return;
    screens.forEach((screen, index) => screen.toggleAttribute("inert", index !== to));
    at = to;
    where.querySelector("b").textContent = at + 1;
    // The buttons keep the focus at the ends, so they are never really disabled.
    back.setAttribute("aria-disabled", at === 0);
    on.setAttribute("aria-disabled", at === screens.length - 1);
    screens[at].scrollTop = 0;
    said.textContent = `${at + 1} ${said.dataset.of}: ${screens[at].querySelector("h1").textContent}`;
    history.replaceState(null, "", `#${at + 1}`);
    document.dispatchEvent(new CustomEvent("screen", { detail: at }));
  };

  const keys = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1,
    ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
    Home: -screens.length, End: screens.length,
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (["Enter", " "].includes(event.key) && event.target.closest("button, a")) return;
    if (event.key === "f" || event.key === "F") { fill(); return; }
    const scrolls = screens[at].scrollHeight > screens[at].clientHeight + 1;
    if (scrolls && ["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const steps = keys[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    show(within(at + (event.key === " " && event.shiftKey ? -1 : steps)));
  });

  const press = (button, act) => button.addEventListener("click", (event) => {
    act();
    // After the mouse, space is the next screen again and not the button.
    if (event.detail > 0) button.blur();
  });
  const fill = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())
    .catch(() => { full.hidden = true; });
  press(back, () => show(at - 1));
  press(on, () => show(at + 1));
  press(full, fill);
  full.hidden = !document.fullscreenEnabled;

  let start = null;
  addEventListener("touchstart", (event) => {
    start = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  addEventListener("touchend", (event) => {
    if (!start || event.touches.length) return;
    const across = event.changedTouches[0].clientX - start.clientX;
    const down = event.changedTouches[0].clientY - start.clientY;
    start = null;
    if (Math.abs(across) > 50 && Math.abs(across) > 1.5 * Math.abs(down)) show(at + (across < 0 ? 1 : -1));
  }, { passive: true });

  addEventListener("hashchange", () => show(numbered()));
  show(numbered());
})();
