import { ServerId } from '../header.ts';
import { parts } from './codepoints.ts';
import { request } from './request.ts';

const source = 'DBSQLRequestDS.java, JDPackageManager.java';

const named = { library: parts.library, packageName: parts.packageName, translate: parts.translate } as const;

export const CreatePackage = request(
  ServerId.database,
  0x180f,
  'Create an SQL package. Answered by Reply; class 1 return code -601 when there is one already.',
  source,
  named,
);

export const ClearPackage = request(
  ServerId.database,
  0x1810,
  'Empty an SQL package. Answered by Reply.',
  source,
  named,
);

export const DeletePackage = request(
  ServerId.database,
  0x1811,
  'Delete an SQL package. Answered by Reply.',
  source,
  named,
);

export const ReturnPackage = request(
  ServerId.database,
  0x1815,
  'Asks for the statements in an SQL package with their formats. Answered by Reply.',
  source,
  { ...named, returnSize: parts.returnSize },
);
