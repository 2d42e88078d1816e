import '@/components/theme.css';
import '@/components/jobs/jobs.css';
import '@/components/popup/popup.css';
import { render } from 'preact';
import { Popup } from '@/components/popup/popup';
import { readTab } from './read-tab';

const app = document.getElementById('app');
if (app) render(<Popup readTab={readTab} />, app);
