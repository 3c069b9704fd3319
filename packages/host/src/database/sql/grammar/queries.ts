import type { Section } from './section.ts';

export const queries: readonly Section[] = [
  {
    title: 'Subselect and fullselect',
    there: [
      'select-clause',
      'from-clause',
      'where-clause',
      'group-by-clause',
      'grouping sets and super groups',
      'having-clause',
      'order-by-clause',
      'ORDER OF',
      'offset-clause',
      'fetch-clause',
      'LIMIT and OFFSET',
      'hierarchical query',
      'fullselect',
    ],
  },
  {
    title: 'Table references',
    there: [
      'inner and cross join',
      'outer join',
      'exception join',
      'nested table expression',
      'table function reference',
      'data change table reference',
      'collection-derived table',
      'VALUES table',
      'period specification',
      'TABLESAMPLE',
      'PARTITION of a table',
      'JSON_TABLE',
      'XMLTABLE',
    ],
  },
  {
    title: 'Select statement',
    there: [
      'common-table-expression',
      'SEARCH and CYCLE',
      'update-clause',
      'read-only-clause',
      'optimize-clause',
      'isolation-clause',
      'concurrent-access-resolution-clause',
      'clauses in any order',
    ],
  },
];
