/** One line of a Dockerfile. */
export interface Instruction {
  /** `COPY`, `RUN` ... */
  readonly name: string;
  /** What stands behind it: words, the elements of a JSON list, or one command line. */
  readonly words: readonly string[];
}

/** A Dockerfile's stages, from each `FROM` to the next. */
export function stagesOf(dockerfile: string): Instruction[][] {
  const stages: Instruction[][] = [];
  for (const line of dockerfile.replace(/\\\n/g, ' ').split('\n')) {
    const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (name === '') continue;
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, words: wordsOf(name, rest) });
  }
  return stages;
}

function wordsOf(name: string, rest: string): string[] {
  if (name === 'RUN') return [rest];
  const list = rest.indexOf('[');
  const words = (list < 0 ? rest : rest.slice(0, list)).split(/\s+/).filter(word => word !== '');
  return list < 0 ? words : [...words, ...(JSON.parse(rest.slice(list)) as string[])];
}

export function all(stage: readonly Instruction[], name: string): string[][] {
  return stage.filter(one => one.name === name).map(({ words }) => [...words]);
}

/** The words of the one instruction of this name. */
export function only(stage: readonly Instruction[], name: string): string[] {
  const found = all(stage, name);
  if (found.length !== 1) throw new Error(`${found.length} ${name} instructions`);
  return found[0] as string[];
}
