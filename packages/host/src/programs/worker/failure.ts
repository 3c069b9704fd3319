import { Escape } from '../definition/escape.ts';
import type { Failure } from './protocol.ts';

/** Whatever a program threw, ready to cross. */
export function failure(thrown: unknown): Failure {
  if (thrown instanceof Escape) {
    const { id, replacements, sent, diagnostics, request } = thrown;
    return { kind: 'escape', id, replacements, sent, diagnostics, request };
  }
  if (thrown instanceof Error) {
    return { kind: 'error', text: `${thrown.name}: ${thrown.message}`, stack: String(thrown.stack) };
  }
  // The TypeScript stripper throws plain objects that say where.
  const { message, snippet } = thrown as { message?: unknown; snippet?: unknown };
  if (typeof message === 'string') return { kind: 'error', text: message, stack: `${message}\n${snippet ?? ''}` };
  return { kind: 'error', text: String(thrown), stack: '' };
}

/** What the host reported for a request, for the program to catch. */
export function thrown(failed: Failure, request: number): Error {
  if (failed.kind === 'error') return new Error(failed.text);
  const { id, replacements, sent, diagnostics } = failed;
  return new Escape(sent ?? { id, replacements }, { diagnostics, request });
}
