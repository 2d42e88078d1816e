import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gate } from '../replica/live/broadcast';
import { jobCard } from '../stage/job-card';
import { openPopup } from '../stage/popup';
import { openSite, type QuickStage, quickStage } from '../stage/quick-stage';
import { readRecorded, secondsIn, startRecording, tellsOf, untilRecording } from '../stage/recording';
import { untilJob } from '../stage/send';

let quick: QuickStage;

beforeAll(async () => {
  quick = await quickStage();
});
afterAll(() => quick?.close());

describe('the page of a live room', () => {
  it('has a card that records it, tells how that goes, and stops when the person says so', async () => {
    const { live } = quick.replica;
    live.start('dana_example', { title: 'Morning tea' });
    await openSite(quick.stage, '/@dana_example/live');
    const popup = await openPopup(quick.stage);
    await popup.until(shows('Live stream of @dana_example'));
    await popup.press('Record');
    await popup.until(tellsOf(5, '[\\d.]+ [kM]B, .*GB left on the disk'));
    await popup.press('Stop and keep');
    const run = await untilJob(quick, 1, 'done');
    await popup.close();
    // What it came to stays.
    const cameTo = /^Done\. Recorded \d+:\d\d, [\d.]+ [kM]B\.$/;
    await jobCard(quick.own, 'Live: @dana_example').getByText(cameTo).waitFor();

    const recorded = await readRecorded(quick, run);
    expect(recorded.map(({ faults, codec, width }) => ({ faults, codec, width }))).toEqual([
      { faults: [], codec: 'avc', width: 180 },
    ]);
    const { video, audio } = secondsIn(recorded);
    const sent = live.sentSeconds('dana_example');
    expect(Math.abs(video - sent)).toBeLessThan(1);
    expect(Math.abs(audio - sent)).toBeLessThan(1);
    const names = run.files.map(({ path }) => path.replace(/^.*_(\d+)/, '$1')).sort();
    const room = live.last('dana_example')?.roomId;
    expect(names).toEqual([`${room}.mp4`, `${room}.txt`]);
  });
});

describe('a stream’s link that is refused', () => {
  it('is asked for anew, and the recording goes on under its name', async () => {
    const { live, faults, journal } = quick.replica;
    const links = { host: 'pull-*', action: { kind: 'expire' } } as const;
    faults.add({ ...links, times: 1 });
    const after = journal.last;
    live.start('gap_example', { forms: ['flv'], qualities: ['origin'] });
    const jobId = await startRecording(quick, 'gap_example');
    await untilRecording(quick, jobId, (row) => (row.live?.seconds ?? 0) > 2);
    live.end('gap_example');
    const recorded = await readRecorded(quick, await untilJob(quick, jobId, 'done'));
    expect(recorded.map((file) => file.faults)).toEqual([[]]);
    expect(journal.find({ path: '/api-live/user/room/', after })).toHaveLength(2);
    // Off air, it is asked for once more: a room is over when TikTok has said so twice.
    expect(journal.find({ host: 'pull-*', after }).map(({ status }) => status)).toEqual([403, 200, 404]);
  });
});

describe('what cannot be recorded is told on the job’s card, in words', () => {
  it.each<[string, Gate, string]>([
    [
      'for adults only',
      'adults',
      'TikTok asks for your age here. Sign in with an adult account, then try again.',
    ],
    [
      'for followers only',
      'followers',
      'This live is for followers only. Follow the account on TikTok, then try again.',
    ],
    ['of a private account', 'private', "This is private, and you don't follow the account."],
    [
      'not shown in this country, in TikTok’s own words',
      'region',
      'TikTok does not show you this live. Open it on TikTok to see why. TikTok says: “This LIVE is not available in your region”',
    ],
  ])('a live that is %s', async (_, gate, sentence) => {
    quick.replica.live.start('photo_example', { gate });
    await told('photo_example', `Stopped: ${sentence}`);
  });

  const nobody =
    'Stopped: Nobody is live here now. Record from their page, and Clipkeep can wait until they are.';

  it('somebody who is not live', () => told('early_example', nobody));

  it('a live that is over', async () => {
    quick.replica.live.start('flaky_example');
    quick.replica.live.end('flaky_example');
    await told('flaky_example', nobody);
  });

  it('a live that is paused', async () => {
    quick.replica.live.start('twice_example');
    quick.replica.live.pause('twice_example');
    await told('twice_example', /^Waiting \d+ s: This live is paused\. Clipkeep looks again by itself\.$/);
  });

  async function told(uniqueId: string, line: string | RegExp): Promise<void> {
    await startRecording(quick, uniqueId);
    await jobCard(quick.own, `Live: @${uniqueId}`).getByText(line, { exact: true }).waitFor();
  }
});

function shows(text: string): string {
  return `document.body.innerText.includes(${JSON.stringify(text)})`;
}
