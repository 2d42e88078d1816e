/** A naming template to start from. */
export interface Preset {
  id: string;
  label: string;
  text: string;
}

/** The first is what Clipkeep starts with (the same text as in the settings). */
export const presets: readonly Preset[] = [
  {
    id: 'creator',
    label: 'Folder per creator: date, caption, id',
    text: 'TikTok/{uniqueId}/{create}_{desc}_{awemeId}',
  },
  { id: 'flat', label: 'Flat: id only', text: 'TikTok/{awemeId}' },
  { id: 'yt-dlp', label: 'Like yt-dlp', text: 'TikTok/{desc:100|title|TikTok video} [{awemeId}]' },
  {
    id: 'media-server',
    label: 'For Plex and Jellyfin',
    text: 'TikTok/{uniqueId}/Season {year|0000}/{uniqueId} - {date} - {desc:80|title|Untitled} [{awemeId}]',
  },
  { id: 'month', label: 'Folder per month', text: 'TikTok/{year}/{month}/{create}_{uniqueId}_{awemeId}' },
  // f2's own names, longer than ours: on Windows the download folder's path must be short, or long paths on.
  { id: 'f2', label: 'As f2', text: 'f2:Download/tiktok/{mode}/{user}/{create}_{desc}' },
  {
    id: 'f2-folders',
    label: 'As f2, folder per post',
    text: 'f2:Download/tiktok/{mode}/{user}/{create}_{desc}/{create}_{desc}',
  },
  { id: 'list', label: 'Folder per list', text: 'TikTok/{source}/{uniqueId}_{desc:60}_{awemeId}' },
];
