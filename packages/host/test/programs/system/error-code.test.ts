import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { escapeMessage } from '../escape-message.ts';
import { storage, textOf } from '../fakes.ts';
import { caller, errorCode } from './rooms.ts';

/** QUSDLTUS, with a user space that is never there. */
const call = caller({
  userSpaces: {
    delete: async (_job, { name, library }) => {
      if (name !== 'THERE') throw catalogue.escape('CPF9801', [name, library, '*USRSPC']);
    },
  },
});
const space = storage('MINE      QGPL      ');

test('without an error code, and with one of no bytes, the escape message goes to the caller', async () => {
  await assert.rejects(call('QUSDLTUS', [space]), escapeMessage('CPF9801'));
  await assert.rejects(call('QUSDLTUS', [space, undefined]), escapeMessage('CPF9801'));
  await assert.rejects(call('QUSDLTUS', [space, errorCode(0)]), escapeMessage('CPF9801'));
  await assert.rejects(call('QUSDLTUS', [space, errorCode(7)]), escapeMessage('CPF3CF1'));
});

test('otherwise it goes into the error code, as far as there is room', async () => {
  const error = errorCode(40);
  await call('QUSDLTUS', [space, error]);
  assert.equal(error.readInt32BE(0), 40);
  assert.equal(error.readInt32BE(4), 16 + 27);
  assert.equal(textOf(error.subarray(8, 15)), 'CPF9801');
  assert.equal(textOf(error.subarray(16, 40)), 'MINE      QGPL      USRS');

  const short = errorCode(8);
  await call('QUSDLTUS', [space, short]);
  assert.deepEqual([short.readInt32BE(4), short.length], [43, 8]);

  const lying = errorCode(100, 20);
  await call('QUSDLTUS', [space, lying]);
  assert.equal(textOf(lying.subarray(8, 20)), 'CPF9801\0MINE');
});

test('the wide format carries a CCSID and says where its data is', async () => {
  const error = Buffer.alloc(64);
  error.writeInt32BE(-1, 0);
  error.writeInt32BE(64, 4);
  await call('QUSDLTUS', [space, error]);
  assert.deepEqual(
    [8, 20, 24, 28].map(at => error.readInt32BE(at)),
    [32 + 27, 37, 32, 27],
  );
  assert.equal(textOf(error.subarray(12, 19)), 'CPF9801');
  assert.equal(textOf(error.subarray(32, 42)), 'MINE      ');
});

test('success leaves no bytes available; wrong parameters are reported too', async () => {
  const error = errorCode(40);
  error.fill(0xff, 4);
  await call('QUSDLTUS', [storage('THERE     QGPL      '), error]);
  assert.equal(error.readInt32BE(4), 0);

  await assert.rejects(call('QUSDLTUS', []), escapeMessage('MCH0802'));
});
