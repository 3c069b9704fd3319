import { Compilation, unlearned, type VariableScope } from '../../compile/compilation.ts';
import type { Activation } from './activation.ts';

/**
 * Compiles a piece of a routine when it is first needed, and again when a definition, or what decides what names mean, has changed
 * since.
 */
export function compiledOnce<T extends object>(
  compile: (compilation: Compilation) => T,
  variables: VariableScope | undefined,
): (run: Activation) => T | Promise<T> {
  let known: { readonly generation: number; readonly facts: readonly unknown[]; readonly value: T } | undefined;
  return run => {
    const { session, naming } = run;
    const { generation } = session.catalog;
    const facts = [session.attributes, session.job.libraries, session.job.profile, naming];
    if (known?.generation === generation && facts.every((fact, index) => fact === known!.facts[index]))
      return known.value;
    return compileNow(run, compile, variables).then(value => {
      known = { generation, facts, value };
      return value;
    });
  };
}

/** Compiles within the surroundings of an activation. */
export function compileNow<T extends object>(
  { planContext: { catalog, attributes, names } }: Pick<Activation, 'planContext'>,
  compile: (compilation: Compilation) => T,
  variables: VariableScope | undefined,
  markers = 0,
): Promise<T> {
  return catalog.settle(view => {
    try {
      return compile(new Compilation(view, attributes, names, markers, variables));
    } catch (error) {
      if (error === unlearned) return undefined;
      throw error;
    }
  });
}
