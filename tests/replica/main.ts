import { parseArgs } from 'node:util';
import { type Replica, startReplica } from './replica';

/** `npm run replica`: the replica alone, until Ctrl-C or for so many minutes. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8443' },
    proxy: { type: 'string', default: '8080' },
    users: { type: 'string', default: '10' },
    posts: { type: 'string', default: '40' },
    seed: { type: 'string', default: 'clipkeep' },
    minutes: { type: 'string', default: '240' },
  },
});

const replica = await startReplica({
  seed: values.seed,
  users: Number(values.users),
  posts: Number(values.posts),
  port: Number(values.port),
  proxyPort: Number(values.proxy),
});
console.log(instructions(replica));

const over = setTimeout(stop, Number(values.minutes) * 60_000);
process.once('SIGINT', stop);
process.once('SIGTERM', stop);

function stop(): void {
  clearTimeout(over);
  void replica.close();
}

function instructions({ port, proxyPort, spki, hostRules, world }: Replica): string {
  const proxy = `http://127.0.0.1:${proxyPort}`;
  const first = world.listed('cato_example')[0];
  return `tiktok.com is at https://127.0.0.1:${port}, for ${values.minutes} minutes or until Ctrl-C. Nobody in it is real.

Chromium    chromium --user-data-dir=$(mktemp -d) --no-first-run \\
              --host-resolver-rules='${hostRules}' \\
              --ignore-certificate-errors-spki-list=${spki} \\
              https://www.tiktok.com/@cato_example
curl        curl -k -x ${proxy} https://www.tiktok.com/@cato_example
yt-dlp      yt-dlp --proxy ${proxy} --no-check-certificate https://www.tiktok.com/@dana_example
gallery-dl  gallery-dl --proxy ${proxy} --no-check-certificate https://www.tiktok.com/@photo_example
one post    ${first ? `https://www.tiktok.com/@cato_example/${first.kind}/${first.awemeId}` : ''}
sign in     https://www.tiktok.com/replica/sign-in?as=me_example
control     curl -k -x ${proxy} https://control.replica.test/`;
}
