"use strict";

// The page to put SPARQL queries: what is known to start from, the query, its answer as a table or as text.
const asking = (() => {
  const { make, count } = dom;
  const byId = (id) => document.getElementById(id);
  const { prefixes, queries } = JSON.parse(byId("data").textContent);
  const ACTOR = "https://w3id.org/actorgraph/actor/";
  const ROWS = 1000;
  const ACCEPT = "application/sparql-results+json, text/turtle;q=0.5";

  const short = (iri) => {
    const hit = Object.entries(prefixes).find(([, namespace]) => iri.startsWith(namespace) && /^[\w.-]+$/.test(iri.slice(namespace.length)));
    return hit ? `${hit[0]}:${iri.slice(hit[1].length)}` : `<${iri}>`;
  };

  // Actors lead to the explorer; no other IRI is a link, as this page sends nobody elsewhere.
  const cell = (term) => {
    if (!term) return "";
    if (term.type === "uri") {
      return term.value.startsWith(ACTOR) ? make("a", { href: `./#${encodeURIComponent(term.value)}` }, short(term.value)) : short(term.value);
    }
    return typeof term.value === "string" ? term.value : JSON.stringify(term.value);
  };

  const table = ({ head, results }) => {
    const columns = head.vars ?? [];
    return make("table", {},
      make("thead", {}, make("tr", {}, columns.map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, results.bindings.slice(0, ROWS).map((row) =>
        make("tr", {}, columns.map((name) => make("td", {}, cell(row[name])))))));
  };

  const tell = (text, wrong = false) => {
    byId("told").textContent = text;
    byId("told").classList.toggle("wrong", wrong);
  };

  const show = async (answer) => {
    const cut = answer.headers.get("actorgraph-truncated");
    const more = cut ? `cut after ${count(Number(cut), "row")}` : "";
    if (!answer.headers.get("content-type").includes("json")) {
      byId("answer").replaceChildren(make("pre", {}, await answer.text()));
      tell(more);
      return;
    }
    const value = await answer.json();
    if (!answer.ok) {
      byId("answer").replaceChildren();
      tell(value.detail, true);
    } else if ("boolean" in value) {
      byId("answer").replaceChildren(make("p", {}, value.boolean ? "yes" : "no"));
      tell("");
    } else {
      const rows = value.results.bindings.length;
      byId("answer").replaceChildren(table(value));
      tell([count(rows, "row"), rows > ROWS ? `the first ${ROWS} are shown` : "", more].filter(Boolean).join(", "));
    }
  };

  const ask = async () => {
    byId("ask").disabled = true;
    tell("asking…");
    try {
      await show(await fetch("sparql", {
        method: "POST",
        headers: { accept: ACCEPT, "content-type": "application/sparql-query" },
        body: byId("query").value,
      }));
    } catch {
      tell("The server does not answer. Is kg serve still running?", true);
    }
    byId("ask").disabled = false;
  };

  byId("prefixes").append(...Object.entries(prefixes).flatMap(([name, namespace]) => [make("dt", {}, `${name}:`), make("dd", {}, namespace)]));
  byId("examples").append(...queries.map(({ summary }, place) => make("option", { value: String(place) }, summary)));
  byId("examples").addEventListener("change", ({ target }) => (byId("query").value = queries[Number(target.value)].text));
  byId("query").value = queries[0].text;
  byId("query").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask();
  });
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  return { ask };
})();
