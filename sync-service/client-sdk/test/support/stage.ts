import { openNotebookStore, type NotebookStore, type Options, type Place } from '../../src/index.js';

export const SERVICE = process.env.RENTREE_SDK_SERVICE ?? '';
const STAGE = process.env.RENTREE_SDK_STAGE ?? '';

export interface Pupil {
  person: string;
  token: string;
  place: Place;
}

async function play(act: string, asked: object = {}): Promise<Record<string, string>> {
  const answer = await fetch(STAGE + act, { method: 'POST', body: JSON.stringify(asked) });
  if (!answer.ok) {
    throw new Error(`the stage does not play ${act}: ${answer.status}`);
  }
  return (await answer.json()) as Record<string, string>;
}

/** Whether notes follow their person or are tied to the school. */
type Continuity = 'PERSON' | 'ACCESS_POINT_AND_SCHOOL';

/** A pupil with a seat for the maths manual. */
export async function newPupil(asked: { enrolled?: boolean; continuity?: Continuity } = {}): Promise<Pupil> {
  const { person, token, work, school } = await play('/pupil', asked);
  return { person: person!, token: token!, place: { work: work!, school: school! } };
}

export const giveSeat = ({ person }: Pupil) => play('/seat', { person });
/** As licence-service tells it: the seats of the pupil last on from now. */
export const renew = ({ person }: Pupil) => play('/renewal', { person });
/** As licence-service tells it: the pupil has no seat any more. */
export const takeSeats = ({ person }: Pupil) => play('/seats-taken', { person });
export const endSeats = ({ person }: Pupil) => play('/seat-end', { person });

/** Returns the place of the same manual at the new school. */
export async function changeSchool({ person, place }: Pupil, continuity: Continuity): Promise<Place> {
  const { school } = await play('/change-school', { person, continuity });
  return { ...place, school: school! };
}

export const restoreTo = ({ person }: Pupil, seq: number) => play('/restore', { person, seq });

/** The person signs in anew: what they ask from now on, on every device, they ask in that session. */
export async function signInAgain(pupil: Pupil): Promise<void> {
  pupil.token = (await play('/sign-in-again', { person: pupil.person })).token!;
}

/** What the person does elsewhere, without the client. */
export async function doElsewhere({ token }: Pupil, method: string, path: string, said?: object): Promise<void> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const answer = await fetch(SERVICE + path, { method, headers, ...(said ? { body: JSON.stringify(said) } : {}) });
  if (!answer.ok) {
    throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  }
}

/** The network of one device, which can fail as networks do. */
export class Network {
  /** Nothing gets out. */
  isDown = false;
  /** There is no stream of hints. */
  isSilent = false;
  /** So many pushes are carried out, and their answers lost. */
  lostAnswers = 0;
  /** Answers instead of the service's, first come first served. */
  readonly answers: Response[] = [];
  readonly pushes: string[] = [];
  readonly paths: string[] = [];

  readonly fetch: typeof fetch = async (input, init) => {
    const path = String(input).slice(SERVICE.length);
    if (this.isDown) {
      throw new TypeError('the network is down');
    }
    this.paths.push(path);
    if (this.isSilent && path === '/events') {
      return new Response(null, { status: 404 });
    }
    const isPush = path === '/api/v1/sync/batch';
    if (isPush) {
      this.pushes.push(String(init?.body));
    }
    const instead = this.answers.shift();
    if (instead) {
      return instead;
    }
    const response = await fetch(input, init);
    if (isPush && this.lostAnswers > 0) {
      this.lostAnswers--;
      await response.text();
      throw new TypeError('the answer was lost');
    }
    return response;
  };
}

export async function openDevice(pupil: Pupil, options: Options & { network?: Network } = {}): Promise<NotebookStore> {
  const { network, ...rest } = options;
  return openNotebookStore({
    baseUrl: SERVICE,
    authorization: async () => pupil.token,
    storage: 'memory',
    ...(network ? { fetch: network.fetch } : {}),
    ...rest,
  });
}

/** A note of the usual kind. */
export function note(text: string, more: object = {}): object {
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    body: { type: 'TextualBody', value: text, color: 'yellow', ...more },
    target: { source: 'chapitre-3.xhtml' },
  };
}

/** Fills the pupil's notebook from another device, and returns that one. */
export async function fill(pupil: Pupil, notes: number): Promise<NotebookStore> {
  const writer = await openDevice(pupil);
  for (let from = 0; from < notes; from += 1_000) {
    const texts = Array.from({ length: Math.min(1_000, notes - from) }, (_, n) => `${from + n}. ${LINES}`);
    await Promise.all(texts.map((text) => writer.put('annotation', pupil.place, note(text))));
    while ((await writer.sync()).pending > 0);
  }
  return writer;
}

const LINES = 'Le théorème de Thalès relie des longueurs sur deux droites coupées par des parallèles. '.repeat(4);

/** What a store holds, to compare two. */
export async function holdings(store: NotebookStore): Promise<Record<string, string>> {
  return Object.fromEntries((await store.list()).map(({ id, text }) => [id, text]));
}

export async function textOf(store: NotebookStore, id: string): Promise<string | undefined> {
  const found = await store.get(id);
  return (found?.doc.body as { value?: string } | undefined)?.value;
}
