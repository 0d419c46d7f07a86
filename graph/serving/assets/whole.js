"use strict";

// The whole graph in one picture: communities by name, every actor to be found, and a card with the way to the explorer.
const whole = (() => {
  const { make, dot, count } = dom;
  const { byId, data, ask, actorAddress } = shell;
  const { iris, labels: names, statements, group, groups } = data;
  const SUGGESTED = 8;
  const NEAR = 8;
  const CROWD = 1000;

  const bloc = (place) => groups[group[place]];

  const neighbour = ({ actor, statements: times, names: kinds }) =>
    make("li", {}, make("a", { class: "row", href: actorAddress(actor.iri) },
      make("span", { class: "what" }, actor.label, make("small", {}, ` ${kinds.slice(0, 3).join(", ")}`)),
      make("span", { class: "times" }, String(times))));

  // What is known at once, then what the server tells.
  const open = async (place) => {
    picture.choose(place);
    const near = make("div", {});
    const stands = bloc(place);
    byId("card").replaceChildren(
      make("button", { type: "button", class: "close", "aria-label": "Close", click: close }, "×"),
      make("h2", {}, names[place]),
      make("p", { class: "facts" }, count(statements[place], "statement"), stands && [" · stands with ", stands.label]),
      make("a", { class: "primary", href: actorAddress(iris[place]) }, "Open in the explorer"),
      near);
    byId("card").hidden = false;
    const told = await ask(`api/neighbours?${new URLSearchParams({ actor: iris[place], all: "true", limit: NEAR })}`);
    if (told === null) return;
    near.replaceChildren(
      make("h3", { class: "list" }, count(told.total, "neighbour"), make("small", {}, "statements")),
      make("ul", { class: "rows" }, told.neighbours.map(neighbour)));
  };
  const close = () => {
    picture.choose(-1);
    byId("card").hidden = true;
    picture.canvas.focus();
  };

  const tip = byId("tip");
  const hover = (place, event) => {
    tip.hidden = place < 0;
    if (place < 0) return;
    tip.replaceChildren(make("strong", {}, names[place]),
      make("p", {}, count(statements[place], "statement"), bloc(place) && ` · with ${bloc(place).label}`));
    tip.style.left = `${Math.max(8, Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.min(event.clientY + 18, innerHeight - tip.offsetHeight - 8)}px`;
  };

  // In a small graph the names of actors are enough, and the list says who stands together.
  const named = names.length > CROWD ? groups : groups.map((each) => ({ ...each, label: "" }));
  const picture = overview.create(byId("picture"), { ...data, groups: named }, { open, hover });

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const index = names.map(plain);
  const list = byId("found");
  const input = byId("find");
  let hits = [];
  let active = 0;
  const find = (text) => {
    const wanted = plain(text.trim());
    if (!wanted) return [];
    const ranked = [[], [], []];
    for (let place = 0; place < index.length; place++) {
      const at = index[place].indexOf(wanted);
      if (at >= 0) ranked[at === 0 ? 0 : index[place][at - 1] === " " ? 1 : 2].push(place);
    }
    return ranked.flat().slice(0, SUGGESTED);
  };
  const choose = (place) => {
    hits = [];
    input.value = "";
    suggest();
    picture.centre(place);
    open(place);
    byId("card").focus({ preventScroll: true });
  };
  const suggest = () => {
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (hits.length) input.setAttribute("aria-activedescendant", `found-${active}`);
    else input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...(hits.length
      ? hits.map((place, at) => make("li", { role: "option", id: `found-${at}`, "aria-selected": String(at === active), mousedown: (event) => {
        event.preventDefault();
        choose(place);
      } }, make("span", {}, names[place]), make("small", {}, String(statements[place]))))
      : [make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No actor of this name")]));
  };
  input.addEventListener("input", () => {
    [hits, active] = [find(input.value), 0];
    suggest();
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      active = (active + step + hits.length) % hits.length;
      suggest();
    } else if (event.key === "Enter" && hits.length) choose(hits[active]);
    else if (event.key === "Escape") {
      input.value = "";
      suggest();
    }
  });
  input.addEventListener("blur", () => (list.hidden = true));

  byId("blocs").querySelector("ul").append(...groups.map(({ label, color, members }, number) =>
    make("li", {}, make("button", { type: "button", click: () => picture.centre(group.indexOf(number), 0.6) },
      dot(color), make("span", {}, label), make("small", {}, members.toLocaleString("en"))))));
  byId("blocs").hidden = groups.length === 0;
  if (matchMedia("(max-width: 860px)").matches) byId("blocs").open = false;
  byId("fit").addEventListener("click", picture.fit);
  byId("zoom-in").addEventListener("click", () => picture.zoom(1.35));
  byId("zoom-out").addEventListener("click", () => picture.zoom(1 / 1.35));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", picture.redraw);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !byId("card").hidden) close();
    if (event.key !== "/" || event.target.tagName === "INPUT") return;
    event.preventDefault();
    input.focus();
  });
  byId("summary").textContent = names.length
    ? [count(names.length, "actor"), count(data.from.length, "line"), data.lines_left_out ? `${count(data.lines_left_out, "weaker line")} left out` : ""].filter(Boolean).join(" · ")
    : "Nothing to see yet: kg build reads articles into the graph.";
  return { picture, open, data };
})();

window.actorgraph = { whole };
