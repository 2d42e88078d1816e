// @vitest-environment happy-dom
import './fake-extension';
import { Dexie } from 'dexie';
import { beforeEach, describe, it } from 'vitest';
import { useLive } from '@/components/use-live';
import { WithArchive } from '@/components/with-archive';
import { click, find, mount, resetStage, untilShown } from './stage';

beforeEach(resetStage);

function Page({ read }: { read: () => Promise<string> }) {
  return <p>{useLive(read, [])}</p>;
}

describe('a page whose archive', () => {
  it('can’t be opened says so, and shows itself once it can', async () => {
    let full = true;
    const read = async () => {
      if (full) throw new Dexie.OpenFailedError('no room');
      return 'nine kettles';
    };
    mount(
      <WithArchive>
        <Page read={read} />
      </WithArchive>,
    );
    await untilShown("Clipkeep can't open its archive");
    await untilShown('OpenFailedError');
    full = false;
    await click(find('button', 'Try again'));
    await untilShown('nine kettles');
  });
});
