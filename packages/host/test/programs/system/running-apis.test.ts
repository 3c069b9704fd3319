import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Storage } from '../../../src/programs/room.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { escapeMessage } from '../escape-message.ts';
import { storage, textOf } from '../fakes.ts';
import { caller, errorCode, int } from './rooms.ts';

test('QCMDEXC and QCMDCHK cut the command at its length, packed with five digits after the point', async () => {
  const seen: unknown[] = [];
  const call = caller({
    commands: {
      run: async (_job, text, options) => void seen.push(['run', text, options]),
      check: async (_job, text) => void seen.push(['check', text]),
    },
  });
  const length = (digits: string) => Buffer.from(digits, 'hex');
  await call('QCMDEXC', [storage('DSPLIBL GARBAGE'), length('000000000800000f')]);
  await call('QCMDCHK', [storage('DSPLIBL  '), length('000000000900000f'), storage('IGC')]);
  assert.deepEqual(seen, [
    ['run', 'DSPLIBL', { errorEscape: 'CPF0006', fromProgram: true }],
    ['check', 'DSPLIBL'],
  ]);
  for (const wrong of ['000000000000000f', '000000000050000f', '000009999900000f', '000000000100000d'])
    await assert.rejects(call('QCMDEXC', [storage('DSPLIBL'), length(wrong)]), escapeMessage('CPF0005'), wrong);
  await assert.rejects(call('QCMDEXC', [storage('DSPLIBL'), Buffer.alloc(8)]), escapeMessage('MCH1202'));
});

test('QZRUCLSP calls a procedure, by value and by reference, and returns its integer', async () => {
  const seen: unknown[] = [];
  const call = caller({
    programs: {
      serviceProgram: async (_job, name) => {
        if (name.name !== 'NUMBERS') throw catalogue.escape('CPF9801', [name.name, name.library, '*SRVPGM']);
        return {
          object: {} as never,
          call: async (_by, procedure, parameters) => {
            seen.push([procedure, parameters.map(one => one?.toString('hex'))]);
            for (const one of parameters) one?.fill(0xff);
            return { value: -7, errno: 3 };
          },
        };
      },
    },
  });
  const head = (format: number, kinds: number[], service = 'NUMBERS', count = kinds.length): Storage[] => [
    storage(`${service.padEnd(10)}SHOP      `),
    Buffer.concat([storage('add'), Buffer.from([0])]),
    int(format),
    Buffer.concat(kinds.map(int)),
    int(count),
    errorCode(0),
  ];
  const [value, reference] = [int(1), int(2)];
  const returned = Buffer.alloc(8);
  await call('QZRUCLSP', [...head(3, [1, 2, 2]), returned, value, reference, undefined]);
  assert.deepEqual(seen, [['add', ['00000001', '00000002', undefined]]]);
  assert.deepEqual([value.toString('hex'), reference.toString('hex')], ['00000001', 'ffffffff']);
  assert.deepEqual([returned.readInt32BE(0), returned.readInt32BE(4)], [-7, 3]);

  const four = Buffer.alloc(4);
  await call('QZRUCLSP', [...head(1, []), four]);
  assert.equal(four.readInt32BE(), -7);
  four.fill(0);
  await call('QZRUCLSP', [...head(0, []), four]);
  assert.equal(four.readInt32BE(), 0);
  await call('QZRUCLSP', head(0, []));

  await assert.rejects(call('QZRUCLSP', [...head(2, []), returned]), escapeMessage('CPF226E', /format 2/));
  await assert.rejects(call('QZRUCLSP', [...head(1, [3]), four, int(1)]), escapeMessage('CPF226E', /kind 3/));
  await assert.rejects(call('QZRUCLSP', [...head(1, [1], 'NUMBERS', 2), four, int(1)]), escapeMessage('CPF226E'));
  await assert.rejects(call('QZRUCLSP', [...head(1, [], 'NONE'), four]), escapeMessage('CPF9801'));
  const error = errorCode(40);
  const soft = head(1, [], 'NONE');
  soft[5] = error;
  await call('QZRUCLSP', [...soft, four]);
  assert.equal(textOf(error.subarray(8, 15)), 'CPF9801');
});
