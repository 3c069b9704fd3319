export { ClientAttribute, ExchangeSeeds, SeedsExchanged } from './seeds.ts';
export { ServerStarted, StartServer, wantsJob } from './start.ts';
