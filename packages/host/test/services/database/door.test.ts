import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as wire from '@bigiron/wire/hostserver/database/index';
import { at, ServerId } from '@bigiron/wire/hostserver/header';
import { SqlError } from '../../../src/database/error.ts';
import { DEFAULT, UNASSIGNED } from '../../../src/database/room.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { openDoor, type TestDoor, wants } from './door.ts';
import { pgInt4, pgText } from './encoders/postgres.ts';

// How IBM Toolbox for Java takes these replies is shown in interop/database.

const INTEGER = { name: 'INTEGER' } as const;
const VARCHAR = { name: 'VARCHAR', length: 10, ccsid: 37 } as const;
const table = { columns: { ID: INTEGER, NAME: VARCHAR } };
const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => [pgInt4(i), pgText(`row ${i}`)]);
const marker = (type: typeof INTEGER | typeof VARCHAR, mode: 'IN' | 'OUT' | 'INOUT' = 'IN') =>
  ({ type, mode, nullable: true }) as const;

const attributes = { formats: wire.Formats.superExtended, lobThreshold: 32_768, closeOnEndOfFile: 0xe8 };

async function connected(script: Parameters<typeof openDoor>[0]): Promise<TestDoor> {
  const door = await openDoor(script);
  await door.ask(wire.SetAttributes, wants.attributes, { ...attributes, returnResults: 0, rpb: 0 });
  return door;
}

function readRows(reply: wire.Reply, format: wire.Reply['format'] | readonly wire.ColumnFormat[]): unknown[][] {
  const columns = format && 'columns' in format ? format.columns : (format as readonly wire.ColumnFormat[]);
  const cut = (reply.results & wire.ReplyBit.variableLength) !== 0;
  return wire.rowCodec(columns).readAll(reply.data as wire.DataBlock, cut);
}

const ended = ({ errorClass, returnCode }: wire.Reply) => `${errorClass} ${returnCode}`;

suite('attributes', () => {
  test('what the client wants goes to the session, what the server is comes back', async () => {
    const door = await openDoor();
    const reply = await door.ask(wire.SetAttributes, wants.attributes, {
      ...{ returnResults: 0, rpb: 0, naming: 1, dateFormat: 4, timeFormat: 0, timeSeparator: 2, decimalSeparator: 1 },
      ...{ autocommit: 0xd5, commitLevel: 1, defaultLibrary: 'SHOP', hexLiterals: 1, concurrentAccess: 2 },
      decimalLimits: { maximumPrecision: 63, maximumScale: 20, minimumDivideScale: 4 },
      sortSequence: { kind: 1, language: 'deu' },
      application: 'orders',
    });
    assert.deepEqual(door.database.changed, [
      {
        ...{ naming: 'system', defaultSchema: 'SHOP', isolation: '*CS', autocommit: false, dateFormat: '*USA' },
        ...{ timeFormat: '*HMS', timeSeparator: ',', decimalPoint: ',', maximumPrecision: 63, maximumScale: 20 },
        ...{ minimumDivideScale: 4, hexConstantsAreCharacter: false, sortSequence: '*LANGIDSHR', language: 'DEU' },
        ...{ concurrentAccess: 'wait', clientApplication: 'orders' },
      },
    ]);
    const told = reply.attributes;
    assert.equal(told?.functionalLevel, 'V7R5M00014');
    assert.match(told?.job ?? '', /^QZDASOINITQUSER {5}\d{6}$/);
    assert.deepEqual(
      [
        told?.dateFormat,
        told?.timeFormat,
        told?.timeSeparator,
        told?.decimalSeparator,
        told?.naming,
        told?.commitLevel,
      ],
      [4, 0, 2, 1, 1, 1],
    );
    assert.deepEqual([told?.serverCcsid, told?.database, told?.schema], [37, 'BIGIRON', 'SHOP']);
    await door.ask(wire.SetAttributes, wants.attributes, { autocommit: 0xe8 });
    assert.deepEqual(door.database.changed[1], { autocommit: true });
    assert.equal((await door.ask(wire.RetrieveAttributes, wants.attributes)).attributes?.naming, 1);
  });

  test('libraries are added by commands; those that cannot be are told', async () => {
    const door = await openDoor();
    const libraries = [
      { place: 'F', name: 'FIRST' },
      { place: 'L', name: 'LAST' },
      { place: 'C', name: 'ONLY' },
    ];
    assert.equal(ended(await door.ask(wire.AddLibraryList, wants.reply, { libraries })), '0 0');
    assert.deepEqual(door.commands, [
      'ADDLIBLE LIB(FIRST) POSITION(*FIRST)',
      'ADDLIBLE LIB(LAST) POSITION(*LAST)',
      'CHGLIBL LIBL(ONLY)',
    ]);
    door.refused = { command: 'ADDLIBLE LIB(NONE) POSITION(*LAST)', error: catalogue.escape('CPF2110', ['NONE']) };
    const bad = [{ place: 'L', name: 'NONE' }, { place: 'L', name: 'A) X(' }, ...libraries];
    assert.equal(ended(await door.ask(wire.AddLibraryList, wants.reply, { libraries: bad })), '5 1301');
    const { messageText } = await door.ask(wire.SendResultsSet, wants.error);
    assert.match(messageText ?? '', /NONE, A\) X\(/);
  });
});

suite('queries', () => {
  test('prepared and described, opened with all rows: the cursor is closed already', async () => {
    const door = await connected({ 'SELECT 1': { ...table, rows: [...rowsOf(2), [pgInt4(9), null]] } });
    door.tell(wire.CreateRpb, { statementName: 'STMT0001', cursorName: 'CRSR0001' });
    const described = await door.ask(wire.PrepareAndDescribe, wants.description, { statement: 'SELECT 1' });
    assert.equal(described.markers, null);
    assert.deepEqual(
      described.format?.columns.map(({ name, type, length, ccsid }) => [name, type, length, ccsid]),
      [
        ['ID', 497, 4, 37],
        ['NAME', 449, 12, 37],
      ],
    );
    const reply = await door.ask(wire.OpenAndFetch, wants.rows, { bufferSize: 32_768, variableLength: 0xe8 });
    assert.equal(ended(reply), '2 700');
    assert.equal(reply.format, undefined, 'not asked for again');
    assert.deepEqual(readRows(reply, described.format), [
      [0, 'row 0'],
      [1, 'row 1'],
      [9, null],
    ]);
    assert.equal(ended(await door.ask(wire.Fetch, wants.rows)), '1 -501');
  });

  test('block after block, to the end', async () => {
    const door = await connected({ Q: { ...table, rows: rowsOf(5) } });
    const { format } = await door.ask(wire.PrepareAndDescribe, wants.description, { statement: 'Q' });
    const seen: unknown[] = [];
    let reply = await door.ask(wire.OpenAndFetch, wants.rows, { rows: 2 });
    for (let i = 0; i < 2; i++) {
      assert.equal(ended(reply), '0 0');
      seen.push(...readRows(reply, format));
      reply = await door.ask(wire.Fetch, wants.rows, { rows: 2 });
    }
    assert.equal(ended(reply), '2 700');
    seen.push(...readRows(reply, format));
    assert.deepEqual(
      seen,
      rowsOf(5).map((_, i) => [i, `row ${i}`]),
    );
  });

  test('a client that closes cursors itself: last block, then no row', async () => {
    const door = await openDoor({ Q: { ...table, rows: rowsOf(1) } });
    await door.ask(wire.SetAttributes, wants.attributes, { formats: wire.Formats.extended });
    const { extendedFormat } = await door.ask(wire.PrepareAndDescribe, wants.description, { statement: 'Q' });
    const first = await door.ask(wire.OpenAndFetch, wants.rows, { rows: 2 });
    assert.equal(ended(first), '2 701');
    assert.deepEqual(readRows(first, extendedFormat?.columns), [[0, 'row 0']]);
    const next = await door.ask(wire.Fetch, wants.rows, { rows: 2 });
    assert.deepEqual([ended(next), next.sqlca?.code, next.sqlca?.state, next.data], ['1 100', 100, '02000', undefined]);
    door.tell(wire.CloseCursor, { reuse: wire.Reuse.yes });
    assert.equal(ended(await door.ask(wire.OpenAndDescribe, wants.resultSet)), '0 0');
    assert.equal(readRows(await door.ask(wire.Fetch, wants.rows, { rows: 1 }), extendedFormat?.columns).length, 1);
  });

  test('statements are known by their names, under whatever handle', async () => {
    const door = await connected({ A: { ...table, rows: rowsOf(1) }, B: { columns: { X: INTEGER }, rows: [] } });
    await door.ask(wire.PrepareAndDescribe, wants.description, { statement: 'A', statementName: 'S1' });
    await door.ask(wire.PrepareAndDescribe, wants.description, { statement: 'B', statementName: 'S2' });
    const { data } = await door.ask(wire.OpenAndFetch, wants.rows, { statementName: 'S1', rows: 5 });
    assert.equal(data?.columnCount, 2);
    assert.equal(ended(await door.ask(wire.OpenAndFetch, wants.rows, { statementName: 'S3', rows: 5 })), '1 -514');
    door.tell(wire.CreateRpb, { statementName: 'S1' });
    assert.equal(ended(await door.ask(wire.DeleteRpb, wants.reply)), '0 0');
    assert.equal(ended(await door.ask(wire.OpenAndFetch, wants.rows, { statementName: 'S1', rows: 5 })), '1 -514');
  });
});

suite('changes', () => {
  const insert = { markers: [marker(INTEGER), marker(VARCHAR)], outcome: { count: 1 } };

  test('the values of one row, and of many with defaults', async () => {
    const door = await connected({ INSERT: insert });
    const { markers } = await door.ask(wire.PrepareAndDescribe, wants.description, { statement: 'INSERT' });
    const columns = markers?.columns ?? [];
    assert.deepEqual(
      columns.map(({ direction, name }) => [direction, name]),
      [
        [0xf0, ''],
        [0xf0, ''],
      ],
    );
    const codec = wire.rowCodec(columns);
    door.tell(wire.ChangeDescriptor, { parameterFormat: { token: 1, recordSize: codec.rowSize, columns } });
    const one = await door.ask(wire.Execute, wants.outcome, { parameters: codec.write([[1, 'one']]) });
    assert.equal(one.sqlca?.diagnostics?.[2], 1);
    const rows: wire.ValueInput[][] = [
      [2, null],
      [wire.defaultValue, wire.unassigned],
    ];
    const many = await door.ask(wire.Execute, wants.outcome, { parameters: codec.write(rows, { variable: true }) });
    assert.equal(many.sqlca?.diagnostics?.[2], 2);
    assert.deepEqual(door.database.bound, [
      [1, 'one'],
      [2, null],
      [DEFAULT, UNASSIGNED],
    ]);
  });

  test('a block of rows that is run-length encoded', async () => {
    const door = await connected({ INSERT: insert });
    const { markers } = await door.ask(wire.PrepareAndDescribe, wants.description, { statement: 'INSERT' });
    const rows = Array.from({ length: 500 }, (_, i) => [i, 'aaaaaaaaaa']);
    const parameters = wire.rowCodec(markers?.columns ?? []).write(rows);
    const frame = wire.Execute.encode({ results: wants.outcome >>> 0, rpb: 1, parameters });
    const small = wire.compressRequest(frame);
    assert.ok(small.length < frame.length);
    const reply = wire.Reply.decode(await door.client.ask(small));
    assert.equal(reply.sqlca?.diagnostics?.[2], 500);
    assert.deepEqual(door.database.bound[499], [499, 'aaaaaaaaaa']);
  });

  test('an error is told at once, told again, and forgotten', async () => {
    const error = new SqlError(-803, ['INDEX1', 'SHOP'], undefined, { position: 4 });
    const door = await connected({ INSERT: { fails: error }, UPDATE: { outcome: { count: 3 } } });
    const failed = await door.ask(wire.ExecuteImmediate, wants.outcome, { statement: 'INSERT' });
    assert.equal(ended(failed), '1 -803');
    assert.deepEqual([failed.sqlca?.code, failed.sqlca?.state, failed.sqlca?.diagnostics?.[4]], [-803, '23505', 5]);
    for (let i = 0; i < 2; i++) {
      const told = await door.ask(wire.SendResultsSet, wants.error);
      assert.deepEqual([told.messageId, told.sqlca?.code], ['SQL0803', -803]);
      assert.ok((told.messageText ?? '').length > 5 && !told.messageText?.startsWith('['));
    }
    const fine = await door.ask(wire.ExecuteImmediate, wants.outcome, { statement: 'UPDATE' });
    assert.deepEqual([ended(fine), fine.sqlca?.diagnostics?.[2]], ['0 0', 3]);
    assert.equal((await door.ask(wire.SendResultsSet, wants.error)).messageId, undefined);
    assert.equal(ended(await door.ask(wire.ExecuteImmediate, wants.outcome, { statement: 'NOBODY KNOWS' })), '1 -104');
  });

  test('an error of a request without reply is kept', async () => {
    const door = await connected({ INSERT: { fails: new SqlError(-407, ['ID']) } });
    door.tell(wire.ExecuteImmediate, { statement: 'INSERT' });
    assert.equal((await door.ask(wire.SendResultsSet, wants.error)).messageId, 'SQL0407');
  });

  test('warnings come with what was done', async () => {
    const warnings = [{ sqlcode: 445, sqlstate: '01004', tokens: ['X'] }];
    const door = await connected({ UPDATE: { outcome: { count: 2, warnings } } });
    const reply = await door.ask(wire.ExecuteImmediate, wants.outcome, { statement: 'UPDATE' });
    assert.deepEqual([ended(reply), reply.sqlca?.state, reply.sqlca?.diagnostics?.[2]], ['1 445', '01004', 2]);
  });
});

test('a procedure: outputs, then its result set', async () => {
  const call = {
    class: 'call',
    ...table,
    rows: rowsOf(1),
    markers: [marker(INTEGER, 'INOUT'), marker(VARCHAR, 'OUT')],
    outcome: { outputs: [6, 'out'], returnValue: 3 },
  } as const;
  const door = await connected({ CALL: call });
  const { markers } = await door.ask(wire.PrepareAndDescribe, wants.description, { statement: 'CALL' });
  const columns = markers?.columns ?? [];
  assert.deepEqual(
    columns.map(({ direction }) => direction),
    [0xf2, 0xf1],
  );
  const parameters = wire.rowCodec(columns).write([[5, null]]);
  const reply = await door.ask(wire.Execute, wants.rows, { parameters });
  assert.deepEqual(reply.sqlca?.diagnostics?.slice(0, 2), [3, 1]);
  assert.deepEqual(readRows(reply, columns), [[6, 'out']]);
  const { format } = await door.ask(wire.OpenAndDescribe, wants.resultSet);
  assert.deepEqual(readRows(await door.ask(wire.Fetch, wants.rows, { rows: 9 }), format), [[0, 'row 0']]);
  door.tell(wire.CloseCursor, { reuse: wire.Reuse.nextResult });
  assert.equal(ended(await door.ask(wire.OpenAndDescribe, wants.resultSet)), '1 -501');
});

suite('large objects', () => {
  const CLOB = { name: 'CLOB', length: 100_000, ccsid: 37 } as const;

  test('a parameter is written to its handle, piece by piece, before the statement runs', async () => {
    const door = await connected({ INSERT: { markers: [{ type: CLOB, mode: 'IN', nullable: true }] } });
    const { markers } = await door.ask(wire.PrepareAndDescribe, wants.description, { statement: 'INSERT' });
    const [column] = markers?.columns ?? [];
    assert.deepEqual([column?.type, column?.length, column?.lobMaximum], [965, 4, 100_000]);
    const locator = column?.locator ?? 0;
    const piece = (data: string, startOffset: number, truncate: number) =>
      door.ask(wire.WriteLob, wants.rows, {
        ...{ locator, startOffset, truncate },
        data: { ccsid: 0xffff, length: data.length / 2, data: Buffer.from(data, 'hex') },
      });
    await piece('c1c2c3c4', 0, 0xf0);
    await piece('c5', 1, 0xf1);
    const { lobLength } = await door.ask(wire.RetrieveLob, wants.rows, { locator, returnLength: 0xf1 });
    assert.equal(lobLength, 4n);
    await door.ask(wire.Execute, wants.outcome, { parameters: wire.rowCodec([column!]).write([[locator]]) });
    assert.deepEqual(door.database.bound, [['AECD']]);
  });

  test('a column beyond the threshold is read by its handle until that is freed', async () => {
    const door = await connected({ Q: { columns: { TEXT: CLOB }, rows: [[pgText('hello')]] } });
    const { format } = await door.ask(wire.PrepareAndDescribe, wants.description, { statement: 'Q' });
    const reply = await door.ask(wire.OpenAndFetch, wants.rows, { rows: 5 });
    const locator = readRows(reply, format)[0]?.[0] as number;
    const read = await door.ask(wire.RetrieveLob, wants.rows, { locator, startOffset: 1, requestedSize: 3 });
    assert.deepEqual(
      [read.lob?.ccsid, read.lob?.length, Buffer.from(read.lob?.data ?? []).toString('hex')],
      [37, 3, '859393'],
    );
    assert.equal(ended(await door.ask(wire.FreeLob, wants.reply, { locator })), '0 0');
    assert.equal(ended(await door.ask(wire.RetrieveLob, wants.rows, { locator, requestedSize: 3 })), '1 -423');
  });
});

test('commit, rollback, and cancel of another job', async () => {
  const door = await connected({});
  await door.ask(wire.Commit, wants.outcome, { holdCursors: 1 });
  await door.ask(wire.Rollback, wants.outcome, { holdCursors: 0 });
  await door.ask(wire.Cancel, wants.reply, { job: 'QZDASOINITQUSER     123456' });
  assert.deepEqual(door.database.asked, ['commit true', 'rollback false', 'cancel 123456']);
});

test('what the server does not have is refused in its own way', async () => {
  const door = await connected({});
  assert.equal(ended(await door.ask(wire.TestConnection, wants.reply)), '7 -201');
  for (const message of [wire.CreatePackage, wire.LibraryInformation, wire.CreateFile, wire.StreamFetch]) {
    assert.equal(ended(await door.ask(message, wants.reply, {})), '7 -201');
  }
  const frame = wire.Fetch.encode({ results: wants.reply >>> 0, scroll: { option: 0 } });
  frame.writeUInt16BE(9, 40);
  const refused = await door.client.ask(frame);
  assert.equal(at.server(refused), ServerId.database);
  assert.equal(wire.Reply.decode(refused).errorClass, wire.ErrorClass.attribute);
  await door.client.closed;
});

test('the client leaves: its statement is interrupted and the session is closed', async () => {
  const door = await connected({});
  door.client.send(wire.EndServer.encode({} as never));
  await door.client.closed;
  await new Promise(setImmediate);
  assert.deepEqual(door.database.asked, ['cancel', 'close']);
});
