#!/usr/bin/env -S node --max-semi-space-size=4
// A host makes much short-lived garbage and little else: a small young generation costs a few scavenges and saves 30 MB.
import { exitStatus } from './command.ts';
import { main } from './main.ts';

const status = await main(process.argv.slice(2), {
  out: text => void process.stdout.write(`${text}\n`),
  error: text => void process.stderr.write(`${text}\n`),
  ...(process.stderr.isTTY ? { status: (text: string) => void process.stderr.write(`\r\x1b[K${text}`) } : {}),
  environment: process.env,
  stdin: process.stdin,
});
// A reader that went away (`| head`) is no failure; anything else sets the status and lets pending output drain.
process.exitCode = status ?? exitStatus.done;
