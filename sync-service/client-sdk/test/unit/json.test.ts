import assert from 'node:assert/strict';
import { test } from 'node:test';
import { combinePatches, documentText, elements, members, mergePatch, remainingPatch } from '../../src/json.js';

test('members and elements stand as they were written', () => {
  const text = ' { "a" : 12345678901234567890 , "b\\"}":[1, {"c":"]}"}],"d": null,"é":"\\\\" } ';
  assert.deepEqual(
    [...members(text)],
    [['a', '12345678901234567890'], ['b"}', '[1, {"c":"]}"}]'], ['d', 'null'], ['é', '"\\\\"']],
  );
  assert.deepEqual(elements('[ 1.0e5 ,[2],{"a":[]},"x,y"]'), ['1.0e5', '[2]', '{"a":[]}', '"x,y"']);
  assert.deepEqual([elements('[ ]'), [...members('{ }')]], [[], []]);
});

const PATCHES: [string, string, string][] = [
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ['{"n":9007199254740993,"t":1}', '{"t":2}', '{"n":9007199254740993,"t":2}'],
];

test('a merge patch does what RFC 7396 says, and touches nothing else', () => {
  for (const [target, patch, result] of PATCHES) {
    assert.equal(mergePatch(target, patch), result);
  }
});

test('two patches become one only when the later one writes all that the earlier one wrote', () => {
  assert.equal(combinePatches('{"body":{"value":"a"}}', '{"body":{"value":"b"}}'), '{"body":{"value":"b"}}');
  assert.equal(combinePatches('{"a":null}', '{"a":1,"b":2}'), '{"a":1,"b":2}');
  assert.equal(combinePatches('{"body":{"color":"red"}}', '{"body":{"value":"b"}}'), undefined);
  assert.equal(combinePatches('{"a":1}', '{"a":{"b":null}}'), undefined);
});

test('what is no document is refused before it is kept', () => {
  for (const bad of ['[]', '1', 'null', '{']) {
    assert.throws(() => documentText(bad));
  }
  assert.throws(() => documentText('{"a":"\ud800"}'), /half a character/);
  assert.equal(documentText({ a: '\ud800' }), '{"a":"\\ud800"}');
});

test('what a later patch leaves of an earlier one', () => {
  assert.equal(remainingPatch('{"body":{"value":"a","color":null},"b":1}', '{"body":{"value":"b"}}'), '{"body":{"color":null},"b":1}');
  assert.equal(remainingPatch('{"a":1}', '{"b":2}'), '{"a":1}');
  assert.equal(remainingPatch('{"a":{"b":1}}', '{"a":null}'), undefined);
});
