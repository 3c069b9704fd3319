import { bigint, type SystemTableFunction, text } from './service.ts';

/** Source: IBM i services, "SYSTEM_VALUE_INFO view". */
export const systemValueInfo: SystemTableFunction = {
  library: 'QSYS2',
  name: 'SYSTEM_VALUE_INFO',
  parameters: undefined,
  columns: [text('SYSTEM_VALUE_NAME', 10), bigint('CURRENT_NUMERIC_VALUE'), text('CURRENT_CHARACTER_VALUE', 1280)],
  async rows({ values }) {
    return values.list().map(({ name, value }) => {
      if (typeof value === 'number') return [name, String(Math.trunc(value)), null];
      return [
        name,
        null,
        typeof value === 'string'
          ? value
          : value
              .map(one => one.padEnd(10))
              .join('')
              .trimEnd(),
      ];
    });
  },
};
