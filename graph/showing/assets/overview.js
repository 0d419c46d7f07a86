"use strict";

// A graph too large for vis-network, as one picture: up to some 20,000 placed actors and their lines on a canvas, with
// pan, zoom and hit test. Knows no server and no model: columns of values in, "open" with an actor's number out.
//
// overview.create(box, data, { open, hover }) where data has columns, the most important actors first:
//   labels, x, y, size (radius), group (number of a community, -1 for none); from, to, tone (of each line)
//   groups: [{ label, color }], tones: [color]
// and open(number) is called at a click or Enter, hover(number or -1, event) as the pointer moves.
const overview = (() => {
  const CELL = 120;
  const MARGIN = 0.5;
  const REST = 140;
  const NAMED = 160;
  const STEP = 60;
  const NONE = "#8b95a1";
  const FAMILY = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

  const gathered = (keys) => {
    const found = new Map();
    keys.forEach((key, place) => found.get(key)?.push(place) ?? found.set(key, [place]));
    return found;
  };

  // One path for all lines of a tone and one for all actors of a community: a browser strokes and fills each at once.
  const linePaths = ({ x, y, from, to, tone }) =>
    [...gathered(tone)].map(([key, places]) => {
      const path = new Path2D();
      for (const place of places) {
        path.moveTo(x[from[place]], y[from[place]]);
        path.lineTo(x[to[place]], y[to[place]]);
      }
      return [key, path];
    });

  const nodePaths = ({ x, y, size, group }) =>
    [...gathered(group)].map(([key, places]) => {
      const path = new Path2D();
      for (const place of places) {
        path.moveTo(x[place] + size[place], y[place]);
        path.arc(x[place], y[place], size[place], 0, 2 * Math.PI);
      }
      return [key, path];
    });

  // Where the name of a community stands: in the middle of its actors, larger the more they are.
  const middles = ({ x, y, group, groups }) =>
    [...gathered(group)]
      .filter(([key]) => groups[key]?.label)
      .map(([key, places]) => ({
        text: groups[key].label,
        color: groups[key].color,
        x: places.reduce((sum, place) => sum + x[place], 0) / places.length,
        y: places.reduce((sum, place) => sum + y[place], 0) / places.length,
        count: places.length,
      }))
      .sort((a, b) => b.count - a.count);

  const cellOf = (x, y) => `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;

  const create = (box, data, { open = () => {}, hover = () => {} } = {}) => {
    const { labels: names, x, y, size } = data;
    const lines = linePaths(data);
    const nodes = nodePaths(data);
    const communities = middles(data);
    const cells = gathered(names.map((_, place) => cellOf(x[place], y[place])));
    const widest = size.reduce((most, each) => Math.max(most, each), 1);
    const canvas = document.createElement("canvas");
    const screen = canvas.getContext("2d");
    const sheet = document.createElement("canvas");
    const paper = sheet.getContext("2d");
    canvas.className = "overview";
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `Overview of ${names.length} actors. Arrows move it, plus and minus zoom.`);
    box.append(canvas);

    // What of the plane is seen: a point (px, py) shows at px * scale + left, py * scale + top.
    let view = { scale: 1, left: 0, top: 0 };
    let drawn = null;
    let chosen = -1;
    let asked = 0;
    let resting = 0;
    let ratio = 1;
    let frames = 0;
    const wide = () => box.clientWidth;
    const high = () => box.clientHeight;

    const inks = () => {
      const style = getComputedStyle(box);
      return { ink: style.color, paper: getComputedStyle(canvas).backgroundColor };
    };

    const inView = (margin) => {
      const [left, top] = [(-margin - view.left) / view.scale, (-margin - view.top) / view.scale];
      const [right, bottom] = [(wide() + margin - view.left) / view.scale, (high() + margin - view.top) / view.scale];
      return (place) => x[place] >= left && x[place] <= right && y[place] >= top && y[place] <= bottom;
    };

    // The sheet is larger than the window by a margin, so that a drag moves a picture and draws nothing anew.
    const draw = () => {
      const colors = inks();
      const [margin, over] = [wide() * MARGIN, high() * MARGIN];
      const { scale } = view;
      [sheet.width, sheet.height] = [(wide() + 2 * margin) * ratio, (high() + 2 * over) * ratio].map(Math.round);
      drawn = { ...view, margin, over };
      paper.setTransform(scale * ratio, 0, 0, scale * ratio, (view.left + margin) * ratio, (view.top + over) * ratio);
      paper.lineWidth = Math.min(2, Math.max(0.5, scale)) / scale;
      paper.globalAlpha = Math.min(0.75, Math.max(0.12, 60 / Math.sqrt(data.from.length) * Math.sqrt(scale)));
      for (const [key, path] of lines) {
        paper.strokeStyle = data.tones[key] ?? NONE;
        paper.stroke(path);
      }
      paper.globalAlpha = 1;
      for (const [key, path] of nodes) {
        paper.fillStyle = data.groups[key]?.color ?? NONE;
        paper.fill(path);
      }
      write(colors);
    };

    const write = (colors) => {
      const { scale } = view;
      const seen = inView(0);
      const shown = [];
      for (let place = 0; place < names.length && shown.length < NAMED; place++) {
        if (size[place] * scale >= 3.5 && seen(place)) shown.push(place);
      }
      const window = [-view.left, -view.top, wide() - view.left, high() - view.top];
      labels.draw(paper, shown.map((place) => ({ x: x[place], y: y[place], size: size[place], text: names[place], strong: place === chosen })), scale, colors, window);
      if (scale * widest > 30) return;
      paper.save();
      paper.scale(1 / scale, 1 / scale);
      Object.assign(paper, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 5, strokeStyle: colors.paper, fillStyle: colors.ink });
      const taken = [];
      for (const each of communities) {
        paper.font = `650 ${Math.min(26, 13 + Math.sqrt(each.count) / 4)}px ${FAMILY}`;
        const half = paper.measureText(each.text).width / 2;
        const spot = [each.x * scale - half, each.y * scale - 15, each.x * scale + half, each.y * scale + 15];
        if (taken.some((other) => spot[0] < other[2] && other[0] < spot[2] && spot[1] < other[3] && other[1] < spot[3])) continue;
        taken.push(spot);
        paper.strokeText(each.text, each.x * scale, each.y * scale);
        paper.fillText(each.text, each.x * scale, each.y * scale);
      }
      paper.restore();
    };

    const covered = () => {
      const zoom = view.scale / drawn.scale;
      const [left, top] = [view.left - (drawn.left + drawn.margin) * zoom, view.top - (drawn.top + drawn.over) * zoom];
      return left <= 0 && top <= 0 && left + (sheet.width / ratio) * zoom >= wide() && top + (sheet.height / ratio) * zoom >= high();
    };

    const paint = () => {
      asked = 0;
      frames += 1;
      if (!drawn) draw();
      const zoom = view.scale / drawn.scale;
      if (!covered() && zoom > 0.66) draw();
      const now = view.scale / drawn.scale;
      const [left, top] = [view.left - (drawn.left + drawn.margin) * now, view.top - (drawn.top + drawn.over) * now];
      screen.setTransform(1, 0, 0, 1, 0, 0);
      screen.clearRect(0, 0, canvas.width, canvas.height);
      screen.drawImage(sheet, left * ratio, top * ratio, sheet.width * now, sheet.height * now);
      if (chosen >= 0) ring();
    };

    const ring = () => {
      screen.beginPath();
      screen.arc((x[chosen] * view.scale + view.left) * ratio, (y[chosen] * view.scale + view.top) * ratio, (size[chosen] * view.scale + 4) * ratio, 0, 2 * Math.PI);
      screen.lineWidth = 2.5 * ratio;
      screen.strokeStyle = inks().ink;
      screen.stroke();
    };

    const repaint = () => (asked ||= requestAnimationFrame(paint));
    const redraw = () => {
      drawn = null;
      repaint();
    };
    const move = (next) => {
      view = next;
      repaint();
      clearTimeout(resting);
      resting = setTimeout(() => (view.scale !== drawn?.scale || !covered()) && redraw(), REST);
    };

    const zoomAt = (factor, px = wide() / 2, py = high() / 2) => {
      const scale = Math.min(8, Math.max(0.005, view.scale * factor));
      const by = scale / view.scale;
      move({ scale, left: px - (px - view.left) * by, top: py - (py - view.top) * by });
    };

    const fit = () => {
      const [left, top, right, bottom] = x.reduce(
        (most, each, place) => [Math.min(most[0], each), Math.min(most[1], y[place]), Math.max(most[2], each), Math.max(most[3], y[place])],
        [Infinity, Infinity, -Infinity, -Infinity]);
      if (right < left) return;
      const scale = Math.min(2, (wide() - 60) / Math.max(1, right - left), (high() - 60) / Math.max(1, bottom - top));
      move({ scale, left: wide() / 2 - ((left + right) / 2) * scale, top: high() / 2 - ((top + bottom) / 2) * scale });
      redraw();
    };

    const centre = (place, scale = Math.max(view.scale, 0.8)) =>
      move({ scale, left: wide() / 2 - x[place] * scale, top: high() / 2 - y[place] * scale });

    // The actor at a point of the window, with four pixels of grace; -1 for none.
    const at = (px, py) => {
      const [wx, wy] = [(px - view.left) / view.scale, (py - view.top) / view.scale];
      const reach = 4 / view.scale;
      const rings = Math.min(40, Math.ceil((widest + reach) / CELL));
      let best = [Infinity, -1];
      for (let column = -rings; column <= rings; column++) {
        for (let row = -rings; row <= rings; row++) {
          for (const place of cells.get(cellOf(wx + column * CELL, wy + row * CELL)) ?? []) {
            const off = Math.hypot(x[place] - wx, y[place] - wy) - size[place];
            if (off <= reach && off < best[0]) best = [off, place];
          }
        }
      }
      return best[1];
    };

    const choose = (place) => {
      chosen = place;
      repaint();
    };

    const pointers = new Map();
    let dragged = 0;
    const point = (event) => {
      const frame = canvas.getBoundingClientRect();
      return { x: event.clientX - frame.left, y: event.clientY - frame.top };
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, point(event));
      dragged = 0;
    });
    canvas.addEventListener("pointermove", (event) => {
      const [before, now] = [pointers.get(event.pointerId), point(event)];
      if (!before) {
        const hit = at(now.x, now.y);
        canvas.style.cursor = hit < 0 ? "grab" : "pointer";
        hover(hit, event);
        return;
      }
      pointers.set(event.pointerId, now);
      dragged += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
      if (pointers.size === 1) move({ ...view, left: view.left + now.x - before.x, top: view.top + now.y - before.y });
      if (pointers.size !== 2) return;
      const [, other] = [...pointers].find(([id]) => id !== event.pointerId);
      const apart = (one) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
      zoomAt(apart(now) / apart(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
    });
    const release = (event) => {
      const was = pointers.delete(event.pointerId);
      if (!was || dragged > 6 || pointers.size || event.type !== "pointerup") return;
      const { x: px, y: py } = point(event);
      const hit = at(px, py);
      choose(hit);
      if (hit >= 0) open(hit);
    };
    canvas.addEventListener("pointerup", release);
    canvas.addEventListener("pointercancel", release);
    canvas.addEventListener("pointerleave", (event) => hover(-1, event));
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      const { x: px, y: py } = point(event);
      zoomAt(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), px, py);
    }, { passive: false });

    const KEYS = {
      ArrowLeft: () => move({ ...view, left: view.left + STEP }),
      ArrowRight: () => move({ ...view, left: view.left - STEP }),
      ArrowUp: () => move({ ...view, top: view.top + STEP }),
      ArrowDown: () => move({ ...view, top: view.top - STEP }),
      "+": () => zoomAt(1.35),
      "=": () => zoomAt(1.35),
      "-": () => zoomAt(1 / 1.35),
      0: fit,
      Enter: () => chosen >= 0 && open(chosen),
    };
    canvas.addEventListener("keydown", (event) => {
      if (!(event.key in KEYS) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      KEYS[event.key]();
    });

    const resize = () => {
      ratio = Math.min(2, devicePixelRatio || 1);
      [canvas.width, canvas.height] = [wide() * ratio, high() * ratio].map(Math.round);
      redraw();
    };
    const watching = new ResizeObserver(resize);
    watching.observe(box);
    resize();
    fit();

    const close = () => {
      watching.disconnect();
      clearTimeout(resting);
      cancelAnimationFrame(asked);
      canvas.remove();
    };
    return { canvas, fit, zoom: zoomAt, centre, at, choose, redraw, close, view: () => ({ ...view }), frames: () => frames };
  };

  return { create };
})();
