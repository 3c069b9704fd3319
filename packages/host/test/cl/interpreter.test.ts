import assert from 'node:assert/strict';
import { test } from 'node:test';
import { character, choice, integer, name } from '../../src/cl/definition/builders.ts';
import { type CommandDefinition, command } from '../../src/cl/definition/command.ts';
import type { Rooms } from '../../src/cl/run/context.ts';
import { CommandInterpreter, type RunOptions } from '../../src/cl/run/interpreter.ts';
import type { Job } from '../../src/system/jobs/job.ts';
import { EscapeError, type Message } from '../../src/system/messages/message.ts';
import { catalogue } from '../../src/system/messages/shipped-catalogue.ts';

const ran: unknown[] = [];

const commands: readonly CommandDefinition[] = [
  command({
    name: 'GOOD',
    text: 'Does what it should',
    parameters: { LIB: name('Library', { required: true }), N: integer('Number', { range: [1, 9], default: '5' }) },
    async run(values, { complete }) {
      ran.push(values);
      complete('CPC2102', [values.LIB]);
    },
  }),
  command({
    name: 'BAD',
    text: 'Ends with an escape message',
    limitedUsers: true,
    parameters: { HOW: choice('How', { values: ['*ESCAPE', '*FAULT'], default: '*ESCAPE' }) },
    async run({ HOW }, { messages, diagnose }) {
      if (HOW === '*FAULT') throw new TypeError('a bug');
      diagnose('CPF2182', ['SECRET']);
      throw messages.escape('CPF2110', ['NOWHERE']);
    },
  }),
  command({
    name: 'PGMONLY',
    text: 'Only for programs',
    allow: ['*BPGM', '*IPGM'],
    parameters: { X: character('X', { length: 1 }) },
    run: async () => undefined,
  }),
];

/** Finds commands in QSYS, as long as they are not in a library of which the user may see nothing. */
const objects = {
  resolved: () => undefined,
  async resolve(_job: unknown, { name, library }: { name: string; library: string }) {
    if (library === 'LOCKED') throw catalogue.escape('CPF9820', [library]);
    if (library === 'NOLIB') throw catalogue.escape('CPF9810', [library]);
    if (!commands.some(one => one.name === name)) throw catalogue.escape('CPF9801', [name, library, '*CMD']);
    if (name === 'GOOD' && library === 'QGPL') throw catalogue.escape('CPF9802', [name, library, '*CMD']);
    return {};
  },
};

const interpreter = new CommandInterpreter(
  { messages: catalogue, objects } as unknown as Rooms,
  new Map(commands.map(one => [one.name, one])),
);

function newJob(limitedCapabilities: '*NO' | '*YES' = '*NO') {
  const sent: Message[] = [];
  const log = { send: (message: Message) => sent.push(message) };
  const job = { log, type: 'prestart', profile: { limitedCapabilities }, attribute: () => '*MDY' } as unknown as Job;
  return { job, sent };
}

/** Id, type and severity of every message that a command leaves in the job log; the last one must be what was thrown. */
async function messagesOf(text: string, options: RunOptions & { limited?: boolean } = {}): Promise<string[]> {
  const { job, sent } = newJob(options.limited === true ? '*YES' : '*NO');
  await interpreter.run(job, text, options).catch((error: unknown) => {
    assert.ok(error instanceof EscapeError);
    assert.equal(error.escape, sent.at(-1));
  });
  return sent.map(({ id, type, severity }) => `${id} ${type} ${severity}`);
}

test('a command runs with the values of its parameters, and its completion message is in the job log', async () => {
  assert.deepEqual(await messagesOf('qsys/good abc'), ['CPC2102 01 0']);
  assert.deepEqual(ran.splice(0), [{ LIB: 'ABC', N: 5 }]);
  assert.deepEqual(await messagesOf('*SYSTEM/GOOD abc N(9)'), ['CPC2102 01 0']);
  assert.deepEqual(ran.splice(0), [{ LIB: 'ABC', N: 9 }]);
  assert.deepEqual(await messagesOf('  /* nothing to do */ '), []);
});

// Ids, types and severities: CmdRunTestcase of JTOpen-test.
test('a command that is not there or not allowed: a diagnostic, then CPF0001 or, for APIs, CPF0006', async () => {
  assert.deepEqual(await messagesOf('QSYS/CRTWLDPCE'), ['CPD0030 02 30', 'CPF0001 15 30']);
  assert.deepEqual(await messagesOf('CRTWLDPCE', { errorEscape: 'CPF0006' }), ['CPD0030 02 30', 'CPF0006 15 30']);
  assert.deepEqual(await messagesOf('NOLIB/GOOD A'), ['CPD0030 02 30', 'CPF0001 15 30']);
  assert.deepEqual(await messagesOf('QGPL/GOOD A'), ['CPD0032 02 30', 'CPF0001 15 30']);
  assert.deepEqual(await messagesOf('LOCKED/GOOD A'), ['CPD0032 02 30', 'CPF0001 15 30']);
  assert.deepEqual(await messagesOf('PGMONLY'), ['CPD0031 02 30', 'CPF0001 15 30']);
  assert.deepEqual(await messagesOf('?GOOD A'), ['CPD0031 02 30', 'CPF0001 15 30']);
  assert.deepEqual(await messagesOf('GOOD ??LIB(A)'), ['CPD0031 02 30', 'CPF0001 15 30']);
  assert.deepEqual(ran, []);
});

test('a user with limited capabilities may run only the commands for limited users', async () => {
  assert.deepEqual(await messagesOf('GOOD A', { limited: true }), ['CPD0032 02 30', 'CPF0001 15 30']);
  assert.deepEqual(await messagesOf('GOOD A', { limited: true, fromProgram: true }), await messagesOf('GOOD A'));
  assert.equal(ran.splice(0).length, 2);
  assert.deepEqual(await messagesOf('BAD', { limited: true }), ['CPF2182 02 40', 'CPF2110 15 40']);
});

test('errors of syntax and of values: every diagnostic, then the escape that names the command', async () => {
  const { job, sent } = newJob();
  await assert.rejects(interpreter.run(job, 'GOOD N(10) M(1)'), { messageId: 'CPF0001' });
  assert.deepEqual(
    sent.map(({ id, data }) => [id, Buffer.from(data).toString('hex')]),
    [
      ['CPD0043', `00000000${Buffer.from('d4404040404040404040', 'hex').toString('hex')}`],
      ['CPD0071', '00000000d3c9c240404040404040'],
      ['CPD0085', `00000000d5404040404040404040${['f1f0', 'f1', 'f9'].map(one => one.padEnd(64, '40')).join('')}`],
      ['CPF0001', 'c7d6d6c4404040404040'],
    ],
  );
  assert.deepEqual(await messagesOf("GOOD 'A"), ['CPD0014 02 30', 'CPF0001 15 30']);
  const malformed = newJob();
  await assert.rejects(interpreter.run(malformed.job, 'GOOD (('), { messageId: 'CPF0001' });
  assert.equal(malformed.sent.at(-1)!.text, catalogue.escape('CPF0001', ['*N']).escape.text);
});

test('checking a command does not run it', async () => {
  const { job, sent } = newJob();
  await interpreter.check(job, 'GOOD A');
  await assert.rejects(interpreter.check(job, 'GOOD A N(0)'), { messageId: 'CPF0001' });
  assert.deepEqual(
    sent.map(({ id }) => id),
    ['CPD0085', 'CPF0001'],
  );
  assert.deepEqual(ran, []);
});

test('an error that no command raises on purpose is a function check with its cause', async () => {
  const { job, sent } = newJob();
  const error = await interpreter.run(job, 'BAD *FAULT').then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(error instanceof EscapeError);
  assert.equal(error.messageId, 'CPF9999');
  assert.ok(error.cause instanceof TypeError);
  assert.deepEqual(
    sent.map(({ id }) => id),
    ['CPF9999'],
  );
});
