export { ConfigError, configure, type HostConfig, type HostOptions, parseConfig, readConfig } from './config.ts';
export { type HostDescription, type RunningHost, startHost } from './host.ts';
