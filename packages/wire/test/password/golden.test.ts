import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type PasswordLevel,
  protect,
  substitute,
  unprotect,
  verifier,
  verify,
} from '../../src/hostserver/password/index.ts';

interface Recorded {
  readonly client: string;
  readonly level: PasswordLevel;
  readonly user: string;
  readonly oldPassword: string;
  readonly newPassword: string;
  readonly clientSeed: string;
  readonly substitute: string;
  readonly protectedNew: string;
  readonly protectedOld: string;
}

/** Requests 7005 of the IBM Toolbox for Java, recorded from the named releases; the server seed was 1122334455667788. */
const RECORDED: readonly Recorded[] = [
  {
    client: 'jt400 9.4',
    level: 0,
    user: 'ALICE',
    oldPassword: 'secret',
    newPassword: 'eightchr',
    clientSeed: '000001a1f8e0f968',
    substitute: 'f7b332754cf08f2b',
    protectedNew: '82c056f7adbebab2',
    protectedOld: '89a963e60548d924',
  },
  {
    client: 'jt400 9.4',
    level: 1,
    user: 'TENCHARS_$',
    oldPassword: 'tenchars@#',
    newPassword: 'another$10',
    clientSeed: '000001a1f8e0f96f',
    substitute: '2dae2b4171eb1ed2',
    protectedNew: '7b1a970b65c3d8d30bf2db8270eab6c1',
    protectedOld: 'cafb0043677731559a057754d363d719',
  },
  {
    client: 'jt400 9.4 (a leading digit)',
    level: 0,
    user: 'BOB',
    oldPassword: '1234567',
    newPassword: '12345678',
    clientSeed: '000001a1f8e0f972',
    substitute: 'eb9c89c3a2a79fd8',
    protectedNew: 'def127f2071a681eee0dad7d31f895c7',
    protectedOld: '997441670137afc6',
  },
  {
    client: 'jt400 9.4',
    level: 2,
    user: 'ALICE',
    oldPassword: 'Secret',
    newPassword: 'Ten chars.',
    clientSeed: '000001a1f8e0f97f',
    substitute: '0689480778396368372d65a46c0a8be375129e27',
    protectedNew: '43aa3555e7b8f55bea4e910331b41b66c4b9aae2',
    protectedOld: '99700227f814a47cb54603bb816697cf535b0e15',
  },
  {
    client: 'jt400 9.4 (blanks cut)',
    level: 3,
    user: 'BOB',
    oldPassword: 'trailing blanks  ',
    newPassword: 'ideographic blank\u3000',
    clientSeed: '000001a1f8e0f988',
    substitute: '31a0658ba6ce710be26c29294fd02afae6604253',
    protectedNew: '07f424e9c6124bb886c2344e1bfe19d683cb0e74b4c01592e7a3823113fec9da4663cac8712d6720',
    protectedOld: '5bf7ab0511b609887c2331ebccc1673cfebf9ec2dab932261aec302e8a55351d8552f135bffef0d9',
  },
  {
    client: 'jt400 21.0.7',
    level: 4,
    user: 'ALICE',
    oldPassword: 'abc',
    newPassword: 'A much longer pass phrase, with blanks',
    clientSeed: '000001a1f8e0f4bb',
    substitute:
      '9411cb0bd8636c2d59291d322cddf717cda887f430bb0ac3ce2206ff9bdf1098' +
      'fd73428c976ccb08f60d83d986d953783a454f09047de599a1cff01b71c10e22',
    protectedNew:
      'bf957edc2bfc554870af5838b13f88b9ddeb61e6c05dd6dff16e38eab5f89bf4' +
      '32eb76d2f301a7a18c7339a596de3de8251c11753e4e26a849353a88b3916038' +
      '4d4b099405ddc561af94585f96e78341154f837abd6458b1f0f1567b46dab514' +
      '6176f62b3a0604b8b835168736789e2baeb81f085bbab5ef0101092985f08245',
    protectedOld:
      '9706ad8a7a4ed2bdf3f2734bc4da59c11b0fcc868c2fa076437cc3ab244f5534' +
      '1c1b5c2b2c544b307aa55ea4c70a9eb795a642ebe99b994e7fcf558e2f907c7f',
  },
];

for (const recorded of RECORDED) {
  const { client, level, user, oldPassword, newPassword } = recorded;
  const seeds = { client: bytes(recorded.clientSeed), server: bytes('1122334455667788') };

  test(`level ${level}: what ${client} sends is what we would send`, async () => {
    const ours = await protect(level, user, oldPassword, newPassword, seeds);
    assert.equal(hex(ours.substitute), recorded.substitute);
    assert.equal(hex(ours.protectedNew), recorded.protectedNew);
    assert.equal(hex(ours.protectedOld), recorded.protectedOld);
    assert.equal(hex(substitute(level, user, await verifier(level, user, oldPassword), seeds)), recorded.substitute);
  });

  test(`level ${level}: what ${client} sends is verified and opened`, async () => {
    const kept = await verifier(level, user, oldPassword);
    const length = { newLength: newPassword.length * 2, oldLength: oldPassword.length * 2 };
    const sent = {
      substitute: bytes(recorded.substitute),
      protectedNew: bytes(recorded.protectedNew),
      protectedOld: bytes(recorded.protectedOld),
      ...(level < 2 ? {} : length),
    };
    assert.ok(verify(level, user, kept, sent.substitute, seeds));
    const opened = await unprotect(level, user, kept, sent, seeds);
    assert.deepEqual(opened.verifier, await verifier(level, user, newPassword));
  });
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'hex'));
}

function hex(value: Uint8Array): string {
  return Buffer.from(value).toString('hex');
}
