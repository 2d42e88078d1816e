import { counted } from '@/components/wording';

/** That files went from the disk while their job was not over, and what one can do. */
export function VanishedFiles({ files }: { files: number }) {
  return (
    <p class="small warn-text numbers">
      No longer in the download folder: {counted(files, 'file')} that it had saved. Unless you moved them,{' '}
      <a href="/archive.html#disk" target="_blank" rel="noopener">
        Check the disk
      </a>{' '}
      on the archive page finds and fetches what is missing.
    </p>
  );
}
