import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertCalls,
  bits,
  type CallCase,
  char,
  decimal,
  libraryStore,
  moment,
  number,
  untypedNull,
  varchar,
} from './library.ts';

const cases: CallCase[] = [
  ['LENGTH', [char('AB', 5)], '5 : INTEGER'],
  ['LENGTH', [varchar('AB ', 5)], '3 : INTEGER'],
  ['LENGTH', [varchar('é€', 9, 1208)], '5 : INTEGER'],
  ['LENGTH', [varchar(null, 5)], 'NULL : INTEGER'],
  ['LENGTH', [decimal('1.5', 5, 2)], '3 : INTEGER'],
  ['LENGTH', [number('7', 'BIGINT')], '8 : INTEGER'],
  ['LENGTH', [moment('2024-02-29', 'DATE')], '4 : INTEGER'],
  ['LENGTH', [moment(null, 'TIMESTAMP')], 'NULL : INTEGER'],
  ['LENGTH', [moment('2024-02-29 00:00:00', 'TIMESTAMP')], '10 : INTEGER'],
  ['LENGTH', [bits('C1C2C3')], '3 : INTEGER'],
  ['CHARACTER_LENGTH', [varchar('é€', 9, 1208)], '2 : INTEGER'],
  ['CHAR_LENGTH', [char('A', 3)], '3 : INTEGER'],
  ['OCTET_LENGTH', [varchar('é€', 9, 1208)], '5 : INTEGER'],
  ['BIT_LENGTH', [varchar('AB', 9)], '16 : INTEGER'],

  ['SUBSTR', [char('ABCDE', 5), 2, 3], `'BCD' : CHAR(3)`],
  ['SUBSTR', [varchar('ABC', 5), 2, 4], `'BC  ' : VARCHAR(4)`],
  ['SUBSTR', [varchar('ABC', 5), 2], `'BC' : VARCHAR(4)`],
  ['SUBSTR', [varchar('ABC', 5), number('2', 'INTEGER'), number('1', 'SMALLINT')], `'B' : VARCHAR(5)`],
  ['SUBSTR', [char('ABC', 3), 2, 3], '-138 22011'],
  ['SUBSTR', [char('ABC', 3), 0, 1], '-138 22011'],
  ['SUBSTR', [varchar('ABC', 3), 1, -1], '-138 22011'],
  ['SUBSTR', [bits('C1C2C3'), 2, 1], 'C2 : VARCHAR(1) FOR BIT DATA'],
  ['SUBSTR', [varchar(null, 5), 1, 1], `NULL : VARCHAR(1)`],
  ['SUBSTRING', [varchar('ABCDE', 5), -1, 4], `'AB' : VARCHAR(5)`],
  ['SUBSTRING', [char('ABC', 5), 3], `'C  ' : VARCHAR(5)`],
  ['SUBSTRING', [varchar('ABC', 5), 1, -1], '-138 22011'],
  ['LEFT', [varchar('ABC', 5), 2], `'AB' : VARCHAR(5)`],
  ['LEFT', [varchar('ABC', 5), 5], `'ABC  ' : VARCHAR(5)`],
  ['LEFT', [varchar('ABC', 5), 6], '-138 22011'],
  ['RIGHT', [varchar('ABC', 5), 2], `'BC' : VARCHAR(5)`],
  ['RIGHT', [char('ABC', 5), 3], `'C  ' : VARCHAR(5)`],

  ['UPPER', [char('aé', 3)], `'AÉ ' : CHAR(3)`],
  ['UCASE', [varchar('straße', 10)], `'STRAßE' : VARCHAR(10)`],
  ['LOWER', [varchar('ÄB ', 10)], `'äb ' : VARCHAR(10)`],
  ['LCASE', [5], `'5' : VARCHAR(11)`],
  ['TRANSLATE', [varchar('abc', 5)], `'ABC' : VARCHAR(5)`],
  ['TRANSLATE', [varchar('2024-01-31', 10), '/', '-'], `'2024/01/31' : VARCHAR(10)`],
  ['TRANSLATE', [varchar('A-B.C', 5), 'x', '-.'], `'AxB C' : VARCHAR(5)`],
  ['TRANSLATE', [varchar('A-B.C', 5), 'x', '-.', '*'], `'AxB*C' : VARCHAR(5)`],
  ['TRANSLATE', [char('ABC', 4), '12', 'AC'], `'1B2 ' : CHAR(4)`],

  ['TRIM', [char('  A ', 6)], `'A' : VARCHAR(6)`],
  ['TRIM', [varchar('00100', 6), '0'], `'100' : VARCHAR(6)`, { options: [{ keyword: 'LEADING' }] }],
  ['STRIP', [varchar('00100', 6), '0'], `'001' : VARCHAR(6)`, { options: [{ keyword: 'T' }] }],
  ['STRIP', [varchar(' A ', 6)], `'A' : VARCHAR(6)`],
  ['LTRIM', [char('  A', 4)], `'A ' : VARCHAR(4)`],
  ['RTRIM', [char(' A', 4)], `' A' : VARCHAR(4)`],
  ['RTRIM', [varchar('A.-.', 4), '.-'], `'A' : VARCHAR(4)`],
  ['LTRIM', [bits('4040C1')], 'C1 : VARCHAR(3) FOR BIT DATA'],
  ['BTRIM', [varchar('xAx', 4), 'x'], `'A' : VARCHAR(4)`],

  ['LOCATE', ['B', varchar('ABCB', 5)], '2 : INTEGER'],
  ['LOCATE', ['B', varchar('ABCB', 5), 3], '4 : INTEGER'],
  ['LOCATE', ['Z', varchar('ABCB', 5)], '0 : INTEGER'],
  ['LOCATE', ['B', varchar('ABCB', 5), 0], '-138 22011'],
  ['LOCATE', [bits('C2'), bits('C1C2')], '2 : INTEGER'],
  ['POSSTR', [char('AB', 5), ' '], '3 : INTEGER'],
  ['POSITION', ['B', varchar('AB', 5)], '2 : INTEGER'],
  ['LOCATE_IN_STRING', [varchar('WINNING', 9), 'N'], '3 : INTEGER'],
  ['LOCATE_IN_STRING', [varchar('WINNING', 9), 'N', 3, 2], '4 : INTEGER'],
  ['LOCATE_IN_STRING', [varchar('WINNING', 9), 'N', -1], '6 : INTEGER'],
  ['INSTR', [varchar('WINNING', 9), 'X', 1], '0 : INTEGER'],

  ['REPLACE', [varchar('DINING', 6), 'N', 'VID'], `'DIVIDIVIDG' : VARCHAR(18)`],
  ['REPLACE', [varchar('A-B', 6), '-'], `'AB' : VARCHAR(6)`],
  ['REPLACE', [varchar('AB', 6), ''], '-138 22011'],
  ['INSERT', [varchar('INSERTING', 9), 4, 2, 'IS'], `'INSISTING' : VARCHAR(11)`],
  ['INSERT', [varchar('AB', 9), 4, 0, 'X'], '-138 22011'],
  ['OVERLAY', [varchar('INSERTING', 9), 'IS', 4, 2], `'INSISTING' : VARCHAR(11)`],
  ['OVERLAY', [varchar('ABCD', 4), 'xy', 2], `'AxyD' : VARCHAR(6)`],
  ['REPEAT', [varchar('AB', 2), 3], `'ABABAB' : VARCHAR(6)`],
  ['REPEAT', [varchar('AB', 2), -1], '-138 22011'],
  ['SPACE', [3], `'   ' : VARCHAR(3)`],
  ['LPAD', [varchar('7', 2), 4, '0'], `'0007' : VARCHAR(4)`],
  ['LPAD', [number('7', 'INTEGER'), 4], `'   7' : VARCHAR(4)`],
  ['RPAD', [varchar('ABCDE', 5), 3], `'ABC' : VARCHAR(3)`],
  ['RPAD', [char('A', 2), 5, '-.'], `'A -.-' : VARCHAR(5)`],

  ['SOUNDEX', ['ROBERT'], `'R163' : CHAR(4)`],
  ['SOUNDEX', ['Rupert'], `'R163' : CHAR(4)`],
  ['DIFFERENCE', ['CONSTRAINT', 'CONSTANT'], '4 : INTEGER'],
  ['DIFFERENCE', ['CONSTRAINT', 'CONTRITE'], '2 : INTEGER'],
  ['ASCII', ['A'], '65 : INTEGER'],
  ['ASCII', [''], '0 : INTEGER'],
  ['CHR', [65], `'A' : CHAR(1)`],

  ['REGEXP_COUNT', ['Steven Jones and Stephen Smith', 'Ste(v|ph)en'], '2 : INTEGER'],
  ['REGEXP_INSTR', ['hello to you', '.o', 1, 2], '7 : INTEGER'],
  ['REGEXP_SUBSTR', ['hello to you', '.o', 1, 3], `'yo' : VARCHAR(12)`],
  ['REGEXP_SUBSTR', ['hello', 'x'], 'NULL : VARCHAR(5)'],
  ['REGEXP_SUBSTR', ['HELLO', 'l+', 1, 1, 'i'], `'LL' : VARCHAR(5)`],
  ['REGEXP_REPLACE', ['John Smith', '(\\w+) (\\w+)', '$2, $1'], `'Smith, John' : VARCHAR(4000)`],
  ['REGEXP_REPLACE', ['a1b22', '[0-9]+', '\\$'], `'a$b$' : VARCHAR(4000)`],

  ['UPPER', [untypedNull], 'NULL : VARCHAR(32740)'],
  ['SUBSTR', ['A'], '-170 42605'],
];

test('character functions', async t => {
  const store = await libraryStore(t);
  await assertCalls(store, cases);
});

test('code pages: upper case is in the order of the code page', async t => {
  const store = await libraryStore(t);
  const { rows } = await store.query<{ list: string }>(
    `SELECT string_agg(c, '' ORDER BY c COLLATE bigiron.cp37) AS list FROM string_to_table('1Aa Zé$ß', NULL) AS c`,
  );
  assert.equal(rows[0]!.list, ' éß$aAZ1');
});
