import { Choice } from '@/components/choice';
import { qualities } from '@/components/qualities';
import { useSetting } from '@/components/use-setting';
import * as settings from '@/lib/settings';
import type { VideoQuality } from '@/lib/tiktok/gears';
import { languagesIn } from './languages-in';

const codecs: readonly (readonly [VideoQuality['codec'], string])[] = [
  ['any', 'whichever is better'],
  ['h264', 'H.264, which everything plays'],
  ['hevc', 'HEVC, which is smaller'],
];

/** Which of several versions is saved, where TikTok has them. */
export function FileChoices() {
  const [quality, setQuality] = useSetting(settings.videoQuality);
  const [languages, setLanguages] = useSetting(settings.subtitleLanguages);
  if (quality === undefined || languages === undefined) return null;
  return (
    <section class="card stack" aria-labelledby="versions">
      <h2 id="versions">Which version</h2>
      <Choice
        label="Size of videos and live streams"
        options={qualities}
        chosen={quality.limit}
        onChoose={(limit) => setQuality({ ...quality, limit })}
      />
      <Choice
        label="Preferred codec"
        options={codecs}
        chosen={quality.codec}
        onChoose={(codec) => setQuality({ ...quality, codec })}
      />
      <p class="quiet small">A post that has nothing of the kind is saved as it comes.</p>
      <label class="stack tight">
        Languages of subtitles
        <input
          placeholder="all"
          spellcheck={false}
          value={languages?.join(', ') ?? ''}
          onChange={(event) => setLanguages(languagesIn(event.currentTarget.value))}
        />
        <span class="quiet small">As codes, for instance en, pt-BR. Empty: all that a post has.</span>
      </label>
    </section>
  );
}
