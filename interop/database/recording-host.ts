import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { FrameReader } from '@bigiron/wire/frames';
import * as database from '@bigiron/wire/hostserver/database/index';
import { at, headerSize, ServerId } from '@bigiron/wire/hostserver/header';
import { releaseNumber } from '@bigiron/wire/hostserver/release';
import * as signon from '@bigiron/wire/hostserver/signon/index';
import * as start from '@bigiron/wire/hostserver/start-server/index';

/** A sign-on and database server on one port that knows nothing of SQL: it says what a driver has to hear to go on, and remembers what it was asked. */
export interface RecordingHost {
  readonly port: number;
  /** Each request of all connections, in order; those that start the server are left out. */
  readonly requests: readonly Buffer[];
  close(): Promise<void>;
}

export async function startRecordingHost(): Promise<RecordingHost> {
  const requests: Buffer[] = [];
  const server = createServer(socket => converse(socket, requests));
  const port = await listen(server);
  return {
    port,
    requests,
    async close() {
      await once(server.close(), 'close');
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function converse(socket: Socket, requests: Buffer[]): void {
  const frames = new FrameReader({ headerSize, length: (bytes, from) => bytes.readUInt32BE(from), maximum: 1 << 24 });
  const texts = new Map<number, string>();
  socket.on('error', () => {});
  socket.on('data', chunk =>
    frames.push(chunk, frame => {
      const reply = starting(frame) ?? served(Buffer.from(frame), requests, texts);
      if (reply === undefined) return;
      frame.copy(reply, 12, 12, 16);
      socket.write(reply);
    }),
  );
}

function starting(frame: Buffer): Buffer | undefined {
  const server = at.server(frame);
  const serverSeed = Buffer.from('1122334455667788', 'hex');
  switch (at.id(frame)) {
    case 0x7001:
      return start.SeedsExchanged.encode({ returnCode: 0, serverSeed }, { server, attributes: 2 });
    case 0x7002:
      return start.ServerStarted.encode({ returnCode: 0, user: 'ALICE', job: '123456/QUSER/QZDASOINIT' }, { server });
    case 0x7003: {
      const release = releaseNumber('V7R5M0');
      return signon.AttributesExchanged.encode({ returnCode: 0, release, level: 10, serverSeed, passwordLevel: 2 });
    }
    case 0x7004:
      return signon.Information.encode({ returnCode: 0, serverCcsid: 37 });
    default:
      return undefined;
  }
}

function served(frame: Buffer, requests: Buffer[], texts: Map<number, string>): Buffer | undefined {
  if (at.server(frame) === ServerId.signon) return undefined;
  requests.push(frame);
  const bitmap = frame.readUInt32BE(20);
  const handle = frame.readUInt16BE(34);
  if (frame.length < 40 || !database.asks(bitmap, database.Ors.reply)) return undefined;
  const value = { resultsHandle: handle, requestFunction: at.id(frame), ...answer(frame, handle, texts) };
  const sqlca = database.asks(bitmap, database.Ors.sqlca) ? { code: value.returnCode ?? 0, state: '00000' } : undefined;
  return database.Reply.encode({ sqlca, ...value }, { server: at.server(frame) });
}

type Answer = Partial<Parameters<typeof database.Reply.encode>[0]>;

function answer(frame: Buffer, handle: number, texts: Map<number, string>): Answer {
  if (at.server(frame) === ServerId.databaseXa) return at.id(frame) === database.XaRecover.id ? { xids: [] } : {};
  if (at.server(frame) !== ServerId.database) return {};
  switch (at.id(frame)) {
    case database.SetAttributes.id:
      return { attributes };
    case database.TestConnection.id:
      return { errorClass: database.ErrorClass.attribute, returnCode: -201 };
    case database.PrepareAndDescribe.id:
    case database.PrepareAndExecute.id: {
      const { statement } = database.PrepareAndDescribe.decode(frame);
      texts.set(handle, statement ?? '');
      const query = /^\s*(select|with|values)/i.test(statement ?? '');
      const markers = markersOf(statement ?? '');
      return {
        ...(query ? { format: formatOf(columnsOf(statement ?? '')) } : {}),
        markers: markers.length === 0 ? null : formatOf(markers),
      };
    }
    case database.ExecuteImmediate.id:
      return /NOWHERE/.test(database.ExecuteImmediate.decode(frame).statement ?? '') ? notFound : {};
    case database.SendResultsSet.id:
      return { ...notFound, messageId: 'SQL0204', messageText: 'No NOWHERE.', secondLevelText: null };
    case database.Execute.id:
      return {
        sqlca: { code: 0, state: '00000', diagnostics: [0, 0, rowsOf(frame), 0, 0, 0] },
        ...(/CALL/.test(texts.get(handle) ?? '') ? { data: outputs() } : {}),
      };
    case database.OpenAndFetch.id:
      return {
        errorClass: database.ErrorClass.endOfData,
        returnCode: database.EndOfData.open,
        data: rowsFor(texts.get(handle) ?? ''),
      };
    case database.OpenAndDescribe.id:
      return { format: formatOf(columnsOf(texts.get(handle) ?? '')) };
    case database.Fetch.id:
      return { errorClass: database.ErrorClass.sql, returnCode: 100 };
    case database.RetrieveLob.id:
      return { lobLength: 4n, lob: { ccsid: 65535, length: 4, data: Buffer.from('01020304', 'hex') } };
    default:
      return {};
  }
}

const notFound = {
  errorClass: database.ErrorClass.sql,
  returnCode: -204,
  sqlca: { code: -204, state: '42704', tokens: database.sqlTokens(['NOWHERE', 'SHOP', 'FILE']) },
};

/** What a procedure gives back: a row of all its parameters. */
function outputs(): database.DataBlock {
  return database.rowCodec(markersOf('CALL(?,?)')).write([[6, 'out']], { token: 1 });
}

function rowsOf(frame: Buffer): number {
  return database.Execute.decode(frame).parameters?.rowCount ?? 0;
}

const attributes = {
  ccsid: 37,
  dateFormat: database.DateFormat.iso,
  dateSeparator: 1,
  timeFormat: database.TimeFormat.iso,
  timeSeparator: 1,
  decimalSeparator: 0,
  naming: 0,
  ignoreDecimalErrors: 0,
  commitLevel: 0,
  serverCcsid: 37,
  nlv: '2924',
  functionalLevel: 'V7R5M00016',
  database: 'BIGIRON',
  job: 'QZDASOINITQUSER     123456',
};

function formatOf(columns: readonly database.ColumnFormat[]): database.SuperExtendedFormat {
  const recordSize = columns.reduce((sum, { length }) => sum + length, 0);
  return { token: 1, recordSize, formats: { date: 5, time: 2, dateSeparator: 1, timeSeparator: 1 }, columns };
}

const { SqlType } = database;
const column = (name: string, type: number, length: number, more: Partial<database.ColumnFormat> = {}) => ({
  ...{ type: type + 1, length, scale: 0, precision: 0, ccsid: 37, direction: 0, name },
  ...more,
});

/** One of each kind that the drivers know. */
export const everyType: readonly database.ColumnFormat[] = [
  column('SMALL', SqlType.smallint, 2),
  column('INT', SqlType.integer, 4),
  column('BIG', SqlType.bigint, 8),
  column('REAL', SqlType.float, 4),
  column('DOUBLE', SqlType.float, 8),
  column('DEC', SqlType.decimal, 5, { precision: 9, scale: 2 }),
  column('NUM', SqlType.numeric, 5, { precision: 5, scale: 1 }),
  column('DECF16', SqlType.decfloat, 8, { precision: 16 }),
  column('DECF34', SqlType.decfloat, 16, { precision: 34 }),
  column('CHR', SqlType.char, 5),
  column('VCHR', SqlType.varchar, 12),
  column('BITS', SqlType.char, 3, { ccsid: 65535 }),
  column('GRPH', SqlType.graphic, 6, { ccsid: 1200 }),
  column('VGRPH', SqlType.vargraphic, 12, { ccsid: 13488 }),
  column('BIN', SqlType.binary, 3, { ccsid: 65535 }),
  column('VBIN', SqlType.varbinary, 8, { ccsid: 65535 }),
  column('DAT', SqlType.date, 10),
  column('TIM', SqlType.time, 8),
  column('STAMP', SqlType.timestamp, 26),
];

const blob = column('BLOB', SqlType.blobLocator, 4, { ccsid: 65535, locator: 7, lobMaximum: 1000 });
const number = column('ID', SqlType.integer, 4);

function columnsOf(text: string): readonly database.ColumnFormat[] {
  if (/OS_VERSION/.test(text)) return [column('OS_VERSION', SqlType.char, 2), column('OS_RELEASE', SqlType.char, 2)];
  if (/ALLTYPES/.test(text)) return everyType;
  return /BLOBS/.test(text) ? [number, blob] : [number];
}

function markersOf(text: string): readonly database.ColumnFormat[] {
  const all = /ALLTYPES/.test(text) ? everyType : /BLOBS/.test(text) ? [number, blob] : [number, everyType[10]!];
  const count = text.split('?').length - 1;
  const output = /CALL/.test(text);
  return all.slice(0, count).map(one => ({ ...one, direction: output ? 0xf2 : 0xf0, name: '' }));
}

/** A row in which each value is what its type can easily say. */
const everyValue = [
  ...[-2, 3, 4n, 1.5, -2.25, '1234567.89', '-123.4', '1.5', '12345678901234567890123456789012.5', 'CHAR ', 'varchar'],
  ...[Buffer.from('010203', 'hex'), 'abc', 'wide', Buffer.from('0a0b0c', 'hex'), Buffer.from('ff', 'hex')],
  ...['2024-02-29', '23.59.58', '2024-02-29-23.59.58.123456'],
];

function rowsFor(text: string): database.DataBlock {
  const columns = columnsOf(text);
  if (/OS_VERSION/.test(text)) return database.rowCodec(columns).write([['7', '5']], { token: 1 });
  if (columns === everyType) {
    const nulls = columns.map(() => null);
    return database.rowCodec(columns).write([everyValue, nulls], { token: 1 });
  }
  return database.rowCodec(columns).write([/BLOBS/.test(text) ? [1, 7] : [1]], { token: 1 });
}
