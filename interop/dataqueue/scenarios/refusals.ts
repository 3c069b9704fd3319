import assert from 'node:assert/strict';
import { bytes, type Parties, type Refusal, refused, type Scenarios } from './scenario.ts';

const missingQueue = { typescript: 'CPF9801', java: 'ObjectDoesNotExistException OBJECT_DOES_NOT_EXIST' };
const missingLibrary = { typescript: 'CPF9810', java: 'ObjectDoesNotExistException LIBRARY_DOES_NOT_EXIST' };
const notKeyed = { typescript: 'CPF9502', java: 'IllegalObjectTypeException DATA_QUEUE_NOT_KEYED' };
const isKeyed = { typescript: 'CPF9506', java: 'IllegalObjectTypeException DATA_QUEUE_KEYED' };

/** Every operation on a queue that cannot be found. */
async function allRefused(parties: Parties, queue: string, why: Refusal): Promise<void> {
  const { alice } = parties;
  const key = bytes('AA');
  await refused(parties, alice.write(queue, bytes('x')), why);
  await refused(parties, alice.write(queue, bytes('x'), key), why);
  await refused(parties, alice.read(queue), why);
  await refused(parties, alice.read(queue, { wait: -1 }), why);
  await refused(parties, alice.read(queue, { key }), why);
  await refused(parties, alice.peek(queue), why);
  await refused(parties, alice.clear(queue), why);
  await refused(parties, alice.clear(queue, key), why);
  await refused(parties, alice.attributes(queue), why);
  await refused(parties, alice.delete(queue), why);
}

export const refusals: Scenarios = {
  'a queue that is not there': async parties => {
    await allRefused(parties, 'QGPL/NOTHERE', missingQueue);
    const queue = parties.name();
    await parties.alice.create(queue);
    await parties.peer.delete(queue);
    await allRefused(parties, queue, missingQueue);
  },

  'a library that is not there': async parties => {
    await allRefused(parties, 'NOTHERE/QUEUE', missingLibrary);
    await refused(parties, parties.alice.create('NOTHERE/QUEUE'), missingLibrary);
  },

  'a queue that is there already': async parties => {
    const queue = parties.name();
    await parties.peer.create(queue);
    await refused(parties, parties.alice.create(queue), {
      typescript: 'CPF9870',
      java: 'ObjectAlreadyExistsException OBJECT_ALREADY_EXISTS',
    });
  },

  'a key for a queue without keys': async parties => {
    const { alice } = parties;
    const [queue, key] = [parties.name(), bytes('AA')];
    await alice.create(queue);
    await refused(parties, alice.write(queue, bytes('x'), key), notKeyed);
    await refused(parties, alice.read(queue, { key }), notKeyed);
    await refused(parties, alice.read(queue, { key, wait: -1 }), notKeyed);
    await refused(parties, alice.peek(queue, { key }), notKeyed);
    await refused(parties, alice.clear(queue, key), notKeyed);
    if (parties.language === 'java') await refused(parties, alice.attributes(queue, 'keyed'), notKeyed);
  },

  'no key, or one of the wrong length, for a keyed queue': async parties => {
    const { alice } = parties;
    const queue = parties.name();
    await alice.create(queue, { keyLength: 2 });
    await refused(parties, alice.write(queue, bytes('x')), isKeyed);
    await refused(parties, alice.read(queue), isKeyed);
    await refused(parties, alice.peek(queue), isKeyed);
    if (parties.language === 'java') await refused(parties, alice.attributes(queue), isKeyed);
    const wrong = { typescript: 'CPF9506', java: 'AS400Exception CPF9506' };
    await refused(parties, alice.write(queue, bytes('x'), bytes('AAA')), wrong);
    await refused(parties, alice.read(queue, { key: bytes('AAA') }), wrong);
  },

  'an entry that is too long': async parties => {
    const { alice } = parties;
    const queue = parties.name();
    await alice.create(queue, { maximumLength: 10 });
    await alice.write(queue, Buffer.alloc(10));
    await refused(parties, alice.write(queue, Buffer.alloc(11)), {
      typescript: 'CPF2498',
      java: 'AS400Exception CPF2498',
    });
  },

  'a queue that is full': async parties => {
    const { alice, peer } = parties;
    const queue = parties.name();
    await parties.command(`CRTDTAQ DTAQ(${queue}) MAXLEN(10) SIZE(2 1)`);
    await alice.write(queue, bytes('first'));
    await peer.write(queue, bytes('second'));
    const full = { typescript: 'CPF950A', java: 'AS400Exception CPF950A' };
    await refused(parties, alice.write(queue, bytes('third')), full);
    assert.equal((await peer.read(queue))?.data.toString('latin1'), 'first');
    await alice.write(queue, bytes('third'));
    await refused(parties, alice.write(queue, bytes('fourth')), full);
  },
};
