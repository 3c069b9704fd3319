/** One measured subject: what it is called, and work that resolves with operations per second. */
export interface Subject {
  readonly name: string;
  measure(): Promise<number>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/**
 * Measures the subjects in turn, `runs` times each (A B C A B C ...), so that a machine whose speed drifts treats them alike.
 * Returns each one's median.
 */
export async function compare(subjects: readonly Subject[], runs: number): Promise<Map<string, number>> {
  const results = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const subject of subjects) (results.get(subject.name) as number[]).push(await subject.measure());
  }
  return new Map([...results].map(([name, values]) => [name, median(values)]));
}

/** Runs `operation` over and over in each of `workers`, until `milliseconds` are over. Returns operations per second. */
export async function throughput(workers: readonly (() => Promise<unknown>)[], milliseconds: number): Promise<number> {
  const start = performance.now();
  const end = start + milliseconds;
  let done = 0;
  await Promise.all(
    workers.map(async operation => {
      while (performance.now() < end) {
        await operation();
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - start);
}

/** A figure with its ratio to the peer's. */
export function line(scenario: string, ours: number, peerName: string, peer: number): string {
  return `${scenario.padEnd(44)} ${ours.toFixed(0).padStart(8)}/s   ${(ours / peer).toFixed(2).padStart(6)} x ${peerName} (${peer.toFixed(0)}/s)`;
}
