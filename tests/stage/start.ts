import { demonstrate } from './demo/demonstrate';
import { play } from './demo/play';
import { hasDisplay } from './has-display';

/** `npm start`: with a display, a browser for the person to play with; without, Clipkeep at work by itself. */
if (hasDisplay()) await play();
else process.exitCode = (await demonstrate()) ? 0 : 1;
