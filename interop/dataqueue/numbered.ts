/** An entry that says which of the senders sent it (1 byte), and as its how many-th (4 bytes). */
export function numbered(sender: number, number: number): Buffer {
  const entry = Buffer.alloc(5, sender);
  entry.writeUInt32BE(number, 1);
  return entry;
}

/** The numbers of each sender's entries, in the order in which the entries came. */
export function bySender(entries: readonly Buffer[]): Map<number, number[]> {
  const numbers = new Map<number, number[]>();
  for (const entry of entries) {
    const sender = entry[0] as number;
    const known = numbers.get(sender);
    if (known === undefined) numbers.set(sender, [entry.readUInt32BE(1)]);
    else known.push(entry.readUInt32BE(1));
  }
  return numbers;
}

/** first, first + 1 ... */
export function range(count: number, first = 0): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}
