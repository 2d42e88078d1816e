import { hash32 } from '../world/seeded';

/**
 * Device ids. Any 19 digits will do, except the wrong ones: about one in 128, and those that a test burnt. For a wrong
 * one every list stands still (tiktok-web-api.md §1): it gets the page it got last, or the first, for ever.
 */
export class Devices {
  readonly #seed: string;
  #burnt = new Set<string>();
  #lastCursor = new Map<string, string>();

  constructor(seed: string) {
    this.#seed = seed;
  }

  isComplete(deviceId: string): boolean {
    return /^\d{19}$/.test(deviceId);
  }

  isBurnt(deviceId: string): boolean {
    return this.#burnt.has(deviceId) || hash32(this.#seed, 'device', deviceId) % 128 === 0;
  }

  burn(deviceId: string): void {
    this.#burnt.add(deviceId);
  }

  /** The cursor that a list really goes by: the one that was asked for, unless the device is burnt. */
  cursorFor(deviceId: string, list: string, asked: string): string {
    const key = `${deviceId} ${list}`;
    if (this.isBurnt(deviceId)) return this.#lastCursor.get(key) ?? '';
    this.#lastCursor.set(key, asked);
    return asked;
  }

  /** A good id that follows from a text, as the page's `wid` follows from its visitor. */
  idFor(text: string): string {
    for (let round = 0; ; round += 1) {
      const id = `7${String(2_500_000 + (hash32('wid', text, round) % 700_000))}${digits(text, round)}`;
      if (!this.isBurnt(id)) return id;
    }
  }
}

function digits(text: string, round: number): string {
  return String(hash32('wid tail', text, round))
    .padStart(11, '0')
    .slice(-11);
}
