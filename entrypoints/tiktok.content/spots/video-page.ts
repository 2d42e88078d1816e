import { definePostPage } from './post-page';
import { classEnd } from './spot';

/** The page of a video, or its overlay (browse mode). */
export const videoPage = definePostPage('video-page', 'video', `div${classEnd('DivVideoContainer')}`);
