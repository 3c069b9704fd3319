import type { Corpus } from './corpus.ts';
import { dataChanges } from './data-changes.ts';
import { definitions } from './definitions.ts';
import { expressions } from './expressions.ts';
import { predicates } from './predicates.ts';
import { queries } from './queries.ts';
import { routines } from './routines.ts';
import { simple } from './simple.ts';

export const corpus: Corpus = {
  ...expressions,
  ...predicates,
  ...queries,
  ...dataChanges,
  ...definitions,
  ...simple,
  ...routines,
};
