"use strict";

// The names on the drawing, set as on a map: the same size at every zoom, the important ones first, none over another.
const labels = (() => {
  const FAMILY = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
  const SIZES = [13.5, 12.5, 11.5];
  const widths = new Map();

  const rankOf = (place, narrow) => (place < (narrow ? 4 : 8) ? 0 : place < 40 ? 1 : 2);
  const fontOf = (rank) => (rank === 0 ? "600" : "500");

  const width = (context, text, rank) => {
    const key = rank + text;
    if (!widths.has(key)) {
      context.font = `${fontOf(rank)} ${SIZES[rank]}px ${FAMILY}`;
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  };

  // Below, above, right and left of a node, in pixels.
  const spots = (size, wide, high) => [
    [-wide / 2, size + 3],
    [-wide / 2, -size - high - 3],
    [size + 5, -high / 2],
    [-size - wide - 5, -high / 2],
  ];

  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const within = (a, b) => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];

  // Boxes by the squares of 64 pixels that they touch, so that a look for overlaps stays short.
  const raster = () => {
    const squares = new Map();
    const touched = ([left, top, right, bottom]) => {
      const keys = [];
      for (let column = left >> 6; column <= right >> 6; column++) {
        for (let row = top >> 6; row <= bottom >> 6; row++) keys.push(`${column} ${row}`);
      }
      return keys;
    };
    return {
      add: (box) => touched(box).forEach((key) => squares.get(key)?.push(box) ?? squares.set(key, [box])),
      free: (box, but) => touched(box).every((key) => !squares.get(key)?.some((other) => other !== but && meets(box, other))),
    };
  };

  // Nodes in order of importance as {text, size, x, y, color, faint, strong}, in canvas units; scale turns these
  // into pixels, frame is the window in pixels. Out come names with their corner, size and weight, in pixels; one
  // that finds no free spot is left out until there is room.
  const place = (context, nodes, scale, frame) => {
    const clear = nodes.filter((node) => !node.faint && node.text);
    const bodies = clear.map(({ x, y, size }) => [x - size * 0.75, y - size * 0.75, x + size * 0.75, y + size * 0.75].map((side) => side * scale));
    const names = raster();
    const drawn = raster();
    bodies.filter((body) => meets(body, frame)).forEach(drawn.add);
    return clear.flatMap((node, at) => {
      if (!meets(bodies[at], frame)) return [];
      const rank = node.strong ? 0 : rankOf(at, frame[2] - frame[0] < 500);
      const wide = width(context, node.text, rank);
      const high = SIZES[rank] * 1.2;
      const boxes = spots(node.size * scale, wide, high)
        .map(([left, top]) => [node.x * scale + left, node.y * scale + top])
        .map(([left, top]) => [left, top, left + wide, top + high])
        .filter((spot) => within(spot, frame) && names.free(spot));
      const free = boxes.find((spot) => drawn.free(spot, bodies[at]));
      // The foremost may cover a lesser actor, but nobody's name.
      const box = free ?? (rank === 0 ? boxes[0] : undefined);
      if (!box) return [];
      names.add(box);
      return [{ text: node.text, color: node.color, left: box[0], top: box[1], size: SIZES[rank], weight: fontOf(rank) }];
    });
  };

  const draw = (context, nodes, scale, colors, frame) => {
    context.save();
    context.scale(1 / scale, 1 / scale);
    const placed = place(context, nodes, scale, frame);
    Object.assign(context, { textBaseline: "top", textAlign: "left", lineJoin: "round", lineWidth: 4, strokeStyle: colors.paper });
    for (const { text, color, left, top, size, weight } of placed) {
      context.font = `${weight} ${size}px ${FAMILY}`;
      context.strokeText(text, left, top);
      context.fillStyle = color ?? colors.ink;
      context.fillText(text, left, top);
    }
    context.restore();
  };

  return { draw, place, FAMILY };
})();
