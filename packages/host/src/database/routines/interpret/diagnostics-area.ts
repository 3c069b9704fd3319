import type { Condition } from './condition.ts';
import type { Done } from './step.ts';

/** What GET DIAGNOSTICS tells of the last statement. */
export class Diagnostics {
  rowCount = 0;
  returnStatus = 0;
  condition: Condition | undefined;

  completed({ count = 0, condition, returnStatus }: Done): void {
    this.rowCount = count;
    this.condition = condition;
    if (returnStatus !== undefined) this.returnStatus = returnStatus;
  }

  raised(condition: Condition): void {
    this.rowCount = 0;
    this.condition = condition;
  }
}
