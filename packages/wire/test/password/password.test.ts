import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  authenticationType,
  clientSeed,
  isClientSeed,
  PasswordError,
  type PasswordErrorCode,
  type PasswordLevel,
  profileName,
  protect,
  substitute,
  unprotect,
  verifier,
  verify,
} from '../../src/hostserver/password/index.ts';

const seed = fc.uint8Array({ minLength: 8, maxLength: 8 });
const seeds = fc.record({ client: seed, server: seed });
const NAME_CHARACTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ$#@_0123456789'];
const name = fc
  .tuple(
    fc.constantFrom(...NAME_CHARACTERS.slice(0, 29)),
    fc.string({ unit: fc.constantFrom(...NAME_CHARACTERS), maxLength: 9 }),
  )
  .map(([first, rest]) => first + rest);
const passphrase = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter(text => text.length <= 128 && !text.startsWith('*') && !/[ \0\u3000]$/.test(text));

const KINDS: readonly [PasswordLevel, fc.Arbitrary<string>, number][] = [
  [0, name, 100],
  [2, passphrase, 100],
  [4, passphrase, 5],
];

for (const [level, password, numRuns] of KINDS) {
  test(`level ${level}: the host opens what the client protects`, async () => {
    await fc.assert(
      fc.asyncProperty(name, password, password, seeds, async (user, oldPassword, newPassword, seeds) => {
        const kept = await verifier(level, user, oldPassword);
        const change = await protect(level, user, oldPassword, newPassword, seeds);
        assert.deepEqual(await unprotect(level, user, kept, change, seeds), {
          oldPassword,
          newPassword,
          verifier: await verifier(level, user, newPassword),
        });
      }),
      { numRuns },
    );
  });

  test(`level ${level}: a substitute proves one password, user and pair of seeds, at one sequence number`, async () => {
    await fc.assert(
      fc.asyncProperty(name, name, password, password, seeds, seed, async (user, user2, right, wrong, seeds, other) => {
        fc.pre(user !== user2 && right !== wrong && !seeds.client.every((byte, i) => byte === other[i]));
        const kept = await verifier(level, user, right);
        const proof = substitute(level, user, kept, seeds);
        assert.ok(verify(level, user, kept, proof, seeds));
        assert.ok(!verify(level, user, await verifier(level, user, wrong), proof, seeds));
        assert.ok(!verify(level, user2, kept, proof, seeds));
        assert.ok(!verify(level, user, kept, proof, { ...seeds, client: other }));
        assert.notDeepEqual(substitute(level, user, kept, seeds, 2n), proof);
        assert.ok(!verify(level, user, kept, proof.subarray(1), seeds));
      }),
      { numRuns },
    );
  });

  test(`level ${level}: a change that was tampered with is refused, and says which part`, async () => {
    const given = { client: new Uint8Array(8).fill(7), server: new Uint8Array(8).fill(9) };
    const kept = await verifier(level, 'ALICE', 'OLDPASSWRD');
    const change = await protect(level, 'ALICE', 'OLDPASSWRD', 'NEWPASSWRD', given);
    const attempt = (part: Partial<typeof change>) => unprotect(level, 'ALICE', kept, { ...change, ...part }, given);

    await refuses('password-incorrect', attempt({ substitute: flip(change.substitute) }));
    await refuses('protected-new', attempt({ protectedNew: change.protectedNew.subarray(1) }));
    await refuses('protected-new', attempt({ protectedNew: new Uint8Array(0) }));
    await refuses('protected-new', attempt({ protectedNew: new Uint8Array(1 << 16) }));
    await refuses('protected-old', attempt({ protectedOld: flip(change.protectedOld) }));
    await refuses('protected-old', attempt({ protectedOld: new Uint8Array(0) }));
    if (level < 2) return;
    await refuses('protected-new', attempt({ newLength: undefined }));
    await refuses('protected-new', attempt({ newLength: 0 }));
    await refuses('protected-new', attempt({ newLength: 7 }));
    await refuses('protected-old', attempt({ oldLength: undefined }));
  });
}

test('levels share a scheme in pairs, and name it by their own type byte', () => {
  assert.deepEqual(([0, 1, 2, 3, 4] as const).map(authenticationType), [1, 1, 3, 3, 7]);
});

test('user names: upper case, national characters as the invariant ones, Q before a digit', async () => {
  assert.equal(profileName('alice  '), 'ALICE');
  assert.equal(profileName('Müller'.replace('ü', 'ñ')), 'M#LLER');
  assert.equal(profileName('ØÆÅ'), '@#$');
  assert.equal(profileName('1user'), 'Q1USER');
  for (const wrong of ['', '   ', 'ELEVENCHARS', '1234567890', 'A B', 'A.B', '日本']) {
    assert.throws(() => profileName(wrong), { code: 'user-name', fault: 'caller' });
    for (const level of [0, 2, 4] as const) await refuses('user-name', verifier(level, wrong, 'SECRET'));
  }
});

test('passwords that a level cannot have are refused, and not shown', async () => {
  const wrong: [PasswordLevel, string][] = [
    [0, ''],
    [0, 'ELEVENCHARS'],
    [0, '1234567890'],
    [1, 'A B'],
    [1, 'Ü'],
    [2, ''],
    [2, '   '],
    [3, '*NONE'],
    [3, 'x'.repeat(129)],
    [4, '\u3000'],
    [4, '*SAME'],
    [4, 'x'.repeat(129)],
  ];
  for (const [level, password] of wrong) {
    const error = await refuses('password-value', verifier(level, 'ALICE', password));
    if (password.length > 2) assert.ok(!error.message.includes(password));
  }
});

test('case counts from level 2 on, trailing blanks do not', async () => {
  const same = async (level: PasswordLevel, left: string, right: string) =>
    Buffer.compare(await verifier(level, 'A', left), await verifier(level, 'A', right)) === 0;
  assert.ok(await same(0, 'secret', 'SECRET'));
  for (const level of [2, 4] as const) {
    assert.ok(!(await same(level, 'secret', 'SECRET')));
    assert.ok(await same(level, 'secret \0\u3000 ', 'secret'));
    assert.ok(!(await same(level, ' secret', 'secret')));
  }
});

test('client seeds: neither zero nor above DFFFFFFFFFFFFFFF', () => {
  const of = (hex: string) => isClientSeed(Uint8Array.from(Buffer.from(hex, 'hex')));
  assert.ok(of('0000000000000001'));
  assert.ok(of('dfffffffffffffff'));
  assert.ok(!of('0000000000000000'));
  assert.ok(!of('e000000000000000'));
  assert.ok(!of('ffffffffffffffff'));
  assert.ok(!of('00000000000001'));
  fc.assert(fc.property(seed, random => isClientSeed(clientSeed(() => random))));
  assert.notDeepEqual(clientSeed(), clientSeed());
});

test('seeds and verifiers of another size are refused', async () => {
  const good = { client: new Uint8Array(8), server: new Uint8Array(8) };
  const kept = await verifier(2, 'A', 'b');
  assert.throws(() => substitute(4, 'A', kept, good), { code: 'password-size' });
  assert.throws(() => substitute(2, 'A', kept, { ...good, client: new Uint8Array(7) }), { code: 'password-size' });
  await refuses('password-size', protect(2, 'A', 'b', 'c', { ...good, server: new Uint8Array(9) }));
});

test('PBKDF2 leaves the event loop free', async () => {
  let turns = 0;
  const ticker = setInterval(() => turns++, 0);
  await Promise.all([verifier(4, 'A', 'b'), verifier(4, 'A', 'c')]);
  clearInterval(ticker);
  assert.ok(turns > 0);
});

async function refuses(code: PasswordErrorCode, promise: Promise<unknown>): Promise<PasswordError> {
  const error = await promise.then(
    () => assert.fail(`expected ${code}`),
    reason => reason,
  );
  assert.ok(error instanceof PasswordError);
  assert.equal(error.code, code);
  return error;
}

function flip(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[copy.length - 1]! ^= 1;
  return copy;
}
