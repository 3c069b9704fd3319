import type { Handler } from '../../../hostserver/handler.ts';
import type { State } from '../serve.ts';
import type { DatabaseRooms } from '../service.ts';
import { attributes } from './attributes.ts';
import { blocks } from './blocks.ts';
import { control } from './control.ts';
import { largeObjects } from './large-objects.ts';
import { libraryList } from './library-list.ts';
import { statements } from './statements.ts';
import { transactions } from './transactions.ts';
import { xa } from './xa.ts';

export function handlers(rooms: DatabaseRooms): Handler<State>[] {
  return [
    ...attributes(rooms),
    ...libraryList(rooms),
    ...blocks,
    ...statements,
    ...transactions,
    ...xa,
    ...largeObjects,
    ...control,
  ];
}
