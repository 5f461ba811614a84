import { secp256k1 } from '#load/secp256k1';
import { Secp256k1 } from './Secp256k1.ts';

let shared: Promise<Secp256k1> | undefined;

/** The one instance of a place: it keeps nothing between calls, and filling its tables takes some milliseconds. */
export function loadSecp256k1(): Promise<Secp256k1> {
  shared ??= instantiate();
  shared.catch(() => {
    shared = undefined;
  });
  return shared;
}

async function instantiate(): Promise<Secp256k1> {
  const engine = await secp256k1.instantiate();
  engine.initialise();
  return new Secp256k1(engine);
}
