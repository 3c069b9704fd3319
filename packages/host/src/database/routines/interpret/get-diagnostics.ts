import { messageIdOf } from '../../diagnostics/message-id.ts';
import { SqlError } from '../../error.ts';
import type { PlStatement } from '../../sql/ast/index.ts';
import type { SqlType, SqlValue } from '../../types/sql-type.ts';
import type { Activation } from './activation.ts';
import type { Condition } from './condition.ts';
import { type Translation, targetOf } from './context.ts';
import { convertRow } from './convert-row.ts';
import type { Scope } from './scope.ts';
import { leaf, type Step } from './step.ts';
import { assignAll } from './target.ts';

type GetDiagnostics = Extract<PlStatement, { kind: 'get-diagnostics' }>;

interface Item {
  readonly type: SqlType;
  value(condition: Condition | undefined, run: Activation): SqlValue;
}

const integer: SqlType = { name: 'INTEGER' };
const decimal: SqlType = { name: 'DECIMAL', precision: 31, scale: 0 };

function text(length: number, value: Item['value']): Item {
  return { type: { name: 'VARCHAR', length, ccsid: 1208 }, value };
}

/** What can be asked for, by name. Source: "GET DIAGNOSTICS", SQL Reference. */
const items: Readonly<Record<string, Item>> = {
  ROW_COUNT: { type: decimal, value: (_, { diagnostics }) => String(diagnostics.rowCount) },
  NUMBER: { type: integer, value: condition => (condition === undefined ? 0 : 1) },
  MORE: text(1, () => 'N'),
  COMMAND_FUNCTION: text(128, () => ''),
  DB2_RETURN_STATUS: { type: integer, value: (_, { diagnostics }) => diagnostics.returnStatus },
  DB2_NUMBER_RESULT_SETS: { type: integer, value: (_, { received }) => [...received.values()].at(-1)?.length ?? 0 },
  TRANSACTION_ACTIVE: { type: integer, value: (_, { session }) => (session.inUnitOfWork ? 1 : 0) },
  RETURNED_SQLSTATE: text(5, condition => condition?.sqlstate ?? '00000'),
  DB2_RETURNED_SQLCODE: { type: integer, value: condition => condition?.sqlcode ?? 0 },
  MESSAGE_TEXT: text(32_672, condition => condition?.text ?? ''),
  MESSAGE_LENGTH: { type: integer, value: condition => condition?.text.length ?? 0 },
  MESSAGE_OCTET_LENGTH: { type: integer, value: condition => Buffer.byteLength(condition?.text ?? '') },
  DB2_MESSAGE_ID: text(10, condition => (condition === undefined ? '' : messageIdOf(condition.sqlcode))),
  CONDITION_IDENTIFIER: text(128, condition => condition?.name ?? ''),
  CONDITION_NUMBER: { type: integer, value: condition => (condition === undefined ? 0 : 1) },
  CLASS_ORIGIN: text(8, () => 'ISO 9075'),
  SUBCLASS_ORIGIN: text(8, () => 'ISO 9075'),
  SERVER_NAME: text(128, (_, { session }) => String(session.register('CURRENT SERVER'))),
  CONNECTION_NAME: text(128, (_, { session }) => String(session.register('CURRENT SERVER'))),
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [
      `DB2_ORDINAL_TOKEN_${index + 1}`,
      text(32_672, condition => condition?.tokens[index] ?? ''),
    ]),
  ),
  DB2_TOKEN_COUNT: { type: integer, value: condition => condition?.tokens.length ?? 0 },
};

/** It leaves the diagnostics area as it was. STACKED asks for the condition whose handler is running. Errors: -104. */
export function translateGetDiagnostics(statement: GetDiagnostics, scope: Scope, translation: Translation): Step {
  const { stacked, at } = statement;
  const wanted = statement.items.map(({ target, name }) => {
    const item = items[name];
    if (item === undefined) throw new SqlError(-104, [name, ''], undefined, { position: at });
    return { target: targetOf(target, scope, translation), item };
  });
  const targets = wanted.map(({ target }) => target);
  const types = wanted.map(({ item }) => item.type);
  return leaf(
    scope,
    async run => {
      const condition = stacked ? run.handling.at(-1) : run.diagnostics.condition;
      if (stacked && condition === undefined) throw new SqlError(-20453, [], undefined, { sqlstate: '0Z002' });
      const row = wanted.map(({ item }) => item.value(condition, run));
      assignAll(run, targets, await convertRow(run, row, types, targets));
      return {};
    },
    { silent: true },
  );
}
