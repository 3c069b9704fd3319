/** A fenced block of a Markdown page. */
export interface Block {
  /** The heading under which it stands. */
  readonly heading: string;
  /** `ts`, `java`; empty for what is typed into a shell. */
  readonly language: string;
  readonly text: string;
}

export function fencedBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let heading = '';
  let open: { language: string; lines: string[] } | undefined;
  for (const line of markdown.split('\n')) {
    const fence = /^```(\w*)$/.exec(line);
    if (fence !== null && open === undefined) open = { language: fence[1] as string, lines: [] };
    else if (fence !== null && open !== undefined) {
      blocks.push({ heading, language: open.language, text: open.lines.join('\n') });
      open = undefined;
    } else if (open !== undefined) open.lines.push(line);
    else if (/^#+ /.test(line)) heading = line.replace(/^#+ /, '');
  }
  return blocks;
}
