// @vitest-environment happy-dom
import './fake-extension';
import { Dexie } from 'dexie';
import { beforeEach, describe, it, vi } from 'vitest';
import { useLive } from '@/components/use-live';
import { WithArchive } from '@/components/with-archive';
import { db } from '@/lib/archive/db';
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

  it('is closed, because its disk took nothing when it was opened, says so too', async () => {
    db.close({ disableAutoOpen: false });
    const opening = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store.', 'UnknownError');
    });
    mount(
      <WithArchive>
        <Page read={async () => `${await db.jobs.count()} kettles`} />
      </WithArchive>,
    );
    await untilShown("Clipkeep can't open its archive");
    opening.mockRestore();
    await click(find('button', 'Try again'));
    await untilShown('0 kettles');
  });
});
