"use strict";

// What the pages beside the explorer share: their data, questions to the server, and what it says to bad ones.
const shell = (() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const GONE = "The server does not answer. Is kg serve still running?";

  const tell = (text, wrong = false) => {
    byId("told").textContent = text;
    byId("told").classList.toggle("wrong", wrong);
  };

  // The value of an answer, or null after the reason has been told.
  const ask = async (address, options = {}) => {
    try {
      const answer = await fetch(address, options);
      const value = await answer.json();
      if (answer.ok) return value;
      tell(value.detail, true);
    } catch {
      tell(GONE, true);
    }
    return null;
  };

  // Where the explorer opens with an actor.
  const actorAddress = (iri) => `./#${encodeURIComponent(iri)}`;

  return { byId, data, tell, ask, actorAddress, GONE };
})();
