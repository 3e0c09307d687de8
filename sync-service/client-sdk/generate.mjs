// Writes src/api.ts from the description of a running service: npm run generate -- http://localhost:8084
// With --check nothing is written: it fails when the file and the description have parted.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const FILE = new URL('src/api.ts', import.meta.url);
const HEAD = '// Generated from the OpenAPI description of sync-service by generate.mjs: do not edit.\n\n';

/** What the client calls. */
const USED = {
  '/api/v1/sync/configuration': ['get'],
  '/api/v1/sync/changes': ['get'],
  '/api/v1/sync/batch': ['post'],
  '/api/v1/notebooks': ['get'],
  '/api/v1/notebooks/{notebook}/transfers': ['post'],
  '/api/v1/notebooks/{notebook}/versions': ['get'],
  '/api/v1/notebooks/{notebook}/versions/{version}/restoration': ['post'],
  '/api/v1/notebooks/{notebook}/bin': ['get'],
  '/api/v1/notebooks/{notebook}/bin/{entry}/restoration': ['post'],
  '/api/v1/devices/{device}': ['put', 'delete'],
  '/api/v1/devices/{device}/storage': ['put'],
  '/api/v1/devices/{device}/storage-advice': ['get'],
};

/** Shapes only: words may change without a new client. */
function wordless(node) {
  if (Array.isArray(node)) {
    return node.map(wordless);
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  const words = ['summary', 'description', 'example', 'examples'];
  const kept = Object.entries(node).filter(([name, value]) => !(words.includes(name) && typeof value !== 'object'));
  return Object.fromEntries(kept.filter(([name]) => name !== 'examples').map(([name, value]) => [name, wordless(value)]));
}

/** The description without what the client never calls. */
function prune({ openapi, info, paths, components }) {
  const kept = {};
  for (const [path, methods] of Object.entries(USED)) {
    const used = methods.filter((method) => paths[path]?.[method]).map((method) => [method, paths[path][method]]);
    if (used.length > 0) {
      kept[path] = { parameters: paths[path].parameters, ...Object.fromEntries(used) };
    }
  }
  const schemas = {};
  const follow = (node) => {
    for (const [, name] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (!schemas[name]) {
        schemas[name] = components.schemas[name];
        follow(schemas[name]);
      }
    }
  };
  follow(kept);
  const sorted = Object.fromEntries(Object.entries(schemas).sort());
  return wordless({ openapi, info, paths: kept, components: { schemas: sorted } });
}

const [where = 'http://localhost:8084', check] = process.argv.slice(2);
const described = await (await fetch(`${where}/q/openapi?format=json`)).json();
const text = HEAD + astToString(await openapiTS(prune(described)));
if (check !== '--check') {
  await writeFile(FILE, text);
} else if ((await readFile(FILE, 'utf8').catch(() => '')) !== text) {
  console.error('What the client calls is described differently now: run ClientSdkTest with -Drentree.sdk.generate=true,');
  console.error('look at what changed in src/api.ts, and commit it with the change.');
  process.exit(1);
}
