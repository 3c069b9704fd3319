import { ClientSupport, Formats } from '@bigiron/wire/hostserver/database/index';

/** What the client has said about itself (1F80), as far as it decides how rows are written. */
export interface Client {
  /** `Formats`: which layout describes columns and markers. */
  formats: number;
  /** Large objects up to so many bytes travel in the row. */
  lobThreshold: number;
  /** It knows BOOLEAN; others get SMALLINT. */
  knowsBoolean: boolean;
  /** Cursors that only go forward are closed with the last row. */
  closeOnEndOfFile: boolean;
}

export const unknownClient = (): Client => ({
  formats: Formats.original,
  lobThreshold: 0,
  knowsBoolean: false,
  closeOnEndOfFile: false,
});

export function supports(bits: number): Pick<Client, 'knowsBoolean'> {
  return { knowsBoolean: (bits & ClientSupport.boolean) !== 0 };
}
