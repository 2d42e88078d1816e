import { numberedId, numberInId } from './ids';

/** More rooms than anybody opens in one test. */
const roomsEach = 100;

/** The id of somebody's live room; 0 is the one before the replica began. */
export function roomIdOf(memberIndex: number, n: number): string {
  return numberedId('room', memberIndex * roomsEach + n);
}

/** Index of whose room it is, or -1. */
export function roomOwner(roomId: string): number {
  return Math.floor(numberInId('room', roomId) / roomsEach);
}

/** The room of somebody's last broadcast before the replica began; one in three never had any. */
export function pastRoomOf(memberIndex: number): string {
  return memberIndex % 3 === 2 ? '' : roomIdOf(memberIndex, 0);
}
