export function hex(bytes: Uint8Array): string {
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function mark(bytes: Uint8Array, version: number): Uint8Array {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes;
}

/** `crypto.randomUUID` is missing on pages without TLS. */
export function newUuid(): string {
  return hex(mark(crypto.getRandomValues(new Uint8Array(16)), 4));
}

/** The name of a new document: a UUIDv7, so that names sort by their time of birth. */
export function newDocumentId(millis: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint16(0, Math.floor(millis / 2 ** 32));
  new DataView(bytes.buffer).setUint32(2, millis % 2 ** 32);
  return `urn:uuid:${hex(mark(bytes, 7))}`;
}

const FORM = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isDocumentId(text: unknown): text is string {
  return typeof text === 'string' && FORM.test(text);
}
