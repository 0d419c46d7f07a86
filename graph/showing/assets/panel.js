"use strict";

// The right-hand side and the tip: an actor's card, a line's relations with every sentence, or the overview.
const panel = (() => {
  const { make, svg, quote, link, icon, dot, day, period, count } = dom;
  const place = document.getElementById("panel");
  const MODALITIES = { planned: "planned", possible: "possible", requested: "demanded" };

  const percent = (confidence) => `${Math.round(confidence * 100)} %`;

  const flags = (relation) => [
    relation.polarity === "negated" && [" ", make("span", { class: "flag denied" }, "denied")],
    MODALITIES[relation.modality] && [" ", make("span", { class: "flag open" }, MODALITIES[relation.modality])],
  ];

  const actorButton = (id) =>
    make("button", { type: "button", class: "actor", click: () => model.select(id) }, icon(model.look(id)), model.label(id));

  const times = (relation) =>
    `${count(relation.statements, "statement")} in ${count(relation.articles, "article")}`;

  const sum = (list) => list.reduce((total, relation) => total + relation.statements, 0);

  const source = (sighting) => {
    const article = model.data.articles[sighting.article];
    const page = sighting.page && `page ${sighting.page}`;
    const facts = [article.publisher, day(article.published), page].filter(Boolean).join(", ");
    return make("footer", {},
      make("cite", {}, link(article.url, article.title ?? article.article)),
      model.data.whole && make("a", { href: `article?${new URLSearchParams({ id: article.article })}` }, "all that was read in it"),
      facts && make("span", {}, facts),
      sighting.says && make("span", { class: "says" }, `according to ${sighting.says}`),
      (sighting.since || sighting.until) && make("span", {}, `happened ${period(sighting.since, sighting.until)}`),
      make("span", { class: "sure", title: "How sure the reading of this sentence is" }, `confidence ${percent(sighting.confidence)}`),
    );
  };

  const sentence = (sighting) =>
    make("li", { class: "sighting" }, make("blockquote", {}, quote(sighting.quote)), source(sighting));

  const relationPart = (relation) =>
    make("section", { class: "relation" },
      make("h3", {}, dot(model.color(model.scale(relation))),
        model.label(relation.subject), " ", make("em", {}, relation.label), " ", model.label(relation.object), flags(relation)),
      make("p", { class: "facts" },
        [relation.event && relation.event.toLowerCase(), period(relation.first, relation.last), times(relation)].filter(Boolean).join(" · ")),
      make("ol", { class: "sightings" }, relation.sightings.map(sentence)),
      relation.sightings.length > 0 && relation.sightings.length < relation.statements &&
        make("p", { class: "more" }, `${count(relation.statements - relation.sightings.length, "more statement")} in the graph: kg relations shows them with --evidence`),
    );

  const line = (id) => {
    const { from, to, relations, title } = model.lines.get(id);
    const seen = model.visible(model.lines.get(id));
    return [
      make("h2", { class: "pair" }, actorButton(from), make("span", { class: "and" }, "and"), actorButton(to)),
      title && make("p", { class: "facts" }, String(title)),
      make("p", { class: "facts" }, count(seen.length, "relation"), " · ", count(sum(seen), "statement"),
        sum(seen) < sum(relations) && ` · ${count(sum(relations) - sum(seen), "statement")} filtered out`),
      seen.map(relationPart),
    ];
  };

  const relationItem = (id) => ({ relation, near }) => {
    const forth = relation.subject === id;
    return make("li", {},
      make("button", { type: "button", class: "row", click: () => model.select(near.id) },
        dot(model.color(model.scale(relation))),
        make("span", { class: "what" },
          forth ? "" : model.label(relation.subject) + " ", make("em", {}, relation.label), " ",
          forth ? model.label(relation.object) : model.label(id), flags(relation)),
        make("span", { class: "when" }, period(relation.first, relation.last)),
        make("span", { class: "times" }, String(relation.statements))));
  };

  // What can be done with an actor; one that is pressed is undone by pressing it again.
  const actions = (id) => {
    const { focus } = model.state();
    const button = (label, act, pressed) =>
      make("button", { type: "button", "aria-pressed": pressed === undefined ? null : String(pressed), click: act }, label);
    const focused = (hops) => focus?.id === id && focus.hops === hops;
    const step = (label, hops) => button(label, () => (focused(hops) ? model.everything() : model.focus(id, hops)), focused(hops));
    return make("div", { class: "actions", role: "group", "aria-label": `What to do with ${model.label(id)}` },
      step("1 step", 1), step("2 steps", 2),
      button("Path to…", () => search.pathFrom(id)),
      button("Pin", () => model.pin(id), model.pinned(id)),
      button("Hide", () => model.hide(id)));
  };

  const termOf = ({ since, until }) => `${since ?? "…"} to ${until ?? "…"}`;

  const offices = (held) =>
    held?.length > 0 && make("section", { class: "offices" },
      make("h3", { class: "list" }, "Offices"),
      make("ul", {}, held.map((each) => make("li", {}, `${each.office} of ${each.of}`, make("span", { class: "when" }, termOf(each))))));

  // A bar for each year, and the list of what happened in order of time.
  const timeline = (id, rows) => {
    const dated = rows.filter(({ relation }) => relation.first).sort((a, b) => (a.relation.first < b.relation.first ? 1 : -1));
    const years = dated.map(({ relation }) => Number(relation.first.slice(0, 4)));
    const [from, to] = [Math.min(...years), Math.max(...years)];
    if (!(from < to)) return [];
    const counts = Array.from({ length: to - from + 1 }, (_, place) => sum(dated.filter((_, at) => years[at] === from + place).map(({ relation }) => relation)));
    const most = Math.max(...counts);
    const bars = counts.map((count, place) => svg("rect", { x: place + 0.12, width: 0.76, y: 20 - (20 * count) / most, height: (20 * count) / most }));
    return [make("details", { class: "timeline" },
      make("summary", {}, make("h3", { class: "list" }, "Timeline", make("small", {}, `${from} – ${to}`)),
        svg("svg", { viewBox: `0 0 ${counts.length} 20`, preserveAspectRatio: "none", "aria-hidden": "true" }, bars)),
      make("ol", { class: "rows" }, dated.map(relationItem(id))))];
  };

  const actor = (id) => {
    const { names = [], title, offices: held } = model.actors.get(id);
    const near = model.linesBetween(id);
    const rows = near
      .flatMap((line) => model.visible(line).map((relation) => ({ relation, near: line })))
      .sort((a, b) => b.relation.statements - a.relation.statements);
    const hidden = model.hiddenNeighbours(id).length;
    return [
      make("p", { class: "kind" }, icon(model.look(id)), model.look(id).label),
      make("h2", {}, model.label(id)),
      names.length > 0 && make("p", { class: "names" }, "also ", names.join(", ")),
      title && make("p", { class: "facts" }, String(title)),
      make("p", { class: "facts" }, [
        count(rows.length, "relation"), `with ${count(near.length, "actor")}`,
        count(sum(rows.map((row) => row.relation)), "statement"),
      ].join(" · ")),
      model.data.totals?.[id] > model.linesOf(id).length && make("p", { class: "facts" }, `${count(model.data.totals[id], "neighbour")} in the whole graph, the ${model.linesOf(id).length} strongest are here `,
        make("button", { type: "button", class: "expand", click: () => model.data.bring(id) }, "Bring more")),
      hidden > 0 && make("button", { type: "button", class: "expand", click: () => model.expand(id) },
        hidden > model.EXPAND ? `Show ${model.EXPAND} of ${hidden} more neighbours` : `Show ${count(hidden, "more neighbour")}`),
      actions(id),
      offices(held),
      timeline(id, rows),
      make("h3", { class: "list" }, "Relations", make("small", {}, "statements")),
      rows.length ? make("ul", { class: "rows" }, rows.map(relationItem(id))) : make("p", { class: "lead" }, "No relation passes the filters."),
    ];
  };

  const overview = () => {
    const strongest = [...model.lines.values()]
      .filter(model.drawable)
      .sort((a, b) => model.statements(b) - model.statements(a))
      .slice(0, 12);
    const row = (line) =>
      make("li", {}, make("button", { type: "button", class: "row", click: () => model.select(line.id) },
        make("span", { class: "what" }, `${model.label(line.from)} – ${model.label(line.to)}`),
        make("span", { class: "times" }, String(model.statements(line)))));
    return [
      make("h2", {}, "Who does what to whom"),
      make("p", { class: "lead" }, "Choose a line to read the sentences behind it, an actor to see all its relations."),
      make("p", { class: "lead" }, "A double click on an actor brings in more of its neighbours."),
      make("h3", { class: "list" }, "Most reported", make("small", {}, "statements")),
      strongest.length ? make("ol", { class: "rows" }, strongest.map(row)) : make("p", {}, "No relation passes the filters."),
    ];
  };

  const show = (scroll) => {
    const id = model.selected();
    const inside = place.contains(document.activeElement);
    const button = make("button", { type: "button", class: "close", "aria-label": "Close", click: close }, "×");
    place.replaceChildren(
      ...[id !== null && button, ...(model.lines.has(id) ? line(id) : id === null ? overview() : actor(id))]
        .flat(2).filter((part) => part instanceof Node));
    document.body.classList.toggle("chosen", id !== null);
    if (scroll) place.scrollTop = 0;
    if (inside) place.focus({ preventScroll: true });
  };

  // For those who came by keyboard: into the panel with the choice, and back to where they were.
  let opener = null;
  const open = (id) => {
    opener = document.activeElement;
    model.select(id);
    place.focus({ preventScroll: true });
  };
  const close = () => {
    model.select(null);
    opener?.focus();
    opener = null;
  };

  // What a hover tells: the strongest relations of a line and its best sentence, or an actor in two lines.
  const tip = (id) => {
    const hit = model.lines.get(id);
    if (!hit) {
      const near = model.linesBetween(id);
      return [make("strong", {}, model.label(id)),
        make("p", {}, `${model.look(id).label} · ${count(near.length, "neighbour")}`, hiddenNote(id)),
        model.actors.get(id).title && make("p", {}, String(model.actors.get(id).title))];
    }
    const rows = model.visible(hit);
    const best = rows.flatMap((row) => row.sightings).sort((a, b) => b.confidence - a.confidence)[0];
    return [
      rows.slice(0, 4).map((row) => make("p", { class: "told" }, dot(model.color(model.scale(row))),
        `${model.label(row.subject)} ${row.label} ${model.label(row.object)}`,
        " ", make("span", { class: "times" }, String(row.statements)), flags(row))),
      rows.length > 4 && make("p", { class: "told" }, `and ${count(rows.length - 4, "more relation")}`),
      hit.title && make("p", {}, String(hit.title)),
      best && make("blockquote", {}, quote(best.quote)),
    ];
  };

  const hiddenNote = (id) => {
    const hidden = model.hiddenNeighbours(id).length;
    return hidden > 0 && `, ${hidden} not drawn`;
  };

  model.listen((what) => show(what === "selected"));
  show(true);
  return { tip, open, close };
})();
