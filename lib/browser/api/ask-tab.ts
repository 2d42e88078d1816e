/**
 * What a tab's script answers, `null` where it has none of ours, is gone, or says nothing within so many milliseconds: a tab
 * that shows a dialog, runs in circles or is frozen keeps a message for ever.
 */
export async function answerWithin<T>(ms: number, asking: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  try {
    return await Promise.race([asking.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Time for a script that only has to look at its page, milliseconds: one that is busy gets to it within a second or two. */
export const lookMs = 4_000;
