"use strict";

// The way from the page to its server: who is not here is brought with its neighbours, sentences when a line is chosen.
const explorer = (() => {
  const BOX = [112, 64];
  const RINGS = 60;
  const NEIGHBOURS = 60;
  const MOST = 200;
  const SUGGESTED = 12;
  const asked = new Set();

  const { tell } = dom;

  const ask = async (operation, values) => {
    try {
      const answer = await fetch(`api/${operation}?${new URLSearchParams(values)}`);
      const value = await answer.json();
      if (answer.ok) return value;
      tell(value.detail);
    } catch {
      tell("The server does not answer. Is kg serve still running?");
    }
    return null;
  };

  // A free spot for each who is new, near those of its neighbours who are placed, or near a given one.
  const cell = ({ x, y }) => `${Math.round(x / BOX[0])} ${Math.round(y / BOX[1])}`;
  const spot = ({ x, y }, taken) => {
    for (let ring = 0; ring < RINGS; ring++) {
      const steps = Math.max(1, ring * 6);
      for (let step = 0; step < steps; step++) {
        const angle = (2 * Math.PI * step) / steps;
        const place = { x: Math.round(x + ring * BOX[0] * Math.cos(angle)), y: Math.round(y + ring * BOX[1] * Math.sin(angle)) };
        if (!taken.has(cell(place))) return place;
      }
    }
    return { x: Math.round(x), y: Math.round(y) };
  };
  const middle = (places) => ({
    x: places.reduce((sum, { x }) => sum + x, 0) / places.length,
    y: places.reduce((sum, { y }) => sum + y, 0) / places.length,
  });
  const settle = (payload, id) => {
    const taken = new Set([...model.actors.values()].map(cell));
    const placed = new Map(model.actors);
    const near = new Map(payload.nodes.map((node) => [node.id, []]));
    for (const { from, to } of payload.edges) {
      near.get(payload.nodes[from].id).push(payload.nodes[to].id);
      near.get(payload.nodes[to].id).push(payload.nodes[from].id);
    }
    const first = payload.nodes.filter((node) => node.id === id);
    for (const node of [...first, ...payload.nodes.filter((each) => each.id !== id)]) {
      if (placed.has(node.id)) continue;
      const around = near.get(node.id).map((other) => placed.get(other)).filter(Boolean);
      Object.assign(node, spot(around.length ? middle(around) : { x: 0, y: 0 }, taken));
      taken.add(cell(node));
      placed.set(node.id, node);
    }
  };

  // Each is asked for once; what fails may be asked for again.
  const once = async (key, values, id) => {
    if (asked.has(key)) return;
    asked.add(key);
    const payload = await ask("drawing", values);
    if (payload === null) {
      asked.delete(key);
      return;
    }
    settle(payload, id);
    if (!values.other) model.data.totals[id] = payload.total;
    model.grow(payload);
  };

  // How many neighbours there are is told before any is drawn; a few come at first, more when asked for.
  model.data.totals = {};
  const actor = (id, limit = NEIGHBOURS) => once(`${limit} ${id}`, { actor: id, limit }, id);
  model.data.bring = (id) => actor(id, MOST);
  const line = ({ id, from, to }) => once(id, { actor: from, other: to }, from);

  search.askAlso({
    find: async (text) => {
      const answer = await ask("actors", { text, limit: SUGGESTED });
      return (answer?.actors ?? []).map((card) => ({ ...card, id: card.iri }));
    },
    bring: (card) => actor(card.id),
    path: async (from, to) => {
      await once(`path ${from} ${to}`, { actor: from, other: to, path: true }, from);
      if (!model.showPath(from, to)) tell(`No path from ${model.label(from)} to ${model.label(to)}, or none passes the filters`);
    },
  });

  model.listen((what) => {
    const id = model.selected();
    if (what !== "selected" || id === null) return;
    const chosen = model.lines.get(id);
    if (chosen) line(chosen);
    else actor(id);
  });
  canvas.network.on("doubleClick", async ({ nodes: [hit] }) => {
    if (hit === undefined) return;
    await actor(hit);
    if (model.hiddenNeighbours(hit).length) model.expand(hit);
  });

  // An address may name an actor: /#https://w3id.org/actorgraph/actor/turkey
  const follow = async () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id || sharing.isView(location.hash)) return;
    await actor(id);
    if (model.actors.has(id)) model.select(id);
  };
  addEventListener("hashchange", follow);
  follow();
  return { ask };
})();
