import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import fc from 'fast-check';
import { commands } from '../../src/cl/commands/index.ts';
import { convert } from '../../src/cl/definition/convert.ts';
import type { Part } from '../../src/cl/definition/part.ts';
import { read } from '../../src/cl/definition/read.ts';
import { commandReference } from '../../src/cl/definition/reference.ts';
import { isSimpleName } from '../../src/cl/parse/characters.ts';
import { parse } from '../../src/cl/parse/parse.ts';
import { shippedMessages } from '../../src/system/messages/catalogue/index.ts';

/** A part and all parts in it. */
function withInner(part: Part<unknown>): Part<unknown>[] {
  if (part.kind === 'item') return [part];
  if (part.kind === 'list') return [part, ...withInner(part.each)];
  return [part, ...Object.values(part.parts).flatMap(withInner)];
}

test('every default is a value that its own parameter takes', () => {
  for (const { name, parameters } of commands.values()) {
    for (const [keyword, part] of Object.entries(parameters)) {
      assert.ok(isSimpleName(keyword), `${name} ${keyword}`);
      for (const inner of withInner(part)) {
        assert.ok(!(inner.required && inner.default !== undefined), `${name} ${keyword}: required, and a default`);
        if (!inner.required) convert(inner, [], { keyword, dateFormat: '*MDY' });
      }
    }
  }
});

test('dependencies name parameters that there are, and positions too', () => {
  for (const { name, parameters, dependencies, positional } of commands.values()) {
    const keywords = Object.keys(parameters);
    assert.ok(positional <= keywords.length, name);
    const firstOptional = keywords.findIndex(keyword => !parameters[keyword]!.required);
    const lastRequired = keywords.findLastIndex(keyword => parameters[keyword]!.required);
    if (name !== 'CRTDTAQ')
      assert.ok(firstOptional < 0 || lastRequired < firstOptional, `${name}: required ones come first`);
    for (const { when, parameters: others } of dependencies) {
      const decides = 'given' in when ? when.given : when.keyword;
      for (const keyword of [decides, ...others]) assert.ok(keywords.includes(keyword), `${name} ${keyword}`);
    }
  }
});

test('whatever is written for whatever parameter is taken or refused with a diagnostic that has its values', () => {
  const word = fc.constantFrom(
    ...[
      '*ALL',
      '*SAME',
      '*N',
      '*NONE',
      'ABC',
      'A/B',
      'A/B/C',
      '*LIBL/X',
      '5',
      '-1',
      '1.5',
      '99999999999',
      'X*',
      '&V',
      '()',
      "''",
    ],
    ...[
      "'abc def'",
      "X'00'",
      'TOOLONGANAME',
      '(A B)',
      '((A B) (C))',
      'A(B)',
      "('A' *CAT 'B')",
      '/a/b',
      '(1 + 2)',
      "'",
      '(',
      ')',
    ],
  );
  const definition = fc.constantFrom(...commands.values());
  const written = fc.record({
    definition,
    picks: fc.array(fc.tuple(fc.nat(), fc.array(word, { maxLength: 4 })), { maxLength: 5 }),
  });
  fc.assert(
    fc.property(written, fc.boolean(), ({ definition, picks }, byPosition) => {
      const keywords = Object.keys(definition.parameters);
      const parts = picks.map(([pick, values]) =>
        byPosition || keywords.length === 0
          ? values.join(' ')
          : `${keywords[pick % keywords.length]}(${values.join(' ')})`,
      );
      const { command, problems } = parse(`${definition.name} ${parts.join(' ')}`);
      const found = command === undefined ? problems : read(definition, command, { dateFormat: '*YMD' }).problems;
      for (const { id, values } of found) {
        const fields = (shippedMessages[id]?.data ?? []).filter(({ kind }) => kind !== 'reserved');
        assert.equal(values.length, fields.length, id);
      }
    }),
    { numRuns: 3000 },
  );
});

test('the command reference is that of the definitions', async () => {
  const page = new URL('../../../../../docs/commands.md', import.meta.url);
  assert.equal(
    await readFile(page, 'utf8'),
    commandReference(commands.values()),
    'run: node scripts/generate-command-reference.mjs',
  );
});
