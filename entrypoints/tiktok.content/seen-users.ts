import { readUser } from '@/lib/tiktok/read-user';
import type { User } from '@/lib/tiktok/user';

/** People that the page has received. */
export interface SeenUsers {
  /** Keeps a `userInfo` that can be read; anything else is passed over. */
  add(userInfo: unknown): void;
  /** By handle (case does not count) or secUid. */
  find(by: { uniqueId?: string; secUid?: string }): User | undefined;
}

/** The people that this page has received, newest `limit` of them. */
export function createSeenUsers(limit = 500): SeenUsers {
  const users = new Map<string, User>();
  const handles = new Map<string, string>();

  return {
    add(userInfo) {
      const user = readUser(userInfo);
      if (!user) return;
      const before = users.get(user.secUid);
      users.delete(user.secUid);
      // A list's author entry comes without counts.
      users.set(user.secUid, { ...user, videoCount: user.videoCount || (before?.videoCount ?? 0) });
      handles.set(user.uniqueId.toLowerCase(), user.secUid);
      const [oldest] = users.values();
      if (users.size > limit && oldest) {
        users.delete(oldest.secUid);
        handles.delete(oldest.uniqueId.toLowerCase());
      }
    },
    find({ uniqueId = '', secUid = handles.get(uniqueId.toLowerCase()) ?? '' }) {
      return users.get(secUid);
    },
  };
}
