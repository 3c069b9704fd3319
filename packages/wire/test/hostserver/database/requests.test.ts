import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import * as database from '../../../src/hostserver/database/index.ts';
import { ServerId } from '../../../src/hostserver/header.ts';
import type { Message } from '../../../src/hostserver/message.ts';
import { fromHex, readable } from '../golden.ts';
import { toolboxRequests } from './toolbox-requests.ts';

const messages = database as unknown as Record<string, Message>;
const templateSize = 40;
/** JTOpen puts two bytes too many behind its level: what was there before. */
const sloppyParts = new Set([0x3803]);

for (const [name, hex, expected] of toolboxRequests) {
  test(`${name} ${hex.length / 2} bytes`, () => {
    const message = messages[name] as Message;
    const frame = fromHex(hex);
    const value = message.decode(frame);
    assert.deepEqual(brief(value), expected);
    for (let length = 0; length < frame.length; length++) {
      if (message === messages.EndServer) break;
      assert.throws(() => message.decode(frame.subarray(0, length)), { name: 'WireError', code: 'truncated' });
    }
    if (isCompressed(frame)) return;
    const again = message.encode(value as never);
    // The Toolbox has no fixed order of parts.
    assert.deepEqual(parts(again), parts(frame));
    assert.deepEqual(again.subarray(20, templateSize), frame.subarray(20, templateSize));
    assert.deepEqual(readable(message.decode(again)), readable(value));
  });
}

test('rows of parameters, as the Toolbox lays them out', () => {
  const [, , descriptor] = toolboxRequests.find(([name]) => name === 'ChangeDescriptor') ?? [];
  const golden = toolboxRequests.filter(([name]) => name === 'ChangeDescriptor' || name === 'Execute');
  const format = database.ChangeDescriptor.decode(fromHex(golden[0]?.[1] ?? '')).parameterFormat;
  const { parameters } = database.Execute.decode(fromHex(golden.find(([name]) => name === 'Execute')?.[1] ?? ''));
  assert.ok(descriptor && format && parameters);
  const codec = database.rowCodec(format.columns);
  const [first, second] = codec.readAll(parameters);
  assert.deepEqual(first?.map(readableValue), [
    ...[
      -2,
      3,
      '4n',
      1.5,
      -2.25,
      '1234567.89',
      '-123.4',
      '1.5',
      '12345678901234567890123456789012.5',
      'CHAR ',
      'varchar',
    ],
    ...['x010203', 'abc', 'wide', 'x0a0b0c', 'xff', '2024-02-29', '23.59.58', '2024-02-29-23.59.58.123456'],
  ]);
  assert.deepEqual(second?.slice(0, 18), new Array(18).fill(null));
  // The rows of nulls hold leftovers; of the first row every byte is the Toolbox's.
  const again = codec.write([first ?? [], second ?? []], { token: 1 });
  const firstRow = 2 * 19 * 2 + codec.rowSize;
  assert.deepEqual(again.data.subarray(0, firstRow), parameters.data.subarray(0, firstRow));
});

test('a compressed block of rows expands to what was sent', () => {
  const value = {
    parameters: database.rowCodec([{ ...column, length: 200 }]).write(Array.from({ length: 400 }, () => ['aaaaaaaa'])),
  };
  const frame = database.Execute.encode(value);
  const compressed = database.compressRequest(frame);
  assert.ok(compressed.length < frame.length / 4);
  assert.deepEqual(readable(database.Execute.decode(compressed)), readable(database.Execute.decode(frame)));
  for (let length = 40; length < compressed.length; length++) {
    assert.throws(() => database.Execute.decode(compressed.subarray(0, length)), { name: 'WireError' });
  }
});

suite('what is sent comes back', () => {
  const plain = { noNullPrototype: true };
  const u2 = fc.integer({ min: 0, max: 0xffff });
  const u4 = fc.integer({ min: 0, max: 0xffff_ffff });
  const ascii = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' });
  const template = fc.record(
    { results: u4.map(bits => (bits & ~database.Ors.requestCompressed) >>> 0), rpb: u2 },
    plain,
  );

  test('statements', () => {
    const text = fc.string({ maxLength: 200, unit: 'grapheme' });
    fc.assert(
      fc.property(template, text, u2, (fixed, statement, statementType) => {
        const value = { ...fixed, statement, statementType };
        const { parameterCount, ...decoded } = database.PrepareAndDescribe.decode(
          database.PrepareAndDescribe.encode(value),
        );
        assert.equal(parameterCount, 2);
        assert.deepEqual({ ...decoded }, { ...decoded, ...value });
      }),
    );
  });

  test('library lists, xids, sort sequences, scroll positions', () => {
    const library = fc.record(
      { place: fc.constantFrom('F', 'L', 'C'), name: fc.stringMatching(/^[A-Z]{1,10}$/) },
      plain,
    );
    const id = fc.uint8Array({ maxLength: 64 }).map(bytes => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.array(library, { maxLength: 250 }), libraries => {
        assert.deepEqual(
          database.AddLibraryList.decode(database.AddLibraryList.encode({ libraries })).libraries,
          libraries,
        );
      }),
    );
    fc.assert(
      fc.property(fc.record({ format: fc.integer(), global: id, branch: id }, plain), xid => {
        assert.deepEqual(readable(database.XaStart.decode(database.XaStart.encode({ xid })).xid), readable(xid));
      }),
    );
    const table = fc.record({ name: ascii, library: ascii }, plain);
    for (const sortSequence of fc.sample(table, 20).map(table => ({ kind: 3, table }))) {
      assert.deepEqual(
        database.SetAttributes.decode(database.SetAttributes.encode({ sortSequence })).sortSequence,
        sortSequence,
      );
    }
    for (const scroll of [{ option: 0 }, { option: 7, rows: -5 }]) {
      assert.deepEqual(database.Fetch.decode(database.Fetch.encode({ scroll })).scroll, scroll);
    }
  });
});

test('every request has a server, an id of its own there and a source', () => {
  const seen = new Set<string>();
  for (const [name, message] of Object.entries(messages)) {
    if (typeof message !== 'object' || !('decode' in message) || !('template' in message)) continue;
    if (name === 'Reply') continue;
    const key = `${message.server}/${message.id}`;
    assert.ok(!seen.has(key), name);
    seen.add(key);
    assert.ok(
      [ServerId.database, ServerId.nativeDatabase, ServerId.objectInformation, ServerId.databaseXa].some(
        id => id === message.server,
      ),
    );
  }
  assert.ok(seen.size >= 74, String(seen.size));
});

const column: database.ColumnFormat = {
  ...{ type: 449, length: 32, scale: 0, precision: 0, ccsid: 37, direction: 0, name: 'A' },
};

const zeroes = ['results', 'returnResults', 'fillResults', 'basedOnResults', 'rpb', 'descriptor', 'parameterCount'];

function brief(value: object): unknown {
  const one = readable(value) as Record<string, unknown>;
  for (const name of zeroes) if (one[name] === 0) delete one[name];
  const format = one.parameterFormat as { columns: unknown[] } | undefined;
  if (format) format.columns = (format.columns as database.ColumnFormat[]).map(briefColumn);
  const block = one.parameters as Record<string, unknown> | undefined;
  if (block) {
    delete block.token;
    delete block.variable;
  }
  return one;
}

function briefColumn({ type, length, precision, scale, ccsid, locator }: database.ColumnFormat): string {
  return `${type}(${length},${precision},${scale}) ${ccsid}${locator ? ` locator ${locator}` : ''}`;
}

function readableValue(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  return value instanceof Uint8Array ? `x${Buffer.from(value).toString('hex')}` : value;
}

function isCompressed(frame: Buffer): boolean {
  return database.asks(frame.readUInt32BE(20), database.Ors.requestCompressed);
}

/** The parts of a message, in an order of their own. */
function parts(frame: Buffer): string[] {
  const list: string[] = [];
  for (let at = templateSize; at < frame.length; at += frame.readUInt32BE(at)) {
    const part = frame.subarray(at, at + frame.readUInt32BE(at));
    if (!sloppyParts.has(part.readUInt16BE(4))) list.push(part.toString('hex'));
  }
  return list.sort();
}
