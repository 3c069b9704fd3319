import type { Requester } from '../../../system/objects/object.ts';
import type { RoutineDescription } from '../../catalog/description.ts';
import { SqlError, type SqlWarning } from '../../error.ts';
import type { Cursor } from '../../room.ts';
import type { Session } from '../../session/session.ts';
import { checkExecute } from '../call/authority.ts';
import type { Procedure } from '../call/procedure.ts';
import { Activation } from './activation.ts';
import { translatedProcedure } from './translated.ts';

/** A procedure in SQL PL. */
export function sqlProcedure(routine: RoutineDescription): Procedure {
  const { library, name, parameters } = routine;
  return {
    library,
    name,
    parameters,
    async call(session, values, invocation) {
      await checkExecute(session, routine);
      const translated = await translatedProcedure(session, routine);
      const naming = { naming: routine.naming, defaultSchema: routine.defaultSchema };
      const adopted = translated.adopts ? () => ownerOf(session, routine) : undefined;
      const run = new Activation(session, invocation, translated.slots(), naming, adopted);
      for (const [index, { slot }] of translated.parameters.entries()) run.values[slot] = values[index]!;
      let left: readonly Cursor[] = [];
      try {
        const completion = await translated.body(run);
        if (translated.commitOnReturn) await session.unit.commit(true);
        if (completion !== undefined && completion.to !== 'return') throw new SqlError(-779, [labelOf(completion)]);
        const resultSets = resultSetsOf(run, routine);
        const forClient = [...run.cursors.values()]
          .filter(({ declared, cursor }) => cursor.isOpen && declared.declaration?.return === 'CLIENT')
          .map(({ cursor }) => cursor);
        invocation.forClient.push(...forClient);
        const all = invocation.depth === 0 ? [...resultSets, ...invocation.forClient] : resultSets;
        left = [...resultSets, ...invocation.forClient];
        const status = completion === undefined ? null : completion.value;
        return {
          values: translated.parameters.map(({ slot }) => run.values[slot]!),
          returnValue: status === null ? 0 : Number(status),
          resultSets: all,
          warnings: warningsOf(all, routine),
        };
      } finally {
        await run.close(left);
      }
    },
  };
}

async function ownerOf(
  { job, services: { profiles } }: Session,
  { object }: RoutineDescription,
): Promise<Requester | undefined> {
  const profile = await profiles.find(object.owner);
  return profile && { id: job.id, libraries: job.libraries, profile };
}

function labelOf(completion: object): string {
  return 'label' in completion ? String(completion.label) : '';
}

/**
 * Cursors for the caller, in the order in which they were opened: those of SET RESULT SETS, else those WITH RETURN, else, where no cursor
 * is declared so, all that are open. Source: "Returning result sets from procedures", SQL Reference.
 */
function resultSetsOf(run: Activation, { resultSets }: RoutineDescription): readonly Cursor[] {
  const open = [...run.cursors.values()].filter(({ cursor }) => cursor.isOpen);
  if (run.resultSets !== undefined) {
    const named = run.resultSets.map(name => open.find(({ declared }) => declared.name === name));
    return named.flatMap(one => (one === undefined ? [] : [one.cursor]));
  }
  const declared = open.filter(one => one.declared.declaration?.return !== undefined);
  const wanted = declared.length > 0 ? declared.filter(one => one.declared.declaration!.return === 'CALLER') : open;
  return resultSets === 0 ? [] : wanted.slice(0, resultSets).map(({ cursor }) => cursor);
}

/** +466: the procedure left result sets. */
function warningsOf(cursors: readonly Cursor[], { name, library }: RoutineDescription): readonly SqlWarning[] {
  if (cursors.length === 0) return [];
  return [{ sqlcode: 466, sqlstate: '0100C', tokens: [name, library, String(cursors.length)] }];
}
