import { randomBytes } from 'node:crypto';
import type { Session } from '../trust/session';
import type { Member } from '../world/member';
import { hash32, hexOf } from '../world/seeded';

/** What the app's context is made of. */
export interface Visit {
  session: Session;
  /** The page's `device_id`. */
  wid: string;
  nonce: string;
  userAgent: string;
  host: string;
  signedIn: Member | undefined;
  avatarUrl: string;
}

/** `webapp.app-context` and its companions, the same on every page. `user` is there only for those who are signed in. */
export function appScopes(visit: Visit): Record<string, unknown> {
  return {
    'webapp.app-context': appContext(visit),
    'webapp.biz-context': bizContext(visit.userAgent),
    'webapp.i18n-translation': { Webapp: { 'Share to': 'Share on' } },
    'webapp.a-b': {},
  };
}

function appContext({ session, wid, nonce, userAgent, host, signedIn, avatarUrl }: Visit) {
  const created = Number(session.ttwid.split('|')[2] ?? 0);
  return {
    language: 'en',
    region: 'US',
    appId: 1233,
    appType: 'm',
    wid,
    webIdCreatedTime: String(created),
    odinId: signedIn?.uid ?? `75150${String(hash32('odin', session.ttwid)).padStart(14, '0')}`,
    nonce,
    botType: 'others',
    requestId: hexOf(20, 'request', wid),
    clusterRegion: 'ALL_US',
    abTestVersion: {
      versionName: '70508271,73485599,73720540',
      parameters: { enable_profile_pinned_video: { vid: 'v2' } },
    },
    csrfToken: randomBytes(18).toString('base64url'),
    userAgent,
    encryptedWebid: hexOf(64, 'webid', wid),
    host,
    ...(signedIn ? { user: userOf(signedIn, avatarUrl) } : {}),
  };
}

function userOf(member: Member, avatarUrl: string) {
  return {
    uid: member.uid,
    secUid: member.secUid,
    uniqueId: member.uniqueId,
    nickName: member.nickname,
    signature: member.signature,
    avatarUri: [avatarUrl],
    privateAccount: member.privateAccount,
    region: 'US',
    hasLogin: true,
  };
}

function bizContext(userAgent: string) {
  const mac = /Mac OS/.test(userAgent);
  return {
    os: mac ? 'mac' : /Windows/.test(userAgent) ? 'windows' : 'linux',
    isMobile: isPhone(userAgent),
    isAndroid: /Android/.test(userAgent),
    isIOS: /iPhone|iPad/.test(userAgent),
    jumpType: 'm',
    domains: {
      kind: 'tiktok',
      rootApi: 'https://www.tiktok.com',
      webcastApi: 'https://webcast.tiktok.com',
      webcastRootApi: 'https://webcast.us.tiktok.com',
      imApi: 'https://im-api.tiktok.com',
    },
    geo: ['US'],
    isTTP: true,
    videoPlayerConfig: { fallback: true },
    playbackNormalizePath: ['media-video-hvc1', 'media-video-avc1'],
  };
}

/** Phones get other scopes for the same pages. */
export function isPhone(userAgent: string): boolean {
  return /\bMobile\b/.test(userAgent);
}
