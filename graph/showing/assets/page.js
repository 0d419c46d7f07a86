"use strict";

// Wires the parts together. window.actorgraph is for scripts and tests: select(id) takes an actor's IRI or a
// line's id ("IRI IRI"), null clears; model and canvas are what the page itself uses.
const page = (() => {
  const { make, count, day } = dom;
  const byId = (id) => document.getElementById(id);

  const summary = () => {
    const { nodes, edges, articles, left_out: leftOut, whole } = model.data;
    if (whole) {
      byId("summary").textContent = [
        count(whole.actors, "actor"), count(whole.statements, "statement"), count(whole.articles, "article"),
        whole.actors > nodes.length ? `the ${nodes.length} most important are here, search brings the others` : "",
      ].filter(Boolean).join(" · ");
      return;
    }
    const days = model.relations.flatMap((row) => [row.first, row.last]).filter(Boolean).sort();
    const statements = model.relations.reduce((sum, row) => sum + row.statements, 0);
    const years = days.length ? [days[0].slice(0, 4), days.at(-1).slice(0, 4)] : [];
    byId("summary").textContent = [
      count(nodes.length, "actor"), count(model.relations.length, "relation"), count(statements, "statement"),
      articles.length ? count(articles.length, "article") : "", [...new Set(years)].join("–"),
      leftOut ? `${count(leftOut, "weaker line")} left out: narrow the selection to see them` : "",
      edges.length ? "" : "no relation was found: add articles or widen the selection",
    ].filter(Boolean).join(" · ");
  };

  const TABS = ["network", "table"];
  const openTab = (name) => {
    for (const each of TABS) {
      byId(`${each}-view`).hidden = each !== name;
      byId(`${each}-tab`).setAttribute("aria-selected", String(each === name));
      byId(`${each}-tab`).tabIndex = each === name ? 0 : -1;
    }
    table.render();
  };
  for (const name of TABS) {
    byId(`${name}-tab`).addEventListener("click", () => openTab(name));
    byId(`${name}-tab`).addEventListener("keydown", ({ key }) => {
      if (key !== "ArrowLeft" && key !== "ArrowRight") return;
      const next = TABS[(TABS.indexOf(name) + 1) % TABS.length];
      openTab(next);
      byId(`${next}-tab`).focus();
    });
  }

  const tip = byId("tip");
  const showTip = (id, event) => {
    tip.replaceChildren(...panel.tip(id).flat(2).filter((part) => part instanceof Node));
    tip.hidden = false;
    const { clientX: x, clientY: y } = event;
    tip.style.left = `${Math.max(8, Math.min(x + 14, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${y + 18 + tip.offsetHeight > innerHeight ? Math.max(8, y - tip.offsetHeight - 12) : y + 18}px`;
  };
  const hideTip = () => (tip.hidden = true);
  canvas.network.on("hoverNode", ({ node, event }) => showTip(node, event));
  canvas.network.on("hoverEdge", ({ edge, event }) => showTip(edge, event));
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom", "click"]) canvas.network.on(name, hideTip);

  const shown = () => {
    const hidden = model.data.nodes.length - model.shown().size;
    byId("shown").textContent = hidden > 0 ? `${model.shown().size} of ${count(model.data.nodes.length, "actor")} drawn` : "";
    byId("undo").disabled = !model.canUndo();
    byId("undo").hidden = !model.canUndo();
  };
  byId("undo").addEventListener("click", model.undo);
  byId("fit").addEventListener("click", () => canvas.fit());
  byId("zoom-in").addEventListener("click", () => canvas.zoom(1.35));
  byId("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.35));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target !== search.input) panel.close();
    if (event.key !== "/" || event.target.tagName === "INPUT") return;
    event.preventDefault();
    search.input.focus();
  });

  if (matchMedia("(max-width: 860px)").matches) {
    byId("filters").open = false;
    byId("legend").open = false;
  }
  model.listen(shown);
  model.listen((what) => what === "selected" && model.selected() !== null && canvas.reveal());
  shown();
  summary();
})();

window.actorgraph = { select: model.select, model, canvas };
