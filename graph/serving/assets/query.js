"use strict";

// The page to put SPARQL queries: what is known to start from, the query, its answer as a table or as text.
const asking = (() => {
  const { make, count } = dom;
  const { byId, tell, actorAddress } = shell;
  const { prefixes, queries } = shell.data;
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
      return term.value.startsWith(ACTOR) ? make("a", { href: actorAddress(term.value) }, short(term.value)) : short(term.value);
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

  // As a table or, where three columns or triples are there, as a network; that of triples is asked for when chosen.
  let network = async () => null;
  let canvas = null;
  const FORMS = ["table", "network"];
  const openForm = async (name) => {
    for (const each of FORMS) {
      byId(`${each}-form`).setAttribute("aria-selected", String(each === name));
      byId(`${each}-form`).tabIndex = each === name ? 0 : -1;
    }
    byId("answer").hidden = name === "network";
    byId("drawing").hidden = name !== "network";
    canvas?.close();
    canvas = null;
    if (name === "table") return;
    const triples = await network();
    if (triples?.length) canvas = drawing.show(byId("drawing"), triples, (iri) => short(iri).replace(/^actor:/, ""), (iri) => (iri.startsWith(ACTOR) ? actorAddress(iri) : null));
    else byId("drawing").replaceChildren(make("p", { class: "empty" }, "No two things are joined in this answer: it has texts and numbers only."));
  };
  const offer = (drawn) => {
    byId("forms").hidden = drawn === null;
    network = drawn ?? (async () => null);
    openForm("table");
  };
  for (const name of FORMS) {
    byId(`${name}-form`).addEventListener("click", () => openForm(name));
    byId(`${name}-form`).addEventListener("keydown", ({ key }) => {
      if (key !== "ArrowLeft" && key !== "ArrowRight") return;
      const next = FORMS[(FORMS.indexOf(name) + 1) % FORMS.length];
      openForm(next);
      byId(`${next}-form`).focus();
    });
  }

  const put = (text, accept) =>
    fetch("sparql", { method: "POST", headers: { accept, "content-type": "application/sparql-query" }, body: text });

  const show = async (answer, text) => {
    const cut = answer.headers.get("actorgraph-truncated");
    const more = cut ? `cut after ${count(Number(cut), "row")}` : "";
    if (!answer.headers.get("content-type").includes("json")) {
      byId("answer").replaceChildren(make("pre", { tabindex: 0 }, await answer.text()));
      offer(async () => drawing.parsed(await (await put(text, "application/n-triples")).text()));
      tell(more);
      return;
    }
    const value = await answer.json();
    offer(null);
    if (!answer.ok) {
      byId("answer").replaceChildren();
      tell(value.detail, true);
    } else if ("boolean" in value) {
      byId("answer").replaceChildren(make("p", {}, value.boolean ? "yes" : "no"));
      tell("");
    } else {
      const rows = value.results.bindings.length;
      byId("answer").replaceChildren(table(value));
      const triples = drawing.ofTable(value);
      if (triples.length) offer(async () => triples);
      tell([count(rows, "row"), rows > ROWS ? `the first ${ROWS} are shown` : "", more].filter(Boolean).join(", "));
    }
  };

  const ask = async () => {
    byId("ask").disabled = true;
    tell("asking…");
    const text = byId("query").value;
    try {
      await show(await put(text, ACCEPT), text);
    } catch {
      tell(shell.GONE, true);
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
