/** Keeps the pages for when there is no network: the network's copy when it answers, else the last one. */
interface Worker {
  addEventListener(name: 'install' | 'activate' | 'fetch', listener: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}

interface WorkerEvent extends Event {
  readonly request: Request;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

const worker = globalThis as unknown as Worker;
const COPY = 'rentree-reader';
const PAGES = ['/reader/', '/reader/reader.js', '/reader/reader.css'];

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(COPY).then((copy) => copy.addAll(PAGES)).then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (event.request.method === 'GET' && PAGES.includes(address.pathname)) {
    event.respondWith(fresh(event.request, address.pathname));
  }
});

async function fresh(request: Request, path: string): Promise<Response> {
  const copy = await caches.open(COPY);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await copy.put(path, answer.clone());
    }
    return answer;
  } catch {
    return (await copy.match(path)) ?? Response.error();
  }
}
