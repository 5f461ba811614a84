export { QoraNet } from './qoranet.ts';
export { QoraNetPro } from './qoranetPro.ts';
