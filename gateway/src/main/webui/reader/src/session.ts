import type { Place } from '@rentree/sync';

/** Whoever reads here, and the manual they write in; kept so that the next visit works without a network. */
export interface Session {
  readonly person: string;
  readonly shelf: Manual[];
}

export interface Manual extends Place {
  readonly title: string;
  /** Whether a seat for it stands. */
  readonly held?: boolean;
}

/** The closed answers of a platform that does not know the visitor. */
const STRANGER = [401, 403, 404];
const REMEMBERED = 'rentree-reader-session';
const CHOSEN = 'rentree-reader-manual';
/** In the address of a window whose person left in another one, perhaps a moment before the session ends. */
const HAS_LEFT = '?left';

const left = new AbortController();

/** Requests carry the session's cookie, and the header that only a page of this origin can send; they end when the person leaves. */
export const askPlatform: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('X-Rentree-Console', '1');
  const ends = init?.keepalive ? [] : [left.signal]; // what outlives the page outlives the leaving too
  const signal = AbortSignal.any([...ends, ...(init?.signal ? [init.signal] : [])]);
  return fetch(input, { ...init, headers, signal, credentials: 'same-origin' });
};

/** Who is signed in; without a network, whoever was here last and has not left. */
export async function openSession(): Promise<Session | undefined> {
  if (location.search === HAS_LEFT) {
    return undefined;
  }
  try {
    const me = await askPlatform('/api/v1/me');
    if (STRANGER.includes(me.status)) {
      forget();
      return undefined;
    }
    if (!me.ok) {
      return remembered();
    }
    const { person } = (await me.json()) as { person: string };
    const session = { person, shelf: await shelf(person) };
    localStorage.setItem(REMEMBERED, JSON.stringify(session));
    return session;
  } catch {
    return remembered();
  }
}

function remembered(): Session | undefined {
  const kept = localStorage.getItem(REMEMBERED);
  return kept === null ? undefined : (JSON.parse(kept) as Session);
}

/** The manuals of the person's shelf, and those they wrote in whose seat is gone: the notes stay theirs. */
async function shelf(person: string): Promise<Manual[]> {
  const [held, written] = await Promise.all([
    items<Manual & { kind: string }>('/api/v1/mediacentre?limit=500'),
    items<Place>('/api/v1/notebooks?limit=500'),
  ]);
  if (!held || !written) {
    return remembered()?.person === person ? (remembered()?.shelf ?? []) : [];
  }
  const byPlace = new Map<string, Manual>();
  for (const { work, school } of written) {
    byPlace.set(`${school} ${work}`, { work, school, title: work });
  }
  for (const { work, school, title } of held.filter(({ kind }) => kind === 'MANUAL')) {
    byPlace.set(`${school} ${work}`, { work, school, title, held: true });
  }
  return [...byPlace.values()];
}

async function items<T>(address: string): Promise<T[] | undefined> {
  const answer = await askPlatform(address);
  return answer.ok ? ((await answer.json()) as { items: T[] }).items : undefined;
}

/** The manual named in the address, else the one of the last visit, else the first. */
export function chosenManual(shelf: Manual[]): Manual | undefined {
  const address = new URLSearchParams(location.search);
  const wanted = `${address.get('school')} ${address.get('work')}`;
  const last = localStorage.getItem(CHOSEN);
  const named = (name: string | null) => shelf.find(({ work, school }) => `${school} ${work}` === name);
  return named(wanted) ?? named(last) ?? shelf[0];
}

export function chooseManual({ work, school }: Place): void {
  localStorage.setItem(CHOSEN, `${school} ${work}`);
}

/** Goes to the portal, and comes back to this page. */
export function signIn(): void {
  comeBackHere();
  location.assign('/signin');
}

/** Leaves a session first that counts no more: without that, signing in would give it back. */
export function signInAgain(): void {
  comeBackHere();
  signOut();
}

function comeBackHere(): void {
  document.cookie = 'rentree_page=reader; path=/signin; max-age=600; samesite=lax';
}

/** No window of this device shows this person's notes once they are forgotten, nor one that the browser brings back. */
export function heedLeaving(person: string): void {
  const heed = (): void => {
    if (remembered()?.person !== person) {
      removeEventListener('storage', heed); // going once is enough: a second time would break off the first
      location.replace(`/reader/${HAS_LEFT}`);
    }
  };
  addEventListener('storage', heed);
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
}

/** From now on whoever opens the reader here, in whatever window, must sign in. */
export function forget(): void {
  left.abort();
  localStorage.removeItem(REMEMBERED);
  localStorage.removeItem(CHOSEN);
}

export function signOut(): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/signin/out';
  document.body.append(form);
  form.submit();
}
