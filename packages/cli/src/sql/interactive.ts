import { createInterface } from 'node:readline';
import type { SqlConnection } from '@bigiron/client';
import { BigironError } from '@bigiron/wire/errors';
import type { Terminal } from '../command.ts';
import { errorText } from './error-text.ts';
import { addToHistory, historyFile, readHistory } from './history.ts';
import type { Printer } from './output/printer.ts';
import { runStatement } from './run.ts';
import { isComplete, splitScript } from './split.ts';

const help = [
  'Statements end with a semicolon and may take several lines.',
  'Ctrl+C gives up what is typed, or stops the statement that runs. exit, quit or Ctrl+D leaves.',
].join('\n');

/** Runs what is typed, until the end of input. */
export async function interactive(sql: SqlConnection, terminal: Terminal, printer: Printer): Promise<void> {
  const file = historyFile(terminal.environment);
  const lines = createInterface({
    input: terminal.stdin,
    output: terminal.prompts ?? process.stderr,
    terminal: true,
    history: await readHistory(file),
    historySize: 1000,
    removeHistoryDuplicates: true,
  });
  let typed = '';
  let running: AbortController | undefined;
  const prompt = () => {
    lines.setPrompt(typed === '' ? 'sql> ' : '  -> ');
    lines.prompt();
  };
  lines.on('SIGINT', () => {
    if (running !== undefined) return running.abort(new Error('Stopped.'));
    typed = '';
    terminal.error('');
    prompt();
  });
  terminal.error(`Connected to ${sql.database} as job ${sql.job}. help tells more.`);
  prompt();
  for await (const line of lines) {
    await addToHistory(file, line);
    const word = line.trim().replace(/;$/, '').toLowerCase();
    if (typed === '' && (word === 'exit' || word === 'quit')) break;
    if (typed === '' && word === 'help') terminal.error(help);
    else typed += `${line}\n`;
    if (typed.trim() !== '' && isComplete(typed)) {
      for (const { text } of splitScript(typed)) {
        running = new AbortController();
        try {
          await runStatement(sql, text, printer, [], running.signal);
        } catch (error) {
          if (!(error instanceof BigironError) && !running.signal.aborted) throw error;
          terminal.error(errorText(error as Error, text));
          if (error instanceof BigironError && error.fault === 'network') throw error;
          break;
        } finally {
          running = undefined;
        }
      }
      typed = '';
    }
    prompt();
  }
  lines.close();
}
