import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  AttributesExchanged,
  CallProgram,
  CommandReply,
  EndServer,
  ExchangeAttributes,
  type FullMessage,
  MessageOption,
  type MessageWithHelp,
  ProgramReply,
  ReturnCode,
  RunCommand,
  type ShortMessage,
  Usage,
} from '../../src/hostserver/command/index.ts';
import { callOfEveryUsage, hex } from './command-samples.ts';

test('the exchange of attributes, as jt400 9.4 sends it and as it accepted the reply', () => {
  const request = hex('00000022 0000E008 00000000 00000000 000E1001 000034B0 F2F9F2F4 00000001 0000');
  assert.deepEqual(ExchangeAttributes.decode(request), { ccsid: 13488, nlv: '2924', version: 1, level: 0 });
  assert.deepEqual(ExchangeAttributes.encode(ExchangeAttributes.decode(request)), request);

  const reply = hex('00000024 0000E008 00000000 00000001 00108001 0000 00000025 F2F9F2F4 00000001 000A');
  const attributes = { returnCode: ReturnCode.ok, ccsid: 37, nlv: '2924', version: 1, level: 10 };
  assert.deepEqual(AttributesExchanged.decode(reply), attributes);
  assert.deepEqual(AttributesExchanged.encode(attributes, { correlation: 1 }), reply);

  const end = hex('00000014 0000E008 00000000 00000000 00001004');
  assert.deepEqual(EndServer.encode({}), end);
  assert.deepEqual(EndServer.decode(end), {});
});

test('commands of every level, as jt400 9.4 sends them', () => {
  const utf16 = hex(
    '00000059 0000E008 00000000 00000000 00011002 03 00000044 1104 000004B0 0043005200540' +
      '04C004900420020004C0049004200280057004F0052004B002900200054004500580054002800270047007200FC006E00270029',
  );
  assert.deepEqual(RunCommand.decode(utf16), {
    messages: MessageOption.upToTenWithHelp,
    command: "CRTLIB LIB(WORK) TEXT('Grün')",
  });
  assert.deepEqual(RunCommand.encode(RunCommand.decode(utf16)), utf16);

  const below10 = hex('0000002B 0000E008 00000000 00000000 00011002 01 00000016 1101 C3D9E3D3C9C240D3C9C24DE6D6D9D25D');
  assert.deepEqual(RunCommand.decode(below10), { messages: MessageOption.none, jobCommand: 'CRTLIB LIB(WORK)' });
  assert.deepEqual(RunCommand.encode(RunCommand.decode(below10)), below10);

  const bytesInJobCcsid = hex('00000026 0000E008 00000000 00000000 00011002 03 00000011 1104 00000000 C4E2D7D3C9C2D3');
  assert.equal(RunCommand.decode(bytesInJobCcsid).command, 'DSPLIBL');
});

test('a program call with every usage, as jt400 9.4 sends it', () => {
  const call = CallProgram.decode(callOfEveryUsage);
  assert.equal(call.program, 'ORDERS');
  assert.equal(call.library, '*LIBL');
  assert.equal(call.messages, MessageOption.upToTenWithHelp);
  assert.equal(call.parameterCount, 8);
  assert.deepEqual(
    call.parameters.map(({ usage, length, data }) => [usage, length, data.length]),
    [
      [Usage.input, 4, 2],
      [Usage.outputCompressed, 16, 0],
      [Usage.inOutExtended, 8, 2],
      [Usage.nothing, 0, 0],
      [Usage.inputCompressed, 2000, 106],
      [Usage.inOutCompressed, 2100, 106],
      [Usage.input, 0, 0],
      [Usage.outputCompressed, 5000, 0],
    ],
  );
  assert.deepEqual(CallProgram.encode(call), callOfEveryUsage);
});

const text = fc.string({ unit: fc.constantFrom(...'ABCXYZ 019&.-/*%'), maxLength: 40 });
const name = fc.string({ unit: fc.constantFrom(...'ABCXYZ019$#@'), maxLength: 10 });
const data = fc.uint8Array({ maxLength: 64 });
const number = fc.nat(0x7fffffff);
const head = { severity: fc.nat(99), type: fc.constantFrom('01', '02', '04', '15') };
const ccsids = { textCcsid: number, dataCcsid: number };

function texts<K extends string>(...names: K[]): Record<K, typeof text> {
  return Object.fromEntries(names.map(one => [one, text])) as Record<K, typeof text>;
}

const short: fc.Arbitrary<ShortMessage> = fc.record({
  ...head,
  id: fc.constantFrom('CPF9801', 'MCH3401', ''),
  file: name,
  library: name,
  content: fc.record({ data, text }),
});
const withHelp: fc.Arbitrary<MessageWithHelp> = fc.record({
  ...head,
  ...ccsids,
  ...texts('id', 'file', 'library', 'text', 'help'),
  data,
});
const full: fc.Arbitrary<FullMessage> = fc.record({
  ...head,
  ...ccsids,
  ...texts('id', 'file', 'librarySpecified', 'libraryUsed', 'sendingJob', 'sendingUser', 'sendingNumber'),
  ...texts('sendingProgram', 'sendingInstruction', 'date', 'time', 'receivingProgram', 'receivingInstruction'),
  ...texts('sendingType', 'receivingType', 'alertOption', 'text', 'help'),
  textStatus: number,
  dataStatus: number,
  key: data,
  data,
});
const few = { maxLength: 2 };
const commandReply = {
  returnCode: fc.constantFrom(...Object.values(ReturnCode)),
  messageCount: fc.nat(0xffff),
  short: fc.array(short, few),
  withHelp: fc.array(withHelp, few),
  full: fc.array(full, few),
};
const parameter = fc.record({ length: number, usage: fc.constantFrom(...Object.values(Usage)), data });

test('replies in every form round-trip, and every proper prefix is refused by name', () => {
  const programReply = fc.record({ ...commandReply, parameters: fc.array(parameter, few) });
  fc.assert(
    fc.property(programReply, fc.nat(), (reply, cut) => {
      const frame = ProgramReply.encode(reply);
      assert.deepEqual(plain(ProgramReply.decode(frame)), plain(reply));
      assert.throws(() => ProgramReply.decode(frame.subarray(0, cut % frame.length)), { name: 'WireError' });
    }),
    { numRuns: 100 },
  );
  fc.assert(
    fc.property(fc.record(commandReply), reply => {
      assert.deepEqual(plain(CommandReply.decode(CommandReply.encode(reply))), plain(reply));
    }),
    { numRuns: 100 },
  );
});

test('every proper prefix of the requests is refused by name', () => {
  const requests = [
    [ExchangeAttributes, ExchangeAttributes.encode({ ccsid: 37, nlv: '2924', version: 1, level: 0 })],
    [RunCommand, RunCommand.encode({ messages: 4, command: 'DSPLIBL' })],
    [RunCommand, RunCommand.encode({ messages: 0, jobCommand: 'DSPLIBL' })],
    [CallProgram, callOfEveryUsage],
    [EndServer, EndServer.encode({})],
  ] as const;
  for (const [message, frame] of requests) {
    for (let length = 0; length < frame.length; length++) {
      assert.throws(() => message.decode(frame.subarray(0, length)), { name: 'WireError' }, `${length}`);
    }
  }
});

/** A value in which Buffers and plain arrays of the same bytes compare equal. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

test('a trace shows neither what a command is given nor what is in parameters', () => {
  const command = 'CRTUSRPRF ANNA PASSWORD(S3CRET)';
  for (const text of [{ command }, { jobCommand: command }]) {
    const shown = RunCommand.show(RunCommand.decode(RunCommand.encode({ messages: MessageOption.all, ...text })));
    assert.match(shown, /ommand="CRTUSRPRF"$/);
  }
  assert.doesNotMatch(CallProgram.show(CallProgram.decode(callOfEveryUsage)), /data=(?!\(secret\))/);
});
