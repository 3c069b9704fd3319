import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { drivers, nameOf, openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.clear());

const formatted = (format: string, text: string) => ({
  name: `format ${format}`,
  date: '2024-02-29',
  time: '23:59:00',
  text,
});

const expected = [
  {
    name: 'values',
    rows: [
      ['1', 'one', '1.50'],
      ['2', null, '-0.25'],
    ],
  },
  {
    name: 'cast',
    rows: [
      [
        ...['AB  ', 'AB', '12.34', '-7', '5', '9007199254740993', '0.1', '1.5'],
        ...['2024-02-29', '23.59.58', '2024-02-29 23:59:58.123456', null],
      ],
    ],
  },
  { name: 'unicode', rows: [['Grüße', '日本語']] },
  { name: 'blocks', count: 20_000, sum: 200_010_000, right: 'true' },
  { name: 'scrolling', seen: '10 1 5 7 6 9 10 1 false true 10' },
  { name: 'markers', count: 2, type: 'INTEGER' },
  { name: 'found', rows: [['1'], ['3']] },
  { name: 'found', rows: [['2']] },
  { name: 'found', rows: [] },
  { name: 'column', column: 'N', type: 'INTEGER' },
  { name: 'no column', code: -206, state: '42703' },
  { name: 'syntax', code: -104, state: '42601' },
  { name: 'divided by zero', code: -802, state: '22012' },
  { name: 'still there', rows: [['1']] },
  { name: 'interleaved', sum: (3000 * 3001) / 2 },
  { name: 'reopened', sum: 15 },
  formatted('usa', '02/29/2024 11:59 PM'),
  formatted('eur', '29.02.2024 23.59.00'),
  formatted('jis', '2024-02-29 23:59:00'),
  formatted('mdy', '02/29/24 23:59:00'),
  formatted('dmy', '29/02/24 23:59:00'),
  formatted('ymd', '24/02/29 23:59:00'),
  formatted('julian', '24/060 23:59:00'),
];

for (const driver of drivers) {
  suite(nameOf(driver), () => {
    test('queries without tables', async t => {
      const seen = await stage.run(t, driver, 'Queries', 'ANY');
      if (seen !== undefined) assert.deepEqual(seen, expected);
    });
  });
}
