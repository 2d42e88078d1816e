import { once } from 'node:events';
import type { Server } from 'node:net';
import { makeCertificate } from './certificate';
import type { Clock } from './clock';
import type { Faults } from './faults';
import { expectedBytes } from './files/expected';
import { type Inside, makeInside } from './inside';
import type { Journal } from './journal';
import type { Live } from './live/live';
import { shortCode, shortLiveCode } from './pages/short-link';
import { makeProxy } from './proxy';
import { makeServer } from './server';
import type { Devices } from './trust/devices';
import type { LinkLife } from './trust/links';
import type { World, WorldOptions } from './world/world';

export interface ReplicaOptions extends WorldOptions {
  /** 0 or absent: any free port. */
  port?: number;
  proxyPort?: number;
}

/** A cookie in the form that browsers' automation takes. */
interface Cookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  sameSite: 'Lax';
}

/** tiktok.com on loopback. */
export interface Replica {
  /** The HTTPS server that is every TikTok host. */
  port: number;
  /** The HTTP CONNECT proxy that leads there. */
  proxyPort: number;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  spki: string;
  /** For Chromium's `--host-resolver-rules`. */
  hostRules: string;
  world: World;
  journal: Journal;
  /** Who is live, what goes wrong with it, and what was sent. */
  live: Live;
  faults: Faults;
  devices: Devices;
  clock: Clock;
  /** Seconds that new links last; change it at will. */
  linkLife: LinkLife;
  /** The bytes that must end up on disk: asset `video`, `photos` (num from 1), `music`, or a slot. Throws if there are none. */
  expectedBytes(awemeId: string, asset: string, num?: number): Buffer;
  /** The cookie that signs a browser in as this member. */
  signIn(uniqueId: string): Cookie;
  shortLink(awemeId: string): string;
  /** A short link to somebody's live. */
  shortLiveLink(uniqueId: string): string;
  close(): Promise<void>;
}

/** Starts a replica on 127.0.0.1, on ports of its own. */
export async function startReplica(options: ReplicaOptions = {}): Promise<Replica> {
  const inside = makeInside(options);
  const certificate = await makeCertificate();
  const server = makeServer(inside, certificate);
  const port = await listen(server, options.port);
  const proxy = makeProxy(port);
  const proxyPort = await listen(proxy, options.proxyPort);
  return {
    ...handlesOf(inside),
    port,
    proxyPort,
    spki: certificate.spki,
    hostRules: `MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
    close: async () => {
      for (const one of [proxy, server]) one.closeAllConnections();
      await Promise.all([closeServer(proxy), closeServer(server)]);
    },
  };
}

function handlesOf(inside: Inside) {
  const { world, journal, live, faults, devices, clock, links, sessions } = inside;
  return {
    world,
    journal,
    live,
    faults,
    devices,
    clock,
    linkLife: links.life,
    expectedBytes: (awemeId: string, asset: string, num = 1) => expectedBytes(world, awemeId, asset, num),
    shortLink: (awemeId: string) => `https://vm.tiktok.com/${shortCode(awemeId)}/`,
    shortLiveLink: (uniqueId: string) =>
      `https://vm.tiktok.com/${shortLiveCode(world.member(uniqueId).index)}/`,
    signIn: (uniqueId: string): Cookie => ({
      name: 'sessionid',
      value: sessions.signIn(world.member(uniqueId).uniqueId),
      domain: '.tiktok.com',
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    }),
  };
}

async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

async function closeServer(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
