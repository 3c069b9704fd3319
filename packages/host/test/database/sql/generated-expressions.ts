import fc from 'fast-check';
import type { Expression, FullSelect, Identifier } from '../../../src/database/sql/ast/index.ts';

const at = 0;

const identifiers: fc.Arbitrary<Identifier> = fc.oneof(
  fc
    .constantFrom('A', 'B1', 'DAY', 'COUNT', 'VALUE', 'LIMIT', 'X#', 'Ä', 'TYPE', 'KEY')
    .map(name => ({ name, delimited: false, at })),
  fc
    .string({ minLength: 1, maxLength: 5 })
    .filter(name => name.trim() !== '')
    .map(name => ({ name: name.trimEnd(), delimited: true, at })),
);

function literal(type: Extract<Expression, { kind: 'literal' }>['type'], value: string): Expression {
  return { kind: 'literal', type, value, at };
}

const literals: fc.Arbitrary<Expression> = fc.oneof(
  fc.nat().map(value => literal('integer', String(value))),
  fc.tuple(fc.nat(), fc.nat()).map(([whole, part]) => literal('decimal', `${whole}.${part}`)),
  fc.nat({ max: 300 }).map(exponent => literal('float', `1.5E${exponent}`)),
  fc.string({ maxLength: 6 }).map(value => literal('string', value)),
  fc.uint8Array({ maxLength: 4 }).map(bytes => literal('hex', Buffer.from(bytes).toString('hex'))),
  fc.constantFrom(literal('null', 'NULL'), literal('boolean', 'TRUE'), literal('date', '2026-11-27')),
);

const columns: fc.Arbitrary<Expression> = fc.tuple(identifiers, fc.option(identifiers)).map(([name, table]) => ({
  kind: 'column',
  ...(table && { qualifier: { name: table, at } }),
  name,
  at,
}));

const registers: fc.Arbitrary<Expression> = fc.constantFrom(
  { kind: 'register', name: 'CURRENT DATE', at } as const,
  { kind: 'register', name: 'USER', at } as const,
  { kind: 'register', name: 'CURRENT TIMESTAMP', precision: 6, at } as const,
  { kind: 'register', name: 'SESSION USER', at } as const,
);

/** Expressions as the parser makes them, of all kinds that need no statement around them. */
export const expressions: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression; list: readonly Expression[] }>(
  tie => {
    const any = tie('any');
    const list = fc.array(any, { minLength: 1, maxLength: 3 });
    const pair = fc.record({ left: any, right: any });
    const subject = fc.record({ operand: any, negated: fc.boolean() });
    const queries = any.map(
      (value): FullSelect => ({ body: { kind: 'subselect', items: [{ kind: 'item', value, at }], from: [], at }, at }),
    );
    const units = fc.constantFrom('DAYS', 'MONTHS', 'YEARS', 'HOURS', 'MICROSECONDS' as const);
    const made: fc.Arbitrary<Expression>[] = [
      literals,
      columns,
      registers,
      fc
        .record({ operator: fc.constantFrom('+', '-' as const), operand: any })
        .map(one => ({ kind: 'unary', ...one, at })),
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/', '**', '||' as const), pair)
        .map(([operator, sides]) => ({ kind: 'binary', operator, ...sides, at })),
      fc.tuple(fc.constantFrom('+', '-' as const), any, any, units).map(([operator, left, value, unit]) => {
        return { kind: 'binary', operator, left, right: { kind: 'duration', value, unit, at }, at };
      }),
      fc
        .tuple(
          identifiers.filter(one => one.name !== 'KEY'),
          list,
        )
        .map(([name, args]) => ({
          kind: 'function',
          name: { name: { ...name, name: `F${name.name}` }, at },
          arguments: args.map(value => ({ value, at })),
          at,
        })),
      fc.record({ operand: fc.option(any), when: any, result: any, otherwise: fc.option(any) }).map(one => ({
        kind: 'case',
        ...(one.operand && { operand: one.operand }),
        // biome-ignore lint/suspicious/noThenProperty: the keyword of SQL
        branches: [{ when: one.when, then: one.result }],
        ...(one.otherwise && { otherwise: one.otherwise }),
        at,
      })),
      any.map(value => ({
        kind: 'cast',
        value,
        type: { kind: 'built-in-type', name: 'DECIMAL', length: 5, scale: 2, at },
        at,
      })),
      queries.map(query => ({ kind: 'subquery', query, at })),
      pair.map(sides => ({ kind: 'and', ...sides, at })),
      pair.map(sides => ({ kind: 'or', ...sides, at })),
      any.map(operand => ({ kind: 'not', operand, at })),
      fc
        .tuple(fc.constantFrom('=', '<>', '<', '>=' as const), pair)
        .map(([operator, sides]) => ({ kind: 'compare', operator, ...sides, at })),
      fc
        .tuple(pair, queries)
        .map(([{ left }, query]) => ({ kind: 'quantified', operator: '=', quantifier: 'ANY', left, query, at })),
      fc.tuple(pair, fc.boolean()).map(([sides, negated]) => ({ kind: 'distinct-from', negated, ...sides, at })),
      fc.tuple(subject, any, any).map(([one, low, high]) => ({ kind: 'between', ...one, low, high, at })),
      fc.tuple(subject, list).map(([one, values]) => ({
        kind: 'in',
        ...one,
        // A subquery alone in the brackets is the query of IN.
        list: values.length === 1 ? [values[0]!, values[0]!] : values,
        at,
      })),
      fc.tuple(subject, queries).map(([one, query]) => ({ kind: 'in', ...one, query, at })),
      fc.tuple(subject, any, fc.option(any)).map(([one, pattern, mark]) => ({
        kind: 'like',
        ...one,
        pattern,
        ...(mark && { escape: mark }),
        at,
      })),
      subject.map(one => ({ kind: 'is-null', ...one, at })),
      subject.map(one => ({ kind: 'is-boolean', ...one, value: 'UNKNOWN', at })),
      queries.map(query => ({ kind: 'exists', query, at })),
      list.filter(items => items.length > 1).map(items => ({ kind: 'row', items, at })),
    ];
    return { any: fc.oneof({ maxDepth: 4, depthSize: 'small' }, ...made), list };
  },
).any;
