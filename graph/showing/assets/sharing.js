"use strict";

// What is seen, as the end of an address: whoever opens it sees the same. What comes in is checked, never trusted.
const sharing = (() => {
  const MARK = "#view=";
  const MOST_CHARS = 100_000;
  const isView = (hash) => hash.startsWith(MARK);

  const texts = (value) => Array.isArray(value) && value.every((each) => typeof each === "string" || typeof each === "number");
  const actors = (value) => texts(value) && value.every((id) => model.actors.has(id));
  const day = (value) => value === null || /^\d{4}-\d\d-\d\d$/.test(value);
  const place = ([id, at]) => model.actors.has(id) && Array.isArray(at) && at.length === 2 && at.every(Number.isFinite);
  const CHECKS = {
    added: actors, hidden: actors, pinned: actors,
    types: texts, standings: texts, kinds: texts, sources: texts,
    places: (value) => typeof value === "object" && value !== null && Object.entries(value).every(place),
    sure: (value) => Number.isFinite(value) && value >= 0 && value <= 1,
    since: day, until: day,
    focus: (value) => value === null || (model.actors.has(value?.id) && [1, 2].includes(value.hops)),
    path: (value) => value === null || actors(value),
    colour: (value) => value === "kind" || value === "community",
  };

  const write = () => {
    const state = model.state();
    const told = Object.keys(CHECKS).filter((name) => JSON.stringify(state[name]) !== JSON.stringify(model.START[name]));
    const value = { ...Object.fromEntries(told.map((name) => [name, state[name]])), ...(model.selected() !== null && { selected: model.selected() }) };
    return MARK + encodeURIComponent(JSON.stringify(value));
  };

  const read = (hash) => {
    if (!isView(hash) || hash.length > MOST_CHARS) return null;
    try {
      const value = JSON.parse(decodeURIComponent(hash.slice(MARK.length)));
      const told = Object.entries(value).filter(([name, each]) => Object.hasOwn(CHECKS, name) && CHECKS[name](each));
      return { state: Object.fromEntries(told), selected: value.selected ?? null };
    } catch {
      return null;
    }
  };

  const follow = () => {
    const told = read(location.hash);
    if (told) model.restore(told.state, told.selected);
    else if (isView(location.hash)) dom.tell("This link is not whole: the page shows all");
  };

  const copy = async () => {
    history.replaceState(null, "", write());
    try {
      await navigator.clipboard.writeText(location.href);
      dom.tell("The link is copied: whoever has this page sees the same with it");
    } catch {
      dom.tell("The address of this page now leads to what you see");
    }
  };

  addEventListener("hashchange", follow);
  return { copy, follow, isView, write };
})();
