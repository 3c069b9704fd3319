import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { charset } from '@bigiron/wire/ccsid/index';
import { CommandReply, ReturnCode, RunCommand } from '@bigiron/wire/hostserver/command/index';
import { HostError } from '../src/index.ts';
import { commandReply, commandScript, done, message } from './command-script.ts';
import { signedOn } from './signed-on.ts';

test('commands run in one job, and what they say comes back', async () => {
  const heard: string[] = [];
  const script = commandScript({
    command(text, { number }) {
      heard.push(`${number} ${text}`);
      return commandReply(0, message('CPC2102', '01', 'Library SHOP created.', 'As you wished.'));
    },
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    const { messages } = await host.command('CRTLIB SHOP');
    assert.deepEqual(messages, [
      {
        id: 'CPC2102',
        severity: 0,
        type: '01',
        text: 'Library SHOP created.',
        help: 'As you wished.',
        file: 'QCPFMSG',
        library: 'QSYS',
        data: Buffer.alloc(0),
      },
    ]);
    await host.command('ADDLIBLE SHOP');
    assert.deepEqual(heard, ['0 CRTLIB SHOP', '0 ADDLIBLE SHOP']);
  });
});

test('a command that fails is a HostError with the escape message, its help, and the others', async () => {
  const script = commandScript({
    command: () =>
      commandReply(
        ReturnCode.commandFailed,
        message('CPD0043', '02', 'Keyword FOO not valid.'),
        message('CPF0006', '15', 'Errors occurred.', 'See the messages before.'),
        message('CPI0001', '04', 'Something else.'),
      ),
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    await assert.rejects(host.command('CRTLIB FOO(1)'), error => {
      assert.ok(error instanceof HostError);
      assert.deepEqual([error.messageId, error.code, error.help], ['CPF0006', 'cpf0006', 'See the messages before.']);
      assert.equal(error.message, 'CPF0006 Errors occurred.');
      assert.deepEqual(
        error.messages.map(({ id }) => id),
        ['CPD0043', 'CPF0006', 'CPI0001'],
      );
      return true;
    });
    await assert.rejects(host.command('AGAIN'), { messageId: 'CPF0006' }, 'the job goes on');
  });
});

test('the level of the server decides how commands and wishes for messages are written', async () => {
  const cases = [
    [0, 0, false],
    [7, 2, false],
    [10, 4, true],
    [11, 6, true],
  ] as const;
  for (const [level, option, unicode] of cases) {
    const requests: Buffer[] = [];
    const script = commandScript({
      level,
      command(_, __, request) {
        requests.push(Buffer.from(request));
        return done();
      },
    });
    await signedOn({ 'as-rmtcmd': script }, host => host.command('DSPJOB').then(() => {}));
    const { messages, command, jobCommand } = RunCommand.decode(requests[0] as Buffer);
    assert.deepEqual([messages, command !== undefined, jobCommand !== undefined], [option, unicode, !unicode]);
  }
});

test('messages in the job CCSID, in all three forms', async () => {
  const text = charset(273);
  const short = {
    id: 'USR0001',
    type: '04',
    severity: 10,
    file: 'M',
    library: 'L',
    content: { data: Buffer.from('x'), text: 'Übung' },
  };
  const script = commandScript({
    ccsid: 273,
    level: 7,
    command: () => CommandReply.encode({ returnCode: 0, messageCount: 1, short: [short] }, {}, text),
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    assert.equal((await host.command('X')).messages[0]?.text, 'Übung');
  });
});

test('a host of double-byte CCSID', async () => {
  const script = commandScript({ ccsid: 1399, command: () => done() });
  await signedOn(
    { 'as-rmtcmd': script },
    async host => {
      await using job = await host.job();
      assert.equal(job.ccsid, 1399);
    },
    { ccsid: 1399 },
  );
});

test('a refused exchange of attributes, and a refusal that ends the connection', async () => {
  await signedOn({ 'as-rmtcmd': commandScript({ exchangeReturnCode: 0x0102 }) }, async host => {
    await assert.rejects(host.command('X'), { name: 'HostError', code: 'return-code-0102', fault: 'peer' });
  });
  const script = commandScript({ command: () => commandReply(ReturnCode.exitDenied) });
  await signedOn({ 'as-rmtcmd': script }, async (host, scripted) => {
    await assert.rejects(host.command('X'), /an exit program refused/);
    await assert.rejects(host.command('X'), /an exit program refused/);
    assert.equal(scripted.opened('as-rmtcmd'), 2);
  });
});

test('calls of one job run one after the other; a time-out in the queue leaves the job alone', async () => {
  let running = 0;
  let most = 0;
  const script = commandScript({
    command(text, conversation, request) {
      most = Math.max(most, ++running);
      void delay(text === 'SLOW' ? 50 : 5).then(() => {
        running--;
        conversation.reply(request, done());
      });
      return undefined;
    },
  });
  await signedOn({ 'as-rmtcmd': script }, async (host, scripted) => {
    const slow = host.command('SLOW');
    const late = host.command('LATE', { timeout: 20 });
    const later = host.command('LATER');
    await assert.rejects(late, { name: 'TimeoutError' });
    await Promise.all([slow, later]);
    assert.equal(most, 1);
    assert.equal(scripted.opened('as-rmtcmd'), 1);
  });
});

test('a time-out while the host works ends the job; the next call starts another', async () => {
  const script = commandScript({ command: text => (text === 'HANG' ? undefined : done()) });
  await signedOn({ 'as-rmtcmd': script }, async (host, scripted) => {
    await assert.rejects(host.command('HANG', { timeout: 20 }), { name: 'TimeoutError' });
    await host.command('WORK');
    assert.equal(scripted.opened('as-rmtcmd'), 2);
    const abort = new AbortController();
    const aborted = host.command('HANG', { signal: abort.signal });
    setTimeout(() => abort.abort(new Error('enough')), 10);
    await assert.rejects(aborted, /enough/);
  });
});

test('the time-out of the host holds for calls that name none', async () => {
  const script = commandScript({ command: () => undefined });
  await signedOn({ 'as-rmtcmd': script }, host => assert.rejects(host.command('HANG'), { name: 'TimeoutError' }), {
    timeout: 30,
  });
});

test('many first calls at once start one job; the abort of one does not fail the others', async () => {
  await signedOn({ 'as-rmtcmd': commandScript() }, async (host, scripted) => {
    const abort = new AbortController();
    const calls = Array.from({ length: 5 }, () => host.command('X'));
    const aborted = host.command('X', { signal: abort.signal });
    abort.abort(new Error('enough'));
    await assert.rejects(aborted, /enough/);
    await Promise.all(calls);
    assert.equal(scripted.opened('as-rmtcmd'), 1);
  });
});

test('a job of its own: another connection, named, closed by itself or with the host', async () => {
  const ended: number[] = [];
  const script = commandScript({ ended: ({ number }) => ended.push(number) });
  await signedOn({ 'as-rmtcmd': script }, async (host, scripted) => {
    await host.command('X');
    const job = await host.job();
    assert.equal(job.name, '001001/QUSER/QZJOB');
    await job.command('Y');
    await job.close();
    await assert.rejects(job.command('Z'), { code: 'closed' });
    assert.equal(job.usable, false);
    await host.job();
    await host.close();
    await assert.rejects(host.command('X'), { code: 'closed' });
    await delay(20);
    assert.deepEqual(ended.sort(), [0, 1, 2]);
    assert.equal(scripted.open('as-rmtcmd'), 0);
  });
});

test('a connection that the host closes fails the call under way; a job of its own stays gone', async () => {
  const script = commandScript({
    command(text, { socket }) {
      if (text !== 'DIE') return done();
      socket.destroy();
      return undefined;
    },
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    const job = await host.job();
    await assert.rejects(job.command('DIE'), { name: 'ConnectionError', code: 'connection-closed', retryable: true });
    await assert.rejects(job.command('X'), { name: 'ConnectionError' });
    await assert.rejects(host.command('DIE'), { code: 'connection-closed' });
    await host.command('X');
  });
});

test('a server that moved to another port is found again', async () => {
  await signedOn({ 'as-rmtcmd': commandScript() }, async (host, scripted) => {
    await host.command('X');
    await scripted.move('as-rmtcmd');
    // The end of its connection reaches the client.
    await delay(20);
    await assert.doesNotReject(host.command('X'));
    assert.deepEqual(scripted.questions, ['as-signon', 'as-rmtcmd', 'as-rmtcmd']);
  });
});
