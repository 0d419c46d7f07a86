"use strict";

// What the page knows of the graph: actors, lines, relations with their sentences, and names to find actors by.
const known = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const NONE = "#8b95a1";
  const NAMELESS = "no publisher named";
  const named = (names, values) => Object.fromEntries(names.map((name, place) => [name, values[place]]));
  const relationOf = ({ nodes, types, columns }, before, line) => (values) => {
    const { subject, object, type, sightings, ...row } = named(columns.relation, values);
    const sighted = (each) => {
      const sighting = named(columns.sighting, each);
      return { ...sighting, article: sighting.article + before };
    };
    return { ...row, ...types[type], line, subject: nodes[subject].id, object: nodes[object].id, sightings: sightings.map(sighted) };
  };

  // The lines of a payload with names for numbers; before is how many articles are known already.
  const linesIn = (payload, before) =>
    payload.edges.map((edge) => {
      const [from, to] = [payload.nodes[edge.from].id, payload.nodes[edge.to].id];
      const id = edge.id ?? `${from} ${to}`;
      return { ...edge, id, from, to, relations: edge.relations.map(relationOf(payload, before, id)) };
    });

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const actors = new Map();
  const lines = new Map();
  const linesOf = new Map();
  const relations = [];
  const index = [];
  const watchers = [];

  const takeActor = (node) => {
    actors.set(node.id, node);
    linesOf.set(node.id, []);
    index.push({ id: node.id, names: [String(node.label ?? node.id), ...(node.names ?? [])].map(plain) });
  };
  const takeLine = (line) => {
    lines.set(line.id, line);
    for (const end of new Set([line.from, line.to])) linesOf.get(end)?.push(line);
  };
  const takeRelations = () => relations.splice(0, relations.length, ...data.edges.flatMap((line) => line.relations));
  const between = (one, two) => (linesOf.get(one) ?? []).find((line) => (line.from === one ? line.to : line.from) === two);

  data.edges = linesIn(data, 0);
  data.nodes.forEach(takeActor);
  data.edges.forEach(takeLine);
  takeRelations();

  // Somebody new belongs to the community of a neighbour: those that came along were found among few.
  const adopt = (node) => {
    const ends = linesOf.get(node.id).map((line) => actors.get(line.from === node.id ? line.to : line.from));
    node.community = ends.find((end) => end?.community !== undefined)?.community;
  };

  // More of the graph than the page came with. A line that is known takes the new relations if these bring sentences.
  const grow = (payload) => {
    const fresh = [];
    for (const { community, ...node } of payload.nodes) {
      if (actors.has(node.id)) continue;
      data.nodes.push({ ...node, brought: true });
      takeActor(data.nodes.at(-1));
      fresh.push(data.nodes.at(-1));
    }
    for (const line of linesIn(payload, data.articles.length)) {
      const there = between(line.from, line.to);
      if (there && line.relations.some((relation) => relation.sightings.length)) {
        there.relations = line.relations.map((relation) => ({ ...relation, line: there.id }));
      }
      if (there) continue;
      data.edges.push({ ...line, brought: true });
      takeLine(data.edges.at(-1));
    }
    fresh.forEach(adopt);
    data.articles.push(...payload.articles);
    takeRelations();
    watchers.forEach((watcher) => watcher());
  };

  const host = (address) => /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(address ?? "")?.[1]?.toLowerCase();

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

  return {
    data, actors, lines, linesOf, relations, grow, search,
    onGrowth: (watcher) => watchers.push(watcher),
    sourceOf: (article) => article.publisher ?? host(article.url) ?? NAMELESS,
    communityColor: (id) => data.communities?.[actors.get(id)?.community]?.color ?? NONE,
  };
})();
