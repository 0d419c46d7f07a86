"use strict";

// The search box: suggestions as a listbox (WAI-ARIA combobox pattern); a choice selects the actor.
const search = (() => {
  const { make, icon } = dom;
  const input = document.getElementById("search");
  const list = document.getElementById("suggestions");
  let found = [];
  let active = -1;
  // Where else there are actors, if anywhere: find(text) promises cards, bring(card) that the model knows the actor,
  // path(from, to), where it is given, looks for a way in all of the graph.
  let elsewhere = null;

  // From whom a path is looked for, while one is.
  let start = null;
  const HINT = input.placeholder;
  const pathFrom = (id) => {
    start = id;
    input.placeholder = `Path from ${model.label(id)} to…`;
    input.focus();
  };
  const forget = () => {
    start = null;
    input.placeholder = HINT;
  };
  const finish = (id) => {
    const from = start;
    forget();
    if (elsewhere?.path) return elsewhere.path(from, id);
    const found = model.showPath(from, id);
    return found || dom.tell(`No path from ${model.label(from)} to ${model.label(id)} passes the filters`);
  };

  const alias = (node) => {
    const typed = input.value.trim().toLowerCase();
    return String(node.label).toLowerCase().includes(typed)
      ? null
      : (node.names ?? []).find((name) => name.toLowerCase().includes(typed)) ?? null;
  };

  const option = (node, index) =>
    make("li", { role: "option", id: `suggestion-${index}`, "aria-selected": String(index === active), mousedown: (event) => {
      event.preventDefault();
      choose(node);
    } },
    icon(model.kindLook(node.kind)), make("span", {}, String(node.label ?? node.id)), alias(node) && make("small", {}, alias(node)));

  const render = () => {
    list.replaceChildren(...(found.length
      ? found.map(option)
      : [make("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No actor of this name")]));
    list.hidden = input.value.trim() === "";
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (active >= 0) input.setAttribute("aria-activedescendant", `suggestion-${active}`);
    else input.removeAttribute("aria-activedescendant");
  };

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = async (node) => {
    close();
    input.value = "";
    if (!model.actors.has(node.id)) await elsewhere?.bring(node);
    if (!model.actors.has(node.id)) return;
    if (start === null) panel.open(node.id);
    else finish(node.id);
  };

  const PAUSE = 120;
  const MOST = 12;
  let waiting = 0;
  const askElsewhere = () => {
    clearTimeout(waiting);
    const typed = input.value;
    if (!elsewhere || !typed.trim()) return;
    waiting = setTimeout(async () => {
      const cards = await elsewhere.find(typed);
      if (input.value !== typed) return;
      found = [...found, ...cards.filter((card) => !found.some((node) => node.id === card.id))].slice(0, MOST);
      active = found.length ? Math.max(active, 0) : -1;
      render();
    }, PAUSE);
  };

  const KEYS = {
    ArrowDown: () => (active = Math.min(active + 1, found.length - 1)),
    ArrowUp: () => (active = Math.max(active - 1, 0)),
  };

  input.addEventListener("input", () => {
    found = model.search(input.value);
    active = found.length ? 0 : -1;
    render();
    askElsewhere();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key in KEYS && found.length) {
      KEYS[event.key]();
      render();
      event.preventDefault();
    } else if (event.key === "Enter" && found[active]) {
      choose(found[active]);
    } else if (event.key === "Escape") {
      input.value = "";
      forget();
      close();
    }
  });
  input.addEventListener("blur", () => {
    close();
    if (input.value === "") setTimeout(() => document.activeElement !== input && forget());
  });
  return { input, pathFrom, askAlso: (place) => (elsewhere = place) };
})();
