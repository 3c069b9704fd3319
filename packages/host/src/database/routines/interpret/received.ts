import { SqlError } from '../../error.ts';
import type { OpenCursor } from '../../session/cursor.ts';
import type { PlStatement } from '../../sql/ast/index.ts';
import { RoutineCursor } from './routine-cursor.ts';
import type { Scope } from './scope.ts';
import { leaf, type Step } from './step.ts';

type Associate = Extract<PlStatement, { kind: 'associate-locators' }>;
type Allocate = Extract<PlStatement, { kind: 'allocate-cursor' }>;

/** `ASSOCIATE LOCATORS (a, b) WITH PROCEDURE P`: names for the result sets that P left. Errors: -466 when it left none. */
export function translateAssociate({ locators, procedure }: Associate, scope: Scope): Step {
  const { name } = procedure.name;
  return leaf(scope, async run => {
    const cursors = run.received.get(name);
    if (cursors === undefined) throw new SqlError(-204, [name, procedure.schema?.name ?? '*LIBL', 'N']);
    for (const [index, locator] of locators.entries()) {
      const cursor = cursors[index];
      if (cursor === undefined) run.locators.delete(locator.name);
      else run.locators.set(locator.name, cursor);
    }
    return {};
  });
}

/** `ALLOCATE c CURSOR FOR RESULT SET a`: the cursor is open. Errors: -423. */
export function translateAllocate({ name, locator }: Allocate, scope: Scope): Step {
  const declared = scope.declareCursor(name.name, undefined);
  return leaf(scope, async run => {
    const cursor = run.locators.get(locator.name);
    if (cursor === undefined) throw new SqlError(-423, [locator.name]);
    run.locators.delete(locator.name);
    run.cursors.set(declared.id, new RoutineCursor(declared, cursor as OpenCursor, false));
    return {};
  });
}
