"use strict";

// When it happened: a histogram of the statements that pass the other filters, two handles to choose a stretch of it,
// and a button that plays it. Without a choice undated statements count too.
const time = (() => {
  const { make, svg } = dom;
  const MOST_BINS = 72;
  const PACE = 650;
  const HIGH = 34;
  const OLD = 0.03;
  const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
  const place = document.getElementById("time");
  const SIDES = [["conflict", -1], ["neutral", 0], ["cooperation", 1]];

  // Bins are whole months or years: as many months as keep them few.
  const monthOf = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const lastOf = (month) => {
    const end = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0));
    return `${iso(month)}-${String(end.getUTCDate()).padStart(2, "0")}`;
  };
  const iso = (month) => `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;

  let start = 0;
  let step = 1;
  let number = 0;
  let early = false;
  let playing = 0;

  const dated = (rows) =>
    rows.flatMap((row) => {
      const side = Math.sign(model.scale(row) ?? 0);
      if (row.sightings.length === 0) return row.first ? [{ day: row.first, side, weight: row.statements }] : [];
      return row.sightings.map((each) => ({ day: model.dayOf(each), side, weight: row.statements / row.sightings.length })).filter(({ day }) => day);
    });

  const measure = () => {
    const months = dated(model.relations).map(({ day }) => monthOf(day)).sort((a, b) => a - b);
    if (months.length === 0) return false;
    // A lone report from long ago would press all others together: the first bin takes it in.
    const usual = months[Math.floor(months.length * OLD)];
    early = months.at(-1) - usual < (months.at(-1) - months[0]) / 2;
    const first = early ? usual : months[0];
    const span = months.at(-1) - first + 1;
    step = [1, 3, 6, 12, 24, 60, 120].find((each) => span / each <= MOST_BINS) ?? 1200;
    start = Math.floor(first / step) * step;
    number = Math.floor((months.at(-1) - start) / step) + 1;
    return number > 1;
  };

  const nameOf = (bin) => {
    if (early && bin === 0) return `before ${nameOf(1)}`;
    const first = start + bin * step;
    const year = Math.floor(first / 12);
    if (step < 12) return MONTH.format(new Date(Date.UTC(year, first % 12, 1)));
    return step === 12 ? String(year) : `${year}–${year + step / 12 - 1}`;
  };
  const firstDay = (bin) => `${iso(start + bin * step)}-01`;
  const lastDay = (bin) => lastOf(start + (bin + 1) * step - 1);

  const chosen = () => {
    const { since, until } = model.state();
    const bin = (day) => Math.min(number - 1, Math.max(0, Math.floor((monthOf(day) - start) / step)));
    return [since ? bin(since) : 0, until ? bin(until) : number - 1];
  };
  const isOpen = ([from, to]) => from === 0 && to === number - 1;
  const choose = (from, to, of = "time") => {
    const [low, high] = [Math.max(0, Math.min(from, to)), Math.min(number - 1, Math.max(from, to))];
    model.change("filters", isOpen([low, high]) ? { since: null, until: null } : { since: low === 0 ? null : firstDay(low), until: high === number - 1 ? null : lastDay(high) }, of);
  };

  const picture = svg("svg", { class: "bars", preserveAspectRatio: "none", "aria-hidden": "true" });
  const handle = (label, move) => make("input", { type: "range", "aria-label": label, min: 0, step: 1, input: (event) => move(Number(event.target.value)) });
  const from = handle("From", (bin) => choose(Math.min(bin, chosen()[1]), chosen()[1]));
  const to = handle("Until", (bin) => choose(chosen()[0], Math.max(bin, chosen()[0])));
  const told = make("output", { id: "period", for: "time" });
  const play = make("button", { type: "button", id: "play", "aria-label": "Play" }, "▶");
  const whole = make("button", { type: "button", id: "whole", click: () => choose(0, number - 1, null) }, "All time");
  const track = make("div", { class: "track" }, picture, from, to);

  const bars = () => {
    const counts = Array.from({ length: number }, () => [0, 0, 0]);
    for (const { day, side, weight } of dated(model.timeless())) {
      const bin = Math.max(0, Math.floor((monthOf(day) - start) / step));
      if (counts[bin]) counts[bin][side + 1] += weight;
    }
    const most = Math.max(1, ...counts.map((each) => each[0] + each[1] + each[2]));
    const [low, high] = chosen();
    picture.setAttribute("viewBox", `0 0 ${number} ${HIGH}`);
    picture.replaceChildren(
      ...counts.flatMap((each, bin) => {
        let base = HIGH;
        return SIDES.map(([side], index) => {
          const tall = each[index] ? Math.max(1.2, (Math.sqrt((each[0] + each[1] + each[2]) / most) * HIGH * each[index]) / (each[0] + each[1] + each[2])) : 0;
          base -= tall;
          return tall > 0 && svg("rect", { class: bin < low || bin > high ? `${side} out` : side, x: bin + 0.1, y: base, width: 0.8, height: tall });
        }).filter(Boolean);
      }));
  };

  const sync = () => {
    const [low, high] = chosen();
    bars();
    for (const [input, bin] of [[from, low], [to, high]]) {
      input.max = number - 1;
      input.value = bin;
      input.setAttribute("aria-valuetext", nameOf(bin));
    }
    told.textContent = low === high ? nameOf(low) : early && low === 0 ? `until ${nameOf(high)}` : `${nameOf(low)} – ${nameOf(high)}`;
    whole.hidden = isOpen([low, high]);
  };

  // From the beginning on, if all is chosen; else the chosen stretch moves on to the end.
  const stop = () => {
    clearInterval(playing);
    playing = 0;
    play.textContent = "▶";
    play.setAttribute("aria-label", "Play");
  };
  const tick = (grows) => () => {
    const [low, high] = chosen();
    if (high >= number - 1) return stop();
    choose(grows ? 0 : low + 1, high + 1);
    if (high + 1 >= number - 1) stop();
  };
  play.addEventListener("click", () => {
    if (playing) return stop();
    const range = chosen();
    const [low, high] = range;
    const grows = isOpen(range) || low === 0;
    if (isOpen(range)) choose(0, 0, null);
    else if (high >= number - 1) choose(0, high - low, null);
    playing = setInterval(tick(grows), PACE);
    play.textContent = "❚❚";
    play.setAttribute("aria-label", "Pause");
  });

  // A stretch is drawn with the pointer, too.
  let began = null;
  const binAt = (event) => {
    const box = track.getBoundingClientRect();
    return Math.min(number - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * number)));
  };
  picture.addEventListener("pointerdown", (event) => {
    began = binAt(event);
    picture.setPointerCapture(event.pointerId);
    choose(began, began, null);
  });
  picture.addEventListener("pointermove", (event) => began !== null && choose(began, binAt(event)));
  for (const name of ["pointerup", "pointercancel"]) picture.addEventListener(name, () => (began = null));

  const render = () => {
    place.hidden = !measure();
    if (!place.hidden) sync();
  };
  place.append(play, track, make("div", { class: "told" }, told, whole));
  render();
  model.listen((what) => {
    if (what === "grown") render();
    else if (what === "filters" && !place.hidden) sync();
  });
  return { bins: () => number, choose, stop };
})();
