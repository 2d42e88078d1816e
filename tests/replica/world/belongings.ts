/** A playlist in the making: every so many posts from this one on, oldest first. */
interface PlaylistPlan {
  name: string;
  first: number;
  every: number;
}

/** A folder of favorites in the making. */
export interface FolderPlan {
  name: string;
  isPublic: boolean;
}

/** What somebody has besides posts. */
export interface Belongings {
  /** Whether others see the likes. */
  openLikes: boolean;
  /** How many posts they liked, saved and reposted; some of those are gone by now, or hidden from whoever looks. */
  likes: number;
  saves: number;
  reposts: number;
  folders: readonly FolderPlan[];
  playlists: readonly PlaylistPlan[];
  /** Whether others may not see whom they follow and who follows them. */
  hidesPeople: boolean;
}
