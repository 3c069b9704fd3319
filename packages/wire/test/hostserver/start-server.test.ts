import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { at, ServerId } from '../../src/hostserver/header.ts';
import { Discard, Echo, Echoed } from '../../src/hostserver/ping.ts';
import {
  ExchangeSeeds,
  SeedsExchanged,
  ServerStarted,
  StartServer,
  wantsJob,
} from '../../src/hostserver/start-server/index.ts';
import { checkGolden, checkRoundTrip, fromHex } from './golden.ts';

// Requests as IBM Toolbox for Java 9.4 sent them, replies as it took them.

test('7001 and F001 exchange random seeds', () => {
  checkGolden(
    ExchangeSeeds,
    '0000001c0100e000000000000000000000087001000001a1f8eed0d9',
    { clientSeed: '000001a1f8eed0d9' },
    { server: ServerId.central, attributes: 0x0100 },
  );
  const reply = '00000020 0002E008 00000000 00000000 000CF001 00000000 1122334455667788';
  checkGolden(
    SeedsExchanged,
    reply,
    { returnCode: 0, serverSeed: '1122334455667788' },
    { server: ServerId.remoteCommand, attributes: 2 },
  );
  assert.equal(at.attributes(fromHex(reply)) & 0xff, 2, 'the password level');
});

test('7002 and F002 start server', () => {
  const request = `000000400200e00000000000000000000002700203010000001a1105f92394467b47ef5ecca9462b6787d876a24c8e2d
    000000101104c1d3c9c3c54040404040`;
  checkGolden(
    StartServer,
    request,
    { type: 3, sendReply: 1, substitute: 'f92394467b47ef5ecca9462b6787d876a24c8e2d', user: 'ALICE' },
    { server: ServerId.central, attributes: wantsJob << 8 },
  );
  checkGolden(
    ServerStarted,
    `000000460000e00000000000000000000004f002000000000000000f110400000025c1d3c9c3c5
     0000001f111f00000025f1f2f3f4f5f761d8e4e2c5d961d8e9e2c3e2d9e5e2`,
    { returnCode: 0, user: 'ALICE', job: '123457/QUSER/QZSCSRVS' },
    { server: ServerId.central },
  );
});

test('a message for any server needs to be told which', () => {
  assert.throws(() => ExchangeSeeds.encode({ clientSeed: Buffer.alloc(8) }), { name: 'WireError', code: 'bad-value' });
});

test('7FFF as AS400JPing sends it: the server id is a number of its own', () => {
  const frame = fromHex('0000001e00000007ffffffff00000000000a7fffdddddddddddddddddddd');
  assert.equal(Buffer.from(Discard.decode(frame).data).toString('hex'), 'dd'.repeat(10));
});

test('requests and replies survive the wire', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  fc.assert(
    fc.property(bytes, fc.constantFrom(...Object.values(ServerId)), (data, server) => {
      checkRoundTrip(Echo, { data }, { server });
      checkRoundTrip(Echoed, { data }, { server });
    }),
  );
  const start = fc.record({
    type: fc.nat(255),
    sendReply: fc.nat(1),
    substitute: optional(bytes),
    token: optional(bytes),
    user: optional(fc.stringMatching(/^[A-Z][A-Z0-9$#@_]{0,9}$/)),
    verificationId: optional(fc.string({ unit: 'grapheme' })),
    clientAddress: optional(fc.ipV6()),
  });
  fc.assert(fc.property(start, value => checkRoundTrip(StartServer, value, { server: ServerId.dataQueue })));
});
