"use strict";

// The drawing: keeps vis-network in step with the model, and turns clicks and hovers into selections and tips.
const canvas = (() => {
  const ASIDE = "#8a939f";
  const ROOM = 70;
  const NEAR = 0.8;
  const MOST_GROWN = 2.5;
  const INSIDE = new Set(["box", "circle", "ellipse", "database", "text"]);
  const container = document.getElementById("network");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  let colors = {};
  // How much larger than given actors and lines are drawn, so that they are still seen from far away.
  let grown = 1;
  const swollen = () => grown ** 0.55;

  const readColors = () => {
    const style = getComputedStyle(container);
    colors = { ink: style.color, paper: style.backgroundColor };
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
    const { names, kind, statements, title, label, color, offices, community, brought, ...drawn } = model.actors.get(id);
    const opacity = near === null || near.has(id) ? 1 : model.lines.has(model.selected()) ? 0.34 : 0.18;
    const [x, y] = model.state().places[id] ?? [drawn.x, drawn.y];
    return {
      opacity, ...drawn, id, x, y,
      color: still(model.state().colour === "community" ? shaded(id, color) : color),
      size: (drawn.size ?? 25) * swollen(),
      ...(model.pinned(id) && { borderWidth: 6 }),
      label: INSIDE.has(drawn.shape) ? label : undefined,
    };
  };

  // An outline stays one, in whatever colour.
  const shaded = (id, { background } = {}) => {
    const { color } = model.look(id);
    return { border: color, background: String(background).length > 7 ? `${color}22` : color };
  };

  const edge = (line, near) => {
    const { relations, title, brought, ...drawn } = line;
    const seen = model.visible(line);
    const whole = seen.length === relations.length && seen.every((each, place) => each === relations[place]);
    const partly = whole ? {} : look(line);
    const style = { ...drawn, ...partly };
    const opacity = near === null ? 0.95 : litLine(line) ? 1 : model.lines.has(model.selected()) ? 0.2 : 0.08;
    return { ...style, width: (style.width ?? 1) * grown, color: opaque(style.color ?? model.color(0), opacity) };
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
      keyboard: false,
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

  const grow = (scale) => {
    const wanted = Math.min(MOST_GROWN, Math.max(1, 2 ** (Math.round(Math.log2(NEAR / scale) * 3) / 3)));
    if (wanted === grown) return;
    grown = wanted;
    setTimeout(sync);
  };

  const order = () => [...model.shown()].map((id) => model.actors.get(id));
  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    grow(scale);
    const places = network.getPositions();
    const near = lit();
    const ranked = order().filter(({ id, shape }) => places[id] && !INSIDE.has(shape));
    counts(context, places, scale);
    labels.draw(
      context,
      ranked.map(({ id, size, label, font }) => ({
        ...places[id],
        size: (size ?? 25) * swollen(),
        text: String(label ?? id),
        color: font?.color ?? (near === null || near.has(id) ? undefined : ASIDE),
        faint: near !== null && !near.has(id) && !model.lines.has(model.selected()),
        strong: id === model.selected() || (near?.has(id) && model.lines.has(model.selected())),
      })),
      scale,
      colors,
      frame(scale),
    );
  });

  // How many statements a line stands for, where there is room to say it, and always on the lines of the selected.
  const counts = (context, places, scale) => {
    if (model.selected() === null && scale < 1.2) return;
    context.save();
    Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4 / scale, strokeStyle: colors.paper, fillStyle: colors.ink });
    context.font = `600 ${11 / scale}px ${labels.FAMILY}`;
    for (const { id } of edges.get()) {
      const line = model.lines.get(id);
      const number = model.statements(line);
      if (number < 2 || !(model.selected() === null || litLine(line))) continue;
      const [one, two] = [places[line.from], places[line.to]];
      if (!one || !two || Math.hypot(one.x - two.x, one.y - two.y) * scale < ROOM) continue;
      const at = [(one.x + two.x) / 2, (one.y + two.y) / 2];
      context.strokeText(`×${number}`, ...at);
      context.fillText(`×${number}`, ...at);
    }
    context.restore();
  };

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

  // Later, so that the second click of two is not kept waiting.
  network.on("click", ({ nodes: [hitNode], edges: [hitEdge] }) => setTimeout(() => model.select(hitNode ?? hitEdge ?? null)));
  network.on("doubleClick", ({ nodes: [hit] }) => hit !== undefined && model.expand(hit));
  network.on("dragEnd", ({ nodes: dragged }) => {
    const places = network.getPositions(dragged);
    if (dragged.length) model.place(Object.fromEntries(dragged.map((id) => [id, [Math.round(places[id].x), Math.round(places[id].y)]])));
  });
  const recolor = () => {
    readColors();
    sync();
  };
  dark.addEventListener("change", recolor);
  model.listen((what) => {
    sync();
    if (what === "filters" && scopeChanged()) fit();
  });

  // A focus or a path, begun or ended, is brought into view.
  let scope = "";
  const scopeChanged = () => {
    const now = JSON.stringify([model.state().focus, model.state().path]);
    const is = now !== scope;
    scope = now;
    return is;
  };
  scopeChanged();
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

  // All that is in the window as plain shapes, in its pixels: what a picture needs.
  const scene = () => {
    const scale = network.getScale();
    const places = network.getPositions();
    const onScreen = (id) => network.canvasToDOM(places[id]);
    const ranked = order().filter(({ id }) => places[id]);
    const names = ranked.map(({ id, size, label, font }) => ({ ...places[id], size: (size ?? 25) * swollen(), text: String(label ?? id), color: font?.color }));
    const context = document.createElement("canvas").getContext("2d");
    const [left, top] = frame(scale);
    return {
      width: container.clientWidth,
      height: container.clientHeight,
      ...colors,
      lines: edges.get().map((edge) => ({
        from: onScreen(edge.from), to: onScreen(edge.to), gap: [edge.from, edge.to].map((id) => nodes.get(id).size * scale),
        color: edge.color.color, width: (edge.width ?? 1) * scale, dashes: edge.dashes || [], arrows: edge.arrows ?? "",
      })),
      nodes: ranked.map(({ id, shape }) => ({ ...onScreen(id), shape, size: nodes.get(id).size * scale, ...nodes.get(id).color })),
      names: labels.place(context, names, scale, frame(scale)).map((name) => ({ ...name, left: name.left - left + 4, top: name.top - top + 4 })),
    };
  };

  // By keyboard from one drawn actor to the next, the most important first.
  const step = (by) => {
    const ids = [...model.shown()];
    const at = ids.indexOf(model.selected());
    model.select(ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : (at + by + ids.length) % ids.length] ?? null);
  };

  const picture = network.canvas.frame.canvas;
  network.canvas.frame.tabIndex = -1;
  container.tabIndex = 0;
  container.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" || event.key === "p") step(event.key === "n" ? 1 : -1);
    else if (event.key === "+" || event.key === "=") zoom(1.35);
    else if (event.key === "-") zoom(1 / 1.35);
    else if (event.key === "0") fit();
    else if (event.key.startsWith("Arrow")) {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      const { x, y } = network.getViewPosition();
      network.moveTo({ position: { x: x + (way[0] * 60) / network.getScale(), y: y + (way[1] * 60) / network.getScale() } });
    } else if (event.key === "Enter" && model.selected() !== null) panel.open(model.selected());
    else return;
    event.preventDefault();
  });

  return { network, look, fit, zoom, reveal, recolor, scene, picture };
})();
