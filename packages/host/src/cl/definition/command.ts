import type { CommandContext } from '../run/context.ts';
import type { Parts, ValuesOf } from './part.ts';

/** (ALLOW) Where a command may run. `*EXEC`: as text, by a program or a door. */
export type Setting = '*BATCH' | '*INTERACT' | '*BPGM' | '*IPGM' | '*BREXX' | '*IREXX' | '*BMOD' | '*IMOD' | '*EXEC';

/** Tells which parameter decides about others. */
export type Condition =
  | { readonly given: string }
  /** The value as it is written, or its default. */
  | { readonly keyword: string; readonly is: readonly string[] };

/** (DEP) When the condition holds, all of `parameters` must be given, or none of them may. */
export interface Dependency {
  readonly when: Condition;
  readonly parameters: readonly string[];
  readonly must: 'be given' | 'be absent';
}

interface CommandAttributes {
  readonly name: string;
  /** What the command does, as a title; in our own words. */
  readonly text: string;
  /** (MAXPOS) How many parameters may be given by position; all when absent. */
  readonly positional?: number;
  /** Default: everywhere. */
  readonly allow?: readonly Setting[];
  /** (ALWLMTUSR) Default false. */
  readonly limitedUsers?: boolean;
  /** *PUBLIC authority that the command is shipped with. Default *USE. */
  readonly publicAuthority?: '*USE' | '*EXCLUDE';
  readonly dependencies?: readonly Dependency[];
}

/** A command as it is declared: `run` gets the values that its parameters' types say. */
export interface CommandDeclaration<P extends Parts> extends CommandAttributes {
  readonly parameters: P;
  run(values: ValuesOf<P>, context: CommandContext): Promise<void>;
}

/** A *CMD object. */
export interface CommandDefinition extends Required<Omit<CommandAttributes, 'positional'>> {
  readonly positional: number;
  /** By keyword, in the order of the positions. */
  readonly parameters: Parts;
  /** `values` must come from `read` of this definition. */
  run(values: Readonly<Record<string, unknown>>, context: CommandContext): Promise<void>;
}

export function command<const P extends Parts>(declaration: CommandDeclaration<P>): CommandDefinition {
  return {
    positional: Object.keys(declaration.parameters).length,
    allow: ['*BATCH', '*INTERACT', '*BPGM', '*IPGM', '*BREXX', '*IREXX', '*BMOD', '*IMOD', '*EXEC'],
    limitedUsers: false,
    publicAuthority: '*USE',
    dependencies: [],
    ...declaration,
    run: (values, context) => declaration.run(values as ValuesOf<P>, context),
  };
}
