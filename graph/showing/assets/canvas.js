"use strict";

// The drawing: keeps vis-network in step with the model, and turns clicks and hovers into selections and tips.
const canvas = (() => {
  const INSIDE = new Set(["box", "circle", "ellipse", "database", "text"]);
  const container = document.getElementById("network");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  let colors = {};

  const readColors = () => {
    const style = getComputedStyle(document.documentElement);
    colors = { ink: style.getPropertyValue("--ink").trim(), paper: style.getPropertyValue("--canvas").trim() };
  };

  // The same rules as look.py, for a line of which the filters leave only a part.
  const look = (line) => {
    const rows = model.visible(line);
    const told = rows.filter((row) => row.polarity === "asserted");
    const scaled = told.filter((row) => model.scale(row) !== null);
    const sum = (list, value) => list.reduce((total, row) => total + value(row), 0);
    const weight = sum(scaled, (row) => row.statements);
    const mean = weight ? sum(scaled, (row) => model.scale(row) * row.statements) / weight : 0;
    const holds = told.some((row) => row.modality === "actual");
    const arrows = [
      rows.some((row) => row.subject === line.from) && "to",
      rows.some((row) => row.subject !== line.from) && "from",
    ];
    return {
      color: model.color(mean),
      width: Math.round((2 + 1.1 * Math.log2(Math.max(1, sum(rows, (row) => row.statements)))) * 100) / 100,
      dashes: holds ? false : told.length ? [9, 7] : [2, 6],
      arrows: arrows.filter(Boolean).join(", "),
    };
  };

  const opaque = (color, opacity) =>
    typeof color === "string" ? { color, highlight: color, hover: color, opacity } : { ...color, opacity };

  // A node's colours, which stay under the pointer; the selected one gets a ring.
  const still = (color) => {
    const { border, background } = typeof color === "object" ? color : { border: color, background: color };
    return { border, background, hover: { border, background }, highlight: { border: colors.ink, background } };
  };

  // Whoever is selected, and its neighbours; null while nothing is.
  const lit = () => {
    const id = model.selected();
    const line = model.lines.get(id);
    if (line) return new Set([line.from, line.to]);
    return model.actors.has(id) ? new Set([id, ...model.linesBetween(id).map((near) => model.other(near, id))]) : null;
  };

  const litLine = (line) => {
    const id = model.selected();
    return id === line.id || line.from === id || line.to === id;
  };

  const node = (id, near) => {
    const { names, kind, statements, title, label, color, ...drawn } = model.actors.get(id);
    const opacity = near === null || near.has(id) ? 1 : 0.16;
    return { opacity, ...drawn, id, color: still(color), label: INSIDE.has(drawn.shape) ? label : undefined };
  };

  const edge = (line, near) => {
    const { relations, title, ...drawn } = line;
    const partly = model.visible(line).length < relations.length ? look(line) : {};
    const style = { ...drawn, ...partly };
    const opacity = near === null ? 0.95 : litLine(line) ? 1 : 0.08;
    return { ...style, color: opaque(style.color ?? model.color(0), opacity) };
  };

  const replace = (set, items) => {
    const wanted = new Set(items.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !wanted.has(id)));
    set.update(items);
  };

  const sync = () => {
    const shown = model.shown();
    const near = lit();
    replace(nodes, [...shown].map((id) => node(id, near)));
    const drawn = [...model.lines.values()].filter((line) => shown.has(line.from) && shown.has(line.to) && model.drawable(line));
    replace(edges, drawn.map((line) => edge(line, near)));
    const id = model.selected();
    network.unselectAll();
    if (id === null) return;
    if (nodes.get(id)) network.selectNodes([id], false);
    else if (edges.get(id)) network.setSelection({ nodes: [], edges: [id] });
  };

  // Places are made for a wide window; in a high one the drawing lies on its side.
  if (container.clientHeight > 1.25 * container.clientWidth) {
    for (const each of model.data.nodes) [each.x, each.y] = [each.y, each.x];
  }

  const { configure, manipulation, ...options } = model.data.options;
  readColors();
  const network = new vis.Network(container, { nodes, edges }, {
    ...options,
    autoResize: true,
    layout: { improvedLayout: false, randomSeed: 1, ...options.layout },
    nodes: { borderWidth: 2, borderWidthSelected: 4, ...options.nodes },
    edges: {
      arrows: { to: { scaleFactor: 0.55 }, from: { scaleFactor: 0.55 } },
      arrowStrikethrough: false,
      hoverWidth: 1,
      selectionWidth: 1.5,
      ...options.edges,
    },
    interaction: {
      keyboard: { enabled: true, bindToWindow: false },
      tooltipDelay: 1e9,
      ...options.interaction,
    },
  });

  // The window in the pixels in which names are set.
  const frame = (scale) => {
    const from = network.DOMtoCanvas({ x: 4, y: 4 });
    const to = network.DOMtoCanvas({ x: container.clientWidth - 4, y: container.clientHeight - 4 });
    return [from.x * scale, from.y * scale, to.x * scale, to.y * scale];
  };

  const order = () => [...model.shown()].map((id) => model.actors.get(id));
  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    const places = network.getPositions();
    const near = lit();
    const ranked = order().filter(({ id, shape }) => places[id] && !INSIDE.has(shape));
    labels.draw(
      context,
      ranked.map(({ id, size, label, font }) => ({
        ...places[id],
        size: size ?? 25,
        text: String(label ?? id),
        color: font?.color,
        faint: near !== null && !near.has(id),
        strong: id === model.selected(),
      })),
      scale,
      colors,
      frame(scale),
    );
  });

  // Everybody of these in view, with room for names and tools at the sides.
  const fit = (ids = [...model.shown()], animate = true) => {
    const places = Object.values(network.getPositions(ids));
    if (places.length === 0) return;
    const [left, right] = [Math.min(...places.map((p) => p.x)), Math.max(...places.map((p) => p.x))];
    const [top, bottom] = [Math.min(...places.map((p) => p.y)), Math.max(...places.map((p) => p.y))];
    const wide = container.clientWidth - 110;
    const high = container.clientHeight - 96;
    network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      scale: Math.min(1.3, wide / Math.max(1, right - left), high / Math.max(1, bottom - top)),
      animation: animate && !calm.matches && { duration: 450, easingFunction: "easeInOutCubic" },
    });
  };

  const zoom = (factor) =>
    network.moveTo({ scale: network.getScale() * factor, animation: !calm.matches && { duration: 180 } });

  network.on("click", ({ nodes: [hitNode], edges: [hitEdge] }) => model.select(hitNode ?? hitEdge ?? null));
  network.on("doubleClick", ({ nodes: [hit] }) => hit !== undefined && model.expand(hit));
  network.on("dragEnd", ({ nodes: dragged }) => {
    const places = network.getPositions(dragged);
    for (const id of dragged) Object.assign(model.actors.get(id), places[id]);
  });
  dark.addEventListener("change", () => {
    readColors();
    sync();
  });
  model.listen(sync);
  sync();
  fit(undefined, false);

  // The part of the drawing that the panel leaves free: on a phone it lies over the lower half.
  const free = () => {
    const box = container.getBoundingClientRect();
    const over = document.getElementById("panel").getBoundingClientRect();
    const covers = over.height > 0 && over.left < box.right && over.right > box.left && over.top < box.bottom;
    return { width: box.width, height: (covers ? Math.max(over.top, box.top + 80) : box.bottom) - box.top };
  };

  // Move the drawing if the selected actor, or an end of the selected line, is out of view.
  const reveal = () => {
    const line = model.lines.get(model.selected());
    const places = Object.values(network.getPositions(line ? [line.from, line.to] : [model.selected()]));
    const { width, height } = free();
    const seen = places.map((place) => network.canvasToDOM(place)).every(({ x, y }) => x > 30 && y > 30 && x < width - 30 && y < height - 30);
    if (seen || places.length === 0) return;
    const middle = (axis) => (Math.min(...places.map((place) => place[axis])) + Math.max(...places.map((place) => place[axis]))) / 2;
    const span = Math.hypot(places[0].x - places.at(-1).x, places[0].y - places.at(-1).y);
    network.moveTo({
      position: { x: middle("x"), y: middle("y") },
      offset: { x: 0, y: (height - container.clientHeight) / 2 },
      scale: Math.min(Math.max(0.7, network.getScale()), (0.7 * Math.min(width, height)) / Math.max(1, span)),
      animation: !calm.matches && { duration: 450, easingFunction: "easeInOutCubic" },
    });
  };

  return { network, look, fit, zoom, reveal };
})();
