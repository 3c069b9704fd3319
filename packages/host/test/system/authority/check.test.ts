import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Authorized, effectiveRights } from '../../../src/system/authority/check.ts';
import { Authority, includes, Right, type Rights, rightsByName } from '../../../src/system/authority/rights.ts';
import type { ObjectSecurity } from '../../../src/system/authority/security.ts';
import { authorized, type ModelObject } from './flowcharts.ts';

const names = ['USER', 'GROUP1', 'GROUP2', 'GROUP3', 'OTHER'];
const idOf = (name: string) => BigInt(names.indexOf(name) + 100);
/** Five rights are enough to tell all cases apart. */
const rightNames = ['*OBJOPR', '*OBJMGT', '*READ', '*ADD', '*AUTLMGT'];
const bits = (rights: Iterable<string>): Rights => [...rights].reduce((sum, name) => sum | rightsByName.get(name)!, 0);

const rights = fc.subarray(rightNames).map(list => new Set(list));

const object = (canUseList: boolean): fc.Arbitrary<ModelObject> =>
  fc
    .record({
      owner: fc.constantFrom(...names),
      primaryGroup: fc.option(fc.constantFrom('GROUP1', 'GROUP2', 'USER'), { nil: undefined }),
      authorities: fc.dictionary(fc.constantFrom(...names), rights),
      publicAuthority: canUseList ? fc.oneof(rights, fc.constant('*AUTL' as const)) : rights,
    })
    .map(({ authorities, primaryGroup, ...rest }) => ({
      ...rest,
      // Nobody is owner and primary group of the same object.
      primaryGroup: primaryGroup === rest.owner ? undefined : primaryGroup,
      authorities: new Map(Object.entries(authorities)),
    }));

/** The same object as the store keeps it. */
function security({ owner, primaryGroup, authorities, publicAuthority }: ModelObject): ObjectSecurity {
  const others = [...authorities].filter(([name]) => name !== owner && name !== primaryGroup);
  return {
    owner: idOf(owner),
    ownerRights: bits(authorities.get(owner) ?? []),
    primaryGroup: primaryGroup === undefined ? undefined : idOf(primaryGroup),
    primaryGroupRights: bits((primaryGroup && authorities.get(primaryGroup)) || []),
    publicRights: publicAuthority === '*AUTL' ? undefined : bits(publicAuthority),
    authorizationList: undefined,
    privateAuthorities: new Map(others.map(([name, own]) => [idOf(name), bits(own)])),
  };
}

const profile = (name: string) => fc.record({ name: fc.constant(name), allObject: fc.nat(9).map(n => n === 0) });

const situation = fc.boolean().chain(hasList =>
  fc.record({
    user: profile('USER'),
    groups: fc.subarray(['GROUP1', 'GROUP2', 'GROUP3']).chain(chosen => fc.tuple(...chosen.map(profile))),
    object: object(hasList),
    list: hasList ? object(false) : fc.constant(undefined),
    wanted: rights.filter(set => set.size > 0),
  }),
);

test('the rights worked out at once are those that the flowcharts find one by one', () => {
  fc.assert(
    fc.property(situation, ({ user, groups, object, list, wanted }) => {
      const known = ({ name, allObject }: { name: string; allObject: boolean }): Authorized => ({
        id: idOf(name),
        allObject,
      });
      const held = effectiveRights(known(user), groups.map(known), security(object), list && security(list));
      assert.equal(includes(held, bits(wanted)), authorized(user, groups, object, list, wanted));
    }),
    { numRuns: 20_000 },
  );
});

const user: Authorized = { id: 1n, allObject: false };
const bare: ObjectSecurity = {
  owner: 50n,
  ownerRights: Authority.all,
  primaryGroup: undefined,
  primaryGroupRights: 0,
  publicRights: Authority.use,
  authorizationList: undefined,
  privateAuthorities: new Map(),
};

test('the example of the Security Reference: two groups together have *CHANGE', () => {
  const groups = [
    { id: 2n, allObject: false },
    { id: 3n, allObject: false },
  ];
  const file = {
    ...bare,
    publicRights: Authority.exclude,
    privateAuthorities: new Map([
      [2n, Authority.change & ~Right.delete],
      [3n, Authority.change & ~Right.add],
    ]),
  };
  assert.equal(effectiveRights(user, groups, file, undefined), Authority.change);
  assert.ok(!includes(effectiveRights(user, groups.slice(0, 1), file, undefined), Authority.change));
});

test('*EXCLUDE of the user hides what his group and *PUBLIC have', () => {
  const object = {
    ...bare,
    privateAuthorities: new Map([
      [1n, 0],
      [2n, Authority.all],
    ]),
  };
  assert.equal(effectiveRights(user, [{ id: 2n, allObject: false }], object, undefined), 0);
  assert.equal(effectiveRights({ id: 9n, allObject: false }, [], object, undefined), Authority.use);
});

test('*ALLOBJ of a group counts only when the user has no authority of his own', () => {
  const group = [{ id: 2n, allObject: true }];
  assert.ok(includes(effectiveRights(user, group, bare, undefined), Authority.all));
  const object = { ...bare, privateAuthorities: new Map([[1n, Authority.use]]) };
  assert.equal(effectiveRights(user, group, object, undefined), Authority.use);
});

test('the authorization list speaks where the object is silent', () => {
  const list = { ...bare, privateAuthorities: new Map([[1n, Authority.change]]), publicRights: Right.read };
  const secured = { ...bare, publicRights: undefined, authorizationList: 'LIST' };
  assert.equal(effectiveRights(user, [], secured, list), Authority.change);
  assert.equal(effectiveRights({ id: 9n, allObject: false }, [], secured, list), Right.read);
  const own = { ...secured, privateAuthorities: new Map([[1n, Authority.use]]) };
  assert.equal(effectiveRights(user, [], own, list), Authority.use);
  assert.equal(effectiveRights({ id: 50n, allObject: false }, [], { ...secured, owner: 60n }, list), Authority.all);
});
