export { MarketMakerObject } from './MarketMakerObject.ts';
