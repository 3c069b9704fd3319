import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PasswordLevel } from '@bigiron/wire/hostserver/password/index';
import { brokenRule } from '../../../src/system/profiles/password-rules.ts';
import type { SystemValueName, SystemValueType } from '../../../src/system/values/definitions/index.ts';
import { TestValues } from '../authority/fixtures.ts';

function broken(password: string, values: TestValues, level: PasswordLevel = 3, oldPassword?: string) {
  return brokenRule({ user: 'ANNA', password, oldPassword, level }, values);
}

function set<N extends SystemValueName>(name: N, value: SystemValueType<N>): TestValues {
  const values = new TestValues();
  values.set(name, value);
  return values;
}

test('by the system values', () => {
  assert.equal(broken('abcdef', new TestValues()), undefined);
  assert.equal(broken('abcde', new TestValues()), 'new-too-short');
  assert.equal(broken('abcdefghi', set('QPWDMAXLEN', 8)), 'new-too-long');
  assert.equal(broken('ABCDEFGHIJK', new TestValues(), 0), 'new-too-long');
  assert.equal(broken('SECRET', set('QPWDLMTCHR', 'AE@'), 0), 'new-bad-character');
  assert.equal(broken('SECRET', set('QPWDLMTCHR', 'AE@'), 2), undefined);
  assert.equal(broken('abcdea', set('QPWDLMTREP', '1')), 'new-repeats-character');
  assert.equal(broken('abcdeA', set('QPWDLMTREP', '1')), undefined);
  assert.equal(broken('abcdda', set('QPWDLMTREP', '2')), 'new-consecutive-repeat');
  assert.equal(broken('abcdad', set('QPWDLMTREP', '2')), undefined);
  assert.equal(broken('abcd12', set('QPWDLMTAJC', '1')), 'new-adjacent-digits');
  assert.equal(broken('abc1d2', set('QPWDLMTAJC', '1')), undefined);
  assert.equal(broken('abcdef', set('QPWDRQDDGT', '1')), 'new-needs-digit');
  assert.equal(broken('uvwxef', set('QPWDPOSDIF', '1'), 3, 'abcdef'), 'new-same-position');
  assert.equal(broken('fabcde', set('QPWDPOSDIF', '1'), 3, 'abcdef'), undefined);
});

test('by QPWDRULES, which then stands alone', () => {
  const rules = (...list: string[]) => {
    const values = set('QPWDRULES', list);
    values.set('QPWDRQDDGT', '1');
    return values;
  };
  assert.equal(broken('abc', rules('*MINLEN3')), undefined);
  assert.equal(broken('abc', rules('*MINLEN4')), 'new-too-short');
  assert.equal(broken('abcd', rules('*MAXLEN3')), 'new-too-long');
  assert.equal(broken('aba', rules('*CHRLMTREP')), 'new-repeats-character');
  assert.equal(broken('aab', rules('*CHRLMTAJC')), 'new-consecutive-repeat');
  assert.equal(broken('xanna1', rules('*LMTPRFNAME')), 'new-contains-user');
  assert.equal(broken('abx', rules('*LMTSAMPOS'), 3, 'cdx'), 'new-same-position');
  assert.equal(broken('abc1', rules('*DGTMIN2')), 'new-needs-digit');
  assert.equal(broken('abc12', rules('*DGTMAX1')), 'new-not-valid');
  assert.equal(broken('1abc', rules('*DGTLMTFST')), 'new-not-valid');
  assert.equal(broken('abc1', rules('*DGTLMTLST')), 'new-not-valid');
  assert.equal(broken('a12b', rules('*DGTLMTAJC')), 'new-adjacent-digits');
  assert.equal(broken('12-3', rules('*LTRMIN1')), 'new-not-valid');
  assert.equal(broken('ab-1', rules('*LTRLMTAJC')), 'new-not-valid');
  assert.equal(broken('ab1', rules('*SPCCHRMIN1')), 'new-not-valid');
  assert.equal(broken('a-b', rules('*SPCCHRMIN1', '*SPCCHRMAX1')), undefined);
  assert.equal(broken('abc1', rules('*REQANY3')), 'new-not-valid');
  assert.equal(broken('Abc1', rules('*REQANY3')), undefined);
  assert.equal(broken('Abc', rules('*MIXCASE2')), 'new-not-valid');
  assert.equal(broken('ABab', rules('*MIXCASE2')), undefined);
  assert.equal(broken('abc', rules('*MIXCASE0')), 'new-not-valid');
});
