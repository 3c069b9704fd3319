import type { PlStatement } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier } from '../name.ts';
import { fullSelect } from '../query/query.ts';
import { selectStatement } from '../query/select.ts';
import { statement } from '../statement.ts';
import { bracketed, words } from '../text.ts';
import { compound } from './compound.ts';
import { caseStatement, forStatement, ifStatement, labelled, statements } from './control.ts';
import { cursorStatement } from './cursor.ts';
import { getDiagnostics, signal } from './diagnostics.ts';

export function plStatement(one: PlStatement): string {
  switch (one.kind) {
    case 'compound':
      return compound(one);
    case 'if':
      return ifStatement(one);
    case 'case-statement':
      return caseStatement(one);
    case 'while':
      return labelled(one.label, `WHILE ${expression(one.condition)} DO`, statements(one.statements), 'END WHILE');
    case 'repeat':
      return labelled(one.label, 'REPEAT', statements(one.statements), `UNTIL ${expression(one.until)} END REPEAT`);
    case 'loop':
      return labelled(one.label, 'LOOP', statements(one.statements), 'END LOOP');
    case 'for':
      return forStatement(one);
    case 'leave':
    case 'iterate':
    case 'goto':
      return `${one.kind.toUpperCase()} ${identifier(one.label)}`;
    case 'labeled':
      return `${identifier(one.label)}: ${plStatement(one.statement)}`;
    case 'return':
      return words('RETURN', one.value && expression(one.value), one.query && selectStatement(one.query));
    case 'signal':
    case 'resignal':
      return signal(one);
    case 'get-diagnostics':
      return getDiagnostics(one);
    case 'execute-immediate':
      return `EXECUTE IMMEDIATE ${expression(one.text)}`;
    case 'pipe':
      return `PIPE ${pipedRow(one.values)}`;
    case 'open':
    case 'fetch':
    case 'close':
    case 'prepare':
    case 'execute':
    case 'associate-locators':
    case 'allocate-cursor':
      return cursorStatement(one);
    default:
      return statement(one);
  }
}

/** A query alone is the row: a second bracket around it would say the same. */
function pipedRow(values: Extract<PlStatement, { kind: 'pipe' }>['values']): string {
  const [first] = values;
  if (values.length === 1 && first?.kind === 'subquery') return `(${fullSelect(first.query)})`;
  return bracketed(values, expression);
}
