"use strict";

// The same relations as a table: all that pass the filters, also of actors who are not drawn; sorted by its heads.
const table = (() => {
  const { make, dot, period, count } = dom;
  const place = document.getElementById("table-view");
  const PAGE = 500;
  const standing = (row) => (row.polarity === "negated" ? "denied, " : "") + row.modality;
  const COLUMNS = [
    { head: "Who", value: (row) => model.label(row.subject) },
    { head: "does what", value: (row) => row.label },
    { head: "to whom", value: (row) => model.label(row.object) },
    { head: "Said as", value: standing },
    { head: "When", value: (row) => row.last ?? "", text: (row) => period(row.first, row.last) },
    { head: "Statements", value: (row) => row.statements, number: true },
    { head: "Articles", value: (row) => row.articles, number: true },
    { head: "Confidence", value: (row) => row.confidence, text: (row) => row.confidence.toFixed(2), number: true },
  ];
  let sortedBy = 5;
  let down = true;
  let limit = PAGE;

  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  const sorted = () => {
    const { value } = COLUMNS[sortedBy];
    return model.rows().sort((a, b) => compare(value(a), value(b)) * (down ? -1 : 1));
  };

  const sortBy = (index) => {
    down = index === sortedBy ? !down : Boolean(COLUMNS[index].number);
    sortedBy = index;
    render();
    place.querySelectorAll("th button")[index].focus();
  };

  const head = ({ head, number }, index) =>
    make("th", { scope: "col", class: number && "number", "aria-sort": index === sortedBy ? (down ? "descending" : "ascending") : "none" },
      make("button", { type: "button", click: () => sortBy(index) }, head));

  const cells = (row) => COLUMNS.map(({ head, value, text, number }) => {
    const shown = (text ?? value)(row);
    if (head !== "does what") return make("td", { class: number && "number" }, String(shown));
    return make("td", {}, make("button", { type: "button", class: "open", click: () => panel.open(row.line) },
      dot(model.color(model.scale(row))), shown));
  });

  const render = () => {
    if (place.hidden) return;
    const rows = sorted();
    place.replaceChildren(
      make("table", {},
        make("caption", {}, count(rows.length, "relation"), rows.length < model.relations.length && ` of ${model.relations.length}`),
        make("thead", {}, make("tr", {}, COLUMNS.map(head))),
        make("tbody", {}, rows.slice(0, limit).map((row) =>
          make("tr", { "aria-selected": row.line === model.selected() ? "true" : null }, cells(row))))),
      ...(rows.length > limit ? [make("button", { type: "button", class: "expand", click: () => {
        limit += PAGE;
        render();
      } }, `Show more: ${rows.length - limit} are left`)] : []));
  };

  model.listen((what) => {
    if (what === "filters") limit = PAGE;
    if (what !== "selected") render();
  });
  return { render, sorted };
})();
