import '@/components/theme.css';
import '@/components/archive/archive.css';
import { render } from 'preact';
import { Archive } from '@/components/archive/archive';
import { WithArchive } from '@/components/with-archive';

const app = document.getElementById('app');
if (app)
  render(
    <WithArchive>
      <Archive />
    </WithArchive>,
    app,
  );
