import '@/components/theme.css';
import '@/components/jobs/jobs.css';
import '@/components/popup/popup.css';
import { render } from 'preact';
import { Popup } from '@/components/popup/popup';
import { WithArchive } from '@/components/with-archive';
import { readTab } from './read-tab';

const app = document.getElementById('app');
if (app)
  render(
    <WithArchive>
      <Popup readTab={readTab} />
    </WithArchive>,
    app,
  );
