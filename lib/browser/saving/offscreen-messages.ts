import { defineExtensionMessaging } from '@webext-core/messaging';
import type { MadeBackup } from '@/lib/jobs/backup/backup-ports';
import type { Holding, TransferRequest } from '@/lib/jobs/ports';
import type { Problem } from '@/lib/tiktok/errors';

/** Between the background and the offscreen document, nobody else: lib/messages.ts is the protocol for pages. */
export interface OffscreenProtocol {
  /** Background → offscreen. */
  beginTransfer(message: { attempt: string; request: TransferRequest }): void;
  heldTransfers(): Holding[];
  releaseTransfer(message: { attempt: string }): void;
  stopRecording(message: { attempt: string }): void;
  forgetRecording(message: { recording: string }): boolean;
  makeBackup(message: { madeAt: number }): MadeBackup | { problem: Problem };
  isBackupHeld(): boolean;
  freeBackup(): void;
  /** Offscreen → background, which it wakes. How far what is, `heldTransfers` tells. */
  transfersChanged(): void;
}

/** Says and hears what `OffscreenProtocol` allows. */
export const { sendMessage, onMessage } = defineExtensionMessaging<OffscreenProtocol>();
