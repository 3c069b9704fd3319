import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charset } from '@bigiron/wire/ccsid/index';
import { CommandReply, EndServer, MessageOption, ReturnCode, RunCommand } from '@bigiron/wire/hostserver/command/index';
import type { Job } from '../../../src/system/jobs/job.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { fakeJob } from '../../programs/fakes.ts';
import { connect, exchange } from './door.ts';

test('the exchange of attributes tells CCSID and level, and warns about languages that are not there', async t => {
  const client = await connect(t);
  assert.deepEqual(await exchange(client), { returnCode: 0, ccsid: 37, nlv: '2924', version: 1, level: 10 });
  assert.equal((await exchange(client, '2929')).returnCode, ReturnCode.nlvNotInstalled);
  assert.equal((await exchange(client, 'ABCD')).returnCode, ReturnCode.nlvNotValid);

  const german = await connect(t, { job: fakeJob('SHOP', 273) });
  assert.equal((await exchange(german)).ccsid, 273);
  const job = { ...fakeJob(), profile: { ...fakeJob().profile, limitedCapabilities: '*YES' as const } };
  const user = await connect(t, { job });
  assert.equal((await exchange(user)).returnCode, ReturnCode.limitedUser);
});

/** Sends three diagnostics and, for FAIL, ends with an escape message. */
const commands = {
  async run(job: Job, text: string) {
    job.log.send({ ...catalogue.informational('CPF9897', [text]), type: '08' });
    for (let i = 1; i <= 12; i++) job.log.send(catalogue.diagnostic('CPF9897', [`${text} ${i}`]));
    if (!text.startsWith('FAIL')) return void job.log.send(catalogue.completion('CPF9897', ['done']));
    const error = catalogue.escape('CPF9801', ['ORDERS', 'QGPL', '*DTAQ']);
    job.log.send(error.escape);
    throw error;
  },
};

const ask = async (client: Awaited<ReturnType<typeof connect>>, request: Buffer) =>
  CommandReply.decode((await client.ask(request))!);

test('a command comes back with its messages: all, the last ten, or none', async t => {
  const client = await connect(t, { commands });
  const all = await ask(client, RunCommand.encode({ messages: MessageOption.allWithHelp, command: 'DSPLIBL' }));
  assert.equal(all.returnCode, ReturnCode.ok);
  assert.equal(all.messageCount, 13);
  assert.deepEqual(
    [all.withHelp[0]!.text, all.withHelp.at(-1)!.text, all.withHelp.at(-1)!.type],
    ['DSPLIBL 1', 'done', '01'],
  );
  const ten = await ask(client, RunCommand.encode({ messages: MessageOption.upToTenWithHelp, command: 'FAIL' }));
  assert.equal(ten.returnCode, ReturnCode.commandFailed);
  assert.equal(ten.messageCount, 10);
  const [last] = ten.withHelp.slice(-1);
  assert.deepEqual(
    [last!.id, last!.type, last!.severity, last!.file, last!.library],
    ['CPF9801', '15', 40, 'QCPFMSG', 'QSYS'],
  );
  assert.equal(charset(37).decode(last!.data).slice(0, 20), 'ORDERS    QGPL      ');
  assert.notEqual(last!.help, '');
  const none = await ask(client, RunCommand.encode({ messages: MessageOption.none, command: 'FAIL' }));
  assert.deepEqual([none.returnCode, none.messageCount, none.withHelp], [ReturnCode.commandFailed, 0, []]);
});

test('each level has its form of messages, and text in the CCSID of the job', async t => {
  const client = await connect(t, { commands });
  const short = await ask(client, RunCommand.encode({ messages: MessageOption.all, jobCommand: 'FAIL' }));
  assert.deepEqual([short.short.length, short.short.at(-1)!.id], [13, 'CPF9801']);
  const full = await ask(client, RunCommand.encode({ messages: MessageOption.allInFull, command: 'FAIL' }));
  const last = full.full.at(-1)!;
  assert.deepEqual([full.full.length, last.id, last.date.length, last.time.length], [13, 'CPF9801', 7, 6]);

  const german = await connect(t, { commands, job: fakeJob('SHOP', 273) });
  const request = RunCommand.encode({ messages: MessageOption.allWithHelp, command: 'GRÜN' });
  const reply = CommandReply.decode((await german.ask(request))!, charset(273));
  assert.equal(reply.withHelp[0]!.text, 'GRÜN 1');
});

test('commands that are none, too long, or in an unknown CCSID get their return code', async t => {
  const client = await connect(t, { commands });
  const tooLong = await ask(client, RunCommand.encode({ messages: 4, command: 'X'.repeat(33_000) }));
  assert.equal(tooLong.returnCode, ReturnCode.maximumExceeded);
  const strange = RunCommand.encode({ messages: 4, command: 'DSPLIBL' });
  strange.writeUInt32BE(4711, 27);
  assert.equal((await ask(client, strange)).returnCode, ReturnCode.commandCcsidNotValid);
  const fine = await ask(client, RunCommand.encode({ messages: 1, command: 'DSPLIBL' }));
  assert.equal(fine.returnCode, ReturnCode.ok, 'the connection is still good');
  assert.equal((await ask(client, RunCommand.encode({ messages: 4 }))).returnCode, ReturnCode.badData);
  assert.equal(await client.ask(EndServer.encode({})), undefined, 'after a malformed request it is not');
});

test('a fault in this software is a function check of one request', async t => {
  const broken = {
    run: async () => {
      throw new RangeError('oops');
    },
  };
  const client = await connect(t, { commands: broken });
  for (let i = 0; i < 2; i++) {
    const reply = await ask(client, RunCommand.encode({ messages: 4, command: 'DSPLIBL' }));
    assert.deepEqual([reply.returnCode, reply.withHelp[0]!.id], [ReturnCode.commandFailed, 'CPF9999']);
  }
});

test('the end of the client is not answered, and ends what it started', async t => {
  const client = await connect(t);
  assert.equal(await client.ask(EndServer.encode({})), undefined);

  let started = () => {};
  const running = new Promise<void>(resolve => {
    started = resolve;
  });
  const endless = {
    run: (job: Job) =>
      new Promise<void>(resolve => {
        job.ending.addEventListener('abort', () => resolve());
        started();
      }),
  };
  const gone = await connect(t, { commands: endless });
  void gone.ask(RunCommand.encode({ messages: 4, command: 'DLYJOB 999999' }));
  await running;
  gone.close();
  await new Promise<void>(resolve => {
    if (gone.job.ending.aborted) resolve();
    else gone.job.ending.addEventListener('abort', () => resolve());
  });
});
