import { Right, type Rights } from '../../system/authority/rights.ts';
import { objectName } from '../catalog/names.ts';
import { SqlError } from '../error.ts';
import type { Grant, ObjectName } from '../sql/ast/index.ts';
import type { Definition } from './context.ts';
import { findStored } from './create-sequence.ts';
import { findRoutine, objectOf, routineNotFound } from './drop-routine.ts';
import { requireRelation } from './find.ts';
import { librariesOf, libraryShown } from './names.ts';
import { asSql } from './refusal.ts';

/** What each privilege is as authority to the object. Source: GRANT (table privileges), "Corresponding system authorities". */
const tablePrivileges: Readonly<Record<string, Rights>> = {
  SELECT: Right.objectOperational | Right.read,
  INSERT: Right.objectOperational | Right.add,
  UPDATE: Right.objectOperational | Right.update,
  DELETE: Right.objectOperational | Right.delete,
  ALTER: Right.objectAlter,
  INDEX: Right.objectAlter,
  REFERENCES: Right.objectReference,
};

const otherPrivileges: Readonly<Record<string, Rights>> = {
  USAGE: Right.objectOperational | Right.read | Right.add | Right.update | Right.execute,
  READ: Right.objectOperational | Right.read | Right.execute,
  WRITE: Right.objectOperational | Right.update | Right.execute,
  EXECUTE: Right.objectOperational | Right.execute,
  CREATEIN: Right.read | Right.add | Right.execute,
  ALTER: Right.objectAlter,
};

interface Granted {
  readonly name: string;
  readonly library: string;
  readonly object: string;
  readonly type: `*${string}`;
}

/** GRANT and REVOKE: authority to the objects. Privileges on single columns are not there (-557). */
export async function grantOrRevoke(definition: Definition, statement: Grant): Promise<void> {
  const { job, rooms } = definition;
  const rights = rightsOf(statement);
  const users = statement.users.map(user => (user === 'PUBLIC' ? '*PUBLIC' : user.name));
  for (const name of statement.on.names) {
    const { object, library, type, ...granted } = await objectNamed(definition, statement, name);
    const change = { name: { name: object, library }, type, rights };
    for (const user of users) {
      const subject = { name: granted.name, library, type: type.slice(1), statement: statement.kind.toUpperCase() };
      const about = { ...subject, ...(await userMissing(definition, user)) };
      const { authority } = rooms;
      const one = { ...change, users: [user] };
      await asSql(about, statement.kind === 'grant' ? authority.grant(job, one) : authority.revoke(job, one));
    }
  }
}

/** The message about a profile that is not there is about that. */
async function userMissing({ connection }: Definition, user: string): Promise<{ readonly name?: string }> {
  if (user === '*PUBLIC') return {};
  const { rows } = await connection.query(`SELECT FROM object WHERE library = 1 AND type = '*USRPRF' AND name = $1`, [
    user,
  ]);
  return rows.length === 0 ? { name: user } : {};
}

function rightsOf({ privileges, on: { type }, grantOption, at }: Grant): Rights {
  const known = type === 'TABLE' ? tablePrivileges : otherPrivileges;
  let rights = grantOption === true ? Right.objectManagement : 0;
  for (const { name, columns } of privileges) {
    if (columns !== undefined && columns.length > 0) throw new SqlError(-557, [name], undefined, { position: at });
    const all = name === 'ALL' || name === 'ALL PRIVILEGES';
    const privilege = all ? Object.values(known).reduce((sum, one) => sum | one, 0) : known[name];
    if (privilege === undefined) throw new SqlError(-557, [name], undefined, { position: at });
    rights |= privilege;
  }
  return rights;
}

async function objectNamed(definition: Definition, { on }: Grant, name: ObjectName): Promise<Granted> {
  switch (on.type) {
    case 'TABLE': {
      const table = await requireRelation(definition, name, 'TABLE', 'VIEW', 'ALIAS');
      const library = objectName(table.library);
      return { name: table.name, library, object: objectName(table.systemName), type: '*FILE' };
    }
    case 'SCHEMA':
      return { name: name.name.name, library: 'QSYS', object: objectName(name.name.name), type: '*LIB' };
    case 'SEQUENCE':
      return stored(definition, name, 'sql_sequence', '*DTAARA');
    case 'TYPE':
      return stored(definition, name, 'sql_type', '*SQLUDT');
    case 'VARIABLE':
      return stored(definition, name, 'sql_variable', '*SRVPGM');
    case 'PROCEDURE':
    case 'FUNCTION':
    case 'ROUTINE': {
      const { type, specific, parameters } = on;
      const optional = {
        ...(specific === undefined ? {} : { specific }),
        ...(parameters === undefined ? {} : { parameters }),
      };
      const wanted = { type, name, ...optional } as const;
      const routine = await findRoutine(definition, wanted);
      if (routine === undefined) throw routineNotFound(definition, wanted);
      const object = await objectOf(definition, routine.id);
      return { name: routine.name, library: objectName(routine.library), object: object.name, type: object.type };
    }
    default:
      throw new SqlError(-204, [name.name.name, libraryShown(definition, name), on.type], undefined, {
        position: name.at,
      });
  }
}

async function stored(
  definition: Definition,
  name: ObjectName,
  table: 'sql_sequence' | 'sql_type' | 'sql_variable',
  type: `*${string}`,
): Promise<Granted> {
  for (const library of librariesOf(definition, name)) {
    const found = await findStored(definition, table, { library, name: name.name.name });
    if (found !== undefined) return { name: found.name, library: objectName(library), object: found.object, type };
  }
  const tokens = [name.name.name, libraryShown(definition, name), type.slice(1)];
  throw new SqlError(-204, tokens, undefined, { position: name.at });
}
