import type { CallResult, SqlConnection } from '@bigiron/client';
import { isCall, isQuery } from '@bigiron/client/sql/statement-type';
import { type Cell, cellOf, cellsOf, cellText } from './cell.ts';
import type { Printer } from './output/printer.ts';

/** Runs a statement and prints what came of it. `parameters` are bound to its markers. */
export async function runStatement(
  sql: SqlConnection,
  text: string,
  printer: Printer,
  parameters: readonly string[] = [],
  signal?: AbortSignal,
): Promise<void> {
  const options = { signal };
  if (isQuery(text)) {
    let count = -1;
    for await (const { columns, rows } of sql.query(text, parameters, options).blocks()) {
      if (count < 0) {
        printer.begin(columns);
        count = 0;
      }
      for (const row of rows) printer.row(await cellsOf(row, columns));
      count += rows.length;
    }
    printer.end(count);
    return;
  }
  if (isCall(text)) {
    await using result = await sql.call(text, parameters, options);
    await printCall(result, printer);
    return;
  }
  const { count, warning } = await sql.execute(text, parameters, options);
  const changes = /^\s*(INSERT|UPDATE|DELETE|MERGE)\b/i.test(text);
  const said = changes ? `${count} ${count === 1 ? 'row' : 'rows'}` : 'Done.';
  printer.done(warning === undefined ? said : `${said} (SQLCODE ${warning.sqlcode}, SQLSTATE ${warning.sqlstate})`, {
    count,
    ...(warning === undefined ? {} : { warning }),
  });
}

async function printCall(call: CallResult, printer: Printer): Promise<void> {
  const outputs: (Cell | undefined)[] = [];
  for (const value of call.outputs) outputs.push(value && (await cellOf(value, { type: '' } as never)));
  const told = outputs.flatMap((value, index) =>
    value === undefined ? [] : [`parameter ${index + 1}: ${cellText(value) ?? '-'}`],
  );
  printer.done([...told, 'Done.'].join('\n'), {
    outputs: outputs.map(value => (value === undefined ? null : (cellText(value) ?? null))),
    returned: call.returnValue,
  });
  for await (const result of call) {
    printer.begin(result.columns);
    let count = 0;
    for await (const rows of result.blocks()) {
      for (const row of rows) printer.row(await cellsOf(row, result.columns));
      count += rows.length;
    }
    printer.end(count);
  }
}
