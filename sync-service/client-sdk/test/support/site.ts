import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SERVICE } from './stage.js';

const PAGE = `<!doctype html><meta charset="utf-8"><title>SDK</title>
<script type="importmap">{"imports":{"idb":"/idb/index.js","@rentree/sync":"/out/src/index.js"}}</script>`;
const ROOTS: [prefix: string, folder: URL][] = [
  ['/out/', new URL('../../', import.meta.url)],
  ['/idb/', new URL('../../../../node_modules/idb/build/', import.meta.url)],
];

/** One origin for a page and the service behind it, as the gateway makes one. */
export class Site {
  /** So many pushes are carried out, and their answers lost. */
  lostAnswers = 0;
  readonly pushes: string[] = [];
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const root = ROOTS.find(([prefix]) => path.startsWith(prefix));
    try {
      if (path.startsWith('/api/') || path === '/events') {
        await this.pass(path, request, response);
      } else if (root) {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(await readFile(new URL(path.slice(root[0].length), root[1])));
      } else {
        response.setHeader('Content-Type', 'text/html');
        response.end(PAGE);
      }
    } catch {
      response.destroy();
    }
  }

  private async pass(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const { host: _host, connection: _connection, ...headers } = request.headers as Record<string, string>;
    const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const { method = 'GET' } = request;
    const answer = await fetch(SERVICE + path, { method, headers, body, signal: gone.signal });
    if (path.endsWith('/batch')) {
      this.pushes.push(String(body));
      if (this.lostAnswers > 0) {
        this.lostAnswers--;
        await answer.text();
        throw new Error('lost');
      }
    }
    const kept = [...answer.headers].filter(([name]) => !['content-encoding', 'content-length', 'transfer-encoding'].includes(name));
    response.writeHead(answer.status, Object.fromEntries(kept));
    for await (const chunk of answer.body ?? []) {
      response.write(chunk);
    }
    response.end();
  }
}
