import { postStates } from '@/lib/archive/post-states';
import { fromExtensionItself, fromTikTokPage } from '@/lib/browser/senders';
import { commandJob } from '@/lib/jobs/command';
import type { Ports } from '@/lib/jobs/ports';
import { onMessage } from '@/lib/messages';
import { listLists } from './list-lists';
import { savePost } from './save-post';
import { startLinks } from './start-links';
import { startOne } from './start-one';

/** A page shows some dozens of posts at a time; whoever asks for more is none of ours. */
const mostPosts = 1000;

/** Answers the protocol of lib/messages.ts. `wake` sees to what follows from a new job or a command. */
export function answerMessages(ports: Ports, wake: () => void): void {
  onMessage('savePost', async ({ data, sender }) => {
    fromTikTokPage(sender);
    return thenWake(await savePost(ports, data), wake);
  });
  onMessage('postStates', ({ data, sender }) => {
    fromTikTokPage(sender);
    return postStates(ports.db, data.awemeIds.slice(0, mostPosts).map(String));
  });
  onMessage('startJob', async ({ data, sender }) => {
    fromExtensionItself(sender);
    return thenWake(await startOne(ports, data), wake);
  });
  onMessage('listLists', async ({ data, sender }) => {
    fromExtensionItself(sender);
    return thenWake(await listLists(ports, data), wake);
  });
  onMessage('commandJob', async ({ data, sender }) => {
    fromExtensionItself(sender);
    return thenWake(await commandJob(ports, data.jobId, data.command), wake);
  });
  onMessage('startLinks', async ({ data, sender }) => {
    fromExtensionItself(sender);
    return thenWake(await startLinks(ports, data), wake);
  });
}

function thenWake<T>(answer: T, wake: () => void): T {
  wake();
  return answer;
}
