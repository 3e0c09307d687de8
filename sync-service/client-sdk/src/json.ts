/**
 * Takes JSON text apart without understanding its values, so that what nobody changed stays as it was
 * written: the order of members, white space in values, numbers beyond what JavaScript can hold.
 * Every text given to these functions is known to be valid JSON.
 */

const SPACE = /[\x20\n\r\t]*/y;
const WORD = /[^,\]}\x20\n\r\t]*/y;

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.test(text);
  return pattern.lastIndex;
}

function endOfString(text: string, from: number): number {
  let end = from;
  do {
    end = text.indexOf('"', end + 1);
  } while (isEscaped(text, end));
  return end + 1;
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '\\') {
    first--;
  }
  return (at - first) % 2 === 1;
}

function endOfValue(text: string, from: number): number {
  const first = text[from];
  if (first === '"') {
    return endOfString(text, from);
  }
  if (first !== '{' && first !== '[') {
    return skip(WORD, text, from);
  }
  let depth = 0;
  let at = from;
  do {
    const c = text[at];
    if (c === '"') {
      at = endOfString(text, at);
      continue;
    }
    depth += c === '{' || c === '[' ? 1 : c === '}' || c === ']' ? -1 : 0;
    at++;
  } while (depth > 0);
  return at;
}

/** The members of an object in their order, each value as it is written. */
export function members(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let at = skip(SPACE, text, skip(SPACE, text, 0) + 1);
  while (text[at] === '"') {
    const endOfName = endOfString(text, at);
    const name = JSON.parse(text.slice(at, endOfName)) as string;
    const start = skip(SPACE, text, skip(SPACE, text, endOfName) + 1);
    const end = endOfValue(text, start);
    found.set(name, text.slice(start, end));
    at = skip(SPACE, text, end);
    at = text[at] === ',' ? skip(SPACE, text, at + 1) : at;
  }
  return found;
}

/** The elements of an array, each as it is written. */
export function elements(text: string): string[] {
  const found: string[] = [];
  let at = skip(SPACE, text, skip(SPACE, text, 0) + 1);
  while (at < text.length && text[at] !== ']') {
    const end = endOfValue(text, at);
    found.push(text.slice(at, end));
    at = skip(SPACE, text, end);
    at = text[at] === ',' ? skip(SPACE, text, at + 1) : at;
  }
  return found;
}

export function compose(parts: Map<string, string>): string {
  return `{${[...parts].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

export function isObject(text: string): boolean {
  return text[skip(SPACE, text, 0)] === '{';
}

/** RFC 7396 on text. */
export function mergePatch(target: string | undefined, patch: string): string {
  if (!isObject(patch)) {
    return patch;
  }
  const merged = target !== undefined && isObject(target) ? members(target) : new Map<string, string>();
  for (const [name, value] of members(patch)) {
    if (value === 'null') {
      merged.delete(name);
    } else {
      merged.set(name, mergePatch(merged.get(name), value));
    }
  }
  return compose(merged);
}

/**
 * One patch that does what two do, one after the other; undefined when the later one does not write all
 * that the earlier one writes: then each keeps its own time.
 */
export function combinePatches(earlier: string, later: string): string | undefined {
  const after = members(later);
  for (const [name, value] of members(earlier)) {
    const next = after.get(name);
    if (next === undefined) {
      return undefined;
    }
    if (isObject(next)) {
      const both = isObject(value) ? combinePatches(value, next) : undefined;
      if (both === undefined) {
        return undefined;
      }
      after.set(name, both);
    }
  }
  return compose(after);
}

/** What an earlier patch writes and a later one does not; undefined when there is nothing. */
export function remainingPatch(earlier: string, later: string): string | undefined {
  const left = members(earlier);
  for (const [name, value] of members(later)) {
    const before = left.get(name);
    const rest = before !== undefined && isObject(before) && isObject(value) ? remainingPatch(before, value) : undefined;
    if (rest === undefined) {
      left.delete(name);
    } else {
      left.set(name, rest);
    }
  }
  return left.size > 0 ? compose(left) : undefined;
}

/** The text of a document that a caller gives: kept as it is when it is text already. */
export function documentText(doc: object | string): string {
  const text = typeof doc === 'string' ? doc : JSON.stringify(doc);
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError('a document is a JSON object');
  }
  if (/\p{Surrogate}/u.test(text)) {
    throw new TypeError('a document is well-formed Unicode: half a character cannot be sent');
  }
  return text;
}

/** The text with an id in front; everything else stays byte for byte. */
export function withId(text: string, id: string): string {
  return text.replace('{', `{"id":"${id}"${/^\s*\{\s*\}/.test(text) ? '' : ','}`);
}
