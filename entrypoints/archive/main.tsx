import '@/components/theme.css';
import '@/components/archive/archive.css';
import { render } from 'preact';
import { Archive } from '@/components/archive/archive';

const app = document.getElementById('app');
if (app) render(<Archive />, app);
