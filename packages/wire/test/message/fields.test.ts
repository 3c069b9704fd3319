import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bytes,
  char,
  code,
  counted,
  defaulted,
  flag,
  int16,
  int32,
  int64,
  layout,
  prefixed,
  reserved,
  secret,
  sequence,
  taggedText,
  text,
  uint8,
  uint16,
  uint32,
  uint64,
} from '../../src/message/index.ts';

const Everything = layout({
  tiny: uint8(),
  short: uint16(),
  signedShort: int16(),
  long: uint32(),
  signed: int32(),
  huge: uint64(),
  signedHuge: int64(),
  gap: reserved(2, 0x40),
  name: char(10),
  yes: flag(0xf1, 0xf0),
  kind: code(uint8(), { fifo: 0xf0, lifo: 0xf1 }),
  list: counted(uint16(), prefixed(uint32(), bytes())),
  label: prefixed(uint16(), taggedText(1200)),
  password: secret(bytes(2)),
  rest: sequence(uint16()),
});

const value = {
  tiny: 255,
  short: 65535,
  signedShort: -1,
  long: 0xffffffff,
  signed: -2,
  huge: 0xffffffffffffffffn,
  signedHuge: -3n,
  name: 'QGPL',
  yes: true,
  kind: 0xf1,
  list: [Buffer.from('a'), Buffer.from('bc')],
  label: 'Grüße',
  password: Buffer.from('pw'),
  rest: [1, 2],
};

test('every field reads what it wrote, and every proper prefix but one at a list boundary is refused', () => {
  const encoded = Everything.encode(value);
  assert.deepEqual(Everything.decode(encoded), value);
  const withoutRest = encoded.length - 4;
  for (let length = 0; length < encoded.length; length++) {
    // The list of uint16 goes to the end of what is there, so a cut between its elements is a shorter list.
    if (length >= withoutRest && (length - withoutRest) % 2 === 0) continue;
    assert.throws(
      () => Everything.decode(encoded.subarray(0, length)),
      { name: 'WireError' },
      `prefix of ${length} bytes`,
    );
  }
});

test('bytes that no field reads are refused', () => {
  const Short = layout({ one: uint16() });
  assert.throws(() => Short.decode(Buffer.from([0, 1, 2])), { code: 'trailing-bytes' });
});

test('a trace shows names and values, and no secret', () => {
  const shown = Everything.show(value);
  assert.match(shown, /name="QGPL" yes=yes kind=lifo list=\[61, 6263\]/);
  assert.match(shown, /password=\(secret\)/);
});

test('fields with a fallback may be left out when encoding, and by peers with a shorter template', () => {
  const Older = layout({ level: uint16() });
  const Newer = layout({ level: uint16(), option: defaulted(uint16(), 7) });
  assert.deepEqual(Newer.decode(Older.encode({ level: 3 })), { level: 3, option: 7 });
  assert.deepEqual(Newer.encode({ level: 3 }), Newer.encode({ level: 3, option: 7 }));
});

test('names that do not fit are the fault of the caller', () => {
  const Name = layout({ name: char(4) });
  assert.throws(() => Name.encode({ name: 'TOOLONG' }), { code: 'value-too-long', fault: 'caller' });
});

test('text to the end follows its CCSID', () => {
  const Path = layout({ path: text(1208) });
  assert.deepEqual(Path.encode({ path: 'é' }), Buffer.from([0xc3, 0xa9]));
});
