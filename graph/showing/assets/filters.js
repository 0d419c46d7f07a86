"use strict";

// The filters with their counts, and the legend of shapes, colours and dashes.
const filters = (() => {
  const { make, svg, icon, dot } = dom;
  const STANDINGS = [
    ["actual", "Said to be so"],
    ["open", "Planned, possible, demanded"],
    ["denied", "Denied"],
  ];

  const tally = (key) => {
    const counts = new Map();
    for (const relation of model.relations) counts.set(key(relation), (counts.get(key(relation)) ?? 0) + relation.statements);
    return counts;
  };

  const quadOf = (relation) => model.data.events[relation.event]?.quad ?? 0;

  const types = () => {
    const counts = tally((relation) => relation.relation);
    const first = new Map();
    for (const relation of model.relations) if (!first.has(relation.relation)) first.set(relation.relation, relation);
    return [...first.values()]
      .map((relation) => ({ name: relation.relation, label: relation.label, quad: quadOf(relation), scale: model.scale(relation), count: counts.get(relation.relation) }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  };

  const box = (label, number, mark, shown, change, attributes = {}) => {
    const input = make("input", { type: "checkbox", ...attributes, change: (event) => change(event.target.checked) });
    input.checked = shown;
    return make("label", { class: "box" }, input, mark, make("span", { class: "name" }, label), make("span", { class: "count" }, String(number)));
  };

  let groups = [];

  const group = ({ quad, label }, members) => {
    const names = members.map((type) => type.name);
    const total = members.reduce((sum, type) => sum + type.count, 0);
    const head = box(label, total, null, true, (on) => model.showTypes(names, on), { "data-quad": quad });
    head.classList.add("head");
    const rows = members.map((type) =>
      box(type.label, type.count, dot(model.color(type.scale)), true, (on) => model.showTypes([type.name], on), { "data-type": type.name }));
    groups.push(() => {
      const on = names.filter(model.typeShown).length;
      head.firstChild.checked = on > 0;
      head.firstChild.indeterminate = on > 0 && on < names.length;
      rows.forEach((row, place) => (row.firstChild.checked = model.typeShown(names[place])));
    });
    return make("fieldset", {}, make("legend", { class: "hidden" }, label), head, rows);
  };

  const standings = () => {
    const counts = tally(model.standing);
    const rows = STANDINGS.filter(([name]) => counts.has(name))
      .map(([name, label]) => box(label, counts.get(name), null, model.standingShown(name), (on) => model.showStandings([name], on), { "data-standing": name }));
    return rows.length > 1 && make("fieldset", { class: "standings" }, make("legend", { class: "hidden" }, "What the text says of it"), rows);
  };

  const sync = () => groups.forEach((group) => group());

  const render = () => {
    const known = types();
    groups = [];
    document.getElementById("filter-groups").replaceChildren(
      ...[standings(), ...model.data.quads.map((quad) => {
        const members = known.filter((type) => type.quad === quad.quad);
        return members.length > 0 && group(quad, members);
      })].filter(Boolean));
    sync();
  };

  const stroke = (dashes) =>
    svg("svg", { class: "stroke", viewBox: "0 0 34 10", "aria-hidden": "true" },
      svg("path", { d: "M1 5H33", stroke: "currentColor", "stroke-width": 2.2, "stroke-dasharray": dashes }));

  const scale = () => {
    const cells = model.data.palette.map((color, place) => svg("rect", { x: place * 6, y: 0, width: 6, height: 8, fill: color, "shape-rendering": "crispEdges" }));
    return make("span", { class: "scale" }, make("span", {}, "conflict"),
      svg("svg", { viewBox: "0 0 126 8", "aria-hidden": "true" }, cells), make("span", {}, "cooperation"));
  };

  const kinds = () => {
    const present = new Set(model.data.nodes.map((node) => node.kind ?? ""));
    return Object.entries(model.data.kinds)
      .filter(([kind]) => present.has(kind))
      .map(([, look]) => make("li", {}, icon(look), look.label));
  };

  const shapes = make("ul", {}, kinds());
  document.getElementById("legend").append(
    make("ul", {},
      make("li", {}, scale()),
      make("li", {}, stroke("none"), "said to be so"),
      make("li", {}, stroke("6 4"), "planned, possible, demanded"),
      make("li", {}, stroke("1.5 4"), "denied")),
    shapes);

  render();
  model.listen((what) => {
    if (what === "filters") sync();
    if (what !== "grown") return;
    render();
    shapes.replaceChildren(...kinds());
  });
})();
