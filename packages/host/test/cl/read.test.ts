import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  anything,
  character,
  choice,
  commandString,
  date,
  decimal,
  description,
  elements,
  genericName,
  integer,
  list,
  name,
  object,
  path,
  qualified,
  time,
  yesNo,
} from '../../src/cl/definition/builders.ts';
import { command } from '../../src/cl/definition/command.ts';
import { read } from '../../src/cl/definition/read.ts';
import { parse } from '../../src/cl/parse/parse.ts';
import { catalogue } from '../../src/system/messages/shipped-catalogue.ts';

const sample = command({
  name: 'SAMPLE',
  text: 'Every kind of parameter',
  positional: 2,
  parameters: {
    OBJ: object('Object'),
    LIB: name('Library', { special: ['*LIBL'] }),
    PTN: genericName('Pattern', { special: ['*ALL'] }),
    TEXT: description(),
    PWD: character('Password', { length: 8, secret: true }),
    PTY: character('Priority', { length: 1 }),
    STS: choice('Status', { values: { '*ON': 1, '*OFF': 0 }, default: '*ON' }),
    LOG: yesNo('Log', { default: '*NO' }),
    MAX: integer('Maximum', { range: [1, 64512], special: { '*NOMAX': Number.POSITIVE_INFINITY } }),
    STG: integer('Storage', { atLeast: 0 }),
    DLY: decimal('Delay', { digits: 6 }),
    DAT: date('Date', { special: ['*CURRENT'] }),
    TIM: time('Time', {}),
    DIR: path('Directory', { length: 50 }),
    CMD: commandString('Command', {}),
    VAL: anything('Value', {}),
    LIBS: list(name('Library', {}), { maximum: 3, single: { '*NONE': [], '*SAME': undefined } }),
    JOB: qualified(
      'Job',
      { name: name('Name', { required: true }), user: name('User', {}), number: character('Number', { length: 6 }) },
      { single: ['*'], default: '*' },
    ),
    POS: elements(
      'Position',
      { where: choice('Where', { values: ['*FIRST', '*AFTER'], required: true }), library: name('Library', {}) },
      { single: ['*ALL'] },
    ),
    PAIRS: list(
      elements('Pair', { first: name('First', { required: true }), second: integer('Second', { default: '7' }) }, {}),
      { maximum: 2 },
    ),
  },
  dependencies: [{ when: { keyword: 'STS', is: ['*OFF'] }, parameters: ['LIBS'], must: 'be absent' }],
  run: async ({ OBJ, MAX, LIBS }) => {
    // What the declaration says about types is checked here by the compiler.
    OBJ.name.toUpperCase();
    MAX?.toFixed();
    LIBS?.map(library => library.length);
  },
});

const reading = { dateFormat: '*DMY' } as const;

function valuesOf(text: string): Record<string, unknown> {
  const { values, problems } = read(sample, parse(`SAMPLE ${text}`).command!, reading);
  assert.deepEqual(problems, [], text);
  return values;
}

function problemsOf(text: string): string[] {
  const { command, problems } = parse(`SAMPLE ${text}`);
  assert.deepEqual(problems, []);
  return read(sample, command!, reading).problems.map(({ id, values }) => {
    const fields = catalogue.describe(id)!.formats.filter(({ kind }) => kind !== 'reserved');
    assert.equal(values.length, fields.length, `${id} fills its message`);
    return [id, ...values].join(' | ');
  });
}

test('defaults stand in for what is not given; without default there is nothing', () => {
  assert.deepEqual(valuesOf('Q'), {
    OBJ: { name: 'Q', library: '*LIBL' },
    LIB: undefined,
    ...{ PTN: undefined, TEXT: '', PWD: undefined, PTY: undefined, STS: 1, LOG: false, MAX: undefined, STG: undefined },
    ...{
      DLY: undefined,
      DAT: undefined,
      TIM: undefined,
      DIR: undefined,
      CMD: undefined,
      VAL: undefined,
      LIBS: undefined,
    },
    ...{ JOB: '*', POS: undefined, PAIRS: undefined },
  });
});

test('values are what their types say', () => {
  const values = valuesOf(
    `LIB/OBJ qgpl PTN(abc*) TEXT('It''s') PWD('aBc') STS(*OFF) LOG(*YES) MAX(*NOMAX) STG(+5) DLY(999999) DAT('24/12/26')
     TIM('23:59') DIR(/home/me) CMD(CALL PGM(a/b) PARM('x' (1 2))) VAL(X'00') JOB(123456/USR/NAM) POS(*AFTER X)
     PAIRS((A 1) (B) C)`
      .replaceAll('\n', ' +\n')
      .replace('PAIRS((A 1) (B) C)', 'PAIRS((A 1) (B))'),
  );
  assert.deepEqual(values, {
    OBJ: { name: 'OBJ', library: 'LIB' },
    LIB: 'QGPL',
    PTN: 'ABC*',
    TEXT: "It's",
    PWD: 'aBc',
    PTY: undefined,
    STS: 0,
    LOG: true,
    MAX: Number.POSITIVE_INFINITY,
    STG: 5,
    DLY: 999999,
    DAT: '2026-12-24',
    TIM: '23:59:00',
    DIR: '/HOME/ME',
    CMD: "CALL PGM(a/b) PARM('x' (1 2))",
    VAL: { ...(values.VAL as object), kind: 'hexadecimal', bytes: Buffer.of(0) },
    LIBS: undefined,
    JOB: { name: 'NAM', user: 'USR', number: '123456' },
    POS: { where: '*AFTER', library: 'X' },
    PAIRS: [
      { first: 'A', second: 1 },
      { first: 'B', second: 7 },
    ],
  });
});

test('special and single values are mapped; *N and empty parentheses stand for the default', () => {
  assert.deepEqual(valuesOf('Q LIBS(*NONE)').LIBS, []);
  assert.deepEqual(valuesOf('Q LIBS(*SAME)').LIBS, undefined);
  assert.deepEqual(valuesOf('Q LIBS(A B)').LIBS, ['A', 'B']);
  assert.deepEqual(valuesOf('Q *N STS(*N) TEXT()'), valuesOf('Q'));
  assert.deepEqual(valuesOf('Q POS(*ALL)').POS, '*ALL');
  assert.deepEqual(valuesOf('Q PAIRS((A *N))').PAIRS, [{ first: 'A', second: 7 }]);
  assert.deepEqual(valuesOf("Q LIB('*LIBL') TEXT(*blank)").TEXT, '');
  assert.deepEqual(valuesOf('Q JOB(NAM)').JOB, { name: 'NAM', user: undefined, number: undefined });
  assert.deepEqual(valuesOf("Q CMD('call x')").CMD, 'call x');
});

test('expressions of constants are computed', () => {
  assert.equal(valuesOf("Q TEXT('a ' *CAT 'b' |> 'c')").TEXT, 'a b c');
  assert.equal(valuesOf("Q TEXT('a  ' *TCAT b)").TEXT, 'aB');
  assert.equal(valuesOf("Q TEXT('a  ' *BCAT X'C1')").TEXT, 'a A');
  assert.equal(valuesOf('Q MAX(2 + 3 * 4)').MAX, 14);
  assert.equal(valuesOf('Q MAX((2 + 3) * -(-4))').MAX, 20);
  assert.equal(valuesOf('Q MAX(9 / 3 - 1,5 + 0.5)').MAX, 2);
  assert.equal(valuesOf("Q TEXT((1 < 2) *AND *NOT ('a' = 'b') *OR '0')").TEXT, '1');
  assert.equal(valuesOf("Q TEXT('A' *EQ 'A  ')").TEXT, '1');
  assert.deepEqual(problemsOf('Q MAX(1 / 0)'), ['CPD0020 |   | 0']);
  assert.deepEqual(problemsOf('Q TEXT(&A *CAT B)'), ['CPD0727 | &A']);
});

// Ids of the value errors: test cases of JTOpen-test that set attributes of user profiles (UserGetSet*Testcase).
test('each kind of error has its diagnostic', () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['', 'CPD0071 | OBJ'],
    ['OBJ()', 'CPD0071 | OBJ'],
    ['LIB(A)', 'CPD0071 | OBJ'],
    ['A B C', 'CPD0042 | C'],
    ['LIB(B) A', 'CPD0041 | A', 'CPD0071 | OBJ'],
    ['A LIB(B) LIB(C)', 'CPD0044 | LIB'],
    ['A NOSUCH(5)', 'CPD0043 | NOSUCH'],
    ['A LIB(*USER)', 'CPD0078 | LIB | *USER'],
    ['A LIB(*INBETWEEEN)', 'CPD0078 | LIB | *INBETWEEEN'],
    ['A LIB(ELEVENISBIG)', 'CPD0074 | LIB | ELEVENISBIG | 10'],
    ["A LIB('abc')", 'CPD0078 | LIB | abc'],
    ['A LIB(This Name Is Way Too Long)', 'CPD0047 | LIB'],
    ['A LIB(X/Y)', 'CPD0084 | LIB | X/Y'],
    ['A/B/C', 'CPD0084 | OBJ | A/B/C'],
    ['OBJ(A B)', 'CPD0048 | OBJ'],
    ['OBJ(*LIBL/TOOLONGANAME)', 'CPD0074 | OBJ | TOOLONGANAME | 10'],
    ['A PTN(A*B)', 'CPD0079 | PTN | A*B'],
    ['A PTY(10)', 'CPD0074 | PTY | 10 | 1'],
    ['A PWD(hunter2hunter2)', 'CPD0074 | PWD |  | 8'],
    ['A STS(*USER)', 'CPD0084 | STS | *USER'],
    ['A LOG(YES)', 'CPD0084 | LOG | YES'],
    ['A MAX(asdf)', 'CPD0076 | MAX | ASDF'],
    ['A MAX(0)', 'CPD0085 | MAX | 0 | 1 | 64512'],
    ['A MAX(1234567)', 'CPD0085 | MAX | 1234567 | 1 | 64512'],
    ['A STG(-1)', 'CPD0088 | STG | -1 | 0'],
    ['A STG(2147483648)', 'CPD0095 | STG | 2147483648 |  | *INT4'],
    ['A STG(1.5)', 'CPD0095 | STG | 1.5 |  | *INT4'],
    ['A DLY(1000000)', 'CPD0095 | DLY | 1000000 | 6 0 | *DEC'],
    ['A DAT(311126)', 'CPD0082 | DAT | 311126'],
    ["A TIM('24:00')", 'CPD0081 | TIM | 24:00'],
    ['A LIBS(*NONE B)', 'CPD0094 | LIBS | *NONE'],
    ['A LIBS(B C D E)', 'CPD0046 | LIBS'],
    ['A LIBS((B C))', 'CPD0047 | LIBS'],
    ['A POS(*FIRST B C)', 'CPD0046 | POS'],
    ['A POS(*N B)', 'CPD0072 | POS'],
    ['A PAIRS((*N 1))', 'CPD0072 | PAIRS'],
    ['A PAIRS((B x))', 'CPD0076 | PAIRS | X'],
    ['A VAL(&V)', 'CPD0727 | &V'],
    ['A TEXT(B(C))', 'CPD0020 | ( | TEXT'],
    ['A STS(*OFF) LIBS(B)', 'CPD0091 | STS | LIBS'],
    ['A NOSUCH(5) LOG(X) MAX(X)', 'CPD0043 | NOSUCH', 'CPD0084 | LOG | X', 'CPD0076 | MAX | X'],
  ];
  for (const [text, ...expected] of cases) assert.deepEqual(problemsOf(text), expected, text);
});

test('dates follow the date format of the job', () => {
  const day = (text: string, dateFormat: '*MDY' | '*DMY' | '*YMD' | '*JUL') =>
    read(sample, parse(`SAMPLE A DAT('${text}')`).command!, { dateFormat }).values.DAT;
  assert.equal(day('122426', '*MDY'), '2026-12-24');
  assert.equal(day('12/24/1926', '*MDY'), '1926-12-24');
  assert.equal(day('26-12-24', '*YMD'), '2026-12-24');
  assert.equal(day('40/366', '*JUL'), '1940-12-31');
  assert.equal(day('39/366', '*JUL'), undefined);
  assert.equal(day('29.02.27', '*DMY'), undefined);
  assert.equal(day('29.02.28', '*DMY'), '2028-02-29');
});

test('a command with very many wrong arguments gets no more diagnostics than somebody reads', () => {
  const { problems } = read(sample, parse(`SAMPLE ${'A '.repeat(15_000)}`).command!, reading);
  assert.equal(problems.length, 50);
});
