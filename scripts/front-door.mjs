// Starts the built app; a build puts this file beside Next's server.js. Calls of the data route are answered before Next takes them
// up, in the same process: its own way to a route costs more than most of what is asked there
// (docs/decisions/0021-the-data-route-in-front-of-next.md). All else of the server — starting, ending, pages, files — stays Next's.
import http from "node:http";

const DATA = "/api/trpc/";
const createServer = http.createServer;

/** @param {import("node:http").RequestListener} toNext */
const inFront = (toNext) => (request, response) => {
  // Set by src/instrumentation.ts once the settings have been checked.
  const answer = globalThis.footholdAnswerDataRequest;
  if (answer && request.url.startsWith(DATA)) answer(request, response);
  else toNext(request, response);
};

// Next offers no place before its own: the first server that is made is the app's.
http.createServer = (...parameters) => {
  http.createServer = createServer;
  const toNext = parameters.pop();
  return createServer(...parameters, inFront(toNext));
};

await import("./server.js");
