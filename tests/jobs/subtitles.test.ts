import { afterEach, expect, it } from 'vitest';
import { defaultChoices } from '../assets/default-choices';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

const awemeId = idAt(0);
let world: World;

function open(languages: string[]): void {
  world = createWorld(somePosts(1, (post) => ({ ...post, subtitles: languages })));
}
afterEach(() => world.close());

/** What is on disk: the end of each name, and the language that its content is in. */
const onDisk = () =>
  [...world.platform.disk].map(([name, content]) => [
    name.replace(/^.*\d\./, ''),
    content.replace(/^.*-(\w+)-.*$/, '$1'),
  ]);

it('subtitles are saved a file a language, each under its own name, and are here the next time', async () => {
  open(['eng-US', 'deu-DE']);
  await world.start({ assets: ['subtitles-vtt'] });
  await world.run();
  expect((await world.files()).map(({ id }) => id)).toEqual([
    `${awemeId}/subtitles-vtt/deu-DE`,
    `${awemeId}/subtitles-vtt/eng-US`,
  ]);
  expect(
    onDisk()
      .map(([name]) => name)
      .sort(),
  ).toEqual(['deu-DE.vtt', 'eng-US.vtt']);
  await world.start({ assets: ['subtitles-vtt'] });
  await world.run();
  expect(await world.job(2)).toMatchObject({ state: 'done', counts: { saved: 0, skipped: 2 } });
});

it('a language keeps its file where TikTok lists them in another order when asked again, or lists another', async () => {
  open(['eng-US', 'deu-DE']);
  world.settings = { ...world.settings, concurrency: 0 };
  await world.start({ assets: ['subtitles-vtt'] });
  await world.run();
  world.tiktok.posts = somePosts(1, (post) => ({ ...post, subtitles: ['fra-FR', 'deu-DE', 'eng-US'] }));
  world.platform.clock += world.tiktok.linksLast;
  world.settings = { ...world.settings, concurrency: 3 };
  await world.run();
  expect(onDisk().sort()).toEqual([
    ['deu-DE.vtt', 'deu'],
    ['eng-US.vtt', 'eng'],
  ]);
});

it('only the chosen languages are planned, and what was planned is saved whatever is chosen since', async () => {
  open(['eng-US', 'deu-DE', 'fra-FR']);
  const choose = (subtitleLanguages: string[]) => {
    world.settings = { ...world.settings, choices: { ...defaultChoices, subtitleLanguages } };
  };
  choose(['en', 'fr']);
  world.settings = { ...world.settings, concurrency: 0 };
  await world.start({ assets: ['subtitles-srt'] });
  await world.run();
  choose(['de']);
  world.settings = { ...world.settings, concurrency: 3 };
  await world.run();
  expect(
    onDisk()
      .map(([name]) => name)
      .sort(),
  ).toEqual(['eng-US.srt', 'fra-FR.srt']);
});
