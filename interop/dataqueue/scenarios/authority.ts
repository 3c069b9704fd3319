import assert from 'node:assert/strict';
import { bytes, type Parties, refused, type Scenarios } from './scenario.ts';

const notAuthorized = { typescript: 'CPF9802', java: 'AS400SecurityException OBJECT_AUTHORITY_INSUFFICIENT' };

/** A queue of ALICE, and what it lets everybody else do. */
async function queueFor(authority: string, { alice, name }: Parties): Promise<string> {
  const queue = name();
  await alice.create(queue, { authority });
  await alice.write(queue, bytes('of ALICE'));
  return queue;
}

export const authority: Scenarios = {
  'AUT(*EXCLUDE): nothing': async parties => {
    const { bob, alice } = parties;
    const queue = await queueFor('*EXCLUDE', parties);
    await refused(parties, bob.write(queue, bytes('x')), notAuthorized);
    await refused(parties, bob.read(queue), notAuthorized);
    await refused(parties, bob.read(queue, { wait: -1 }), notAuthorized);
    await refused(parties, bob.peek(queue), notAuthorized);
    await refused(parties, bob.clear(queue), notAuthorized);
    await refused(parties, bob.attributes(queue), notAuthorized);
    await refused(parties, bob.delete(queue), notAuthorized);
    assert.equal((await alice.read(queue))?.data.toString(), 'of ALICE');
  },

  'AUT(*USE): look and receive': async parties => {
    const { bob } = parties;
    const queue = await queueFor('*USE', parties);
    assert.equal((await bob.attributes(queue)).maximumLength, 1000);
    await refused(parties, bob.write(queue, bytes('x')), notAuthorized);
    await refused(parties, bob.clear(queue), notAuthorized);
    await refused(parties, bob.delete(queue), notAuthorized);
    assert.equal((await bob.peek(queue))?.data.toString(), 'of ALICE');
    assert.equal((await bob.read(queue))?.data.toString(), 'of ALICE');
  },

  'AUT(*CHANGE): everything but delete': async parties => {
    const { bob } = parties;
    const queue = await queueFor('*CHANGE', parties);
    await bob.write(queue, bytes('of BOB'));
    assert.equal((await bob.read(queue))?.data.toString(), 'of ALICE');
    await bob.clear(queue);
    assert.equal(await bob.read(queue), undefined);
    await refused(parties, bob.delete(queue), notAuthorized);
  },

  'what is granted and revoked is felt at once': async parties => {
    const { bob, command } = parties;
    const queue = await queueFor('*EXCLUDE', parties);
    const change = (what: string) => command(what.replace('QUEUE', `OBJ(${queue}) OBJTYPE(*DTAQ) USER(BOB)`));
    await refused(parties, bob.write(queue, bytes('x')), notAuthorized);
    await change('GRTOBJAUT QUEUE AUT(*CHANGE)');
    await bob.write(queue, bytes('of BOB'));
    await change('RVKOBJAUT QUEUE AUT(*ADD)');
    await refused(parties, bob.write(queue, bytes('x')), notAuthorized);
    assert.equal((await bob.read(queue))?.data.toString(), 'of ALICE');
    await change('RVKOBJAUT QUEUE AUT(*ALL)');
    await refused(parties, bob.read(queue), notAuthorized);
  },

  'a library that a user may not use hides its queues': async parties => {
    const { alice, bob, command, name } = parties;
    const library = name().replace('QGPL/', 'L');
    const why = { typescript: 'CPF9820', java: 'AS400SecurityException LIBRARY_AUTHORITY_INSUFFICIENT' };
    await command(`CRTLIB LIB(${library}) AUT(*EXCLUDE)`);
    await alice.create(`${library}/OPEN`, { authority: '*ALL' });
    await refused(parties, bob.write(`${library}/OPEN`, bytes('x')), why);
    await refused(parties, bob.read(`${library}/OPEN`), why);
    await command(`GRTOBJAUT OBJ(${library}) OBJTYPE(*LIB) USER(BOB) AUT(*USE)`);
    await bob.write(`${library}/OPEN`, bytes('of BOB'));
    assert.equal((await alice.read(`${library}/OPEN`))?.data.toString(), 'of BOB');
  },

  'AUT(*ALL): everything': async parties => {
    const { bob } = parties;
    const queue = await queueFor('*ALL', parties);
    await bob.delete(queue);
    await bob.create(queue);
  },
};
