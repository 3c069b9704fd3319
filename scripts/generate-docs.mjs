// Writes docs/support.md, docs/sql-grammar.md, docs/sql-functions.md and docs/protocols/hostserver/*.md from the tables that the software itself works with: a
// door, a message, a command or a program that is added shows up without anything being done here. Run it by hand (after a build) when one
// changes; a test compares. An argument names another folder to write to.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { referencePages } from './docs/reference-pages.mjs';
import { sqlFunctionPage } from './docs/sql-function-page.mjs';
import { sqlGrammarPage } from './docs/sql-grammar-page.mjs';
import { supportPage } from './docs/support-page.mjs';
import { declaredDoors, messageFamilies } from './docs/tables.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = process.argv[2] ?? join(root, 'docs');
const reference = join(folder, 'protocols', 'hostserver');

const doors = await declaredDoors();
const families = await messageFamilies(doors);
mkdirSync(reference, { recursive: true });
for (const [name, page] of await referencePages(families, doors)) writeFileSync(join(reference, name), page);
writeFileSync(join(folder, 'support.md'), await supportPage(doors, families));
writeFileSync(join(folder, 'sql-grammar.md'), await sqlGrammarPage());
writeFileSync(join(folder, 'sql-functions.md'), await sqlFunctionPage());
