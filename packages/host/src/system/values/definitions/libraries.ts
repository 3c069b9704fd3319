import { type DefinitionTable, everybodysJobs, nameOr, oneOf } from '../definition.ts';

/** *LIBL: the library list with which jobs start. */
export const libraries = {
  QSYSLIBL: {
    kind: 'list',
    category: '*LIBL',
    text: 'System part of the library list',
    length: 10,
    count: 15,
    initial: ['QSYS', 'QSYS2', 'QHLPSYS', 'QUSRSYS'],
    accepts: nameOr(),
    authority: everybodysJobs,
  },
  QUSRLIBL: {
    kind: 'list',
    category: '*LIBL',
    text: 'User part of the library list',
    length: 10,
    count: 25,
    initial: ['QGPL', 'QTEMP'],
    accepts: nameOr('*NONE'),
    authority: everybodysJobs,
  },
  QLIBLCKLVL: {
    kind: 'character',
    category: '*LIBL',
    text: 'Lock the libraries of library lists',
    length: 1,
    initial: '1',
    accepts: oneOf('0', '1'),
    authority: everybodysJobs,
  },
} satisfies DefinitionTable;
