import { int32, program } from '@bigiron/host/program';

/** Waits that many seconds, giving way all the time. */
export default program(
  { seconds: int32() },
  ({ seconds }) => new Promise<void>(resolve => setTimeout(resolve, seconds * 1000)),
);
