import { ServerId } from '../header.ts';
import { parts } from './codepoints.ts';
import { request } from './request.ts';

const source = 'DBSQLDescriptorDS.java';

export const ChangeDescriptor = request(
  ServerId.database,
  0x1e00,
  'Say how the values of parameter markers are laid out in the requests that name this descriptor. No reply unless one is asked for.',
  source,
  {
    translate: parts.translate,
    parameterFormat: parts.parameterFormat,
    originalParameterFormat: parts.originalParameterFormat,
  },
);

export const DeleteDescriptor = request(
  ServerId.database,
  0x1e01,
  'Delete a descriptor. No reply unless one is asked for.',
  source,
);
