"use strict";

// What is seen, as a file: the drawing as PNG or SVG, the relations of the table as CSV. Nothing is sent anywhere.
const saving = (() => {
  const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
  const COLUMNS = ["subject", "subject_iri", "relation", "event", "object", "object_iri", "polarity", "modality", "first", "last", "statements", "articles", "confidence"];
  const POINTS = {
    square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
    triangle: [[0, -1.16], [1.16, 0.86], [-1.16, 0.86]],
    triangleDown: [[0, 1.16], [1.16, -0.86], [-1.16, -0.86]],
    diamond: [[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]],
    hexagon: [[-1, 0], [-0.5, -0.866], [0.5, -0.866], [1, 0], [0.5, 0.866], [-0.5, 0.866]],
  };

  const fileName = (ending) => `${document.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "network"}.${ending}`;

  const hand = (blob, name) => {
    const anchor = dom.make("a", { href: URL.createObjectURL(blob), download: name });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
  };

  const png = () =>
    new Promise((done) => {
      const from = canvas.picture;
      const sheet = document.createElement("canvas");
      [sheet.width, sheet.height] = [from.width, from.height];
      const context = sheet.getContext("2d");
      context.fillStyle = canvas.scene().paper;
      context.fillRect(0, 0, sheet.width, sheet.height);
      context.drawImage(from, 0, 0);
      sheet.toBlob((blob) => {
        hand(blob, fileName("png"));
        done();
      }, "image/png");
    });

  // A line from the edge of one actor to the edge of the other.
  const shortened = ({ from, to, gap }) => {
    const long = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
    const at = (share) => [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share].map((each) => Math.round(each * 10) / 10);
    return [at(Math.min(0.45, gap[0] / long)), at(Math.max(0.55, 1 - gap[1] / long))];
  };

  const drawing = () => {
    const { width, height, ink, paper, lines, nodes, names } = canvas.scene();
    const part = (tag, attributes, ...children) => dom.svg(tag, attributes, ...children);
    const tip = ([x, y], [bx, by], size, color) => {
      const angle = Math.atan2(y - by, x - bx);
      const corner = (turn) => `${x - size * Math.cos(angle + turn)},${y - size * Math.sin(angle + turn)}`;
      return part("polygon", { points: `${x},${y} ${corner(0.42)} ${corner(-0.42)}`, fill: color });
    };
    const arrows = lines.flatMap((line) => {
      const [one, two] = shortened(line);
      const size = 4 + line.width * 1.6;
      return [line.arrows.includes("to") && tip(two, one, size, line.color), line.arrows.includes("from") && tip(one, two, size, line.color)];
    });
    const stroke = (line) => {
      const [[x1, y1], [x2, y2]] = shortened(line);
      return part("line", { x1, y1, x2, y2, stroke: line.color, "stroke-width": line.width, "stroke-dasharray": line.dashes.join(" ") || null });
    };
    const shape = ({ x, y, shape: kind, size, border, background }) => {
      const look = { fill: background, stroke: border, "stroke-width": 2 };
      const corners = POINTS[kind];
      return corners
        ? part("polygon", { points: corners.map(([px, py]) => `${x + px * size},${y + py * size}`).join(" "), ...look })
        : part("circle", { cx: x, cy: y, r: size, ...look });
    };
    const name = ({ text, left, top, size, weight, color }) =>
      part("text", { x: left, y: top + size, "font-size": size, "font-weight": weight, fill: color ?? ink, stroke: paper, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" }, text);
    return part("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "Inter, system-ui, sans-serif" },
      part("title", {}, document.title),
      part("rect", { width, height, fill: paper }),
      lines.map(stroke), arrows, nodes.map(shape), names.map(name));
  };

  // XML has no place for control characters and lone surrogates.
  const written = (text) => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
  const svgText = () => {
    const root = drawing();
    for (const each of root.querySelectorAll("text, title")) each.textContent = written(each.textContent);
    return `${new XMLSerializer().serializeToString(root)}\n`;
  };

  // A cell that a spreadsheet would take for a formula gets an apostrophe in front.
  const cell = (value) => {
    const text = String(value ?? "").toWellFormed();
    const safe = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const csvText = () => {
    const values = (row) => ({ ...row, subject: model.label(row.subject), subject_iri: row.subject, object: model.label(row.object), object_iri: row.object });
    const lines = table.sorted().map(values).map((row) => COLUMNS.map((name) => cell(row[name])).join(","));
    return [COLUMNS.join(","), ...lines, ""].join("\r\n");
  };

  return {
    png,
    svg: () => hand(new Blob([svgText()], { type: "image/svg+xml" }), fileName("svg")),
    csv: () => hand(new Blob(["\ufeff", csvText()], { type: "text/csv;charset=utf-8" }), fileName("csv")),
    svgText,
    csvText,
  };
})();
