import type { AssetChoices } from '@/lib/assets/asset';
import { bestQuality } from '@/lib/tiktok/gears';

/** As it is until somebody chooses. */
export const defaultChoices: AssetChoices = { videoQuality: bestQuality, subtitleLanguages: 'all' };
