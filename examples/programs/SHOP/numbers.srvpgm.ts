import { char, inout, int32, out, procedure } from '@bigiron/host/program';

/** `int add(int, int)`, its parameters by value. */
export const add = procedure({ a: int32(), b: int32() }, ({ a, b }) => a + b);

/** `int upper(char *text)`: changes the text and returns how many characters changed. */
export const upper = procedure({ text: inout(char(10)) }, ({ text }) => {
  const changed = text.toUpperCase();
  return { text: changed, returns: [...text].filter((c, i) => c !== changed[i]).length };
});

/** `int divide(int, int, int *quotient)`: -1 and an errno when there is no quotient. */
export const divide = procedure({ a: int32(), b: int32(), quotient: out(int32()) }, ({ a, b }) =>
  b === 0 ? { quotient: 0, returns: -1, errno: 33 } : { quotient: Math.trunc(a / b), returns: 0 },
);
