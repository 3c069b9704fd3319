import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReadEntry } from '../../src/hostserver/dataqueue/read.ts';

test('a keyed read round-trips, and every proper prefix of it is refused by name', () => {
  const value = {
    queue: 'ORDERS',
    library: 'QGPL',
    keyed: true,
    order: 'GE',
    wait: -1,
    peek: false,
    key: Buffer.from('0001'),
  };
  const frame = ReadEntry.encode(value, { correlation: 7 });
  assert.equal(frame.length, 20 + 28 + 6 + 4);
  assert.deepEqual(ReadEntry.decode(frame), value);
  for (let length = 0; length < frame.length; length++) {
    assert.throws(() => ReadEntry.decode(frame.subarray(0, length)), { name: 'WireError', code: 'truncated' });
  }
});
