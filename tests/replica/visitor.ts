import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';
import type { TLSSocket } from 'node:tls';
import type { Replica } from './replica';

/** A reply, read whole. */
export interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}

export const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) ReplicaTest/1.0';
export const deviceId = '7300000000000000001';

/** A client for tests, over real TLS: keeps cookies and sends nothing that it isn't told to. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #replica: Replica;
  // A resumed session shows no certificate, so none is resumed.
  readonly #agent = new Agent({ maxCachedSessions: 0 });

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  /** Rejects when the connection breaks, or when the certificate is another one than the replica announced. */
  get(url: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Got> {
    const { hostname, pathname, search } = new URL(url);
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
    const options = {
      host: '127.0.0.1',
      port: this.#replica.port,
      servername: hostname,
      path: pathname + search,
      method,
      headers: { host: hostname, 'user-agent': userAgent, ...(cookie ? { cookie } : {}), ...headers },
      agent: this.#agent,
      rejectUnauthorized: false,
    };
    return new Promise((resolve, reject) => {
      const sent = request(options, (response) => {
        if (spkiOf(response.socket as TLSSocket) !== this.#replica.spki)
          reject(new Error('another certificate'));
        this.#keep(response.headers['set-cookie'] ?? []);
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve(gotOf(response.statusCode ?? 0, response.headers, Buffer.concat(chunks))),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** An API address without a signature, with a device id. */
  api(path: string, params: Record<string, string> = {}): string {
    const query = Object.entries({ aid: '1988', device_id: deviceId, ...params });
    return `https://www.tiktok.com/api/${path}/?${query.map((pair) => pair.join('=')).join('&')}`;
  }

  /** What the page's signer makes of it: the secret is taken from the script, as the page has it. */
  async sign(url: string, secondsAgo = 0): Promise<string> {
    const script = await this.get('https://sf16-website-login.neutral.ttwstatic.com/obj/signer.js');
    const secret = /SECRET = "([\w-]+)"/.exec(script.text)?.[1] ?? '';
    const stamp = `${Math.floor(Date.now() / 1000) - secondsAgo}.${randomBytes(12).toString('base64url')}`;
    const signed = `${url}&X-Dynosaur=1.${stamp}&msToken=&X-Bogus=1`;
    const { pathname, search } = new URL(signed);
    const text = `${stamp}\n${pathname}${search}\n${userAgent}`;
    return `${signed}&X-Gnarly=${createHmac('sha256', secret).update(text).digest('base64url')}`;
  }

  /** Opens a page first, as people do: the cookies come from there. */
  async signedJson(path: string, params: Record<string, string>): Promise<Record<string, unknown>> {
    if (!this.cookies.has('ttwid')) await this.get('https://www.tiktok.com/');
    const got = await this.get(await this.sign(this.api(path, params)));
    return JSON.parse(got.text || '{}');
  }

  #keep(lines: string[]): void {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
  }
}

/** A short text that stands for these bytes: a failed comparison of files shows two of them, not two files. */
export function printOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

/** The data in a page. */
export function scopesOf(html: string): Record<string, Record<string, unknown>> {
  const json =
    /<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application\/json">(.*?)<\/script>/s.exec(
      html,
    )?.[1];
  return JSON.parse(json ?? '{}').__DEFAULT_SCOPE__;
}

function gotOf(status: number, headers: IncomingHttpHeaders, bytes: Buffer): Got {
  return { status, headers, bytes, text: bytes.toString() };
}

function spkiOf(socket: TLSSocket): string {
  const key = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256')
    .update(key ?? '')
    .digest('base64');
}
