type Doc = Record<string, unknown>;

/** What this reader writes of an annotation, apart from its target. */
export interface Body {
  value?: string;
  color?: string;
}

/** The body that this reader can write in: one object, or none yet. Texts and lists of bodies are left as they are. */
export function ownBody({ body, bodyValue }: Doc): Body | undefined {
  const single = body === undefined || (typeof body === 'object' && body !== null && !Array.isArray(body));
  return single && bodyValue === undefined ? (body ?? {}) : undefined;
}

/** The same annotation with another text, to be kept beside it. */
export function copyWith(value: string, { id: _, bodyValue: __, ...doc }: Doc): Doc {
  return { ...doc, body: { type: 'TextualBody', format: 'text/plain', ...ownBody(doc), value } };
}

/** The words of a document of any reader, or of the part of it that held them. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(textOf).filter((text) => text !== '').join('\n');
  }
  const { body, bodyValue, value: text, title } = (value ?? {}) as Doc;
  const found = text ?? bodyValue ?? body ?? title;
  return found === undefined ? '' : textOf(found);
}
