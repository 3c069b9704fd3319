import { BigironError } from '@bigiron/wire/errors';

export type PcmlErrorCode =
  /** The document is no well-formed XML, or uses what the reader leaves out on purpose. */
  | 'pcml-xml'
  /** An element or attribute that PCML does not have, or that contradicts another. */
  | 'pcml-document'
  /** A value that was not given, or does not fit its element. */
  | 'pcml-value'
  /** What the program gave back does not hold what the document says. */
  | 'pcml-data';

export class PcmlError extends BigironError {
  override readonly name = 'PcmlError';
  declare readonly code: PcmlErrorCode;

  constructor(code: PcmlErrorCode, message: string, cause?: unknown) {
    const peer = code === 'pcml-data';
    super(message, { code, layer: peer ? 'service' : 'usage', fault: peer ? 'peer' : 'caller', cause });
  }
}
