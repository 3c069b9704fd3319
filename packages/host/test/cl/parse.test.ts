import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from '../../src/cl/parse/parse.ts';
import { print } from '../../src/cl/parse/print.ts';
import type { Argument, CommandSyntax, ValueSyntax } from '../../src/cl/parse/syntax.ts';
import { shippedMessages } from '../../src/system/messages/catalogue/index.ts';

/** The values of a well-formed command's arguments, printed, by keyword or position. */
function argumentsOf(text: string): Record<string, string> {
  const { command, problems } = parse(text);
  assert.deepEqual(problems, []);
  return Object.fromEntries(
    command!.arguments.map((argument, index) => [
      argument.keyword ?? String(index + 1),
      print({
        ...command!,
        name: 'X',
        library: undefined,
        label: undefined,
        arguments: [{ ...argument, keyword: 'K' }],
      }).slice(4, -1),
    ]),
  );
}

function problemsOf(text: string): string[] {
  const { command, problems } = parse(text);
  assert.equal(command, undefined);
  return problems.map(({ id, values }) => [id, ...values].join(' | '));
}

test('keywords, positions, qualified names, lists and strings', () => {
  const { command } = parse("LOOP: qsys/crtdtaq orders (a 'b c') maxlen(64512) TEXT('It''s ours') /* note */");
  assert.equal(command!.label, 'LOOP');
  assert.equal(command!.library, 'QSYS');
  assert.equal(command!.name, 'CRTDTAQ');
  assert.deepEqual(argumentsOf("C QGPL/A (b 'c d') KWD(1 (2 X'c1') 3/4/5) TEXT('It''s ours') V(&x)"), {
    1: 'QGPL/A',
    2: "b 'c d'",
    KWD: "1 (2 X'C1') 3/4/5",
    TEXT: "'It''s ours'",
    V: '&X',
  });
});

test('unquoted strings are folded to upper case, quoted ones and quoted names are not', () => {
  const [argument] = parse('C A(abc) B(\'abc\') D("aBc")').command!.arguments;
  assert.equal((argument!.values[0] as { text: string }).text, 'ABC');
  assert.deepEqual(
    parse('C A(größe) B(\'abc\') D("aBc")').command!.arguments.map(
      ({ values }) => (values[0] as { text: string }).text,
    ),
    ['GRÖßE', 'abc', '"aBc"'],
  );
});

test('a slash before an asterisk is no comment where a qualified name stands', () => {
  assert.deepEqual(argumentsOf('DSPOBJD OBJ(QGPL/*ALL) /* comment */ OBJTYPE(*ALL) /* another */'), {
    OBJ: 'QGPL/*ALL',
    OBJTYPE: '*ALL',
  });
});

test('special values, generic names, numbers and paths are words', () => {
  assert.deepEqual(argumentsOf('C *ALL abc* -1,5 +7 2.50 /home/me A.B'), {
    1: '*ALL',
    2: 'abc*',
    3: '-1,5',
    4: '+7',
    5: '2.50',
    6: '/home/me',
    7: 'A.B',
  });
});

test('expressions bind by the priority of their operators', () => {
  const operators = (text: string) => {
    const show = (value: ValueSyntax): string =>
      value.kind === 'expression'
        ? `[${value.operator} ${value.operands.map(show).join(' ')}]`
        : (value as { text: string }).text;
    return parse(`C K(${text})`).command!.arguments[0]!.values.map(show).join(' ');
  };
  assert.equal(operators("'A' *CAT 'B' || 'C'"), '[*CAT [*CAT A B] C]');
  assert.equal(operators("'A' |> 'B' |< 'C'"), '[*TCAT [*BCAT A B] C]');
  assert.equal(operators('1 + 2 * 3 = 7 *AND *NOT (4 > 5)'), '[*AND [*EQ [+ 1 [* 2 3]] 7] [*NOT [*GT 4 5]]]');
  assert.equal(operators('- 1 * 2'), '[* [- 1] 2]');
  assert.equal(operators('A *NOT B'), 'A *NOT B');
  assert.equal(operators('-'), '-');
});

test('lines: + drops the blanks that begin the next one, - keeps them', () => {
  assert.deepEqual(argumentsOf("C A(1) +  \n     B('x+\r\n    y') D('x-\n  y')"), { A: '1', B: "'xy'", D: "'x  y'" });
  assert.deepEqual(argumentsOf('C A(1)\n/* done */\n'), { A: '1' });
  assert.deepEqual(problemsOf('C A(1)\nD'), ['CPD0018 | D']);
});

test('offsets are those of the source, across continuation', () => {
  const source = 'C A(1) +\n   B(2)';
  assert.equal(parse(source).command!.arguments[1]!.at, source.indexOf('B'));
  assert.equal(parse('C +\n  A( {').problems[0]!.at, 9);
});

test('text without a command is neither a command nor an error', () => {
  for (const text of ['', '   ', '/* only a comment */', 'LABEL:'])
    assert.deepEqual(parse(text), { command: undefined, problems: [] });
});

test('prompting characters are kept apart', () => {
  const { command } = parse('?CRTLIB ??LIB(A) ?*TEXT()');
  assert.equal(command!.prompted, true);
  assert.deepEqual(
    command!.arguments.map(({ prompt, keyword, values }) => [prompt, keyword, values.length]),
    [
      ['??', 'LIB', 1],
      ['?*', 'TEXT', 0],
    ],
  );
});

// CPD0018 and CPD0020 as in compiler listings of AndreaRibuoli/PASERIE; CPD0012 with CPD0014 and CPD0013 as in issue 647 of
// codefori/vscode-ibmi; CPD0020 of an apostrophe that is not doubled as DAWriteTestcase of JTOpen-test has it.
test('what is not well-formed gets the diagnostics of IBM i', () => {
  assert.deepEqual(problemsOf('{'), ['CPD0018 | {']);
  assert.deepEqual(problemsOf('Found",'), ['CPD0020 | " | FOUND']);
  assert.deepEqual(problemsOf('"message": 5'), ['CPD0020 | : | "message"']);
  assert.deepEqual(problemsOf('"Not found'), ['CPD0020 |   | "Not']);
  assert.deepEqual(problemsOf("C VALUE('AB'DE')"), ["CPD0020 | D | 'AB'", 'CPD0014', 'CPD0013']);
  assert.deepEqual(problemsOf("DSPFFD FILE(*LIBL/A':*I)"), ["CPD0012 | A':*I)", 'CPD0014', 'CPD0013']);
  assert.deepEqual(problemsOf("C TEXT('abc"), ['CPD0014', 'CPD0013']);
  assert.deepEqual(problemsOf('C LIB(A'), ['CPD0013']);
  assert.deepEqual(problemsOf('C LIB(A))'), ['CPD0013']);
  assert.deepEqual(problemsOf("C A(X'C')"), ["CPD0018 | X'C')"]);
  assert.deepEqual(problemsOf('C A(= B)'), ['CPD0020 | = | (']);
  assert.deepEqual(problemsOf('C LIB(A)TEXT(B)'), ['CPD0020 | T | )']);
  assert.deepEqual(problemsOf('C /* never ends'), ['CPD0018 | /* NEVER E']);
});

test('random text never throws; every problem has a message, with the values its text takes', () => {
  const pieces = fc.constantFrom(
    'CRTLIB',
    ' ',
    '(',
    ')',
    "'",
    '/',
    '*',
    '&',
    'X',
    '"',
    '*CAT',
    '+',
    '\n',
    ':',
    '?',
    '=',
    '{',
    '1',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 40 }).map(all => all.join('')),
  );
  fc.assert(
    fc.property(text, source => {
      const { command, problems } = parse(source);
      assert.ok(command === undefined || problems.length === 0);
      for (const { id, values, at } of problems) {
        const fields = (shippedMessages[id]?.data ?? []).filter(({ kind }) => kind !== 'reserved');
        assert.equal(values.length, fields.length, id);
        assert.ok(at === undefined || (at >= 0 && at <= source.length));
      }
    }),
    { numRuns: 3000 },
  );
});

test('deep nesting and long lines are errors, not faults', () => {
  assert.equal(parse(`C ${'('.repeat(20_000)}`).problems[0]!.id, 'CPD0020');
  assert.equal(parse(`C\n${'\n'.repeat(20_000)}D`).problems[0]!.id, 'CPD0018');
});

const word = fc
  .stringMatching(/^(\*?[A-Za-z$#@][A-Za-z0-9_.]{0,9}\*?|[-+]?\d{1,5}([.,]\d{1,3})?)$/)
  .filter(source => !/^(X|\*(CAT|[BT]CAT|AND|OR|NOT|EQ|[GL][TE]|N[EGL]))$/i.test(source))
  .map(source => ({ kind: 'word' as const, text: source.toUpperCase(), source, at: 0 }));
const quoted = fc.string({ maxLength: 12 }).map(text => ({ kind: 'quoted' as const, text, at: 0 }));
const operators = ['*CAT', '*BCAT', '*TCAT', '*EQ', '*GT', '*AND', '*OR', '+', '-', '*', '/'] as const;
const keyword = fc.stringMatching(/^[A-Z][A-Z0-9]{0,9}$/).filter(name => name !== 'X');
const { value } = fc.letrec<{ value: ValueSyntax }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    quoted,
    fc.uint8Array({ maxLength: 6 }).map(bytes => ({ kind: 'hexadecimal' as const, bytes: Buffer.from(bytes), at: 0 })),
    fc.stringMatching(/^[A-Z][A-Z0-9]{0,9}$/).map(name => ({ kind: 'variable' as const, name, at: 0 })),
    fc.array(word, { minLength: 2, maxLength: 3 }).map(parts => ({ kind: 'qualified' as const, parts, at: 0 })),
    fc
      .array(tie('value'), { maxLength: 3 })
      .filter(items => !(items.length === 1 && items[0]!.kind === 'expression'))
      .map(items => ({ kind: 'list' as const, items, at: 0 })),
    fc
      .tuple(keyword, fc.array(tie('value'), { maxLength: 2 }))
      .filter(([, values]) => values.length < 2 || values.every(({ kind }) => kind !== 'expression'))
      .map(([name, values]) => ({ kind: 'nested' as const, keyword: name, values, at: 0 })),
    fc
      .tuple(fc.constantFrom(...operators), tie('value'), tie('value'))
      .map(([operator, left, right]) => ({ kind: 'expression' as const, operator, operands: [left, right], at: 0 })),
  ),
}));
const keywordArgument = fc.record({
  keyword,
  prompt: fc.constant(''),
  values: fc
    .array(value, { maxLength: 3 })
    .filter(values => values.length < 2 || values.every(({ kind }) => kind !== 'expression')),
  at: fc.constant(0),
});
const positionalArgument = fc
  .oneof(
    value.filter(({ kind }) => kind !== 'list' && kind !== 'nested').map(one => [one]),
    fc.array(value, { minLength: 2, maxLength: 3 }),
  )
  .map(values => ({ keyword: undefined, prompt: '', values, at: 0 }));
const command: fc.Arbitrary<CommandSyntax> = fc.record({
  label: fc.option(keyword, { nil: undefined }),
  library: fc.option(keyword, { nil: undefined }),
  name: keyword,
  at: fc.constant(0),
  prompted: fc.boolean(),
  arguments: fc.array(fc.oneof(keywordArgument, positionalArgument) as fc.Arbitrary<Argument>, { maxLength: 4 }),
});

test('printing a command and parsing it again gives the same command', () => {
  const forget = (one: unknown): unknown =>
    JSON.parse(JSON.stringify(one, (key, inner) => (key === 'at' ? undefined : inner)));
  fc.assert(
    fc.property(command, one => {
      const text = print(one);
      const again = parse(text);
      assert.deepEqual(again.problems, [], text);
      assert.deepEqual(forget(again.command), forget(one), text);
    }),
    { numRuns: 2000 },
  );
});

test('an expression of many operators is an error, however it nests', () => {
  for (const many of [
    '*NOT '.repeat(6000),
    `'A'${" *CAT 'A'".repeat(3000)} *CAT `,
    '- '.repeat(10_000),
    '1 + '.repeat(6000),
  ]) {
    const { command, problems } = parse(`SNDMSG MSG(${many}A)`);
    assert.equal(command, undefined);
    assert.deepEqual(
      problems.map(({ id }) => id),
      ['CPD0020'],
    );
  }
  assert.deepEqual(parse(`SNDMSG MSG(${"'A' *CAT ".repeat(100)}'B')`).problems, []);
});
