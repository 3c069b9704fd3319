import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { at } from '../../src/hostserver/header.ts';
import { releaseName, releaseNumber } from '../../src/hostserver/release.ts';
import {
  AttributesExchanged,
  ChangePassword,
  describeReturnCode,
  EndServer,
  ExchangeAttributes,
  GenerateToken,
  GenerateTokenForIdentity,
  Information,
  PasswordChanged,
  RetrieveInformation,
  ReturnCode,
  returnCodeName,
  TokenForIdentityGenerated,
  TokenGenerated,
  toDateTime,
} from '../../src/hostserver/signon/index.ts';
import { checkGolden, checkRoundTrip, fromHex } from './golden.ts';

// Requests as IBM Toolbox for Java sent them (21.0.7 the first, 9.4 the others); replies as it took them, and found in them
// the values given here.

test('7003 exchange attributes', () => {
  checkGolden(
    ExchangeAttributes,
    `00000034 0000E009 00000000 00000000 00007003 0000000A 1101 00000001 00000008 1102 000A
     0000000E 1103 0000019A9D3C2B10`,
    { version: 1, level: 10, clientSeed: '0000019a9d3c2b10' },
  );
});

test('7003 of a client that signs on with a token has no seed', () => {
  const frame = fromHex('00000026 0000E009 00000000 00000000 00007003 0000000A 1101 00000001 00000008 1102 000A');
  assert.equal(ExchangeAttributes.decode(frame).clientSeed, undefined);
});

test('F003 has version and level where clients look for them', () => {
  const hex = `0000005E 0000E009 00000000 00000000 0004F003 00000000 0000000A 1101 00070500 00000008 1102 000A
    0000000E 1103 1122334455667788 00000007 1119 02 0000001F 111F 00000025 F1F2F3F4F5F661D8E4E2C5D961D8E9E2D6E2C9C7D5`;
  checkGolden(AttributesExchanged, hex, {
    returnCode: 0,
    release: releaseNumber('V7R5M0'),
    level: 10,
    serverSeed: '1122334455667788',
    passwordLevel: 2,
    job: '123456/QUSER/QZSOSIGN',
  });
  const reference = fromHex(hex.replace('111F 00000025', '111F 00000000'));
  assert.equal(AttributesExchanged.decode(reference).job, '123456/QUSER/QZSOSIGN', 'CCSID 0 is the CCSID of the job');
});

test('7004 sign on with a substitute', () => {
  checkGolden(
    RetrieveInformation,
    `000000500000e009000000000000000100017004030000000a1113000004b00000001a1105eebf04e298ff5f3a1c7dc8521961c8f9ed5b5fcb
     000000101104c1d3c9c3c5404040404000000007112801`,
    {
      type: 3,
      clientCcsid: 1200,
      substitute: 'eebf04e298ff5f3a1c7dc8521961c8f9ed5b5fcb',
      user: 'ALICE',
      wantMessages: 1,
    },
    { correlation: 1 },
  );
});

test('F004 sign-on information', () => {
  const date = { year: 2025, month: 1, day: 2, hour: 3, minute: 4, second: 5 };
  checkGolden(
    Information,
    `000000650000e00900000000000000010004f004000000000000000e110607e90102030405000000000e110707e9010203040500
     0000000e110807e90102030405000000000a112c000000070000000a1114000000250000000f110400000025c1d3c9c3c5`,
    {
      returnCode: 0,
      currentSignon: date,
      lastSignon: date,
      passwordExpires: date,
      warningDays: 7,
      serverCcsid: 37,
      user: 'ALICE',
      messages: [],
    },
    { correlation: 1 },
  );
});

test('7005 and F005 change password', () => {
  checkGolden(
    ChangePassword,
    `000000980000e00900000000000000010001700503000000101104c1d3c9c3c540404040400000001a1105e7d9333f63fa7fbb7c49bac2a3dbd3
     ad3c7f091e0000001a110c8d15a45d31b8912309754958aa290cae56bf60d60000001a110dd168eb62221831600caa877b796e8c32e609aac1
     0000000a111c0000000c0000000a111d000000120000000a111e000034b000000007112801`,
    {
      type: 3,
      user: 'ALICE',
      substitute: 'e7d9333f63fa7fbb7c49bac2a3dbd3ad3c7f091e',
      protectedOld: '8d15a45d31b8912309754958aa290cae56bf60d6',
      protectedNew: 'd168eb62221831600caa877b796e8c32e609aac1',
      oldLength: 12,
      newLength: 18,
      passwordCcsid: 13488,
      wantMessages: 1,
    },
    { correlation: 1 },
  );
  checkGolden(
    PasswordChanged,
    '000000180000e00900000000000000010004f00500000000',
    { returnCode: 0, messages: [] },
    { correlation: 1 },
  );
});

test('7006 end', () => {
  checkGolden(EndServer, '000000140000e009000000000000000200007006', {}, { correlation: 2 });
});

test('7007 and F007 profile token', () => {
  checkGolden(
    GenerateToken,
    `000000580000e0090000000000000001000270070301000000071116f10000000a11170000003c0000001a1105a266b13f07b1bab721251eb539df
     4a26f8a72fa0000000101104c1d3c9c3c5404040404000000007112801`,
    {
      type: 3,
      returnType: 1,
      kind: 0xf1,
      timeout: 60,
      substitute: 'a266b13f07b1bab721251eb539df4a26f8a72fa0',
      user: 'ALICE',
      wantMessages: 1,
    },
    { correlation: 1 },
  );
  const token = 'a5'.repeat(32);
  const reply = `0000003e0000e00900000000000000010004f007000000000000002611 15${token}`;
  checkGolden(TokenGenerated, reply, { returnCode: 0, token, messages: [] }, { correlation: 1 });
  assert.equal(fromHex(reply).subarray(30).toString('hex'), token, 'clients read it at offset 30');
});

test('7008 and F008 profile token for an identity', () => {
  checkGolden(
    GenerateTokenForIdentity,
    `0000004a0000e00900000000000000040001700801000000071116f20000000a11170000003c000000071126f1
     0000001611270063006e003d0061006c00690063006500000007112801`,
    { returnType: 1, kind: 0xf2, timeout: 60, identityType: 0xf1, identity: 'cn=alice', wantMessages: 1 },
    { correlation: 4 },
  );
  const token = 'a5'.repeat(32);
  checkGolden(
    TokenForIdentityGenerated,
    `0000003e0000e00900000000000000040004f00800000000000000261115${token}`,
    { returnCode: 0, token, messages: [] },
    { correlation: 4 },
  );
});

test('a trace never shows what proves a user', () => {
  const frame = RetrieveInformation.encode({ type: 3, substitute: Buffer.alloc(20, 0xab), user: 'ALICE' });
  const shown = RetrieveInformation.show(RetrieveInformation.decode(frame));
  assert.equal(shown, 'type=sha1 substitute=(secret) user="ALICE"');
  for (const message of [RetrieveInformation, ChangePassword, GenerateToken, TokenGenerated]) {
    for (const [name, { field }] of Object.entries(message.parts)) {
      if (/substitute|token|protected|factor/.test(name)) assert.equal(field.show('s3cret' as never), '(secret)', name);
    }
  }
});

test('requests and replies survive the wire, and the correlation goes along', () => {
  const seed = fc.uint8Array({ minLength: 8, maxLength: 8 });
  const name = fc.stringMatching(/^[A-Z][A-Z0-9$#@_]{0,9}$/);
  const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const u32 = fc.nat(0xffffffff);
  const proof = {
    type: fc.nat(255),
    substitute: optional(fc.uint8Array()),
    token: optional(fc.uint8Array()),
    user: optional(name),
    wantMessages: optional(fc.nat(255)),
    factor: optional(fc.string({ unit: 'grapheme' })),
  };
  const date = fc.date({ min: new Date('1970-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
  const dateTime = optional(date.map(one => toDateTime(one.getTime())));
  const text = fc.string({ unit: fc.constantFrom(...'ABC xyz 123.') });
  const message = fc.record({
    textCcsid: u32,
    dataCcsid: u32,
    severity: fc.nat(99),
    type: fc.constant('15'),
    id: fc.constant('CPF22E2'),
    file: text,
    library: text,
    text,
    data: fc.uint8Array(),
    help: text,
  });
  const cases = [
    [ExchangeAttributes, fc.record({ version: u32, level: fc.nat(65_535), clientSeed: optional(seed) })],
    [RetrieveInformation, fc.record({ ...proof, clientCcsid: optional(u32) })],
    [
      Information,
      fc.record({
        returnCode: u32,
        currentSignon: dateTime,
        lastSignon: dateTime,
        passwordExpires: dateTime,
        warningDays: optional(u32),
        serverCcsid: optional(u32),
        user: optional(name),
        messageCount: optional(fc.nat(65_535)),
        messages: fc.array(message, { maxLength: 2 }),
      }),
    ],
    [
      GenerateToken,
      fc.record({ ...proof, returnType: fc.nat(255), kind: optional(fc.nat(255)), timeout: optional(u32) }),
    ],
  ] as const;
  for (const [message, values] of cases) {
    fc.assert(
      fc.property(values, u32, (value, correlation) => {
        checkRoundTrip(message as never, value, { correlation });
        assert.equal(at.correlation(message.encode(value as never, { correlation })), correlation);
      }),
      { numRuns: 60 },
    );
  }
});

test('releases have names and numbers', () => {
  assert.equal(releaseNumber('V7R5M0'), 0x00070500);
  assert.equal(releaseName(0x00070601), 'V7R6M1');
  assert.throws(() => releaseNumber('7.5'), RangeError);
});

test('every return code has a name, a number of its own and a sentence', () => {
  assert.equal(ReturnCode.passwordIncorrect, 0x0003000b);
  assert.equal(returnCodeName(0x0003000d), 'passwordExpired');
  const codes = Object.values(ReturnCode);
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) assert.match(describeReturnCode(code), /^[A-Z].*\.$/);
  assert.match(describeReturnCode(0x00ab0001), /00AB0001/);
});
