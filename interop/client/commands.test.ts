import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Host, HostError, type HostMessage } from '@bigiron/client';
import { type ClientStage, openStage } from './signed-on.ts';

let stage: ClientStage;
before(async () => {
  stage = await openStage();
});
after(() => stage.clear());

const ids = (messages: readonly HostMessage[]) => messages.map(({ id }) => id);

/** The ids of the messages with which a command was refused. */
async function refusal(host: Host, command: string): Promise<readonly string[]> {
  try {
    await host.command(command);
  } catch (error) {
    if (error instanceof HostError) return ids(error.messages);
    throw error;
  }
  return assert.fail(`${command} was not refused`);
}

for (const tls of [false, true]) {
  suite(`commands with the TypeScript client, ${tls ? 'over TLS' : 'plain'}`, () => {
    const library = tls ? 'TSLIB2' : 'TSLIB1';
    let alice: Host;
    before(async () => {
      alice = await stage.signOn('ALICE', tls);
    });

    test('completion messages, escape messages and the diagnostics before them', async () => {
      assert.deepEqual(ids((await alice.command(`CRTLIB LIB(${library}) TEXT('Grüße')`)).messages), ['CPC2102']);
      assert.deepEqual(await refusal(alice, `CRTLIB ${library}`), ['CPF2111']);
      assert.deepEqual(await refusal(alice, 'NOSUCHCMD'), ['CPD0030', 'CPF0001']);
      assert.deepEqual(await refusal(alice, 'CRTLIB LIB(TOOLONGNAME)'), ['CPD0074', 'CPF0001']);
      assert.deepEqual(await refusal(alice, 'CRTLIB LIB(X'), ['CPD0013', 'CPF0001']);
      assert.deepEqual(await refusal(alice, 'CHKOBJ OBJ(NOWHERE/X) OBJTYPE(*DTAQ)'), ['CPF9810']);
      assert.equal((await alice.objectDescription(`QSYS/${library}`, '*LIB')).text, 'Grüße');
    });

    test('an error tells all that the host told', async () => {
      const error = await alice.command(`CHKOBJ OBJ(${library}/NOTHING) OBJTYPE(*DTAARA)`).catch(thrown => thrown);
      assert.ok(error instanceof HostError);
      assert.deepEqual([error.messageId, error.code, error.fault], ['CPF9801', 'cpf9801', 'caller']);
      const [message] = error.messages;
      assert.deepEqual(
        [message?.type, message?.severity, message?.file, message?.library],
        ['15', 40, 'QCPFMSG', 'QSYS'],
      );
      assert.match(message?.text ?? '', /NOTHING/);
    });

    test('the job of a host keeps its library list; another has its own', async () => {
      await alice.command(`ADDLIBLE ${library}`);
      assert.equal((await alice.jobInformation()).libraryList.user[0], library);
      await using job = await alice.job();
      assert.ok(!(await job.jobInformation()).libraryList.user.includes(library));
      assert.match(job.name, /^\d{6}\/QUSER\/QZRCSRVS$/);
      assert.deepEqual(await refusal(alice, `DLTLIB ${library}`), ['CPF2167']);
      await alice.command(`RMVLIBLE ${library}`);
      await alice.command(`DLTLIB ${library}`);
    });

    test('many commands at once run one after the other in one job', async () => {
      const marks = Array.from({ length: 20 }, (_, i) => i);
      await Promise.all(
        marks.map(i => alice.command(`CHGJOB SWS(${String(i).padStart(8, '0').replace(/[2-9]/g, '1')})`)),
      );
      assert.equal((await alice.jobInformation()).switches, '00000011');
    });

    test('a command that is aborted ends its job; the next one works in another', async () => {
      const before = (await alice.jobInformation()).number;
      const abort = new AbortController();
      const slow = alice.command('DLYJOB DLY(60)', { signal: abort.signal });
      setTimeout(() => abort.abort(new Error('enough')), 100);
      await assert.rejects(slow, /enough/);
      await assert.rejects(alice.command('DLYJOB DLY(60)', { timeout: 100 }), { name: 'TimeoutError' });
      assert.notEqual((await alice.jobInformation()).number, before);
    });
  });
}

test('authority is felt', async () => {
  const [alice, bob] = [await stage.signOn('ALICE'), await stage.signOn('BOB')];
  await alice.command('CRTLIB PRIVATE AUT(*EXCLUDE)');
  assert.deepEqual(await refusal(bob, 'CRTDTAQ DTAQ(PRIVATE/Q) MAXLEN(10)'), ['CPF2182']);
  assert.deepEqual(await refusal(bob, 'CRTUSRPRF EVE'), ['CPD0032', 'CPF0001']);
  await alice.command('GRTOBJAUT OBJ(QSYS/PRIVATE) OBJTYPE(*LIB) USER(BOB) AUT(*CHANGE)');
  await bob.command('CRTDTAQ DTAQ(PRIVATE/Q) MAXLEN(10)');
});
