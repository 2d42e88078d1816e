import '@/components/theme.css';
import '@/components/options/options.css';
import { render } from 'preact';
import { Options } from '@/components/options/options';
import { WithArchive } from '@/components/with-archive';

const app = document.getElementById('app');
if (app)
  render(
    <WithArchive>
      <Options />
    </WithArchive>,
    app,
  );
