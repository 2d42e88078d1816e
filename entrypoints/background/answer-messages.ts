import { postStates } from '@/lib/archive/post-states';
import { noteLooked } from '@/lib/archive/toolbar';
import { fromExtensionItself, fromTikTokPage } from '@/lib/browser/senders';
import { commandJob } from '@/lib/jobs/command';
import type { Ports } from '@/lib/jobs/ports';
import { onMessage } from '@/lib/messages';
import { listLists } from './list-lists';
import { readMessage } from './message-shapes';
import { recordLive } from './record-live';
import { savePost } from './save-post';
import { startLinks } from './start-links';
import { startOne } from './start-one';

/** Answers the protocol of lib/messages.ts, each message checked for its sender and its form. `wake` sees to what follows from a new job or a command. */
export function answerMessages(ports: Ports, wake: () => void): void {
  onMessage('savePost', async ({ data, sender }) => {
    fromTikTokPage(sender);
    return thenWake(await savePost(ports, readMessage('savePost', data)), wake);
  });
  onMessage('recordLive', async ({ data, sender }) => {
    fromTikTokPage(sender);
    return thenWake(await recordLive(ports, readMessage('recordLive', data)), wake);
  });
  onMessage('postStates', ({ data, sender }) => {
    fromTikTokPage(sender);
    return postStates(ports.db, readMessage('postStates', data).awemeIds);
  });
  onMessage('startJob', async ({ data, sender }) => {
    fromExtensionItself(sender);
    return thenWake(await startOne(ports, readMessage('startJob', data)), wake);
  });
  onMessage('listLists', async ({ data, sender }) => {
    fromExtensionItself(sender);
    return thenWake(await listLists(ports, readMessage('listLists', data)), wake);
  });
  onMessage('commandJob', async ({ data, sender }) => {
    fromExtensionItself(sender);
    const { jobId, command } = readMessage('commandJob', data);
    return thenWake(await commandJob(ports, jobId, command), wake);
  });
  onMessage('openedPopup', async ({ sender }) => {
    fromExtensionItself(sender);
    return thenWake(await noteLooked(ports.db, ports.now()), wake);
  });
  onMessage('startLinks', async ({ data, sender }) => {
    fromExtensionItself(sender);
    return thenWake(await startLinks(ports, readMessage('startLinks', data)), wake);
  });
}

function thenWake<T>(answer: T, wake: () => void): T {
  wake();
  return answer;
}
