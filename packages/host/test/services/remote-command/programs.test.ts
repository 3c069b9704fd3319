import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallProgram, MessageOption, ProgramReply, ReturnCode, Usage } from '@bigiron/wire/hostserver/command/index';
import type { Storage } from '../../../src/programs/room.ts';
import type { Job } from '../../../src/system/jobs/job.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import type { QualifiedName } from '../../../src/system/objects/object.ts';
import { connect } from './door.ts';

const seen: (readonly Storage[])[] = [];

/** SWAP exchanges its first and last parameter and counts their bytes in the second; ESCAPE fails; all else is missing. */
const programs = {
  async program(_job: Job, { name, library }: QualifiedName) {
    const missing = { MISSING: 'CPF9801', NOLIB: 'CPF9810', SECRET: 'CPF9802' } as const;
    const id = missing[name as keyof typeof missing];
    if (id !== undefined) throw catalogue.escape(id, id === 'CPF9810' ? [library] : [name, library, '*PGM']);
    return {
      object: {} as never,
      async call(job: Job, parameters: readonly Storage[]) {
        seen.push(parameters.map(one => one && Buffer.from(one)));
        if (name === 'ESCAPE') {
          job.log.send(catalogue.diagnostic('CPF9897', ['before']));
          throw catalogue.escape('CPF9898', ['It failed'], [catalogue.diagnostic('CPF9897', ['explained'])]);
        }
        if (name === 'FAULT') throw new TypeError('oops');
        for (const one of parameters) one?.fill(0xf1);
      },
    };
  },
};

const call = (
  program: string,
  parameters: { usage: number; length: number; data: Uint8Array }[] = [],
  library = '*LIBL',
) =>
  CallProgram.encode({
    program,
    library,
    messages: MessageOption.allWithHelp,
    parameterCount: parameters.length,
    parameters,
  });

test('storage goes in as its usage says, and comes back where it is output', async t => {
  const client = await connect(t, { programs });
  const none = Buffer.alloc(0);
  const request = call('SWAP', [
    { usage: Usage.input, length: 4, data: Buffer.from([1, 2]) },
    { usage: Usage.outputCompressed, length: 3000, data: none },
    { usage: Usage.inOutExtended, length: 3, data: Buffer.from([9]) },
    { usage: Usage.nothing, length: 0, data: none },
    { usage: Usage.output, length: 2, data: none },
  ]);
  const reply = ProgramReply.decode((await client.ask(request))!);
  assert.deepEqual(seen.at(-1), [
    Buffer.from([1, 2, 0, 0]),
    Buffer.alloc(3000),
    Buffer.from([9, 0, 0]),
    undefined,
    Buffer.alloc(2),
  ]);
  assert.deepEqual([reply.returnCode, reply.messageCount], [ReturnCode.ok, 0]);
  assert.deepEqual(
    reply.parameters.map(({ usage, length, data }) => [usage, length, Buffer.from(data).toString('hex')]),
    [
      [Usage.outputCompressed, 3000, '1bf1f105dc'],
      [Usage.inOutExtended, 3, 'f1f1f1'],
      [Usage.output, 2, 'f1f1'],
    ],
  );
});

test('a program or library that is missing is told by MCH3401; one that may not be called by its own message', async t => {
  const client = await connect(t, { programs });
  const failed = async (program: string, library: string) => {
    const reply = ProgramReply.decode((await client.ask(call(program, [], library)))!);
    assert.equal(reply.returnCode, ReturnCode.programNotResolved);
    const { id, type, data } = reply.withHelp.at(-1)!;
    return [id, type, Buffer.from(data).toString('hex').slice(0, 20)];
  };
  assert.deepEqual(await failed('MISSING', 'QGPL'), ['MCH3401', '15', '0201d4c9e2e2c9d5c740']);
  assert.deepEqual(await failed('NOLIB', 'NOWHERE'), ['MCH3401', '15', '0401d5d6e6c8c5d9c540']);
  assert.equal((await failed('SECRET', 'QGPL'))[0], 'CPF9802');
});

test('the escape message of a program is the last one, after those that explain it', async t => {
  const client = await connect(t, { programs });
  const reply = ProgramReply.decode((await client.ask(call('ESCAPE')))!);
  assert.equal(reply.returnCode, ReturnCode.programFailed);
  assert.deepEqual(
    reply.withHelp.map(({ text }) => text),
    ['before', 'explained', 'It failed.'],
  );
  const fault = ProgramReply.decode((await client.ask(call('FAULT')))!);
  assert.deepEqual([fault.returnCode, fault.withHelp[0]!.id], [ReturnCode.programFailed, 'CPF9999']);
});

test('calls of more than there is room for are refused before anything is allocated', async t => {
  const client = await connect(t, { programs });
  const big = { usage: Usage.output, length: 9 << 20, data: Buffer.alloc(0) };
  const refused = ProgramReply.decode((await client.ask(call('SWAP', [big, big])))!);
  assert.equal(refused.returnCode, ReturnCode.maximumExceeded);
  const many = Array.from({ length: 300 }, () => ({ usage: Usage.input, length: 1, data: Buffer.alloc(1) }));
  assert.equal(ProgramReply.decode((await client.ask(call('SWAP', many)))!).returnCode, ReturnCode.maximumExceeded);

  const lying = call('SWAP', [{ usage: Usage.inOut, length: 1, data: Buffer.alloc(9) }]);
  assert.equal(ProgramReply.decode((await client.ask(lying))!).returnCode, ReturnCode.badData);
  assert.equal(await client.ask(call('SWAP')), undefined);
});
