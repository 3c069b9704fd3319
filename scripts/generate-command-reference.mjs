// Writes docs/commands.md from the command definitions. Run it by hand (after a build) when a definition changes; a test compares.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, 'packages/host/dist/src/cl');
const { commands } = await import(join(built, 'commands/index.js'));
const { commandReference } = await import(join(built, 'definition/reference.js'));
writeFileSync(join(root, 'docs/commands.md'), commandReference(commands.values()));
