import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProgramReply, ReturnCode, Usage, writeBack } from '@bigiron/wire/hostserver/command/index';
import { requiresToolbox, runJava } from '../java.ts';

/** What the Toolbox makes of the replies in `lines`. */
async function read(lines: readonly string[]): Promise<string[]> {
  const answers = await runJava<{ said: string }>('command', 'com.ibm.as400.access.Replies', { input: lines });
  return answers.map(({ said }) => said);
}

const data = Buffer.from('d6d9c4c5d9e2', 'hex');
const common = { id: 'CPF9801', type: '15', severity: 40, file: 'QCPFMSG', text: 'Object ORDERS is missing.', data };
const help = 'Name another one.';

/** One message in each of the three forms, twice each, so that the second is found by the length of the first. */
const forms = {
  short: { ...common, library: 'QSYS', content: { data, text: common.text } },
  withHelp: { ...common, library: 'QSYS', textCcsid: 37, dataCcsid: 65535, help },
  full: {
    ...common,
    ...{ key: Buffer.from([0, 0, 1, 1]), librarySpecified: '*LIBL', libraryUsed: 'QSYS', help },
    ...{ sendingJob: '', sendingUser: '', sendingNumber: '', sendingProgram: 'QLIROHDL', sendingInstruction: '' },
    ...{ date: '1260728', time: '101500', receivingProgram: 'QZRCSRVS', receivingInstruction: '' },
    ...{ sendingType: '0', receivingType: '0', textStatus: 0, dataStatus: 0, alertOption: '*NO' },
    ...{ textCcsid: 37, dataCcsid: 65535 },
  },
};

test('IBM Toolbox for Java reads the messages of a reply in every form', async t => {
  if (!requiresToolbox(t)) return;
  const replies = Object.entries(forms).map(([form, message]) =>
    ProgramReply.encode({
      returnCode: ReturnCode.programFailed,
      messageCount: 2,
      [form]: [message, { ...message, severity: 50 }],
    }),
  );
  const lines = replies.map(reply => `messages ${reply.toString('hex')}`);
  const said = (severity: number, second: string) =>
    `CPF9801|15|${severity}|QCPFMSG|QSYS|Object ORDERS is missing.|${second}|d6d9c4c5d9e2`;
  assert.deepEqual(await read(lines), [
    ...[said(40, 'null'), said(50, 'null')],
    ...[said(40, help), said(50, help)],
    ...[said(40, help), said(50, help)],
  ]);
});

test('IBM Toolbox for Java reads the output parameters of a reply, plain and compressed', async t => {
  if (!requiresToolbox(t)) return;
  const storages = [Buffer.from([1, 2, 3]), Buffer.alloc(3000, 0x40), Buffer.from('1b1b0000', 'hex'), Buffer.alloc(40)];
  const usages = [Usage.inOutExtended, Usage.outputCompressed, Usage.inOutCompressed, Usage.inOut];
  const parameters = storages.map(
    (storage, i) => writeBack({ usage: usages[i]!, length: storage.length, data: storage }, storage)!,
  );
  const reply = ProgramReply.encode({ returnCode: ReturnCode.ok, messageCount: 0, parameters });
  assert.ok(reply.length < 300, 'the long one travels compressed');
  const line = `parameters ${reply.toString('hex')} ${storages.map(storage => storage.length).join(' ')}`;
  assert.deepEqual(
    await read([line]),
    storages.map(storage => storage.toString('hex')),
  );
});
