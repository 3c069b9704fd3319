/** What parameters of programs are declared with, by those who write programs and by those who call them. */
export {
  type Arguments,
  type InOut,
  type Inputs,
  inout,
  isDue,
  isInput,
  isOptional,
  isOutput,
  type Optional,
  type Out,
  type Outputs,
  optional,
  out,
  type Parameters,
  type Results,
  type Returned,
  type Written,
} from './direction.ts';
export * from './fields.ts';
