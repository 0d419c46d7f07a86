"use strict";

// An answer as a network: triples of two nodes and what joins them, placed by force on the canvas of the overview.
// Texts and numbers are no nodes and are left out.
const drawing = (() => {
  const { make, dot, count } = dom;
  const MOST = 400;
  const STEPS = 240;
  const APART = 90;
  const TONES = ["#1b7db8", "#d0591c", "#0e9671", "#9a3b6b", "#c98500", "#7a63b8", "#8c8c2e", "#8b95a1"];
  const GOLDEN = Math.PI * (3 - Math.sqrt(5));

  // Fruchterman and Reingold (1991): all push each other away, lines pull; from a spiral, so that the same answer lies the same.
  const placed = (size, edges) => {
    const x = Array.from({ length: size }, (_, place) => APART * Math.sqrt(place) * Math.cos(GOLDEN * place));
    const y = Array.from({ length: size }, (_, place) => APART * Math.sqrt(place) * Math.sin(GOLDEN * place));
    for (let step = 0; step < STEPS; step++) {
      const [dx, dy] = [new Float64Array(size), new Float64Array(size)];
      const push = (one, two, force) => {
        const [gx, gy] = [x[one] - x[two] || 0.01, y[one] - y[two] || 0.01];
        const far = Math.hypot(gx, gy);
        const by = force(far) / far;
        dx[one] += gx * by;
        dy[one] += gy * by;
        dx[two] -= gx * by;
        dy[two] -= gy * by;
      };
      for (let one = 0; one < size; one++) for (let two = one + 1; two < size; two++) push(one, two, (far) => (APART * APART) / far);
      for (const [from, to] of edges) if (from !== to) push(from, to, (far) => (-far * far) / APART);
      const heat = APART * 2 * (1 - step / STEPS) + 1;
      for (let one = 0; one < size; one++) {
        // A little towards the middle, so that parts without a line between them stay in sight.
        dx[one] -= x[one] * 0.6;
        dy[one] -= y[one] * 0.6;
        const long = Math.max(1, Math.hypot(dx[one], dy[one]));
        x[one] += (dx[one] / long) * Math.min(long, heat);
        y[one] += (dy[one] / long) * Math.min(long, heat);
      }
    }
    return { x, y };
  };

  // The triples of an answer in N-Triples whose ends are IRIs.
  const parsed = (text) =>
    [...text.matchAll(/^<([^>]*)> <([^>]*)> <([^>]*)> \.$/gm)].map(([, from, by, to]) => [from, by, to]);

  const ofTable = ({ head, results }) => {
    const columns = head.vars ?? [];
    if (columns.length !== 3) return [];
    return results.bindings
      .map((row) => columns.map((name) => row[name]))
      .filter(([from, by, to]) => from?.type === "uri" && by && to?.type === "uri")
      .map((row) => row.map(({ value }) => String(value)));
  };

  const show = (box, triples, short, address) => {
    const degrees = new Map();
    for (const [from, , to] of triples) for (const end of [from, to]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
    const nodes = [...degrees].sort((a, b) => b[1] - a[1]).slice(0, MOST).map(([node]) => node);
    const number = new Map(nodes.map((node, place) => [node, place]));
    const drawn = triples.filter(([from, , to]) => number.has(from) && number.has(to));
    const kinds = [...new Set(drawn.map(([, by]) => by))];
    const edges = drawn.map(([from, , to]) => [number.get(from), number.get(to)]);
    const told = make("p", { class: "facts", role: "status" });
    const canvas = make("div", { class: "sheet" });
    box.replaceChildren(
      make("ul", { class: "kinds" }, kinds.slice(0, TONES.length - 1).map((by, place) => make("li", {}, dot(TONES[place]), short(by))),
        kinds.length >= TONES.length && make("li", {}, dot(TONES.at(-1)), "others")),
      canvas,
      told);
    const left = degrees.size - nodes.length;
    told.textContent = [count(nodes.length, "node"), count(drawn.length, "line"), left ? `${count(left, "weaker node")} left out` : ""].filter(Boolean).join(" · ");
    const open = (place) => {
      const node = nodes[place];
      const told_ = drawn.filter(([from, , to]) => from === node || to === node).slice(0, 6).map(([from, by, to]) => `${short(from)} ${short(by)} ${short(to)}`);
      told.replaceChildren(address(node) ? make("a", { href: address(node) }, short(node)) : short(node), " · ", told_.join(" · "));
    };
    return overview.create(canvas, {
      labels: nodes.map(short),
      ...placed(nodes.length, edges),
      size: nodes.map((node) => 6 + 2.4 * Math.log2(1 + degrees.get(node))),
      group: nodes.map(() => 0),
      groups: [{ label: "", color: "#5d7196" }],
      from: edges.map(([from]) => from),
      to: edges.map(([, to]) => to),
      tone: drawn.map(([, by]) => Math.min(kinds.indexOf(by), TONES.length - 1)),
      tones: TONES,
    }, { open });
  };

  return { show, parsed, ofTable };
})();
