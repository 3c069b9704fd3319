import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ConnectionError, connect } from '@bigiron/client';
import { type HostProcess, removeDirectory, startHostProcess } from '../host-process.ts';
import { olderToolboxJar, requiresToolbox, runJava, toolboxJar } from '../java.ts';

const programs = fileURLToPath(new URL('../../jobs/programs', import.meta.url));

let host: HostProcess;
before(async () => {
  host = await startHostProcess({ args: ['--programs', programs] });
});
after(async () => {
  await host.stop();
  await removeDirectory(host.dataDirectory);
});

/** What the client sees whose job is ended: nothing more on that connection. */
const dropped = {
  asked: ['CPC1231'],
  seen: 'ConnectionDroppedException',
  soon: true,
  status: '*OUTQ',
  'works again': true,
  'the same job': false,
};
/** A controlled end waits for what is under way, whose reply is as always. */
const answered = { ...dropped, seen: [true, []], status: 'ends', 'the same job': true };

const expected = {
  'command, immediately': dropped,
  'program that waits, immediately': dropped,
  'program that computes, immediately': dropped,
  'executable, immediately': dropped,
  'command that takes longer than it is given': dropped,
  'command that is done in time': answered,
  'program that is done in time': answered,
  'program that takes longer than it is given': dropped,
  'receive that waits, immediately': { asked: ['CPC1231'], seen: 'ConnectionDroppedException', entry: 'later' },
  others: { result: [true, []] },
};

for (const [release, jar] of [
  ['9.4', toolboxJar],
  ['9.1', olderToolboxJar],
] as const) {
  test(`ENDJOB of server jobs with work under way, IBM Toolbox for Java ${release}`, async t => {
    if (!requiresToolbox(t, jar)) return;
    const ports = ['signon', 'remote-command', 'data-queue'].map(door => String(host.port(door)));
    const args = [...ports, 'QSECOFR', host.securityOfficerPassword as string];
    const lines = await runJava<{ step: string }>('jobs', 'EndJob', { args, jar });
    assert.deepEqual(Object.fromEntries(lines.map(({ step, ...outcome }) => [step, outcome])), expected);
  });
}

test('ENDJOB of a job of the TypeScript client: the call fails, the next one has another job, others go on', async () => {
  const signOn = () =>
    connect({
      host: '127.0.0.1',
      portMapperPort: host.port('port-mapper'),
      user: 'QSECOFR',
      password: host.securityOfficerPassword as string,
    });
  await using operator = await signOn();
  await using victim = await signOn();
  await using bystander = await signOn();
  const slow = bystander.command('DLYJOB 2');
  for (const work of [
    () => victim.command('DLYJOB 60'),
    () => victim.call('JOBS/COMPUTES', [Buffer.from('0000003c', 'hex')]),
  ]) {
    const { number, user, name } = await victim.jobInformation();
    const refused = assert.rejects(work(), ConnectionError);
    await pause(300);
    await operator.command(`ENDJOB JOB(${number}/${user}/${name}) OPTION(*IMMED)`);
    await refused;
    assert.notEqual((await victim.jobInformation()).number, number);
  }
  await slow;
});
