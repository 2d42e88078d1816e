import { definePostPage } from './post-page';
import { classEnd, classPart } from './spot';

const picture = `div${classPart('DivPhotoPlayerContainer')}, div${classEnd('DivVideoContainer')}`;

/** The page of a photo post, or its overlay (browse mode). */
export const photoPage = definePostPage('photo-page', 'photo', picture);
