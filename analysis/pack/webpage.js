// Draws each figure for the width and the scheme at hand; nothing is fetched and nothing is sent.
(() => {
  const { figures, config } = JSON.parse(document.getElementById("figures").textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const places = [...document.querySelectorAll(".plot")];
  let isPrinting = false;

  const draw = (place) => {
    const size = !isPrinting && place.clientWidth < 560 ? "S" : "M";
    const scheme = !isPrinting && dark.matches ? "dark" : "light";
    const wanted = `${size}-${scheme}`;
    if (place.dataset.drawn === wanted) return;
    place.dataset.drawn = wanted;
    const figure = figures[place.dataset.figure][wanted];
    Plotly.newPlot(place, structuredClone(figure.data), structuredClone(figure.layout), config);
  };
  const all = () => places.forEach(draw);

  const watch = new ResizeObserver((seen) => seen.forEach((one) => draw(one.target)));
  places.forEach((place) => watch.observe(place));
  dark.addEventListener("change", all);

  // Paper is light, and has the tables behind the charts as well.
  const opened = [];
  addEventListener("beforeprint", () => {
    isPrinting = true;
    document.querySelectorAll("details:not([open])").forEach((one) => { one.open = true; opened.push(one); });
    all();
  });
  addEventListener("afterprint", () => {
    isPrinting = false;
    opened.splice(0).forEach((one) => { one.open = false; });
    all();
  });
})();
