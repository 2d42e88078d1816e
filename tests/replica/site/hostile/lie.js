import { loot } from './spy.js';

/** Links that nobody may follow, each where a video's link would be; `away` leads from TikTok's own host to a foreign one. */
const poison = [
  'https://evil.test/v.mp4',
  'https://v16-webapp-prime.tiktok.com.evil.test/video/x',
  'https://evil-tiktok.com/video/x',
  'https://v16-webapp-prime.tiktok.com@evil.test/video/x',
  'https://v16-webapp-prime.tiktok.com:8443/video/x',
  'http://v16-webapp-prime.tiktok.com/video/x',
  'https://xn--tiktk-jua.com/video/x',
  '//evil.test/v.mp4',
  'javascript:fetch("https://evil.test/")',
  'data:video/mp4;base64,AAAA',
  'file:///etc/passwd',
  'chrome://settings',
  'https://www.tiktok.com/replica/hostile/away',
];

/** A post as a list reply has it, whose every link is poison and whose names are paths. */
export function forgedItem(id) {
  const urls = { UrlList: poison, UrlKey: 'x', DataSize: '1' };
  return {
    id,
    desc: '../../../../.ssh/authorized_keys\u0000<img src=x onerror=alert(1)>',
    createTime: 1_780_000_000,
    author: {
      id: '7000000000000000001',
      uniqueId: '../../evil',
      secUid: `MS4wLjABAAAA${'e'.repeat(40)}`,
      nickname: '..',
      avatarLarger: poison[0],
    },
    video: {
      duration: 5,
      width: 576,
      height: 1024,
      cover: poison[0],
      playAddr: poison.at(-1),
      downloadAddr: poison[1],
      bitrateInfo: [{ GearName: 'normal_540_0', Bitrate: 1, CodecType: 'h264', PlayAddr: urls }],
    },
    music: { id: '1', title: '/etc/passwd', playUrl: poison[0] },
    stats: {},
  };
}

/** From now on the page's `fetch` answers every list with these posts, under whatever address was asked. */
export function lieAboutLists(ids) {
  const native = window.fetch;
  window.fetch = (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    if (!url.includes('/item_list/')) return native(input, init);
    loot.tries.asked = url;
    const list = { statusCode: 0, itemList: ids.map(forgedItem), hasMore: false, cursor: '0' };
    const text = JSON.stringify(list).replace(
      '{',
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},',
    );
    const response = new Response(text, { status: 200 });
    Object.defineProperty(response, 'url', { value: 'https://evil.test/api' });
    return Promise.resolve(response);
  };
}
