import { tooComplex } from './stream.ts';

/** Nodes inside each other. Those who walk a tree do it by recursion, and long chains of + or || make deep trees without any bracket. */
const deepest = 1500;

/** Refuses a tree that is too deep to be walked. Statements of few tokens cannot be. */
export function checkDepth(root: object, tokens: number): void {
  if (tokens < 600) return;
  let level: object[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw tooComplex('Its operations lie too deep inside each other.', 0);
    level = level.flatMap(one => Object.values(one).filter(child => typeof child === 'object' && child !== null));
  }
}
