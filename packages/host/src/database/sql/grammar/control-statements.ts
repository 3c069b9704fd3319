import type { Section } from './section.ts';

export const controlStatements: readonly Section[] = [
  {
    title: 'SQL control statements',
    there: [
      'compound (dynamic)',
      'compound-statement',
      'declaration of variables',
      'declaration of conditions',
      'declaration of cursors',
      'declaration of handlers',
      'DECLARE GLOBAL TEMPORARY TABLE in a body',
      'assignment-statement',
      'SET transition-variable',
      'IF statement',
      'CASE statement',
      'WHILE statement',
      'REPEAT statement',
      'LOOP statement',
      'FOR statement',
      'LEAVE, ITERATE, GOTO',
      'RETURN statement',
      'PIPE',
      'SIGNAL statement',
      'RESIGNAL statement',
      'GET DIAGNOSTICS',
    ],
    absent: ['INCLUDE in a body'],
  },
];
