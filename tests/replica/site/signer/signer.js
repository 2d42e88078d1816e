/* global SECRET */
// One classic script: everything, the secret too, lives in this function's scope. Replaces nothing but fetch and XHR.
(() => {
  const signedPaths = [
    '/api/post/item_list/',
    '/api/favorite/item_list/',
    '/api/recommend/item_list/',
    '/api/following/item_list/',
    '/api/related/',
    '/api/repost/',
    '/api/explore/',
    '/api/collection/',
    '/api/item/detail/',
    '/api/user/',
    '/api/mix/',
    '/api/music/',
    '/api/challenge/',
    '/api/comment/list/',
    '/api/search/',
    '/api/reflow/',
  ];
  const encoder = new TextEncoder();
  const { subtle } = crypto;
  const key = subtle.importKey('raw', encoder.encode(SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);

  function base64url(bytes) {
    return btoa(String.fromCharCode(...bytes))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '');
  }

  function needsSignature(url) {
    return url.hostname.endsWith('.tiktok.com') && signedPaths.some((path) => url.pathname.startsWith(path));
  }

  /** The address with its suffix, byte for byte as the browser will send it; an old suffix is not taken away. */
  async function signUrl(href) {
    const url = new URL(href, document.baseURI);
    if (!needsSignature(url)) return null;
    const nonce = base64url(crypto.getRandomValues(new Uint8Array(12)));
    const stamp = `${Math.floor(Date.now() / 1000)}.${nonce}`;
    const msToken = localStorage.getItem('xmst') ?? '';
    const bare = url.search.slice(1);
    url.search = `${bare}${bare ? '&' : ''}X-Dynosaur=1.${stamp}&msToken=${msToken}&X-Bogus=1`;
    const text = `${stamp}\n${url.pathname}${url.search}\n${navigator.userAgent}`;
    const signature = base64url(new Uint8Array(await subtle.sign('HMAC', await key, encoder.encode(text))));
    return `${url.origin}${url.pathname}${url.search}&X-Gnarly=${signature}`;
  }

  function keepToken(token) {
    if (token) localStorage.setItem('xmst', token);
  }

  const plainFetch = window.fetch;
  window.fetch = async function fetch(input, init) {
    const signed = await signUrl(input instanceof Request ? input.url : String(input));
    if (signed === null) return plainFetch.call(window, input, init);
    const response = await plainFetch.call(
      window,
      input instanceof Request ? new Request(signed, input) : signed,
      init,
    );
    keepToken(response.headers.get('x-ms-token'));
    return response;
  };

  const { open, send, setRequestHeader, abort } = XMLHttpRequest.prototype;
  const calls = new WeakMap();

  XMLHttpRequest.prototype.open = function openSigned(...args) {
    calls.set(this, { args, headers: [], aborted: false });
    return open.apply(this, args);
  };

  XMLHttpRequest.prototype.setRequestHeader = function setHeader(...header) {
    calls.get(this)?.headers.push(header);
    return setRequestHeader.apply(this, header);
  };

  XMLHttpRequest.prototype.abort = function abortSigned() {
    const call = calls.get(this);
    if (call) call.aborted = true;
    return abort.call(this);
  };

  /** Signing takes a moment: the request is opened once more with the signed address, its headers set again, then sent. */
  async function sendSigned(request, call, body) {
    const signed = await signUrl(String(call.args[1]));
    if (call.aborted || calls.get(request) !== call) return;
    if (signed !== null) {
      open.call(request, call.args[0], signed, true, ...call.args.slice(3));
      for (const header of call.headers) setRequestHeader.apply(request, header);
      request.addEventListener('load', () => keepToken(request.getResponseHeader('x-ms-token')), {
        once: true,
      });
    }
    send.call(request, body);
  }

  XMLHttpRequest.prototype.send = function sendLater(body) {
    const call = calls.get(this);
    if (call === undefined || call.args[2] === false) return send.call(this, body);
    void sendSigned(this, call, body);
  };

  /** Sixteen characters that no list endpoint takes for a signature, like the real one's. */
  function frontierSign({ url = '' } = {}) {
    let hash = 5381;
    for (const sign of String(url)) hash = (Math.imul(hash, 33) ^ sign.charCodeAt(0)) >>> 0;
    return { 'X-Bogus': `DFSz${hash.toString(36).padStart(12, 'w').slice(-12)}` };
  }

  window.byted_acrawler = {
    init({ enablePathList = [] } = {}) {
      for (const path of enablePathList) if (!signedPaths.includes(path)) signedPaths.push(path);
    },
    frontierSign,
    getReferer: () => document.referrer,
    isWebmssdk: true,
    registerWsSigner: () => () => ({ 'X-Gnarly': '' }),
    report() {},
    setTTWebid() {},
    setTTWebidV2() {},
    setTTWid() {},
    setUserMode() {},
  };
})();
