import { formatFileName } from '@/lib/naming/as-f2';
import { compileTemplate } from '@/lib/naming/compile';
import { placeFile } from '@/lib/naming/place';
import { samples } from '@/lib/naming/samples';
import { askComments, firstComments } from '@/lib/tiktok/comment-walk';
import { readFields } from '@/lib/tiktok/dictionary';
import { signAddress, signEndpoint } from '@/lib/tiktok/endpoints';
import { secUidInPage } from '@/lib/tiktok/id-page';
import {
  awemeIdIn,
  awemeIdsIn,
  learnIds,
  mixIdIn,
  mixIdsIn,
  secUidIn,
  secUidsIn,
  uniqueIdIn,
  uniqueIdsIn,
} from '@/lib/tiktok/ids';
import { playlistsOf, profileByApi, profileByPage } from '@/lib/tiktok/lookups';
import type { PageContext } from '@/lib/tiktok/page-context';
import { rankStreams } from '@/lib/tiktok/pick-stream';
import { apiUrl } from '@/lib/tiktok/query';
import { readUser } from '@/lib/tiktok/read-user';
import { falseMsToken, pickMsToken, readTokens } from '@/lib/tiktok/tokens';

const agent = 'Mozilla/5.0 (X11; Linux x86_64) Example/1.0';
const facts = {
  userAgent: agent,
  language: 'en',
  platform: '',
  screenWidth: 1,
  screenHeight: 1,
  timeZone: 'UTC',
};
const context: PageContext = {
  ...{ deviceId: '1', odinId: '1', webIdCreatedTime: '1', region: 'NL', language: 'en' },
  ...{ signedIn: false, msToken: '', verifyFp: '' },
};
const secUid = `MS4wLjABAAAA${'a'.repeat(40)}`;
const playlist = 'https://www.tiktok.com/@example/playlist/x-7000000000000000001';
const stream = {
  ...({ quality: 'hd', name: '720p', level: 5, form: 'flv', codec: 'h264', bitrate: 0 } as const),
  ...{ url: 'https://pull-f5.tiktokcdn.com/x.flv', width: 720, height: 1280 },
};
const user = { id: '1', secUid, uniqueId: 'example' };

/** One plain call of each pure function that the table of f2's interfaces names; what it gives must be something. */
export const calls: Readonly<Record<string, () => unknown>> = {
  'tiktok/lookups.ts#playlistsOf': () => playlistsOf(secUid, '0').ask.path,
  'tiktok/lookups.ts#profileByPage': () => profileByPage({ uniqueId: 'example' }).ask.path,
  'tiktok/lookups.ts#profileByApi': () => profileByApi({ secUid }).ask.path,
  'tiktok/read-user.ts#readUser': () => readUser({ user })?.secUid,
  'tiktok/dictionary.ts#readFields': () => readFields('UserProfileFilter', { userInfo: { user } })['secUid'],
  'tiktok/tokens.ts#pickMsToken': () => pickMsToken([''], Math.random),
  'tiktok/tokens.ts#falseMsToken': () => falseMsToken(Math.random),
  'tiktok/tokens.ts#readTokens': () => readTokens('ttwid=1; odin_tt=2').ttwid,
  'tiktok/endpoints.ts#signAddress': () =>
    signAddress('https://www.tiktok.com/api/user/detail/?a=1', agent, 1),
  'tiktok/endpoints.ts#signEndpoint': () =>
    signEndpoint('https://www.tiktok.com/', { pad: secUid }, agent, 1),
  'tiktok/query.ts#apiUrl': () =>
    apiUrl({ kind: 'api', path: '/api/x/', query: {}, referer: '/' }, context, facts, 1),
  'tiktok/ids.ts#secUidIn': () => secUidIn(secUid),
  'tiktok/ids.ts#secUidsIn': () => secUidsIn(secUid).length,
  'tiktok/ids.ts#uniqueIdIn': () => uniqueIdIn('@example'),
  'tiktok/ids.ts#uniqueIdsIn': () => uniqueIdsIn('@example').length,
  'tiktok/ids.ts#awemeIdIn': () => awemeIdIn('7000000000000000001'),
  'tiktok/ids.ts#awemeIdsIn': () => awemeIdsIn('7000000000000000001').length,
  'tiktok/ids.ts#learnIds': async () =>
    (await learnIds(awemeIdsIn('https://vt.tiktok.com/ZSabc/'), async () => '7000000000000000001')).length,
  'tiktok/ids.ts#mixIdIn': () => mixIdIn(playlist),
  'tiktok/ids.ts#mixIdsIn': () => mixIdsIn(playlist).length,
  'tiktok/id-page.ts#secUidInPage': () => secUidInPage({ 'webapp.user-detail': { userInfo: { user } } }),
  'naming/as-f2.ts#formatFileName': () => formatFileName('{desc}', { desc: 'x' }),
  'naming/compile.ts#compileTemplate': () => compileTemplate('{awemeId}').ok,
  'naming/place.ts#placeFile': () => {
    const compiled = compileTemplate('{awemeId}');
    const [sample] = samples;
    return compiled.ok && sample && placeFile(compiled.template, sample.context, '', 'mp4');
  },
  'tiktok/pick-stream.ts#rankStreams': () => rankStreams([stream])[0]?.url,
  'tiktok/comment-walk.ts#askComments': () =>
    askComments({ awemeId: '7000000000000000001', uniqueId: 'example' }, firstComments),
};
