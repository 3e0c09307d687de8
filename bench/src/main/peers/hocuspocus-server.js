// Hocuspocus with its default delays; a document is a file, flushed to disk before `store` ends.
// usage: node hocuspocus-server.js PORT FOLDER
import { open, mkdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";

const [port, folder] = process.argv.slice(2);
await mkdir(folder, { recursive: true });

const fetch = async ({ documentName }) => {
  try {
    return new Uint8Array(await readFile(join(folder, documentName)));
  } catch {
    return null;
  }
};

const store = async ({ documentName, state }) => {
  const fresh = await open(join(folder, `${documentName}.new`), "w");
  await fresh.writeFile(state);
  await fresh.sync();
  await fresh.close();
  await rename(join(folder, `${documentName}.new`), join(folder, documentName));
};

await new Server({
  address: "127.0.0.1",
  port: Number(port),
  quiet: true,
  extensions: [new Database({ fetch, store })],
}).listen();
