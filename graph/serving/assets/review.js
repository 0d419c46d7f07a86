"use strict";

// Pairs of actors that may be one, each with its reasons, to be judged: yes, no or unsure. By keyboard y, n, u.
const review = (() => {
  const { make, count } = dom;
  const { byId, data, ask, tell, actorAddress } = shell;
  const VERDICTS = [["y", "same", "Yes, one"], ["n", "different", "No, two"], ["u", "unsure", "Unsure"]];
  const SAID = { same: "One actor from now on.", different: "Two actors, for good.", unsure: "Left unsure." };
  const AT_ONCE = 50;

  const who = (pair, place) => {
    const [label, kind] = [pair.labels[place], pair.kinds[place].replace(/([A-Z])/g, " $1").toLowerCase()];
    const others = pair.names[place].filter((name) => name !== label).slice(0, 6);
    const seen = pair.articles[place] ? `in ${count(pair.articles[place], "article")}` : "in a record";
    return make("div", {},
      make("h2", {}, make("a", { href: actorAddress(place ? pair.other : pair.actor) }, label)),
      make("p", { class: "facts" }, `${kind}, ${seen}`),
      others.length > 0 && make("p", { class: "names" }, "also ", others.join(", ")));
  };

  const next = (item) => (item.nextElementSibling ?? item).focus();

  const judge = async (pair, verdict, item) => {
    if (item.classList.contains("judged")) return;
    item.classList.add("judged");
    const told = await ask("api/judgements", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ actor: pair.actor, other: pair.other, verdict }),
    });
    if (told === null) {
      item.classList.remove("judged");
      return;
    }
    tell(`${pair.labels[0]} and ${pair.labels[1]}: ${SAID[verdict]}`);
    item.querySelector(".answers")?.replaceChildren(SAID[verdict]);
    next(item);
  };

  const question = (pair) => {
    const item = make("li", { class: "question", tabindex: 0, "aria-label": `Are ${pair.labels[0]} and ${pair.labels[1]} one actor?`, keydown: ({ key, ctrlKey, metaKey }) => {
      const hit = VERDICTS.find(([letter]) => letter === key);
      if (hit && data.writes && !ctrlKey && !metaKey) judge(pair, hit[1], item);
    } });
    item.append(
      make("div", { class: "two" }, who(pair, 0), make("span", { class: "and" }, "and"), who(pair, 1)),
      make("p", { class: "reasons" }, make("span", { class: "likely" }, `${Math.round(pair.score * 100)} % likely`),
        `: ${pair.reasons.join("; ")}`, pair.unsure && " · left unsure before"));
    if (data.writes) {
      item.append(make("div", { class: "answers", role: "group", "aria-label": "Answer" }, VERDICTS.map(([, verdict, text]) =>
        make("button", { type: "button", class: "primary", click: () => judge(pair, verdict, item) }, text))));
    }
    return item;
  };

  const load = async () => {
    tell("Looking for actors that may be one…");
    const told = await ask(`api/review?limit=${AT_ONCE}`);
    if (told === null) return;
    tell("");
    byId("lead").textContent = data.writes
      ? "Each answer is written into the log of judgements and can be taken back with kg merge and kg split. Keys: y, n, u."
      : "This server only reads. To judge here, start it with kg serve --write --token …; on a terminal kg actors review does the same.";
    byId("summary").textContent = told.truncated ? `${count(told.total, "pair")}, the ${AT_ONCE} likeliest first` : count(told.total, "pair");
    byId("pairs").replaceChildren(...(told.pairs.length ? told.pairs.map(question) : [make("li", { class: "empty" }, "No two actors are in doubt: whoever may be one has been judged.")]));
  };
  load();
  return { load };
})();
