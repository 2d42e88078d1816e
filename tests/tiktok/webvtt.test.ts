import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWebVtt, vttToSrt } from '@/lib/tiktok/webvtt';

const srt = (...cues: [times: string, text: string][]) =>
  cues.map(([times, text], at) => `${at + 1}\n${times}\n${text}\n`).join('\n');

describe('isWebVtt', () => {
  it.each([
    ['WEBVTT', true],
    ['WEBVTT\n\n', true],
    ['\uFEFFWEBVTT - with words\r\n', true],
    ['WEBVTT\t', true],
    ['WEBVTTX', false],
    ['webvtt\n', false],
    [' WEBVTT', false],
    ['<html>WEBVTT', false],
    ['{"utterances":[]}', false],
    ['', false],
  ])('of %j is %s', (text, is) => expect(isWebVtt(text)).toBe(is));
});

describe('vttToSrt', () => {
  it('makes a file of TikTok’s kind into SRT', () => {
    const vtt = readFileSync(new URL('../media/captions.vtt', import.meta.url), 'utf8');
    expect(vttToSrt(vtt)).toBe(
      '1\n00:00:00,000 --> 00:00:01,000\nHello, this is a made-up caption.\n\n' +
        '2\n00:00:01,000 --> 00:00:02,000\nAnd this is the end of it.\n',
    );
  });
  it.each<[string, string, string]>([
    ['hours that are left out', '01:02.003 --> 59:59.999\na', srt(['00:01:02,003 --> 00:59:59,999', 'a'])],
    [
      'hours beyond a day',
      '100:00:00.000 --> 100:00:01.000\na',
      srt(['100:00:00,000 --> 100:00:01,000', 'a']),
    ],
    ['one digit of an hour', '1:00:00.000 --> 1:00:01.000\na', srt(['01:00:00,000 --> 01:00:01,000', 'a'])],
    [
      'a position',
      '00:01.000 --> 00:02.000 align:start line:0%\na',
      srt(['00:00:01,000 --> 00:00:02,000', 'a']),
    ],
    ['a cue’s name', 'first\n00:01.000 --> 00:02.000\na', srt(['00:00:01,000 --> 00:00:02,000', 'a'])],
    ['several lines', '00:01.000 --> 00:02.000\na\nb', srt(['00:00:01,000 --> 00:00:02,000', 'a\nb'])],
    [
      'windows lines',
      '00:01.000 --> 00:02.000\r\na\r\n\r\n00:02.000 --> 00:03.000\r\nb',
      srt(['00:00:01,000 --> 00:00:02,000', 'a'], ['00:00:02,000 --> 00:00:03,000', 'b']),
    ],
    [
      'notes, styles and regions',
      'NOTE by --> nobody\n\nSTYLE\n::cue{}\n\nREGION\nid:a\n\n00:01.000 --> 00:02.000\na',
      srt(['00:00:01,000 --> 00:00:02,000', 'a']),
    ],
    [
      'tags that SRT has not',
      '00:01.000 --> 00:02.000\n<v Ann><c.red>hi</c> <b.loud>there</b></v> <00:01.500>you',
      srt(['00:00:01,000 --> 00:00:02,000', 'hi <b>there</b> you']),
    ],
    [
      'entities',
      '00:01.000 --> 00:02.000\na &amp; b &lt;3 &nope;',
      srt(['00:00:01,000 --> 00:00:02,000', 'a & b <3 &nope;']),
    ],
    [
      'a cue without words',
      '00:01.000 --> 00:02.000\n\n00:02.000 --> 00:03.000\n<i></i>b',
      srt(['00:00:02,000 --> 00:00:03,000', '<i></i>b']),
    ],
    [
      'many empty lines',
      '\n\n\n00:01.000 --> 00:02.000\na\n\n\n\n',
      srt(['00:00:01,000 --> 00:00:02,000', 'a']),
    ],
    [
      'other scripts',
      '00:01.000 --> 00:02.000\nצליל 今天 👩‍👩‍👧',
      srt(['00:00:01,000 --> 00:00:02,000', 'צליל 今天 👩‍👩‍👧']),
    ],
  ])('takes %s', (_, body, expected) => expect(vttToSrt(`WEBVTT\n\n${body}`)).toBe(expected));

  it.each([
    ['<html>', 'notMedia'],
    ['', 'notMedia'],
    ['WEBVTT', 'nothingToSave'],
    ['WEBVTT\n\n00:61.000 --> 00:99.000\nno such time', 'nothingToSave'],
    ['WEBVTT\n\nNOTE nothing is said', 'nothingToSave'],
  ])('%j is refused as %s', (text, code) =>
    expect(() => vttToSrt(text)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code }) }),
    ),
  );

  it('goes there and back without a word or a moment lost', () => {
    const line = fc.stringMatching(/^[A-Za-z\u05d0-\u05ea\u4e00-\u4e2d ,.!?]{0,30}[a-z]$/);
    const moment = fc.integer({ min: 0, max: 360_000_000 });
    const cue = fc.record({
      start: moment,
      end: moment,
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1 }), (cues) => {
        const body = cues.map(
          ({ start, end, lines }) => `${clock(start)} --> ${clock(end)}\n${lines.join('\n')}`,
        );
        const made = vttToSrt(`WEBVTT\n\n${body.join('\n\n')}\n`);
        const back = made.replace(/^\d+\n(?=\d\d)/gm, '').replace(/(\d\d),(\d{3})/g, '$1.$2');
        expect(back).toBe(`${body.join('\n\n')}\n`);
      }),
    );
  });
  it('is quick with the worst of files', () => {
    const worst = `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<'.repeat(400_000)}${'&a'.repeat(100_000)}`;
    expect(vttToSrt(worst)).toContain('00:00:01,000');
  });
});

function clock(ms: number): string {
  const part = (unit: number, of: number) => String(Math.floor(ms / unit) % of).padStart(2, '0');
  const rest = String(ms % 1000).padStart(3, '0');
  return `${part(3_600_000, 1000)}:${part(60_000, 60)}:${part(1000, 60)}.${rest}`;
}
