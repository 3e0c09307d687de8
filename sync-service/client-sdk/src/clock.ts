/** What a device remembers of itself; shared by all its windows. */
export interface DeviceState {
  readonly id: string;
  /** Of the last operation: numbers are never used twice. */
  counter: number;
  /** The last moment given, and how many changes were made in it. */
  ms: number;
  count: number;
  /** What has to be added to this device's clock to get the server's. */
  offset: number;
}

export interface Moment {
  ms: number;
  count: number;
  /** The offset that was known when the moment was taken. */
  offset: number;
}

/** How far a clock may be off before we correct what it said. */
const TOLERANCE = 60_000;

/** The next moment: later than all before it, whatever the clock of the device does. */
export function tick(device: DeviceState, wall: number): Moment {
  const now = Math.max(0, Math.floor(wall + device.offset));
  if (now > device.ms) {
    device.ms = now;
    device.count = 0;
  } else {
    device.count++;
  }
  return { ms: device.ms, count: device.count, offset: device.offset };
}

/** Nearer than this, a clock is taken to be right: the answer's own way would only make it worse. */
const CLOSE = 2_000;

function offsetTo(serverTime: number, wall: number): number {
  const offset = serverTime - wall;
  return Math.abs(offset) < CLOSE ? 0 : offset;
}

/** Whether what the server says of the time changes anything that we remember. */
export function isNewTime(device: DeviceState, wall: number, serverTime: number): boolean {
  return Math.abs(offsetTo(serverTime, wall) - device.offset) > CLOSE / 2 || device.ms > serverTime + TOLERANCE;
}

/**
 * Takes over the server's time. Operations that nobody has seen yet and that a wrong clock stamped are
 * stamped again, in their order: a tablet that is an hour ahead must not win for an hour.
 */
export function learnTime(device: DeviceState, wall: number, serverTime: number, unsent: Moment[]): void {
  device.offset = offsetTo(serverTime, wall);
  let last: Moment = { ms: 0, count: 0, offset: 0 };
  for (const moment of unsent) {
    const shift = device.offset - moment.offset;
    if (Math.abs(shift) > TOLERANCE || moment.ms > serverTime + TOLERANCE) {
      moment.ms = Math.max(0, Math.min(moment.ms + shift, serverTime));
      moment.offset = device.offset;
    }
    if (moment.ms < last.ms || (moment.ms === last.ms && moment.count <= last.count)) {
      moment.ms = last.ms;
      moment.count = last.count + 1;
    }
    last = moment;
  }
  if (device.ms > serverTime + TOLERANCE) {
    device.ms = Math.max(serverTime, last.ms);
    device.count = last.ms === device.ms ? last.count : 0;
  }
}

export function written(moment: Moment, device: string): string {
  return `${moment.ms}:${moment.count}:${device}`;
}
