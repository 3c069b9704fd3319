import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, ServerId } from '@bigiron/wire/hostserver/header';
import { ProofType, ReturnCode } from '@bigiron/wire/hostserver/signon/index';
import { ExchangeSeeds, SeedsExchanged, ServerStarted, StartServer } from '@bigiron/wire/hostserver/start-server/index';
import { connectInMemory } from '../../src/net/memory.ts';
import { clientSeed, FrameClient } from './client.ts';
import { queueDoor } from './queue-door.ts';
import { testRooms } from './rooms.ts';

const server = ServerId.dataQueue;

function opened(secure = false) {
  const rooms = testRooms({
    ALICE: { password: 'secret' },
    DISABLED: { password: 'secret', refusal: 'user-disabled' },
    EXPIRED: { password: 'secret', refusal: 'password-expired' },
  });
  return { rooms, client: new FrameClient(connectInMemory(queueDoor(rooms).door, { secure })) };
}

test('7001 and 7002 start a job of the server for the user', async () => {
  const { rooms, client } = opened();
  const { returnCode, user, job } = await client.start('ALICE', 'secret');
  assert.deepEqual({ returnCode, user, job }, { returnCode: 0, user: 'ALICE', job: '123456/QUSER/QZHQSSRV' });
  assert.equal(rooms.started[0]?.profile.name, 'ALICE');
  assert.equal(client.profile, 'ALICE');
});

test('the reply to 7001 announces the password level in its header, byte for byte', async () => {
  const { client } = opened();
  const reply = await client.ask(ExchangeSeeds.encode({ clientSeed }, { server }));
  assert.equal(reply.toString('hex'), '000000200002e0070000000000000000000cf001000000001122334455667788');
});

for (const [user, password, returnCode] of [
  ['NOBODY', 'secret', ReturnCode.userUnknown],
  ['ALICE', 'wrong', ReturnCode.passwordIncorrect],
  ['DISABLED', 'secret', ReturnCode.userDisabled],
  ['EXPIRED', 'secret', ReturnCode.passwordExpired],
] as const) {
  test(`${user} with ${password} is refused with ${returnCode.toString(16)}, and the connection ends`, async () => {
    const { rooms, client } = opened();
    const reply = await client.start(user, password);
    assert.deepEqual({ ...reply }, { returnCode });
    await client.closed;
    assert.equal(rooms.started.length, 0);
    assert.equal(client.profile, undefined);
  });
}

test('seeds that a host does not take, and proofs that cannot be, have return codes of their own', async () => {
  const exchange = async (seed: Buffer) => {
    const reply = await opened().client.ask(ExchangeSeeds.encode({ clientSeed: seed }, { server }));
    return SeedsExchanged.decode(reply).returnCode;
  };
  assert.equal(await exchange(Buffer.alloc(8)), ReturnCode.seedNotValid);
  assert.equal(await exchange(Buffer.alloc(8, 0xff)), ReturnCode.seedNotValid);

  const start = async (request: object, seeds = true) => {
    const { client } = opened();
    if (seeds) await client.ask(ExchangeSeeds.encode({ clientSeed }, { server }));
    const frame = StartServer.encode({ type: ProofType.sha1, sendReply: 1, ...request }, { server });
    return ServerStarted.decode(await client.ask(frame)).returnCode;
  };
  const substitute = Buffer.alloc(20);
  assert.equal(await start({ user: 'ALICE', substitute }, false), ReturnCode.seedRequired);
  assert.equal(await start({ user: 'ALICE' }), ReturnCode.startIncomplete);
  assert.equal(await start({ substitute }), ReturnCode.startIncomplete);
  assert.equal(await start({ user: 'ALICE', substitute, token: Buffer.alloc(32) }), ReturnCode.startIncomplete);
  assert.equal(await start({ user: 'ALICE', substitute: Buffer.alloc(8) }), ReturnCode.passwordLength);
  assert.equal(await start({ type: ProofType.kerberos, token: Buffer.alloc(99) }), ReturnCode.encryptionNotValid);
  assert.equal(await start({ type: ProofType.token, token: Buffer.alloc(31) }), ReturnCode.tokenLength);
  assert.equal(await start({ type: ProofType.token, token: Buffer.alloc(32) }), ReturnCode.tokenNotValid);
});

test('a profile token starts a server too', async () => {
  const { rooms, client } = opened();
  const token = Buffer.alloc(32, 7);
  rooms.tokens.set(token.toString('hex'), 'ALICE');
  await client.ask(ExchangeSeeds.encode({ clientSeed }, { server }));
  const frame = StartServer.encode({ type: ProofType.token, sendReply: 1, token, user: 'ALICE' }, { server });
  const { returnCode, user, job } = ServerStarted.decode(await client.ask(frame));
  assert.deepEqual({ returnCode, user, job }, { returnCode: 0, user: 'ALICE', job: undefined });
});

test('whoever has not signed on can ask for nothing else, nor send much', async () => {
  const early = opened();
  const request = ExchangeSeeds.encode({ clientSeed }, { server });
  request.writeUInt16BE(0x0001, 18);
  early.client.send(request);
  await early.client.closed;
  assert.match(early.client.reason?.message ?? '', /request 1 is not known, or not at this point/);

  const large = opened();
  const header = Buffer.from(request);
  header.writeUInt32BE((64 << 10) + 1, 0);
  large.client.send(header);
  await large.client.closed;
  assert.equal((large.client.reason as { code?: string }).code, 'frame-too-large');
});

test('a job that cannot be started is said so', async () => {
  const { rooms, client } = opened();
  rooms.jobs.start = async () => {
    throw new Error('no job numbers');
  };
  assert.equal((await client.start('ALICE', 'secret')).returnCode, ReturnCode.serverNotStarted);
  await client.closed;
});

test('a start that asks for no reply gets none', async () => {
  const { rooms, client } = opened();
  rooms.tokens.set('07'.repeat(32), 'ALICE');
  const token = Buffer.alloc(32, 7);
  client.send(StartServer.encode({ type: ProofType.token, sendReply: 0, token, user: 'ALICE' }, { server }));
  const unknown = ExchangeSeeds.encode({ clientSeed }, { server, correlation: 3 });
  assert.equal(at.correlation(await client.ask(unknown)), 3, 'the first reply is the refusal of what came behind');
});
