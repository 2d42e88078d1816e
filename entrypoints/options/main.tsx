import '@/components/theme.css';
import '@/components/options/options.css';
import { render } from 'preact';
import { Options } from '@/components/options/options';

const app = document.getElementById('app');
if (app) render(<Options />, app);
