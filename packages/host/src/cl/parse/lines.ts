/** A command that may be written on several lines, put on one. */
export interface JoinedLines {
  readonly text: string;
  /** The offset in the source of a character of `text`. */
  offset(index: number): number;
}

const lineEnd = /\r\n|[\n\r\u0085]/g;

/**
 * Joins lines that end in a continuation character: after `+` the leading blanks of the next line are dropped, after `-` they
 * are kept. Other line ends stay, as line feeds. Source: IBM i documentation, "CL command coding rules".
 */
export function joinLines(source: string): JoinedLines {
  const ends = [...source.matchAll(lineEnd)];
  if (ends.length === 0) return { text: source, offset: index => index };

  let text = '';
  /** Where in `text` a line begins, and where it does in the source. */
  const pieces: { readonly index: number; readonly offset: number }[] = [];
  let start = 0;
  let skipBlanks = false;
  for (const end of [...ends, undefined]) {
    const line = source.slice(start, end?.index ?? source.length);
    const skipped = skipBlanks ? line.length - line.trimStart().length : 0;
    const last = line.trimEnd().at(-1);
    const continued = end !== undefined && (last === '+' || last === '-');
    pieces.push({ index: text.length, offset: start + skipped });
    text += continued ? line.slice(skipped).trimEnd().slice(0, -1) : line.slice(skipped);
    if (end !== undefined && !continued) text += '\n';
    skipBlanks = last === '+';
    start = (end?.index ?? 0) + (end?.[0].length ?? 0);
  }
  return {
    text,
    offset(index) {
      const piece = pieces.findLast(piece => piece.index <= index) as (typeof pieces)[number];
      return piece.offset + index - piece.index;
    },
  };
}
