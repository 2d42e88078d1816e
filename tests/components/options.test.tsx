// @vitest-environment happy-dom
import './fake-extension';

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Options } from '@/components/options/options';
import { db } from '@/lib/archive/db';
import * as settings from '@/lib/settings';
import { makeFile, makePost } from './rows';
import { change, click, find, mount, resetStage, shown, type, untilShown } from './stage';

beforeEach(resetStage);

async function open(): Promise<HTMLInputElement> {
  mount(<Options />);
  await untilShown('Pattern');
  await untilShown('Speed');
  return find('input', 'Pattern');
}

describe('the pattern', () => {
  it('is the one in use, with what it gives', async () => {
    expect((await open()).value).toBe(settings.defaultTemplate);
    expect(shown()).toContain('In use for everything saved from now on.');
    expect(document.querySelectorAll('.preview tbody tr')).toHaveLength(4);
    expect([...document.querySelectorAll('.folder bdi')].map((folder) => folder.textContent)).toContain(
      'tin.kettle',
    );
  });

  it('is kept as soon as one leaves the field', async () => {
    const input = await open();
    await type(input, 'Clips/{awemeId}');
    expect(shown()).toContain('Clips/7000000000000000011.mp4');
    await change(input);
    await vi.waitFor(async () => expect(await settings.template.getValue()).toBe('Clips/{awemeId}'));
  });

  it('is kept by itself after a rest', async () => {
    const input = await open();
    await type(input, 'Clips/{awemeId}');
    await vi.waitFor(async () => expect(await settings.template.getValue()).toBe('Clips/{awemeId}'), 3000);
  });

  it('that is wrong stays in the field, marked, and is not used', async () => {
    const input = await open();
    await type(input, 'Clips/{descr}_{awemeId}');
    await change(input);
    expect(input.value).toBe('Clips/{descr}_{awemeId}');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(document.querySelector('mark')?.textContent).toContain('descr');
    expect(shown()).toContain(`Using the last working pattern: ${settings.defaultTemplate}`);
    expect(await settings.template.getValue()).toBe(settings.defaultTemplate);
    expect(document.querySelectorAll('.preview tbody tr')).toHaveLength(4);
  });

  it('that is longer than what can be kept is told so, and the last one stays', async () => {
    const input = await open();
    const longest = `{awemeId}${'{nickname}'.repeat(199)}x`;
    await type(input, longest);
    await change(input);
    await vi.waitFor(async () => expect(await settings.template.getValue()).toBe(longest));
    await type(input, `${longest}x`);
    await change(input);
    expect(shown()).toContain('A pattern has at most 2,000 letters.');
    expect(document.querySelector('mark')?.textContent).toBe('x');
    expect(await settings.template.getValue()).toBe(longest);
  });

  it('takes a field where the caret is, and the caret goes behind it', async () => {
    const input = await open();
    await type(input, 'A__{awemeId}');
    input.focus();
    input.setSelectionRange(2, 2);
    await click(find('button', 'Insert nickname'));
    expect(input.value).toBe('A_{nickname}_{awemeId}');
    expect(document.activeElement).toBe(input);
    expect(input.selectionStart).toBe('A_{nickname}'.length);
  });

  it('can be one of the presets, and go back', async () => {
    const input = await open();
    await click(find('button', 'Flat'));
    expect(input.value).toBe('TikTok/{awemeId}');
    expect(find('button', 'Flat').getAttribute('aria-pressed')).toBe('true');
    await click(find('button', 'Back to my pattern'));
    expect(input.value).toBe(settings.defaultTemplate);
  });

  it('of the person is what one goes back to, whichever presets were tried', async () => {
    await settings.template.setValue('Clips/{awemeId}');
    const input = await open();
    for (const preset of ['Flat', 'f2', 'f2']) await click(find('button', preset));
    await click(find('button', 'Back to my pattern'));
    expect(input.value).toBe('Clips/{awemeId}');
  });

  it('is tried on the last real post', async () => {
    await db.posts.put(makePost('7000000000000000099', 'a real caption'));
    await db.files.put(makeFile('7000000000000000099', { state: 'saved', savedAt: 1 }));
    await open();
    await untilShown('The last one you saved');
    expect(shown()).toContain('a real caption');
  });

  it('explains the field that is focused', async () => {
    await open();
    find('button', 'Insert likes').focus();
    await untilShown('{likes} Likes: 12431');
  });
});

describe('the rest', () => {
  it('keeps which kinds of file are saved', async () => {
    await open();
    await click(find('input', 'Photos'));
    await vi.waitFor(async () =>
      expect(await settings.assets.getValue()).toEqual(['video', 'music', 'description']),
    );
  });

  it.each([
    [1, 'Files at once: 1 file'],
    [6, 'Files at once: 6 files'],
  ])('keeps %d files at once', async (count, words) => {
    await open();
    await type(find('input', 'Files at once'), String(count));
    await untilShown(words);
    await vi.waitFor(async () => expect(await settings.concurrency.getValue()).toBe(count));
  });

  it('keeps the pace', async () => {
    await open();
    expect(find('input', 'Usual').checked).toBe(true);
    await click(find('input', 'Gentle'));
    await vi.waitFor(async () => expect(await settings.pace.getValue()).toEqual({ min: 3000, max: 6000 }));
  });

  it.each<[string, number, string]>([
    ['5000', 5000, '5000'],
    ['', 0, ''],
    ['30000', 30_000, '30000'],
    ['7', 10_000, '7'],
    ['1e9999', 10_000, '1e9999'],
  ])('the daily limit %j is kept as %s', async (typed, kept, shownAs) => {
    await open();
    await untilShown('Files and list pages in a day');
    const input = find('input', 'Files and list pages in a day');
    expect(input.value).toBe('10000');
    await type(input, typed);
    await change(input);
    expect(input.value).toBe(shownAs);
    await vi.waitFor(async () => expect(await settings.dailyLimit.getValue()).toBe(kept));
    const warned = kept === 0 || kept > 20_000;
    await vi.waitFor(() => expect(shown().includes('That is your risk.')).toBe(warned));
  });

  it('says what is wrong with a daily limit that is too low, until it is put right', async () => {
    await open();
    await untilShown('Files and list pages in a day');
    const input = find('input', 'Files and list pages in a day');
    const fault = 'Write 100 or more, or leave this empty for no limit.';
    await type(input, '99');
    await change(input);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toBe(fault);
    await type(input, '100');
    await change(input);
    expect(input.getAttribute('aria-invalid')).toBe('false');
    expect(shown()).not.toContain(fault);
    await vi.waitFor(async () => expect(await settings.dailyLimit.getValue()).toBe(100));
  });

  it('keeps the folder of a renamed account until somebody says otherwise', async () => {
    await open();
    await untilShown('When an account is renamed');
    expect(find('input', 'Keep its folder').checked).toBe(true);
    await click(find('input', 'Follow the new name'));
    await vi.waitFor(async () => expect(await settings.renames.getValue()).toBe('follow'));
    expect(find('input', 'Keep its folder').checked).toBe(false);
  });
});
