"use strict";

// Wires the parts together. window.actorgraph is for scripts and tests: select(id) takes an actor's IRI or a
// line's id ("IRI IRI"), null clears; model and canvas are what the page itself uses.
const page = (() => {
  const { make, count, day } = dom;
  const byId = (id) => document.getElementById(id);

  const summary = () => {
    const { nodes, edges, articles, left_out: leftOut, actors_left_out: without, whole } = model.data;
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
    ].filter(Boolean).join(" · ");
    // What a page cannot hold is named, with the way to it.
    const missing = [count(leftOut, "weaker line"), without ? count(without, "actor") : ""].filter(Boolean).join(" and ");
    const notice = leftOut
      ? `${missing} had no room here. kg view with an actor, --since, --relation or --min-confidence draws less of the graph and all of that; kg serve has everything.`
      : nodes.length ? "" : "No relation was found, so there is nothing to draw. Add articles with kg build, or widen the selection: kg actors lists whom the graph knows.";
    byId("notice").textContent = notice;
    byId("notice").hidden = notice === "";
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

  const scopeName = () => {
    const { focus, path, hidden } = model.state();
    if (path) return `Path from ${model.label(path[0])} to ${model.label(path.at(-1))}`;
    if (focus) return `${model.label(focus.id)}, ${count(focus.hops, "step")} around`;
    return hidden.length ? count(hidden.length, "hidden actor") : "";
  };
  const shown = () => {
    const total = model.data.nodes.length;
    byId("shown").textContent = model.shown().size < total ? `${model.shown().size} of ${count(total, "actor")} drawn` : "";
    byId("scope").hidden = scopeName() === "";
    byId("scope-name").textContent = scopeName();
    for (const [name, possible] of [["undo", model.canUndo()], ["redo", model.canRedo()]]) {
      byId(name).disabled = !possible;
      byId(name).hidden = !(model.canUndo() || model.canRedo());
    }
  };
  byId("all").addEventListener("click", model.everything);
  byId("undo").addEventListener("click", model.undo);
  byId("redo").addEventListener("click", model.redo);

  const menu = byId("menu");
  const ACTIONS = { share: sharing.copy, png: saving.png, svg: saving.svg, csv: saving.csv };
  for (const [name, act] of Object.entries(ACTIONS)) {
    byId(name).addEventListener("click", () => {
      menu.open = false;
      menu.querySelector("summary").focus();
      act();
    });
  }
  document.addEventListener("pointerdown", ({ target }) => !menu.contains(target) && (menu.open = false));

  // Light or dark as the system has it, until somebody wants the other.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
  const nameTheme = () => byId("theme").setAttribute("aria-pressed", String(isDark()));
  byId("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    nameTheme();
    canvas.recolor();
  });
  dark.addEventListener("change", nameTheme);
  nameTheme();

  byId("fit").addEventListener("click", () => canvas.fit());
  byId("zoom-in").addEventListener("click", () => canvas.zoom(1.35));
  byId("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.35));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (event.key === "Escape" && event.target !== search.input) panel.close();
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && event.target !== search.input) {
      event.preventDefault();
      (event.shiftKey ? model.redo : model.undo)();
    }
    if (event.key !== "/" || (event.target.tagName === "INPUT" && !["checkbox", "radio", "range"].includes(event.target.type))) return;
    event.preventDefault();
    search.input.focus();
  });

  model.listen(shown);
  model.listen((what) => what === "selected" && model.selected() !== null && canvas.reveal());
  shown();
  summary();
  sharing.follow();
})();

window.actorgraph = { select: model.select, model, canvas, saving, sharing, time };
