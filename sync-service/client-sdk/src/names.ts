import { hex, mark } from './ids.js';

/** Names of documents that every device makes alike. */
const NAMESPACE = Uint8Array.from([0x5b, 0x0e, 0x1b, 0x6c, 0x3d, 0x0f, 0x5c, 0x0a, 0x9e, 0x47, 0x2c, 0x51, 0x8f, 0xd4, 0x70, 0x13]);

/** The same name gives the same id wherever it is made: a UUIDv5 (RFC 9562) of its parts, one a line. */
export function namedDocumentId(...parts: (string | number)[]): string {
  return `urn:uuid:${nameBasedUuid(NAMESPACE, parts.join('\n'))}`;
}

export function nameBasedUuid(namespace: Uint8Array, name: string): string {
  const digest = sha1(Uint8Array.from([...namespace, ...new TextEncoder().encode(name)]));
  return hex(mark(digest.subarray(0, 16), 5));
}

/** Here, and not by `crypto.subtle`: pages without TLS have none, and a transaction of IndexedDB does not wait for it. */
function sha1(bytes: Uint8Array): Uint8Array {
  const padded = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) + 1) << 6));
  new Uint8Array(padded.buffer).set([...bytes, 0x80]);
  padded.setUint32(padded.byteLength - 4, bytes.length * 8);
  let state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  for (let block = 0; block < padded.byteLength; block += 64) {
    const mixed = mix(state, expanded(padded, block));
    state = state.map((word, n) => word + mixed[n]!);
  }
  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, n) => digest.setInt32(n * 4, word));
  return new Uint8Array(digest.buffer);
}

function expanded(padded: DataView, block: number): Int32Array {
  const words = new Int32Array(80);
  for (let n = 0; n < 80; n++) {
    words[n] =
      n < 16
        ? padded.getInt32(block + n * 4)
        : turned(words[n - 3]! ^ words[n - 8]! ^ words[n - 14]! ^ words[n - 16]!, 1);
  }
  return words;
}

function mix(state: Int32Array, words: Int32Array): Int32Array {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  words.forEach((word, n) => {
    const [choice, constant] = rounds(n, b, c, d);
    [a, b, c, d, e] = [(turned(a, 5) + choice + e + constant + word) | 0, a, turned(b, 30), c, d];
  });
  return Int32Array.of(a, b, c, d, e);
}

function rounds(n: number, b: number, c: number, d: number): [number, number] {
  if (n < 20) {
    return [(b & c) | (~b & d), 0x5a827999];
  }
  if (n >= 40 && n < 60) {
    return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  }
  return [b ^ c ^ d, n < 40 ? 0x6ed9eba1 : 0xca62c1d6];
}

function turned(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
