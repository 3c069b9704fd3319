import { int32, program } from '@bigiron/host/program';

/** Computes that many seconds, never giving way. */
export default program({ seconds: int32() }, ({ seconds }) => {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end);
});
