// Writes notes into shared documents, or counts those that a document holds.
// usage: node hocuspocus-client.js PORT write NAME CLIENTS NOTES_AT_ONCE MILLISECONDS
//        node hocuspocus-client.js PORT count NAME CLIENTS
// `write` prints how many notes were acknowledged, in how many seconds: a note counts once the server has said that
// it has it. A server that falls silent ends it when its time is over.
import { randomUUID } from "node:crypto";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import WebSocketPolyfill from "ws";
import * as Y from "yjs";

const [port, what, name, clients, atOnce, milliseconds] = process.argv.slice(2);

const connect = async (number) => {
  const document = new Y.Doc();
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${port}`,
    WebSocketPolyfill,
  });
  const provider = new HocuspocusProvider({ websocketProvider, name: `${name}-${number}`, document });
  provider.attach();
  await new Promise((done) => (provider.synced ? done() : provider.on("synced", done)));
  return { provider, notes: document.getMap("notes"), document };
};

const isAcknowledged = (provider, patience) =>
  new Promise((done) => {
    const look = () => {
      if (!provider.hasUnsyncedChanges) end(true);
    };
    const silent = setTimeout(() => end(false), patience);
    const end = (answer) => {
      clearTimeout(silent);
      provider.off("unsyncedChanges", look);
      done(answer);
    };
    provider.on("unsyncedChanges", look);
    look();
  });

const note = (id) => ({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  id: `urn:uuid:${id}`,
  type: "Annotation",
  body: { type: "TextualBody", value: `à revoir ${randomUUID()} `.repeat(5), color: "yellow" },
  target: {
    source: "chapitre-3.xhtml",
    selector: [
      { type: "TextQuoteSelector", exact: randomUUID().repeat(3), prefix: randomUUID() },
      { type: "TextPositionSelector", start: 412, end: 444 },
    ],
  },
});

const all = await Promise.all([...Array(Number(clients)).keys()].map(connect));
if (what === "count") {
  console.log(all.reduce((sum, { notes }) => sum + notes.size, 0));
} else {
  const start = performance.now();
  const left = () => Number(milliseconds) - (performance.now() - start);
  let acknowledged = 0;
  await Promise.all(
    all.map(async ({ provider, notes, document }) => {
      while (left() > 0) {
        document.transact(() => {
          for (let i = 0; i < Number(atOnce); i++) {
            const id = randomUUID();
            notes.set(id, note(id));
          }
        });
        if (!(await isAcknowledged(provider, left() + 500))) return;
        acknowledged += Number(atOnce);
      }
    }),
  );
  console.log(`${acknowledged} ${(performance.now() - start) / 1000}`);
}
process.exit(0);
