"use strict";

// Elements from names and texts. Whatever comes from articles becomes a text node, never markup.
const dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  // Attributes come from this page's own code; a function is a listener, false and null leave one out.
  const make = (tag, attributes = {}, ...children) =>
    fill(document.createElement(tag), attributes, children);

  const fill = (element, attributes, children = []) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat(2).filter((child) => child || child === 0));
    return element;
  };

  const svg = (tag, attributes, ...children) =>
    fill(document.createElementNS(SVG, tag), attributes, children);

  // A quote whose every second piece, from the second on, is marked.
  const quote = (pieces) => pieces.map((piece, index) => (index % 2 ? make("mark", {}, piece) : piece));

  // A link where the address is one of the web, else only its text.
  const link = (address, text) =>
    /^https?:\/\//i.test(address ?? "")
      ? make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text)
      : make("span", {}, text);

  const SHAPES = {
    dot: "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4Z",
    square: "M2.6 2.6h10.8v10.8H2.6Z",
    hexagon: "M1.2 8 4.6 2.1h6.8L14.8 8l-3.4 5.9H4.6Z",
    triangle: "M8 1.6 14.9 13.6H1.1Z",
    triangleDown: "M8 14.4 1.1 2.4h13.8Z",
    diamond: "M8 .8 15.2 8 8 15.2.8 8Z",
  };

  const icon = (look) =>
    svg(
      "svg",
      { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" },
      svg("path", {
        d: SHAPES[look.shape] ?? SHAPES.dot,
        stroke: look.color,
        "stroke-width": 1.6,
        fill: look.filled ? look.color : "none",
      }),
    );

  const dot = (color) => {
    const element = make("span", { class: "dot", "aria-hidden": "true" });
    element.style.background = color;
    return element;
  };

  const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

  const day = (iso) => (iso ? DAY.format(new Date(iso)) : "");

  const DAY_OF_YEAR = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

  const whole = (date) => date.replaceAll(" ", "\u00a0");

  // "5 Mar 2020", "14 Feb – 26 Jun 2017", "… – 2 Jan 2018" or "undated".
  const period = (first, last) => {
    if (!first && !last) return "undated";
    if (first === last) return day(first);
    const start = first && last && first.slice(0, 4) === last.slice(0, 4) ? DAY_OF_YEAR.format(new Date(first)) : day(first);
    return `${whole(start) || "…"}\u00a0– ${whole(day(last)) || "…"}`;
  };

  const count = (number, one, many = one + "s") => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

  // One line at the bottom of the window for a while.
  let quiet = 0;
  const tell = (text) => {
    const told = document.getElementById("told");
    told.textContent = text;
    told.hidden = false;
    clearTimeout(quiet);
    quiet = setTimeout(() => (told.hidden = true), 6000);
  };

  return { make, svg, tell, quote, link, icon, dot, day, period, count };
})();
