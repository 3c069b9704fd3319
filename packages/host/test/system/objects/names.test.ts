import assert from 'node:assert/strict';
import { test } from 'node:test';
import { genericPrefix, isName, isProfileName, toName } from '../../../src/system/objects/name.ts';

test('names of objects', () => {
  for (const name of ['A', 'QGPL', '$#@_.1', 'ABCDEFGHIJ', '"abc"', '"A+B"']) assert.ok(isName(name), name);
  for (const name of ['', '1A', '_A', 'a', 'ABCDEFGHIJK', 'A B', 'A*', '*ALL', '"a b"', '"a*"', '""', '"a']) {
    assert.ok(!isName(name), name);
  }
});

test('names of profiles are not quoted and have no period', () => {
  assert.ok(isProfileName('Q12345'));
  for (const name of ['A.B', '"abc"', '']) assert.ok(!isProfileName(name), name);
});

test('a name is kept in upper case, a quoted one as it is unless it needs no quotation marks', () => {
  assert.equal(toName('abc'), 'ABC');
  assert.equal(toName('"abc"'), '"abc"');
  assert.equal(toName('"ABC"'), 'ABC');
});

test('generic names', () => {
  assert.equal(genericPrefix('ABC*'), 'ABC');
  assert.equal(genericPrefix('"ab*"'), '"ab');
  for (const name of ['ABC', '*', '*ALL', 'A*B', 'A**']) assert.equal(genericPrefix(name), undefined, name);
});
