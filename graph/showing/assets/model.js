"use strict";

// What the page knows and what of it is to be seen: actors, lines, relations, filters, selection. Draws nothing.
const model = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const EXPAND = 25;
  const named = (names, values) => Object.fromEntries(names.map((name, place) => [name, values[place]]));
  const relationOf = ({ nodes, types, columns }, before) => (values) => {
    const { subject, object, type, sightings, ...row } = named(columns.relation, values);
    const sighted = (each) => {
      const sighting = named(columns.sighting, each);
      return { ...sighting, article: sighting.article + before };
    };
    return { ...row, ...types[type], subject: nodes[subject].id, object: nodes[object].id, sightings: sightings.map(sighted) };
  };

  // The lines of a payload with names for numbers; before is how many articles are known already.
  const linesIn = (payload, before) =>
    payload.edges.map((edge) => {
      const [from, to] = [payload.nodes[edge.from].id, payload.nodes[edge.to].id];
      return { ...edge, id: edge.id ?? `${from} ${to}`, from, to, relations: edge.relations.map(relationOf(payload, before)) };
    });

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const actors = new Map();
  const lines = new Map();
  const linesOf = new Map();
  const relations = [];
  const index = [];

  const takeActor = (node) => {
    actors.set(node.id, node);
    linesOf.set(node.id, []);
    index.push({ id: node.id, names: [String(node.label ?? node.id), ...(node.names ?? [])].map(plain) });
  };
  const takeLine = (line) => {
    lines.set(line.id, line);
    for (const end of new Set([line.from, line.to])) linesOf.get(end)?.push(line);
  };
  const takeRelations = () =>
    relations.splice(0, relations.length,
      ...data.edges.flatMap((line) => line.relations.map((relation) => ({ ...relation, line: line.id }))));
  const between = (one, two) => (linesOf.get(one) ?? []).find((line) => (line.from === one ? line.to : line.from) === two);

  data.edges = linesIn(data, 0);
  data.nodes.forEach(takeActor);
  data.edges.forEach(takeLine);
  takeRelations();

  // More of the graph than the page came with. A line that is known takes the new relations if these bring sentences.
  const grow = (payload) => {
    for (const node of payload.nodes) {
      if (actors.has(node.id)) continue;
      data.nodes.push({ ...node, brought: true });
      takeActor(data.nodes.at(-1));
    }
    for (const line of linesIn(payload, data.articles.length)) {
      const known = between(line.from, line.to);
      if (known && line.relations.some((relation) => relation.sightings.length)) known.relations = line.relations;
      if (known) continue;
      data.edges.push({ ...line, brought: true });
      takeLine(data.edges.at(-1));
    }
    data.articles.push(...payload.articles);
    takeRelations();
    refresh("grown");
  };

  const hiddenTypes = new Set();
  const hiddenStandings = new Set();
  let added = [];
  let shown = new Set();
  let selected = null;
  const listeners = [];

  const standing = (relation) =>
    relation.polarity === "negated" ? "denied" : relation.modality === "actual" ? "actual" : "open";
  const passes = (relation) => !hiddenTypes.has(relation.relation) && !hiddenStandings.has(standing(relation));
  const visible = (line) => line.relations.filter(passes);
  // A line that a caller added without relations has nothing to filter by.
  const drawable = (line) => line.relations.length === 0 || line.relations.some(passes);
  const statements = (line) => visible(line).reduce((sum, relation) => sum + relation.statements, 0);
  const other = (line, id) => (line.from === id ? line.to : line.from);
  const linesBetween = (id) =>
    linesOf
      .get(id)
      .filter(drawable)
      .sort((a, b) => statements(b) - statements(a));
  const hiddenNeighbours = (id) => linesBetween(id).map((line) => other(line, id)).filter((end) => !shown.has(end));

  // The most important actors of what passes the filters, and whoever was asked for. What was brought later counts
  // for nothing here, or every question would redraw the whole.
  const choose = () => {
    const own = (each) => !each.brought;
    const weight = (node) => linesOf.get(node.id).filter(own).filter(drawable).reduce((sum, line) => sum + 1 + statements(line), 0);
    const ranked = data.nodes
      .filter(own)
      .map((node) => [weight(node), node.id])
      .filter(([points]) => points > 0 || data.edges.length === 0)
      .sort((a, b) => b[0] - a[0]);
    shown = new Set([...ranked.slice(0, data.open).map(([, id]) => id), ...added.flat()]);
  };

  const changed = (what) => listeners.forEach((listener) => listener(what));
  const refresh = (what) => {
    choose();
    changed(what);
  };

  const add = (ids) => {
    const fresh = ids.filter((id) => !shown.has(id));
    if (fresh.length === 0) return 0;
    added = [...added, fresh];
    refresh("shown");
    return fresh.length;
  };

  const select = (id) => {
    selected = actors.has(id) || lines.has(id) ? id : null;
    if (actors.has(id)) add([id, ...(shown.has(id) ? [] : hiddenOrStrongest(id))]);
    else if (lines.has(id)) add([lines.get(id).from, lines.get(id).to]);
    changed("selected");
    return selected !== null;
  };

  // Somebody new on the drawing comes with a line to it, to one who is there or else to the strongest neighbour.
  const hiddenOrStrongest = (id) => {
    const ends = linesBetween(id).map((line) => other(line, id));
    return ends.some((end) => shown.has(end)) ? [] : ends.slice(0, 1);
  };

  const rank = (names, query) =>
    names[0].startsWith(query) ? 0
    : names.some((name) => name.startsWith(query)) ? 1
    : names.some((name) => name.includes(" " + query)) ? 2
    : names.some((name) => name.includes(query)) ? 3
    : 4;

  const search = (text, limit = 8) => {
    const query = plain(text.trim());
    if (!query) return [];
    return index
      .map((entry, place) => [rank(entry.names, query), place, entry.id])
      .filter(([points]) => points < 4)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .slice(0, limit)
      .map(([, , id]) => actors.get(id));
  };

  const toggle = (set) => (names, visibleNow) => {
    for (const name of names) visibleNow ? set.delete(name) : set.add(name);
    refresh("filters");
  };

  choose();
  return {
    data,
    EXPAND,
    actors,
    lines,
    relations,
    passes,
    standing,
    visible,
    drawable,
    statements,
    other,
    linesBetween,
    hiddenNeighbours,
    search,
    select,
    grow,
    shown: () => shown,
    selected: () => selected,
    add,
    expand: (id) => add(hiddenNeighbours(id).slice(0, EXPAND)),
    canUndo: () => added.length > 0,
    undo: () => {
      added = added.slice(0, -1);
      refresh("shown");
    },
    showTypes: toggle(hiddenTypes),
    showStandings: toggle(hiddenStandings),
    typeShown: (name) => !hiddenTypes.has(name),
    standingShown: (name) => !hiddenStandings.has(name),
    kindLook: (kind) => data.kinds[kind ?? ""] ?? data.kinds[""],
    look: (id) => data.kinds[actors.get(id)?.kind ?? ""] ?? data.kinds[""],
    label: (id) => String(actors.get(id)?.label ?? id),
    color: (scale) => data.palette[Math.round(scale ?? 0) + 10],
    scale: (relation) => data.events[relation.event]?.scale ?? null,
    listen: (listener) => listeners.push(listener),
  };
})();
