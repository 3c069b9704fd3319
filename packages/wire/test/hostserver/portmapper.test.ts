import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decodeQuestion,
  decodeReply,
  encodeQuestion,
  encodeReply,
  standardPorts,
} from '../../src/hostserver/portmapper.ts';
import { fromHex } from './golden.ts';

test('the question is the bare name, and the reply has five bytes', () => {
  assert.deepEqual(encodeQuestion('as-signon'), fromHex('61732d7369676e6f6e'));
  assert.deepEqual(encodeReply(standardPorts['as-signon']), fromHex('2B 0000211C'));
  assert.equal(decodeReply(fromHex('2B 0000211C')), 8476);
});

test('anything but 2B means not found', () => {
  assert.equal(decodeReply(encodeReply(undefined)), undefined);
  assert.equal(decodeReply(fromHex('4E 0000211C')), undefined);
});

test('a reply of another size is refused by name', () => {
  const reply = encodeReply(8476);
  for (let length = 0; length < reply.length; length++) {
    assert.throws(() => decodeReply(reply.subarray(0, length)), { name: 'WireError', code: 'truncated' });
  }
  assert.throws(() => decodeReply(Buffer.concat([reply, reply])), { name: 'WireError', code: 'trailing-bytes' });
});

test('what programs put behind the name is no part of it', () => {
  assert.equal(decodeQuestion(fromHex('61732d64746171 00')), 'as-dtaq');
  assert.equal(decodeQuestion(Buffer.from('as-dtaq\r\n')), 'as-dtaq');
  assert.equal(decodeQuestion(Buffer.from('as-dtaq-s')), 'as-dtaq-s');
});

test('every port survives the wire', () => {
  fc.assert(fc.property(fc.nat(65_535), port => decodeReply(encodeReply(port)) === port));
});
