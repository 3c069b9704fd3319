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

  'AUT(*ALL): everything': async parties => {
    const { bob } = parties;
    const queue = await queueFor('*ALL', parties);
    await bob.delete(queue);
    await bob.create(queue);
  },
};
