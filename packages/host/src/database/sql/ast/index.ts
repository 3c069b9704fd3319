export type * from './data-change.ts';
export type * from './definition.ts';
export type * from './expression.ts';
export type * from './node.ts';
export type * from './query.ts';
export type * from './routine.ts';
export type * from './statement.ts';
export type * from './type.ts';
