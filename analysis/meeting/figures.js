// Draws the figures: first the one that is seen, then the others in quiet moments, so that each stands when it is reached.
(() => {
  const { figures, config } = JSON.parse(document.getElementById("figures").textContent);
  const places = [...document.querySelectorAll(".plot")];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 800px)");
  let isPrinting = false;

  const draw = (place) => {
    const size = narrow.matches && !isPrinting ? "S" : "L";
    const scheme = dark.matches && !isPrinting ? "dark" : "light";
    const wanted = `${size}-${scheme}-${place.clientWidth}x${size === "L" ? place.clientHeight : 0}`;
    if (place.dataset.drawn === wanted || !place.clientWidth) return;
    place.dataset.drawn = wanted;
    const figure = figures[place.dataset.place][`${size}-${scheme}`];
    const layout = structuredClone(figure.layout);
    layout.width = place.clientWidth;
    layout.autosize = false;
    if (size === "L") layout.height = place.clientHeight;
    Plotly.react(place, structuredClone(figure.data), layout, config);
    // So that paper can scale what was drawn for a wall.
    place.querySelectorAll(".main-svg").forEach((svg) => {
      svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
    });
    place.dataset.ready = "yes";
  };

  const all = () => {
    const seen = document.querySelector("section:not([inert]) .plot");
    const queue = [...(seen ? [seen] : []), ...places.filter((place) => place !== seen)];
    const next = () => {
      const place = queue.shift();
      if (!place) return;
      draw(place);
      setTimeout(next);
    };
    next();
  };

  let waiting = 0;
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(all, 120); });
  dark.addEventListener("change", all);
  document.addEventListener("screen", (event) => {
    document.querySelectorAll("section")[event.detail].querySelectorAll(".plot").forEach(draw);
  });
  addEventListener("beforeprint", () => { isPrinting = true; places.forEach(draw); });
  addEventListener("afterprint", () => { isPrinting = false; all(); });
  document.fonts.ready.then(all);
})();
