/** A statement of a script, and the line it begins in, from 1. */
export interface ScriptStatement {
  readonly text: string;
  readonly line: number;
}

/** Cuts a script at the semicolons between its statements. Those in strings, comments and bodies of routines are no such. */
export function splitScript(script: string): ScriptStatement[] {
  const { statements, rest } = split(script);
  return rest === undefined ? statements : [...statements, rest];
}

/** Whether what was typed so far is one or more whole statements. */
export function isComplete(typed: string): boolean {
  return split(typed).rest === undefined;
}

/** Statements that end in a semicolon, and what is behind the last one. */
function split(script: string): { readonly statements: ScriptStatement[]; readonly rest: ScriptStatement | undefined } {
  const statements: ScriptStatement[] = [];
  let current = new Statement();
  let start = 0;
  const take = (end: number): ScriptStatement | undefined => {
    const raw = script.slice(start, end);
    const text = raw.trim();
    if (!current.hasWords) return undefined;
    const before = script.slice(0, start + raw.length - raw.trimStart().length);
    return { text, line: before.split('\n').length };
  };
  for (const { kind, text, at } of tokens(script)) {
    if (kind === 'semicolon' && current.depth === 0) {
      const statement = take(at);
      if (statement !== undefined) statements.push(statement);
      current = new Statement();
      start = at + 1;
    } else if (kind === 'word') current.word(text.toUpperCase());
    else if (kind !== 'blank') current.other();
  }
  return { statements, rest: take(script.length) };
}

const blockWords = new Set(['IF', 'LOOP', 'WHILE', 'REPEAT', 'FOR']);
const routines = new Set(['PROCEDURE', 'FUNCTION', 'TRIGGER']);

/** How deep a statement is in the blocks of a routine. */
class Statement {
  depth = 0;
  hasWords = false;
  #first = '';
  #isRoutine = false;
  #words = 0;
  #last = '';

  word(word: string): void {
    this.hasWords = true;
    if (this.#words++ === 0) this.#first = word;
    if (this.#first === 'BEGIN' || (this.#first === 'CREATE' && routines.has(word))) this.#isRoutine = true;
    const ending = this.#last === 'END';
    this.#last = word;
    if (!this.#isRoutine) return;
    // END CASE ends what END has ended already, and END IF ends no block that was counted.
    if (ending && (blockWords.has(word) || word === 'CASE')) {
      if (word !== 'CASE') this.depth++;
      return;
    }
    if (word === 'BEGIN' || word === 'CASE') this.depth++;
    else if (word === 'END') this.depth--;
  }

  other(): void {
    this.hasWords = true;
    this.#last = '';
  }
}

interface Token {
  readonly kind: 'word' | 'blank' | 'semicolon' | 'other';
  readonly text: string;
  readonly at: number;
}

const pattern =
  /(?<blank>\s+|--[^\n]*)|(?<comment>\/\*)|(?<quoted>'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$))|(?<word>[\p{L}_#$@][\p{L}\p{N}_#$@]*)|(?<semicolon>;)|[\s\S]/gu;

function* tokens(script: string): Generator<Token> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(script); match !== null; match = pattern.exec(script)) {
    const { groups = {}, index: at } = match;
    const [text] = match;
    if (groups.comment !== undefined) {
      const end = endOfComment(script, at);
      yield { kind: 'blank', text: script.slice(at, end), at };
      pattern.lastIndex = end;
    } else if (groups.blank !== undefined) yield { kind: 'blank', text, at };
    else if (groups.word !== undefined) yield { kind: 'word', text, at };
    else if (groups.semicolon !== undefined) yield { kind: 'semicolon', text, at };
    else yield { kind: 'other', text, at };
  }
}

/** Bracketed comments may hold others. */
function endOfComment(script: string, start: number): number {
  let depth = 0;
  for (let at = start; at < script.length; at++) {
    if (script.startsWith('/*', at)) {
      depth++;
      at++;
    } else if (script.startsWith('*/', at)) {
      at++;
      if (--depth === 0) return at + 1;
    }
  }
  return script.length;
}
