"use strict";

// The filters with their counts: what the text says of it, how sure, whose kind, which source, which relation.
const filters = (() => {
  const { make, icon, dot } = dom;
  const MOST_SOURCES = 12;
  const STANDINGS = [
    ["actual", "Said to be so"],
    ["open", "Planned, possible, demanded"],
    ["denied", "Denied"],
  ];

  const tally = (keys) => {
    const counts = new Map();
    for (const relation of model.relations) {
      for (const key of new Set(keys(relation))) counts.set(key, (counts.get(key) ?? 0) + relation.statements);
    }
    return counts;
  };

  const quadOf = (relation) => model.data.events[relation.event]?.quad ?? 0;

  const types = () => {
    const counts = tally((relation) => [relation.relation]);
    const first = new Map();
    for (const relation of model.relations) if (!first.has(relation.relation)) first.set(relation.relation, relation);
    return [...first.values()]
      .map((relation) => ({ name: relation.relation, label: relation.label, quad: quadOf(relation), scale: model.scale(relation), count: counts.get(relation.relation) }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  };

  const box = (label, number, mark, change, attributes = {}) => {
    const input = make("input", { type: "checkbox", ...attributes, change: (event) => change(event.target.checked) });
    return make("label", { class: "box" }, input, mark, make("span", { class: "name" }, label), make("span", { class: "count" }, number.toLocaleString("en")));
  };

  let syncs = [];

  // A box for all of a group and one for each of its members.
  const group = (label, members, isOn, show, attributes) => {
    const names = members.map((each) => each.names).flat();
    const rows = members.map((each) => box(each.label, each.count, each.mark, (on) => show(each.names, on), each.attributes));
    const total = members.reduce((sum, each) => sum + each.count, 0);
    const head = box(label, total, null, (on) => show(names, on), attributes);
    head.classList.add("head");
    syncs.push(() => {
      const on = names.filter(isOn).length;
      head.firstChild.checked = on > 0;
      head.firstChild.indeterminate = on > 0 && on < names.length;
      rows.forEach((row, place) => (row.firstChild.checked = members[place].names.some(isOn)));
    });
    return make("fieldset", {}, make("legend", { class: "hidden" }, label), head, rows);
  };

  const many = (label, members, ...rest) => members.length > 1 && group(label, members, ...rest);

  const standings = () => {
    const counts = tally((relation) => [model.standing(relation)]);
    const members = STANDINGS.filter(([name]) => counts.has(name))
      .map(([name, label]) => ({ names: [name], label, count: counts.get(name), attributes: { "data-standing": name } }));
    return many("What the text says", members, model.standingShown, model.showStandings, { "data-group": "standings" });
  };

  const kinds = () => {
    const counts = new Map();
    for (const { kind = "" } of model.data.nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const members = Object.entries(model.data.kinds)
      .filter(([kind]) => counts.has(kind))
      .map(([kind, look]) => ({ names: [kind], label: look.label, count: counts.get(kind), mark: icon(look), attributes: { "data-kind": kind } }));
    return many("Kind of actor", members, model.kindShown, model.showKinds, { "data-group": "kinds" });
  };

  // The foremost sources one by one, the rest together.
  const sources = () => {
    const counts = tally((relation) => relation.sightings.map(model.source));
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const member = ([name, count]) => ({ names: [name], label: name, count, attributes: { "data-source": name } });
    const rest = ranked.slice(MOST_SOURCES);
    const members = [...ranked.slice(0, MOST_SOURCES).map(member), ...(rest.length
      ? [{ names: rest.map(([name]) => name), label: `${rest.length} others`, count: rest.reduce((sum, [, count]) => sum + count, 0), attributes: {} }]
      : [])];
    return many("Source", members, model.sourceShown, model.showSources, { "data-group": "sources" });
  };

  const sure = () => {
    const told = make("output", { for: "sure", class: "count" });
    const input = make("input", { id: "sure", type: "range", min: 0, max: 100, step: 5, input: () => model.change("filters", { sure: input.value / 100 }, "sure") });
    syncs.push(() => {
      input.value = Math.round(model.state().sure * 100);
      told.textContent = `${input.value} %`;
      input.setAttribute("aria-valuetext", `${input.value} percent`);
    });
    return make("fieldset", { class: "sure" }, make("label", { class: "box head", for: "sure" }, make("span", { class: "name" }, "At least this sure"), told), input);
  };

  const relationTypes = () => {
    const found = types();
    return model.data.quads.map(({ quad, label }) => {
      const members = found.filter((type) => type.quad === quad).map((type) => ({
        names: [type.name], label: type.label, count: type.count, mark: dot(model.color(type.scale)), attributes: { "data-type": type.name },
      }));
      return members.length > 0 && group(label, members, model.typeShown, model.showTypes, { "data-quad": quad });
    });
  };

  const sync = () => syncs.forEach((each) => each());

  const all = make("button", { type: "button", id: "all-filters", click: () => {
    const { types, standings, kinds, sources, sure, since, until } = model.START;
    model.change("filters", { types, standings, kinds, sources, sure, since, until });
  } }, "Clear all filters");
  const narrowed = () => {
    const { types, standings, kinds, sources, sure, since, until } = model.state();
    return Boolean(types.length + standings.length + kinds.length + sources.length + sure || since || until);
  };

  const render = () => {
    syncs = [() => (all.hidden = !narrowed())];
    document.getElementById("filter-groups").replaceChildren(
      ...[all, standings(), sure(), ...relationTypes(), kinds(), sources()].filter(Boolean));
    sync();
  };

  render();
  model.listen((what) => {
    if (what === "filters") sync();
    if (what === "grown") render();
  });
})();
