import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DeviceState, learnTime, type Moment, tick } from '../../src/clock.js';

const device = (more: Partial<DeviceState> = {}): DeviceState => ({ id: 'd', counter: 0, ms: 0, count: 0, offset: 0, ...more });
const HOUR = 3_600_000;

test('moments only go forward, also when the clock is put back', () => {
  const one = device();
  const moments = [1_000, 1_000, 400, 1_001].map((wall) => tick(one, wall));
  assert.deepEqual(moments.map(({ ms, count }) => [ms, count]), [[1_000, 0], [1_000, 1], [1_000, 2], [1_001, 0]]);
});

test('what a clock stamped that ran ahead is brought back, in its order, and the clock with it', () => {
  const one = device({ ms: 10 * HOUR, count: 3 });
  const unsent: Moment[] = [9 * HOUR, 10 * HOUR].map((ms) => ({ ms, count: 0, offset: 0 }));
  learnTime(one, 10 * HOUR, HOUR, unsent);
  assert.deepEqual(unsent.map(({ ms }) => ms), [0, HOUR]);
  assert.deepEqual([tick(one, 10 * HOUR + 5).ms, one.offset], [HOUR + 5, -9 * HOUR]);
});

test('what a clock stamped that ran behind is brought forward, never beyond now', () => {
  const one = device({ ms: 3 * HOUR });
  const unsent: Moment[] = [{ ms: 2 * HOUR, count: 0, offset: 0 }, { ms: 3 * HOUR, count: 0, offset: 0 }];
  learnTime(one, 3 * HOUR, 100 * HOUR, unsent);
  assert.deepEqual(unsent.map(({ ms }) => ms), [99 * HOUR, 100 * HOUR]);
});

test('moments that were right stay as they are', () => {
  const one = device({ ms: 50 * HOUR });
  const unsent: Moment[] = [{ ms: 49 * HOUR, count: 7, offset: 0 }];
  learnTime(one, 50 * HOUR, 50 * HOUR + 5_000, unsent);
  assert.deepEqual(unsent, [{ ms: 49 * HOUR, count: 7, offset: 0 }]);
});
