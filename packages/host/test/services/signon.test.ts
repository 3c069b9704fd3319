import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '@bigiron/wire/hostserver/header';
import { protect, substitute, verifier } from '@bigiron/wire/hostserver/password/index';
import {
  AttributesExchanged,
  ChangePassword,
  EndServer,
  ExchangeAttributes,
  GenerateToken,
  GenerateTokenForIdentity,
  Information,
  PasswordChanged,
  ProofType,
  RetrieveInformation,
  ReturnCode,
  TokenForIdentityGenerated,
  TokenGenerated,
  TokenKind,
} from '@bigiron/wire/hostserver/signon/index';
import { connectInMemory } from '../../src/net/memory.ts';
import { signonService } from '../../src/services/signon/service.ts';
import { clientSeed, FrameClient, serverSeed } from '../hostserver/client.ts';
import { testRooms } from '../hostserver/rooms.ts';

const seeds = { client: clientSeed, server: serverSeed };

const inWords = (_reason: string, user: string) => ({
  id: 'CPF0000',
  type: '15' as const,
  severity: 40,
  text: `${user} is refused.`,
  help: '',
  file: 'QCPFMSG',
  library: 'QSYS',
  data: Buffer.alloc(0),
});

async function opened() {
  const rooms = testRooms({
    ALICE: { password: 'secret' },
    EXPIRED: { password: 'secret', refusal: 'password-expired' },
    LAST: { password: 'secret', refusal: 'password-incorrect-once-more' },
  });
  const door = signonService({ ...rooms, release: 0x00070500, textCcsid: () => 273, refusalMessage: inWords });
  return { rooms, client: new FrameClient(connectInMemory(door)) };
}

async function exchanged() {
  const one = await opened();
  const reply = await one.client.ask(ExchangeAttributes.encode({ version: 1, level: 10, clientSeed }));
  return { ...one, attributes: AttributesExchanged.decode(reply) };
}

async function proof(user: string, password: string) {
  return { type: ProofType.sha1, user, substitute: substitute(2, user, await verifier(2, user, password), seeds) };
}

async function signOn(client: FrameClient, user: string, password: string) {
  const request = { ...(await proof(user, password)), clientCcsid: 1200, wantMessages: 1 };
  return Information.decode(await client.ask(RetrieveInformation.encode(request, { correlation: 1 })));
}

test('7003 tells what the host is', async () => {
  const { attributes } = await exchanged();
  assert.deepEqual(
    { ...attributes, serverSeed: Buffer.from(attributes.serverSeed ?? []).toString('hex') },
    { returnCode: 0, release: 0x00070500, level: 10, serverSeed: '1122334455667788', passwordLevel: 2 },
  );
});

test('7003 without a seed gets none, with an impossible one a return code', async () => {
  const { client } = await opened();
  const none = AttributesExchanged.decode(await client.ask(ExchangeAttributes.encode({ version: 1, level: 10 })));
  assert.deepEqual([none.returnCode, none.serverSeed], [0, undefined]);
  const zero = ExchangeAttributes.encode({ version: 1, level: 10, clientSeed: Buffer.alloc(8) });
  assert.equal(AttributesExchanged.decode(await client.ask(zero)).returnCode, ReturnCode.seedNotValid);
});

test('7004 signs on and tells when; what does not apply is absent', async () => {
  const { client } = await exchanged();
  const information = await signOn(client, 'ALICE', 'secret');
  assert.equal(information.returnCode, 0);
  assert.equal(information.currentSignon?.year, 2025);
  assert.deepEqual(
    [information.lastSignon, information.passwordExpires, information.warningDays],
    [undefined, undefined, undefined],
  );
  assert.deepEqual([information.serverCcsid, information.user], [273, 'ALICE']);
  assert.equal(client.profile, 'ALICE');
});

test('each refusal has its return code, and after five the connection ends', async () => {
  const { client } = await exchanged();
  for (const [user, password, returnCode] of [
    ['NOBODY', 'secret', ReturnCode.userUnknown],
    ['ALICE', 'wrong', ReturnCode.passwordIncorrect],
    ['EXPIRED', 'secret', ReturnCode.passwordExpired],
    ['LAST', 'secret', ReturnCode.passwordIncorrectOnceMore],
    ['ALICE', 'again', ReturnCode.passwordIncorrect],
  ] as const) {
    const { messages, ...reply } = await signOn(client, user, password);
    assert.deepEqual({ ...reply }, { returnCode, messageCount: 1 });
    assert.equal(messages[0]?.text, `${user} is refused.`);
  }
  await client.closed;
  assert.equal(client.profile, undefined);
});

test('an expired password is changed, and its user signs on with the new one on the same connection', async () => {
  const { client, rooms } = await exchanged();
  const { newLength, oldLength, ...change } = await protect(2, 'EXPIRED', 'secret', 'new secret', seeds);
  const request = { type: ProofType.sha1, user: 'EXPIRED', passwordCcsid: 13488, newLength, oldLength, ...change };
  const reply = PasswordChanged.decode(await client.ask(ChangePassword.encode(request)));
  assert.equal(reply.returnCode, 0);
  assert.equal(rooms.users.get('EXPIRED')?.password, 'new secret');
  assert.equal((await signOn(client, 'EXPIRED', 'new secret')).returnCode, 0);
});

test('a change that cannot be read or is not good enough is refused', async () => {
  const { client } = await exchanged();
  const { newLength, oldLength, ...change } = await protect(2, 'ALICE', 'secret', 'no', seeds);
  const request = { type: ProofType.sha1, user: 'ALICE', passwordCcsid: 13488, newLength, oldLength, ...change };
  const ask = async (more: object) =>
    PasswordChanged.decode(await client.ask(ChangePassword.encode({ ...request, ...more }))).returnCode;
  assert.equal(await ask({ protectedNew: undefined }), ReturnCode.changeIncomplete);
  assert.equal(await ask({ passwordCcsid: 37 }), ReturnCode.conversionFailed);
  assert.equal(await ask({}), ReturnCode.newTooShort);
});

test('7007 makes a token, by which its user signs on without a name', async () => {
  const { client, rooms } = await exchanged();
  const request = { ...(await proof('ALICE', 'secret')), returnType: 1, kind: TokenKind.multipleUse, timeout: 60 };
  const made = TokenGenerated.decode(await client.ask(GenerateToken.encode(request)));
  assert.equal(made.returnCode, 0);
  assert.ok(rooms.tokens.has(Buffer.from(made.token ?? []).toString('hex')));

  const byToken = new FrameClient(
    connectInMemory(signonService({ ...rooms, release: 0, textCcsid: () => 37, refusalMessage: inWords })),
  );
  await byToken.ask(ExchangeAttributes.encode({ version: 1, level: 10 }));
  const signOnRequest = RetrieveInformation.encode({ type: ProofType.token, token: made.token });
  const information = Information.decode(await byToken.ask(signOnRequest));
  assert.deepEqual([information.returnCode, information.user], [0, 'ALICE']);
});

test('tokens of other kinds, for other times and other users are refused', async () => {
  const { client } = await exchanged();
  const base = { ...(await proof('ALICE', 'secret')), returnType: 1, kind: TokenKind.singleUse, timeout: 60 };
  const ask = async (more: object) =>
    TokenGenerated.decode(await client.ask(GenerateToken.encode({ ...base, ...more }))).returnCode;
  assert.equal(await ask({ kind: 0xf9 }), ReturnCode.tokenKindNotAllowed);
  assert.equal(await ask({ returnType: 2 }), ReturnCode.tokenKindNotValid);
  assert.equal(await ask({ timeout: 3601 }), ReturnCode.tokenTimeoutNotValid);
  assert.equal(await ask({ timeout: undefined }), ReturnCode.tokenRequestIncomplete);
  const identity = GenerateTokenForIdentity.encode({ returnType: 1, identity: 'cn=alice' });
  const reply = TokenForIdentityGenerated.decode(await client.ask(identity));
  assert.equal(reply.returnCode, ReturnCode.identityUnreachable);
});

test('7006 ends without a reply; an unknown request gets the return code for that', async () => {
  const { client } = await exchanged();
  const unknown = EndServer.encode({}, { correlation: 4 });
  unknown.writeUInt16BE(0x7999, 18);
  const reply = await client.ask(unknown);
  assert.equal(reply.toString('hex'), '000000180000e00900000000000000040004f99900010003');
  assert.equal(at.id(reply), 0xf999);
  client.send(EndServer.encode({}));
  assert.equal(await client.reply(), undefined);
});
