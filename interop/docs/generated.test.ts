import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { removeDirectory, temporaryDirectory } from '../host-process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const docs = join(root, 'docs');

async function markdownIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter(name => name.endsWith('.md')).sort();
}

test('the generated pages are those that the tables give: run node scripts/generate-docs.mjs when they are not', async () => {
  const fresh = await temporaryDirectory();
  try {
    await promisify(execFile)(process.execPath, [join(root, 'scripts/generate-docs.mjs'), fresh]);
    const pages = await markdownIn(fresh);
    assert.ok(pages.includes('support.md') && pages.length > 5);
    for (const page of pages) {
      const committed = await readFile(join(docs, page), 'utf8').catch(() => 'nothing');
      assert.equal(committed, await readFile(join(fresh, page), 'utf8'), page);
    }
    const folder = join('protocols', 'hostserver');
    assert.deepEqual(
      await markdownIn(join(docs, folder)),
      await markdownIn(join(fresh, folder)),
      'no page of a table that is gone',
    );
  } finally {
    await removeDirectory(fresh);
  }
});

test('links between pages lead somewhere', async () => {
  const pages = pagesBelow('');
  assert.ok(pages.includes('README.md') && pages.includes('docs/support.md'));
  const broken: string[] = [];
  for (const page of pages) {
    const text = await readFile(join(root, page), 'utf8');
    for (const [, target = ''] of text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? join(root, page) : join(root, dirname(page), path);
      if (!existsSync(file)) broken.push(`${page}: ${target}`);
      else if (anchor !== undefined && !anchorsOf(await readFile(file, 'utf8')).includes(anchor))
        broken.push(`${page}: ${target}, no such heading in ${relative(root, file)}`);
    }
  }
  assert.deepEqual(broken, []);
});

/** Markdown files of the repository, relative to its root. */
function pagesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(\.|node_modules$|dist$)/.test(entry.name) ? [] : pagesBelow(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** As GitHub makes them from headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
