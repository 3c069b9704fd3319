import { readFile } from 'node:fs/promises';
import type { SqlConnection } from '@bigiron/client';
import { BigironError } from '@bigiron/wire/errors';
import {
  type Call,
  type Command,
  type ExitStatus,
  exitStatus,
  flag,
  integer,
  type Terminal,
  text,
  UsageError,
} from '../command.ts';
import { connectionOptions, withHost } from '../connecting.ts';
import { connectionSettings, sqlOptions } from '../sql/connection.ts';
import { errorText } from '../sql/error-text.ts';
import { interactive } from '../sql/interactive.ts';
import { csvPrinter } from '../sql/output/csv.ts';
import { jsonPrinter } from '../sql/output/json.ts';
import type { Printer } from '../sql/output/printer.ts';
import { tablePrinter } from '../sql/output/table.ts';
import { runStatement } from '../sql/run.ts';
import { splitScript } from '../sql/split.ts';
import { exportRows } from '../sql/transfer/export.ts';
import { importRows } from '../sql/transfer/import.ts';

export const sql: Command = {
  summary: 'Run SQL on a host, and carry tables to and from files.',
  usage: [
    '["STATEMENT"...] [-f FILE] [--param VALUE]... [--json | --csv]',
    'export TABLE|"QUERY" FILE [--format csv|json|fixed] [--fields FILE] [--ccsid N]',
    'import FILE TABLE [--columns LIST] [--format csv|json|fixed] [--fields FILE] [--transaction]',
  ].join('\n'),
  notes: [
    'Without a statement it runs what is typed, or what comes from standard input; several statements are parted by semicolons.',
    'FILE - is standard output, or input. The format follows from the name of the file: .csv, .json and .jsonl, anything else is fixed.',
    'Fixed records are described by FILE.fields.json, which export writes and import reads. With --ccsid 37 they are as the database has them:',
    'packed and zoned decimals, binary integers, EBCDIC text, no ends of lines.',
  ].join('\n'),
  options: {
    ...connectionOptions,
    ...sqlOptions,
    file: { type: 'string', short: 'f', argument: 'FILE', help: 'run the statements in this file' },
    param: {
      type: 'string',
      short: 'p',
      multiple: true,
      argument: 'VALUE',
      help: 'value of the next parameter marker',
    },
    json: { type: 'boolean', help: 'print rows as JSON, one a line' },
    csv: { type: 'boolean', help: 'print rows as CSV' },
    format: { type: 'string', argument: 'NAME', help: 'of the file: csv, json or fixed' },
    fields: { type: 'string', argument: 'FILE', help: 'description of fixed records' },
    ccsid: { type: 'string', argument: 'N', help: 'of fixed records; default 1208, which is lines of text' },
    columns: { type: 'string', argument: 'LIST', help: 'columns of the table that the file has, in its order' },
    'no-names': { type: 'boolean', help: 'the first line of a CSV file is a row already' },
    transaction: { type: 'boolean', help: 'import all rows or none' },
  },
  async run(call) {
    const [action] = call.operands;
    if (action === 'export' || action === 'import') return transfer(call, action);
    const statements = await givenStatements(call);
    const parameters = (call.options.param ?? []) as string[];
    if (parameters.length > 0 && statements?.length !== 1) throw new UsageError('--param goes with one statement');
    const printer = printerFor(call);
    return connected(call, async connection => {
      if (statements !== undefined) return runAll(connection, statements, parameters, printer, call.terminal);
      await interactive(connection, call.terminal, printer);
      return exitStatus.done;
    });
  },
};

interface Given {
  readonly text: string;
  /** Where it is in a file, for errors. */
  readonly place: string;
}

/** Undefined when somebody is to type them. */
async function givenStatements(call: Call): Promise<readonly Given[] | undefined> {
  const file = text(call, 'file');
  const given = call.operands.map(one => ({ text: one.replace(/;\s*$/, ''), place: '' }));
  if (file !== undefined) return [...given, ...script(await readFile(file, 'utf8'), file)];
  if (given.length > 0) return given;
  if (call.terminal.stdin.isTTY) return undefined;
  let typed = '';
  for await (const chunk of call.terminal.stdin) typed += String(chunk);
  return script(typed, 'standard input');
}

function script(text: string, name: string): Given[] {
  return splitScript(text).map(({ text: statement, line }) => ({ text: statement, place: `${name}, line ${line}: ` }));
}

/** One after the other, until one fails. */
async function runAll(
  connection: SqlConnection,
  statements: readonly Given[],
  parameters: readonly string[],
  printer: Printer,
  terminal: Terminal,
): Promise<ExitStatus> {
  for (const statement of statements) {
    try {
      await runStatement(connection, statement.text, printer, parameters);
    } catch (error) {
      if (!(error instanceof BigironError) || error.fault === 'network') throw error;
      terminal.error(`${statement.place}${errorText(error, statement.text)}`);
      return exitStatus.refused;
    }
  }
  return exitStatus.done;
}

function transfer(call: Call, action: 'export' | 'import'): Promise<ExitStatus> {
  const [, first, second, ...more] = call.operands;
  if (first === undefined || second === undefined || more.length > 0) {
    const wanted = action === 'export' ? 'TABLE or "QUERY", then FILE' : 'FILE, then TABLE';
    throw new UsageError(`${action} takes ${wanted}`);
  }
  return connected(call, async connection => {
    if (action === 'export') await exportRows(connection, first, second, call);
    else await importRows(connection, first, second, call);
    return exitStatus.done;
  });
}

function connected(call: Call, work: (connection: SqlConnection) => Promise<ExitStatus>): Promise<ExitStatus> {
  return withHost(call, async host => {
    const seconds = integer(call, 'timeout', 1, 86_400);
    const timeout = seconds === undefined ? Number.POSITIVE_INFINITY : seconds * 1000;
    await using connection = await host.sql({ ...connectionSettings(call), timeout }).connection();
    return await work(connection);
  });
}

function printerFor(call: Call): Printer {
  const line = (one: string) => call.terminal.out(one);
  if (flag(call, 'json') && flag(call, 'csv')) throw new UsageError('--json or --csv, not both');
  return flag(call, 'json') ? jsonPrinter(line) : flag(call, 'csv') ? csvPrinter(line) : tablePrinter(line);
}
