import type { Definition } from '../../define/context.ts';
import { targetOf } from '../../define/names.ts';
import { SqlError } from '../../error.ts';
import type { CreateProcedure, ObjectName } from '../../sql/ast/index.ts';
import { checkBody } from './check-body.ts';
import { parametersOf } from './parameters.ts';
import { replace, routinesNamed, storeRoutine } from './store-routine.ts';

const styles: ReadonlySet<string> = new Set(['GENERAL', 'GENERAL WITH NULLS', 'SQL', 'DB2SQL']);

/** CREATE PROCEDURE, in SQL or external. Procedures are told apart by name and number of parameters. Errors: -454, -456, -491, -270. */
export async function createProcedure(definition: Definition, statement: CreateProcedure): Promise<void> {
  const { body, options, name } = statement;
  if (options.autonomous) throw new SqlError(-270, ['AUTONOMOUS'], undefined, { position: name.at });
  const target = targetOf(definition, name);
  const parameters = await parametersOf(definition, statement.parameters);
  const existing = (await routinesNamed(definition, target)).find(
    routine => routine.type === 'PROCEDURE' && routine.parameters.length === parameters.length,
  );
  await replace(definition, existing, statement);
  const common = {
    type: 'PROCEDURE',
    parameters,
    resultSets: options.resultSets ?? 0,
    deterministic: options.deterministic === true,
    calledOnNull: options.calledOnNull !== false,
    sqlAccess: options.sqlAccess ?? 'MODIFIES SQL DATA',
  } as const;
  if (body === undefined) {
    const { external, language = 'C', parameterStyle = 'SQL' } = options;
    if (language === 'SQL') throw new SqlError(-491, ['body'], undefined, { position: name.at });
    if (!styles.has(parameterStyle)) throw new SqlError(-270, [], undefined, { position: name.at });
    const style = parameterStyle === 'DB2SQL' ? 'SQL' : parameterStyle;
    const externalName = externalNameOf(external?.name, target);
    await storeRoutine(definition, target, statement, { ...common, language, parameterStyle: style, externalName });
    return;
  }
  if (options.language !== undefined && options.language !== 'SQL')
    throw new SqlError(-491, ['LANGUAGE'], undefined, { position: name.at });
  await checkBody(definition, target.name, statement, parameters);
  await storeRoutine(definition, target, statement, { ...common, language: 'SQL', definition: definition.text });
}

/** `LIB/PGM`; without a name it is that of the procedure. */
function externalNameOf(name: string | ObjectName | undefined, target: { library: string; name: string }): string {
  if (name === undefined) return `${target.library}/${target.name}`;
  if (typeof name === 'string') return name.trim().replace('.', '/');
  return `${name.schema?.name ?? target.library}/${name.name.name}`;
}
