import { printValues } from '../parse/print.ts';
import type { Argument, CommandSyntax, ValueSyntax } from '../parse/syntax.ts';
import type { Problem } from '../problem.ts';
import type { CommandDefinition, Condition } from './command.ts';
import { convert, isOmitted } from './convert.ts';
import type { Reading } from './convert-item.ts';
import { ValueError } from './evaluate.ts';

export interface Read {
  /** By keyword; complete only when there are no problems. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/** Arguments that are wrong, each with a diagnostic in the job log, before the others are not looked at any more. */
const mostProblems = 50;

/** Compares a command with its definition: finds its parameters and turns what was written into values. */
export function read(definition: CommandDefinition, command: CommandSyntax, job: Omit<Reading, 'keyword'>): Read {
  const problems: Problem[] = [];
  const written = assign(definition, command.arguments, problems);
  const values: Record<string, unknown> = {};
  for (const [keyword, part] of Object.entries(definition.parameters)) {
    try {
      values[keyword] = convert(part, written.get(keyword)?.values ?? [], { keyword, ...job });
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      problems.push(error.problem);
    }
  }
  if (problems.length === 0) problems.push(...contradictions(definition, written));
  return { values, problems };
}

/** Which argument is for which parameter. */
function assign(
  { parameters, positional }: CommandDefinition,
  found: readonly Argument[],
  problems: Problem[],
): Map<string, Argument> {
  const keywords = Object.keys(parameters);
  const assigned = new Map<string, Argument>();
  let keywordSeen = false;
  for (const [index, argument] of found.entries()) {
    const { at } = argument;
    if (problems.length === mostProblems) break;
    if (argument.keyword === undefined) {
      const text = printValues(argument.values);
      if (keywordSeen) problems.push({ id: 'CPD0041', values: [text], at });
      else if (index >= positional) problems.push({ id: 'CPD0042', values: [text], at });
      else assigned.set(keywords[index] as string, argument);
      continue;
    }
    keywordSeen = true;
    if (!keywords.includes(argument.keyword)) problems.push({ id: 'CPD0043', values: [argument.keyword], at });
    else if (assigned.has(argument.keyword)) problems.push({ id: 'CPD0044', values: [argument.keyword], at });
    else assigned.set(argument.keyword, argument);
  }
  return assigned;
}

function contradictions({ dependencies, parameters }: CommandDefinition, written: Map<string, Argument>): Problem[] {
  const given = (keyword: string) => !isOmitted(written.get(keyword)?.values ?? []);
  const holds = (condition: Condition) => {
    if ('given' in condition) return given(condition.given);
    const values: readonly ValueSyntax[] = written.get(condition.keyword)?.values ?? [];
    const text = isOmitted(values) ? parameters[condition.keyword]?.default : printValues(values).toUpperCase();
    return text !== undefined && condition.is.includes(text);
  };
  return dependencies
    .filter(({ when }) => holds(when))
    .flatMap(({ when, parameters, must }) =>
      parameters
        .filter(keyword => given(keyword) !== (must === 'be given'))
        .map(keyword => ({
          id: 'CPD0091' as const,
          values: ['given' in when ? when.given : when.keyword, keyword],
        })),
    );
}
