// @vitest-environment happy-dom
import './fake-extension';

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FileChoices } from '@/components/options/file-choices';
import { languagesIn } from '@/components/options/languages-in';
import * as settings from '@/lib/settings';
import { change, find, mount, pick, resetStage, untilShown } from './stage';

beforeEach(resetStage);

async function open(): Promise<void> {
  mount(<FileChoices />);
  await untilShown('Which version');
}

describe('which version', () => {
  it('is the best there is until somebody chooses', async () => {
    await open();
    expect(find('select', 'Size of videos').selectedOptions[0]?.text).toBe('the best there is');
    expect(find('select', 'Preferred codec').selectedOptions[0]?.text).toBe('whichever is better');
    expect(find('input', 'Languages of subtitles').value).toBe('');
  });

  it('of videos is kept, size and codec each by itself', async () => {
    await open();
    await pick(find('select', 'Size of videos'), '720p');
    await pick(find('select', 'Preferred codec'), 'HEVC');
    await vi.waitFor(async () =>
      expect(await settings.videoQuality.getValue()).toEqual({ limit: 720, codec: 'hevc' }),
    );
    await pick(find('select', 'Size of videos'), 'smallest');
    await vi.waitFor(async () =>
      expect(await settings.videoQuality.getValue()).toEqual({ limit: 'smallest', codec: 'hevc' }),
    );
  });

  it('of subtitles is kept as codes, and all where the field is empty', async () => {
    await open();
    const input = find('input', 'Languages of subtitles');
    input.value = 'en; pt-BR';
    await change(input);
    await vi.waitFor(async () =>
      expect(await settings.subtitleLanguages.getValue()).toEqual(['en', 'pt-BR']),
    );
    input.value = ' ';
    await change(input);
    await vi.waitFor(async () => expect(await settings.subtitleLanguages.getValue()).toBeNull());
  });
});

describe('languagesIn', () => {
  it.each<[string, string[] | null]>([
    ['en', ['en']],
    ['en, de;fr  pt-BR,en', ['en', 'de', 'fr', 'pt-BR']],
    [',- ', null],
    ['', null],
    ['12, en', ['en']],
  ])('of %j gives %j', (text, codes) => expect(languagesIn(text)).toEqual(codes));
});
