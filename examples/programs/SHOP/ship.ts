import { char, int32, out, program } from '@bigiron/host/program';

/**
 * Takes the oldest order off data queue SHOP/ORDERS, counts it in data area SHOP/SHIPPED, and tells which it was.
 */
export default program({ wait: int32(), order: out(char(20)) }, async ({ wait }, job) => {
  const entry = await job.dataQueue('SHOP/ORDERS').receive({ wait });
  if (entry === undefined) return { order: '*NONE' };
  const shipped = job.dataArea('SHOP/SHIPPED');
  await shipped.write(String(Number(await shipped.read()) + 1));
  await job.run(`SNDMSG MSG('Order shipped') TOUSR(${job.user})`);
  return { order: entry.text.trimEnd() };
});
