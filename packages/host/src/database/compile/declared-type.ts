import { SqlError } from '../error.ts';
import type { DataType } from '../sql/ast/index.ts';
import { resolveType } from '../types/resolve.ts';
import type { SqlType } from '../types/sql-type.ts';
import type { Compilation } from './compilation.ts';
import { pathOf, resolveTable } from './names.ts';

/** A type of a parameter or variable: built in, distinct (its source type), or that of a column. Errors: -204, -84 for arrays. */
export function typeOf(type: DataType, compilation: Compilation): SqlType {
  switch (type.kind) {
    case 'built-in-type':
      return resolveType(type, compilation.session);
    case 'named-type': {
      const { schema, name } = type.name;
      for (const library of schema === undefined ? pathOf(compilation) : [schema.name]) {
        const found = compilation.find('type', library, name.name);
        if (found !== null) return found.source;
      }
      throw new SqlError(-204, [name.name, schema?.name ?? '*LIBL', 'TYPE'], undefined, { position: type.at });
    }
    case 'anchored-type': {
      const { to } = type;
      if (to.kind !== 'column' || to.qualifier === undefined)
        throw new SqlError(-84, [], undefined, { position: type.at });
      const table = resolveTable(compilation, to.qualifier);
      const column = table.columns.find(({ name, systemName }) => [name, systemName].includes(to.name.name));
      if (column === undefined)
        throw new SqlError(-205, [to.name.name, table.name, table.library], undefined, { position: to.at });
      return column.type;
    }
    case 'array-type':
      throw new SqlError(-84, [], undefined, { position: type.at });
  }
}
