import type { LostText } from './types.js';

/** What a person wrote in words, by the place where it stands. */
export function texts(document: string): Map<string, string> {
  const found = new Map<string, string>();
  const look = (value: unknown, field: string, depth: number): void => {
    if (typeof value === 'string') {
      if (WORDS.test(field)) {
        found.set(field, value);
      }
    } else if (value && typeof value === 'object' && depth < 4) {
      for (const [name, member] of Object.entries(value)) {
        look(member, field ? `${field}/${name}` : name, depth + 1);
      }
    }
  };
  look(JSON.parse(document), '', 0);
  return found;
}

const WORDS = /^(bodyValue|body|body\/value|body\/\d+|body\/\d+\/value|title|steps\/\d+\/(title|text))$/;

/** Whether an edit takes a text away that stands, and stood in none of what its writer had before them. */
export function takesUnread(standing: string, after: string, known: string[]): boolean {
  const stays = texts(after);
  const read = known.map(texts);
  return [...texts(standing)].some(
    ([field, text]) => text !== '' && stays.get(field) !== text && read.every((one) => one.get(field) !== text),
  );
}

/** Texts that were changed here: not as the device had read them. */
export function changedTexts(sent: string, read: string | null | undefined): LostText[] {
  const before = read ? texts(read) : new Map<string, string>();
  return [...texts(sent)]
    .filter(([field, text]) => text !== '' && before.get(field) !== text)
    .map(([field, text]) => ({ field, text }));
}

/** Of texts that were changed here, those that stand nowhere now. */
export function lost(changed: LostText[], standing: string | undefined): LostText[] {
  const now = standing === undefined ? [] : [...texts(standing).values()];
  return changed.filter(({ text }) => !now.includes(text));
}
