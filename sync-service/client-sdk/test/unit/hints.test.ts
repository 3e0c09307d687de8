import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hinted, readEvents } from '../../src/hints.js';

test('hints are heard however the stream is cut into pieces', async () => {
  const said = ': welcome\nretry: 4211\n\nevent: changed\ndata: {"seq":42}\n\n: still here\n\nevent:changed\r\ndata:{"seq":\r\ndata:43}\r\n\r\nevent: rights\ndata: {"rights":3}\n\n';
  for (const size of [1, 3, 7, 1_000]) {
    const pieces = Array.from({ length: Math.ceil(said.length / size) }, (_, n) => said.slice(n * size, (n + 1) * size));
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        pieces.forEach((piece) => stream.enqueue(new TextEncoder().encode(piece)));
        stream.close();
      },
    });
    const heard: unknown[] = [];
    for await (const { data, retryMillis } of readEvents(body, () => undefined)) {
      heard.push(retryMillis ?? hinted(data));
    }
    assert.deepEqual(heard, [4211, { seq: 42 }, {}, { seq: 43 }, { rights: 3 }], `pieces of ${size}`);
  }
});

test('what is no hint is none', () => {
  assert.deepEqual(['{', '[]', 'null', '{"seq":"42"}', ''].map(hinted), Array(5).fill({}));
});
