/** When each manual was last opened on this device, for each person who reads here: `{"work": "2026-…"}`. */
const REMEMBERED = 'rentree-reader-opened';

type Openings = Record<string, string>;

export function openingsOf(person: string): Openings {
  return all()[person] ?? {};
}

export function rememberOpening(person: string, work: string): void {
  keep({ ...all(), [person]: { ...openingsOf(person), [work]: new Date().toISOString() } });
}

/** For a person whose notes leave this device. */
export function forgetOpenings(person: string): void {
  const { [person]: _gone, ...others } = all();
  keep(others);
}

function all(): Record<string, Openings> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}');
    return kept && typeof kept === 'object' ? (kept as Record<string, Openings>) : {};
  } catch {
    return {}; // a single moment, as it was kept before
  }
}

function keep(openings: Record<string, Openings>): void {
  localStorage.setItem(REMEMBERED, JSON.stringify(openings));
}
