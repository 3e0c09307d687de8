// Writes notes into shared documents, or counts those that a document holds.
// usage: node hocuspocus-client.js PORT write CLIENTS NOTES_AT_ONCE MILLISECONDS
//        node hocuspocus-client.js PORT count CLIENTS
// `write` prints `{"acknowledged":…,"seconds":…}`: a note counts once the server has said that it has it.
import { randomUUID } from "node:crypto";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import WebSocketPolyfill from "ws";
import * as Y from "yjs";

const [port, what, clients, atOnce, milliseconds] = process.argv.slice(2);

const connect = async (number) => {
  const document = new Y.Doc();
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${port}`,
    WebSocketPolyfill,
  });
  const provider = new HocuspocusProvider({ websocketProvider, name: `notebook-${number}`, document });
  provider.attach();
  await new Promise((done) => (provider.synced ? done() : provider.on("synced", done)));
  return { provider, notes: document.getMap("notes"), document };
};

const acknowledged = (provider) =>
  new Promise((done) => {
    const look = () => {
      if (provider.hasUnsyncedChanges) return;
      provider.off("unsyncedChanges", look);
      done();
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
  let written = 0;
  await Promise.all(
    all.map(async ({ provider, notes, document }) => {
      while (performance.now() - start < Number(milliseconds)) {
        document.transact(() => {
          for (let i = 0; i < Number(atOnce); i++) {
            const id = randomUUID();
            notes.set(id, note(id));
          }
        });
        await acknowledged(provider);
        written += Number(atOnce);
      }
    }),
  );
  console.log(JSON.stringify({ acknowledged: written, seconds: (performance.now() - start) / 1000 }));
}
process.exit(0);
