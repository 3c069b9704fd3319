import type { VariableDescription } from '../../catalog/description.ts';
import type { Compilation, ParameterSource } from '../../compile/compilation.ts';
import type { Session } from '../../session/session.ts';
import { parseExpression } from '../../sql/parse.ts';
import { compileNow } from '../interpret/compiled-once.ts';
import { compileValues, fetchRow } from '../interpret/values.ts';

/** The values that global variables have in a session: from its first use on a variable has its default. */
export class GlobalVariables {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** To be called before a statement runs: the variables among its parameters have values then. */
  async ensure(sources: readonly ParameterSource[]): Promise<void> {
    for (const source of sources) {
      if (source.from !== 'variable' || source.name.startsWith('#')) continue;
      if (!this.#session.variables.has(source.name)) await this.#initialise(source.name);
    }
  }

  async #initialise(key: string): Promise<void> {
    const session = this.#session;
    const [library, name] = splitKey(key);
    const variable = await session.catalog.settle(view => {
      const found = view.find('variable', library, name);
      return found === undefined ? undefined : { found };
    });
    session.variables.set(key, null);
    const { found } = variable;
    if (found?.default === undefined) return;
    session.variables.set(key, await defaultOf(session, found));
  }
}

/** `12 LIBRARY.NAME`: with the id, so that a variable that is made anew begins anew. */
function splitKey(key: string): readonly [library: string, name: string] {
  const at = key.indexOf('.');
  return [key.slice(key.indexOf(' ') + 1, at), key.slice(at + 1)];
}

async function defaultOf(session: Session, { name, type, default: text }: VariableDescription) {
  const { catalog, attributes, names } = session;
  const expression = parseExpression(text!, { naming: attributes.naming, decimalPoint: '.' });
  const statement = await compileNow(
    { planContext: { catalog, attributes, names } },
    (compilation: Compilation) => compileValues([{ expression, target: { name, type } }], compilation),
    undefined,
  );
  return (await fetchRow(session, undefined, statement))![0]!;
}
