"use strict";

// What shapes, colours and dashes mean, and the switch between colours of kinds and of communities.
(() => {
  const { make, svg, icon, dot } = dom;
  // On a phone these open on demand; before the drawing is fitted into what they leave.
  if (matchMedia("(max-width: 860px)").matches) {
    for (const name of ["filters", "legend"]) document.getElementById(name).open = false;
  }
  const COLOURS = [["kind", "kind"], ["community", "community"]];

  const stroke = (dashes) =>
    svg("svg", { class: "stroke", viewBox: "0 0 34 10", "aria-hidden": "true" },
      svg("path", { d: "M1 5H33", stroke: "currentColor", "stroke-width": 2.2, "stroke-dasharray": dashes }));

  const scale = () => {
    const cells = model.data.palette.map((color, place) => svg("rect", { x: place * 6, y: 0, width: 6, height: 8, fill: color, "shape-rendering": "crispEdges" }));
    return make("span", { class: "scale" }, make("span", {}, "conflict"),
      svg("svg", { viewBox: "0 0 126 8", "aria-hidden": "true" }, cells), make("span", {}, "cooperation"));
  };

  const present = () => new Set(model.data.nodes.map((node) => node.kind ?? ""));
  const byCommunity = () => model.state().colour === "community";

  const kinds = () =>
    Object.entries(model.data.kinds)
      .filter(([kind]) => present().has(kind))
      .map(([, look]) => make("li", {}, icon(byCommunity() ? { ...look, color: "currentColor" } : look), look.label));

  const communities = () =>
    byCommunity()
      ? [...model.data.communities.map(({ label, color }) => make("li", {}, dot(color), `around ${label}`)), make("li", {}, dot("#8b95a1"), "in none")]
      : [];

  const shapes = make("ul", {});
  const switches = COLOURS.map(([name, label]) =>
    make("label", {}, make("input", { type: "radio", name: "colour", value: name, change: () => model.change("filters", { colour: name }) }), label));
  const sync = () => {
    shapes.replaceChildren(...kinds(), ...communities());
    for (const each of switches) each.firstChild.checked = each.firstChild.value === model.state().colour;
  };

  document.getElementById("legend").append(
    make("ul", {},
      make("li", {}, scale()),
      make("li", {}, stroke("none"), "said to be so"),
      make("li", {}, stroke("6 4"), "planned, possible, demanded"),
      make("li", {}, stroke("1.5 4"), "denied"),
      (model.data.communities ?? []).length > 0 &&
        make("li", {}, make("div", { class: "colours", role: "radiogroup", "aria-label": "Colour of actors" }, "Colour:", switches))),
    shapes);
  sync();
  model.listen((what) => what !== "selected" && sync());
})();
