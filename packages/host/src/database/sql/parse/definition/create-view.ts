import type { CreateView } from '../../ast/index.ts';
import { identifier } from '../names.ts';
import { node } from '../node.ts';
import { selectStatement } from '../query/select.ts';
import type { TokenStream } from '../stream.ts';
import { columnNames } from './column-names.ts';
import type { CreationStart } from './creation.ts';

/** `[(A, B)] AS query [WITH [LOCAL | CASCADED] CHECK OPTION] [RCDFMT F]`, behind the name. */
export function createView(p: TokenStream, start: CreationStart): CreateView {
  const columns = p.is('(') ? columnNames(p) : undefined;
  p.expect('AS');
  const query = selectStatement(p);
  let checkOption: CreateView['checkOption'];
  let recordFormat: CreateView['recordFormat'];
  for (;;) {
    if (checkOption === undefined && p.accept('WITH')) {
      checkOption = p.acceptAny('LOCAL', 'CASCADED') ?? 'CASCADED';
      p.expect('CHECK', 'OPTION');
    } else if (recordFormat === undefined && p.accept('RCDFMT')) recordFormat = identifier(p);
    else break;
  }
  return node<CreateView>({ kind: 'create-view', ...start, columns, query, checkOption, recordFormat });
}
