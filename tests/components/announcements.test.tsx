// @vitest-environment happy-dom
import './fake-extension';
import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AskedLists } from '@/components/popup/asked-lists';
import { LinksCard } from '@/components/popup/links-card';
import { NumberField } from '@/components/popup/number-field';
import { mount, resetStage } from './stage';

beforeEach(resetStage);

beforeAll(() => {
  for (const path of ['components/theme.css', 'components/popup/popup.css'])
    document.head.append(
      Object.assign(document.createElement('style'), { textContent: readFileSync(path, 'utf8') }),
    );
});

function lookOfStatus(): string[] {
  const place = document.querySelector('[role="status"]');
  if (!place) throw new Error('No place for announcements.');
  const { display, position } = getComputedStyle(place);
  return [display === 'none' ? 'not rendered' : 'rendered', position || 'static'];
}

/** A screen reader hears of what changes in a place that it knows: what isn't rendered is not in its tree. */
describe('a place for announcements', () => {
  it.each([
    ['of a card', <LinksCard />],
    ['of a field', <NumberField label="How many" text="" onText={() => {}} />],
  ])('%s is rendered before it says anything, and takes no room', (_name, what) => {
    mount(what);
    expect(lookOfStatus()).toEqual(['rendered', 'absolute']);
  });

  it('takes its place once it says something', () => {
    mount(<AskedLists busy none="" onAsk={() => {}} />);
    expect(lookOfStatus()).toEqual(['rendered', 'static']);
  });
});
