import '@/components/theme.css';
import '@/components/jobs/jobs.css';
import '@/components/popup/popup.css';
import { render } from 'preact';
import { Popup } from '@/components/popup/popup';
import { WithArchive } from '@/components/with-archive';
import { sendMessage } from '@/lib/messages';
import { readTab } from './read-tab';

void sendMessage('openedPopup', undefined);
const app = document.getElementById('app');
if (app)
  render(
    <WithArchive>
      <Popup readTab={readTab} />
    </WithArchive>,
    app,
  );
