"use strict";

// An article as it was read: its text with the words marked that carry a statement, and beside each paragraph the
// statements with how they are meant, how sure they are and who says so. Of a text that is not kept its sentences.
const reading = (() => {
  const { make, link, day, period, count } = dom;
  const { byId, data, actorAddress } = shell;
  const { article, is_whole: isWhole, paragraphs, left_out: leftOut } = data;
  const MODALITIES = { planned: "planned", possible: "possible", requested: "demanded" };

  const flags = ({ polarity, modality }) => [
    polarity === "negated" && [" ", make("span", { class: "flag denied" }, "denied")],
    MODALITIES[modality] && [" ", make("span", { class: "flag open" }, MODALITIES[modality])],
  ];

  // For one statement its three roles stand out; while none is chosen, the words of all are underlined.
  const light = (item, chosen) => {
    for (const mark of item.querySelectorAll("mark")) {
      const roles = JSON.parse(mark.dataset.of).filter(([number]) => number === chosen).map(([, role]) => role);
      mark.className = roles[0] ?? "unlit";
    }
    item.querySelectorAll(".statement").forEach((part, number) => part.classList.toggle("lit", number === chosen));
  };

  const words = ({ text, stated, of }) =>
    of.length ? make("mark", { class: "unlit", "data-of": JSON.stringify(of) }, text) : stated || !isWhole ? text : make("span", { class: "rest" }, text);

  const sure = (confidence) => {
    const meter = make("meter", { min: 0, max: 1, low: 0.5, high: 0.8, optimum: 1, "aria-hidden": "true" });
    meter.value = confidence;
    return make("span", {}, meter, ` ${Math.round(confidence * 100)} % sure`);
  };

  const end = (actor) => make("a", { href: actorAddress(actor.iri), title: actor.text === actor.label ? null : `“${actor.text}”` }, actor.label);

  const statement = (told, number, show) =>
    make("article", { class: "statement", mouseenter: () => show(number), mouseleave: () => show(-1), focusin: () => show(number), focusout: () => show(-1) },
      make("h2", {}, end(told.subject), " ", make("em", {}, told.label), " ", end(told.object), flags(told)),
      make("p", { class: "facts" },
        sure(told.confidence),
        told.event && make("span", {}, told.event.toLowerCase()),
        told.says && make("span", { class: "says" }, `according to ${told.says}`),
        (told.since || told.until) && make("span", {}, `happened ${period(told.since, told.until)}`),
        told.page && make("span", {}, `page ${told.page}`),
        told.place && make("span", {}, `in ${told.place.label}`),
        told.quantity && make("span", {}, `${told.quantity.text} ${told.quantity.of}`)));

  const paragraph = ({ pieces, statements }) => {
    const item = make("li", { class: "paragraph" });
    const show = (number) => light(item, statements.length === 1 ? 0 : number);
    item.append(make("blockquote", {}, pieces.map(words)), make("div", { class: "statements" }, statements.map((told, number) => statement(told, number, show))));
    show(-1);
    return item;
  };

  const gap = (characters) => make("li", { class: "gap" }, `${count(characters, "character")} in which nothing was read`);

  for (const each of paragraphs) {
    if (each.gap) byId("text").append(gap(each.gap));
    byId("text").append(paragraph(each));
  }

  const statements = paragraphs.reduce((sum, each) => sum + each.statements.length, 0);
  const withSome = paragraphs.filter((each) => each.statements.length).length;
  byId("facts").append(...[
    article.publisher && make("span", {}, article.publisher),
    article.published && make("span", {}, day(article.published)),
    article.url && link(article.url, "the article on the web"),
    make("span", {}, article.id),
  ].filter(Boolean));
  byId("summary").textContent = `${count(statements, "statement")} in ${count(withSome, isWhole ? "paragraph" : "sentence")}`;
  if (leftOut) shell.tell(`${count(leftOut, "further statement")} left out`);
  if (!statements) byId("text").append(make("li", { class: "empty" }, "Nothing was read in this article: no sentence says who does what to whom in words that the ontology knows."));
  byId("roles").hidden = !statements;
  return { light };
})();
