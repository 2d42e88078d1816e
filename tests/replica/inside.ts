import { Clock } from './clock';
import { Faults } from './faults';
import { Journal } from './journal';
import { Live } from './live/live';
import { Devices } from './trust/devices';
import { Links } from './trust/links';
import { Secrets } from './trust/seal';
import { Sessions } from './trust/session';
import { SignatureCheck } from './trust/signing';
import { World, type WorldOptions } from './world/world';

/** Everything a running replica has, besides its sockets. */
export interface Inside {
  world: World;
  clock: Clock;
  secrets: Secrets;
  sessions: Sessions;
  signatures: SignatureCheck;
  devices: Devices;
  links: Links;
  faults: Faults;
  journal: Journal;
  live: Live;
  /** How often something was asked, by what was asked. */
  asked: Map<string, number>;
}

export function makeInside(options: WorldOptions): Inside {
  const world = new World(options);
  const clock = new Clock();
  const secrets = new Secrets();
  return {
    world,
    clock,
    live: new Live(world, clock),
    secrets,
    sessions: new Sessions(secrets),
    signatures: new SignatureCheck(secrets.signer),
    devices: new Devices(world.seed),
    links: new Links(secrets, clock),
    faults: new Faults(world.seed),
    journal: new Journal(),
    asked: new Map(),
  };
}
