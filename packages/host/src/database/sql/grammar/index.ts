import { controlStatements } from './control-statements.ts';
import { languageElements } from './language-elements.ts';
import { queries } from './queries.ts';
import type { Section } from './section.ts';
import { statements } from './statements.ts';

export type { Section } from './section.ts';

/** The productions of the SQL reference of Db2 for i 7.5 by chapter. A test has statements for each that is there or known. */
export const grammar: readonly Section[] = [...languageElements, ...queries, ...statements, ...controlStatements];
