"use strict";

// What is to be seen of what the page knows: filters, focus, path, hidden and pinned actors, selection, with undo and
// redo. The whole state is one plain value, so that it can be undone, shared and restored. Draws nothing.
const model = (() => {
  const { data, actors, lines, linesOf, relations } = known;
  const EXPAND = 25;
  const FOCUS_MOST = 250;
  const MOST_UNDONE = 200;
  const START = Object.freeze({
    added: [], hidden: [], pinned: [], places: {}, types: [], standings: [], kinds: [], sources: [],
    sure: 0, since: null, until: null, focus: null, path: null, colour: "kind",
  });

  let state = START;
  let past = [];
  let future = [];
  let gesture = null;
  let shown = new Set();
  let selected = null;
  const listeners = [];

  const standing = (relation) =>
    relation.polarity === "negated" ? "denied" : relation.modality === "actual" ? "actual" : "open";
  const source = (sighting) => known.sourceOf(data.articles[sighting.article]);
  const kindOf = (id) => actors.get(id)?.kind ?? "";

  // The filters as sets, and what passes them, worked out once for each state.
  let sets = {};
  let passed = new Map();
  let within = null;
  const prepare = () => {
    sets = Object.fromEntries(["hidden", "types", "standings", "kinds", "sources"].map((name) => [name, new Set(state[name])]));
    passed = new Map();
  };

  const inTime = (first, last) =>
    (!state.since && !state.until) ||
    (Boolean(first ?? last) && (!state.until || (first ?? last) <= state.until) && (!state.since || (last ?? first) >= state.since));
  const dayOf = (sighting) => sighting.since ?? data.articles[sighting.article].published ?? sighting.until;
  const endOf = (sighting) => sighting.until ?? dayOf(sighting);
  const counts = (sighting) =>
    sighting.confidence >= state.sure && !sets.sources.has(source(sighting)) && inTime(dayOf(sighting), endOf(sighting));

  const narrowed = (relation, kept) => {
    const days = kept.flatMap((each) => [dayOf(each), endOf(each)]).filter(Boolean).sort();
    return {
      ...relation,
      sightings: kept,
      statements: kept.length,
      articles: new Set(kept.map((each) => each.article)).size,
      confidence: Math.max(...kept.map((each) => each.confidence)),
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
    };
  };

  // A relation as the filters leave it, with what passes counted anew; null if nothing does.
  const sieve = (relation) => {
    const { subject, object } = relation;
    if (sets.types.has(relation.relation) || sets.standings.has(standing(relation))) return null;
    if (sets.hidden.has(subject) || sets.hidden.has(object)) return null;
    if (sets.kinds.has(kindOf(subject)) || sets.kinds.has(kindOf(object))) return null;
    if (relation.sightings.length === 0) return relation.confidence >= state.sure && inTime(relation.first, relation.last) ? relation : null;
    const kept = relation.sightings.filter(counts);
    if (kept.length === relation.sightings.length) return relation;
    return kept.length ? narrowed(relation, kept) : null;
  };
  const sieved = (relation) => {
    if (!passed.has(relation)) passed.set(relation, sieve(relation));
    return passed.get(relation);
  };

  const inScope = (one, two) => within === null || within(one, two);
  const visible = (line) => (inScope(line.from, line.to) ? line.relations.map(sieved).filter(Boolean) : []);
  // A line that a caller added without relations has nothing to filter by but its ends.
  const open = (line) =>
    line.relations.length ? line.relations.some(sieved) : ![line.from, line.to].some((end) => sets.hidden.has(end) || sets.kinds.has(kindOf(end)));
  const drawable = (line) => inScope(line.from, line.to) && open(line);
  const statements = (line) => visible(line).reduce((sum, relation) => sum + relation.statements, 0);
  const rows = () => relations.filter(({ subject, object }) => inScope(subject, object)).map(sieved).filter(Boolean);
  const other = (line, id) => (line.from === id ? line.to : line.from);
  const linesBetween = (id) => linesOf.get(id).filter(drawable).sort((a, b) => statements(b) - statements(a));
  const hiddenNeighbours = (id) => linesBetween(id).map((line) => other(line, id)).filter((end) => !shown.has(end));

  // Everybody at most so many steps away, by lines that pass the filters; scope left aside.
  const around = (id, hops) => {
    let edge = [id];
    const found = new Set(edge);
    for (let hop = 0; hop < hops; hop++) {
      edge = edge.flatMap((one) => (linesOf.get(one) ?? []).filter(open).map((line) => other(line, one))).filter((one) => !found.has(one) && found.add(one));
    }
    return found;
  };

  // A shortest way, through the stronger lines where there are several; null if there is none.
  const way = (from, to) => {
    const before = new Map([[from, null]]);
    const queue = [from];
    const weight = (line) => line.relations.map(sieved).filter(Boolean).reduce((sum, each) => sum + each.statements, 0);
    while (queue.length && !before.has(to)) {
      const here = queue.shift();
      for (const line of (linesOf.get(here) ?? []).filter(open).sort((a, b) => weight(b) - weight(a))) {
        const next = other(line, here);
        if (before.has(next)) continue;
        before.set(next, here);
        queue.push(next);
      }
    }
    if (!before.has(to)) return null;
    const stops = [];
    for (let stop = to; stop !== null; stop = before.get(stop)) stops.unshift(stop);
    return stops;
  };

  const scope = () => {
    within = null;
    if (state.path) {
      const steps = new Set(state.path.slice(1).flatMap((stop, place) => [`${state.path[place]} ${stop}`, `${stop} ${state.path[place]}`]));
      within = (one, two) => steps.has(`${one} ${two}`);
      return state.path;
    }
    if (!state.focus) return null;
    const near = around(state.focus.id, state.focus.hops);
    within = (one, two) => near.has(one) && near.has(two);
    return near;
  };

  // The most important actors of what passes the filters, and whoever was asked for. What was brought later counts
  // for nothing here, or every question would redraw the whole.
  const choose = () => {
    const inside = scope();
    const own = (each) => inside !== null || !each.brought;
    const weight = (node) => linesOf.get(node.id).filter(own).filter(drawable).reduce((sum, line) => sum + 1 + statements(line), 0);
    const ranked = (inside === null ? data.nodes : [...inside].map((id) => actors.get(id)))
      .filter(own)
      .filter(({ id }) => !sets.hidden.has(id) && !sets.kinds.has(kindOf(id)))
      .map((node) => [weight(node), node.id])
      .filter(([points]) => points > 0 || data.edges.length === 0)
      .sort((a, b) => b[0] - a[0])
      .slice(0, inside === null ? data.open : FOCUS_MOST)
      .map(([, id]) => id);
    const asked = [...state.added, ...state.pinned].filter((id) => actors.has(id) && !sets.hidden.has(id));
    const centre = state.focus ? [state.focus.id] : state.path ?? [];
    shown = new Set([...centre, ...ranked, ...(inside === null ? asked : [])]);
  };

  const changed = (what) => listeners.forEach((listener) => listener(what));
  const refresh = (what) => {
    prepare();
    choose();
    changed(what);
  };

  // One step of the user; steps of one gesture, as the way of a slider, are undone together.
  const change = (what, patch, of = null) => {
    if (of === null || of !== gesture) past = [...past, state].slice(-MOST_UNDONE);
    gesture = of;
    future = [];
    state = { ...state, ...patch };
    refresh(what);
  };
  const travel = (from, to) => {
    if (from.length === 0) return;
    to.push(state);
    state = from.pop();
    gesture = null;
    refresh("filters");
  };

  const add = (ids) => {
    const fresh = ids.filter((id) => !shown.has(id));
    if (fresh.length) change("shown", { added: [...state.added, ...fresh] });
    return fresh.length;
  };

  // Whoever is looked for is seen: a focus or a hiding that stands in the way ends.
  const bring = (ids) => {
    const hidden = state.hidden.filter((id) => !ids.includes(id));
    const inside = ids.every((id) => shown.has(id)) || !(state.focus || state.path);
    const freed = { ...(hidden.length < state.hidden.length && { hidden }), ...(!inside && { focus: null, path: null }) };
    if (Object.keys(freed).length) change("filters", freed);
    add(ids);
  };

  const select = (id) => {
    selected = actors.has(id) || lines.has(id) ? id : null;
    if (actors.has(id)) bring([id, ...(shown.has(id) ? [] : hiddenOrStrongest(id))]);
    else if (lines.has(id)) bring([lines.get(id).from, lines.get(id).to]);
    changed("selected");
    return selected !== null;
  };

  // Somebody new on the drawing comes with a line to it, to one who is there or else to the strongest neighbour.
  const hiddenOrStrongest = (id) => {
    const ends = linesBetween(id).map((line) => other(line, id));
    return ends.some((end) => shown.has(end)) ? [] : ends.slice(0, 1);
  };

  const without = (list, names) => list.filter((each) => !names.includes(each));
  const toggle = (name) => (names, on) =>
    change("filters", { [name]: on ? without(state[name], names) : [...new Set([...state[name], ...names])] });
  const isOn = (name) => (one) => !sets[name].has(one);

  const showPath = (from, to) => {
    const stops = way(from, to);
    if (stops) change("filters", { path: stops, focus: null, hidden: without(state.hidden, stops) });
    return stops !== null;
  };

  known.onGrowth(() => refresh("grown"));
  prepare();
  choose();
  return {
    data, actors, lines, relations, other, standing, source, dayOf, endOf, EXPAND, START,
    grow: known.grow,
    search: known.search,
    visible, drawable, statements, rows, linesBetween, hiddenNeighbours, around,
    select, add, change, refresh,
    linesOf: (id) => linesOf.get(id) ?? [],
    passes: (relation) => inScope(relation.subject, relation.object) && sieved(relation) !== null,
    // What passes all filters but the one of time: the histogram is drawn from it.
    timeless: () => {
      const kept = state;
      state = { ...state, since: null, until: null };
      prepare();
      const found = rows();
      state = kept;
      prepare();
      return found;
    },
    state: () => state,
    restore: (next, chosen) => {
      change("filters", { ...START, ...next });
      select(chosen ?? null);
    },
    shown: () => shown,
    selected: () => selected,
    expand: (id) => add(hiddenNeighbours(id).slice(0, EXPAND)),
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    undo: () => travel(past, future),
    redo: () => travel(future, past),
    showTypes: toggle("types"),
    showStandings: toggle("standings"),
    showKinds: toggle("kinds"),
    showSources: toggle("sources"),
    typeShown: isOn("types"),
    standingShown: isOn("standings"),
    kindShown: isOn("kinds"),
    sourceShown: isOn("sources"),
    hide: (id) => {
      selected = null;
      change("filters", { hidden: [...state.hidden, id], ...(state.focus?.id === id && { focus: null }), ...(state.path?.includes(id) && { path: null }) });
      changed("selected");
    },
    pin: (id) => change("shown", { pinned: state.pinned.includes(id) ? without(state.pinned, [id]) : [...state.pinned, id] }),
    pinned: (id) => state.pinned.includes(id),
    place: (places) => change("places", { places: { ...state.places, ...places } }),
    focus: (id, hops) => change("filters", { focus: { id, hops }, path: null }),
    showPath,
    everything: () => change("filters", { focus: null, path: null, hidden: [] }),
    kindLook: (kind) => data.kinds[kind ?? ""] ?? data.kinds[""],
    look: (id) => {
      const look = data.kinds[kindOf(id)] ?? data.kinds[""];
      return state.colour === "community" ? { ...look, color: known.communityColor(id) } : look;
    },
    label: (id) => String(actors.get(id)?.label ?? id),
    color: (scale) => data.palette[Math.round(scale ?? 0) + 10],
    scale: (relation) => data.events[relation.event]?.scale ?? null,
    listen: (listener) => listeners.push(listener),
  };
})();
