import type { Report } from '../../../spool/report.ts';
import { timestamp } from '../../../spool/report.ts';
import type { LoggedMessage } from '../../../system/jobs/job.ts';
import { typeName } from '../message-queues/type-name.ts';

/** The messages of a job log, oldest first, with their second-level text if wanted. */
export function reportJobLog(report: Report, messages: readonly LoggedMessage[], secondLevel: boolean): void {
  report.line(`${'Message'.padEnd(9)}${'Type'.padEnd(15)}Sev  ${'Sent'.padEnd(21)}From`).line();
  for (const { message, sent, fromProgram } of messages) {
    const { id, type, severity, text, help } = message;
    report
      .line(
        `${id.padEnd(9)}${typeName(type).padEnd(15)}${String(severity).padStart(3)}  ${timestamp(sent).padEnd(21)}${fromProgram}`,
      )
      .line(`         ${text}`, 9);
    if (secondLevel) for (const part of paragraphs(help)) report.line(`         ${part}`, 11);
  }
}

/** Second-level text has format controls where a line begins. */
function paragraphs(help: string): string[] {
  return help
    .split(/\s*&[NPB]\s*/)
    .map(part => part.trim())
    .filter(part => part !== '');
}
