import assert from 'node:assert/strict';
import type { QueueSession } from '../clients.ts';

/** Who takes part in a scenario. */
export interface Parties {
  /** The client that is tested, signed on as ALICE and as BOB. */
  readonly alice: QueueSession;
  readonly bob: QueueSession;
  /** ALICE again, with the other client: entries go from one to the other. */
  readonly peer: QueueSession;
  /** More connections of the client that is tested, as ALICE. */
  signOn(count: number): Promise<QueueSession[]>;
  /** Runs a CL command as ALICE. */
  command(text: string): Promise<void>;
  /** The name of a queue that nobody has used yet. */
  name(): string;
  /** Which of the ways to say a refusal the tested client has. */
  readonly language: 'java' | 'typescript';
}

export type Scenario = (parties: Parties) => Promise<void>;
export type Scenarios = Readonly<Record<string, Scenario>>;

/** What the host says, and what IBM's client makes of it. */
export interface Refusal {
  readonly typescript: string;
  readonly java: string;
}

export async function refused({ language }: Parties, call: Promise<unknown>, refusal: Refusal): Promise<void> {
  await assert.rejects(call, { name: 'Refused', reason: refusal[language] });
}

export function bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** All entries that can be read now, as text. */
export async function readAll(read: () => Promise<{ readonly data: Buffer } | undefined>): Promise<string[]> {
  const entries: string[] = [];
  for (let entry = await read(); entry !== undefined; entry = await read()) entries.push(entry.data.toString('latin1'));
  return entries;
}
