import { type Loop, soundRate } from './loop-file';
import { annexB, nalsOf, parameterSets } from './nals';
import type { Unit } from './units';

const pids = { pat: 0, pmt: 0x1000, video: 0x100, audio: 0x101 };
/** Everything is this much later than its frame's time, so that the clock before it is never below zero. Milliseconds. */
const lead = 1000;

/** How many packets of each kind went before: MPEG-TS counts them modulo 16. */
export interface Counters {
  tables: number;
  video: number;
  audio: number;
}

/** One segment of MPEG-TS: tables, then every frame as a PES. Gives the counters as they are after it. */
export function tsSegment(
  loop: Loop,
  units: readonly Unit[],
  before: Counters,
  stamp: (unit: Unit) => number,
): { bytes: Buffer; after: Counters } {
  const after = { ...before };
  const soundOnly = !units.some(({ track }) => track === 'video');
  const packets = [
    ...packetize(pids.pat, section(pat), after.tables),
    ...packetize(pids.pmt, section(pmt(loop, soundOnly)), after.tables),
  ];
  after.tables += 1;
  for (const unit of units) {
    const clock = unit.track === 'video' || soundOnly ? stamp(unit) + lead - 100 : undefined;
    const made = packetize(
      pids[unit.track],
      pesOf(loop, unit, stamp(unit)),
      after[unit.track],
      clock,
      unit.key,
    );
    after[unit.track] += made.length;
    packets.push(...made);
  }
  return { bytes: Buffer.concat(packets), after };
}

const pat = Buffer.from([0x00, 0xb0, 13, 0, 1, 0xc1, 0, 0, 0, 1, 0xe0 | (pids.pmt >> 8), pids.pmt & 255]);

function pmt(loop: Loop, soundOnly: boolean): Buffer {
  const stream = (type: number, pid: number): number[] => [type, 0xe0 | (pid >> 8), pid & 255, 0xf0, 0];
  const video = soundOnly ? [] : stream(loop.codec === 'h264' ? 0x1b : 0x24, pids.video);
  const streams = [...video, ...stream(0x0f, pids.audio)];
  const clock = soundOnly ? pids.audio : pids.video;
  const head = [0x02, 0xb0, 13 + streams.length, 0, 1, 0xc1, 0, 0, 0xe0 | (clock >> 8), clock & 255, 0xf0, 0];
  return Buffer.from([...head, ...streams]);
}

/** A table with its CRC, after the byte that says where it begins. */
function section(body: Buffer): Buffer {
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  const end = Buffer.alloc(4);
  end.writeInt32BE(crc | 0);
  const table = Buffer.concat([Buffer.from([0]), body, end]);
  return Buffer.concat([table, Buffer.alloc(184 - table.length, 0xff)]);
}

function pesOf(loop: Loop, unit: Unit, stamp: number): Buffer {
  const shown = stamp + unit.shownAfter + lead;
  if (unit.track === 'audio') {
    const data = adts(unit.data);
    return Buffer.concat([pesHead(0xc0, data.length, [time(2, shown)]), data]);
  }
  const delimiter = Buffer.from(loop.codec === 'h264' ? [0x09, 0xf0] : [0x46, 0x01, 0x50]);
  const sets = unit.key ? parameterSets(loop) : [];
  const data = annexB([delimiter, ...sets, ...nalsOf(unit.data)]);
  return Buffer.concat([pesHead(0xe0, 0, [time(3, shown), time(1, stamp + lead)]), data]);
}

function pesHead(id: number, dataLength: number, times: Buffer[]): Buffer {
  const extra = times.length * 5;
  const length = dataLength === 0 ? 0 : dataLength + 3 + extra;
  const flags = times.length === 2 ? 0xc0 : 0x80;
  return Buffer.concat([Buffer.from([0, 0, 1, id, length >> 8, length & 255, 0x84, flags, extra]), ...times]);
}

/** 33 bits of 90 kHz in five bytes. */
function time(prefix: number, ms: number): Buffer {
  const ticks = BigInt(Math.round(ms * 90)) & 0x1ffffffffn;
  const part = (from: bigint, mask: bigint): number => Number((ticks >> from) & mask);
  const [high, middle, low] = [part(30n, 7n), part(15n, 0x7fffn), part(0n, 0x7fffn)] as const;
  return Buffer.from([
    (prefix << 4) | (high << 1) | 1,
    middle >> 7,
    ((middle & 0x7f) << 1) | 1,
    low >> 7,
    ((low & 0x7f) << 1) | 1,
  ]);
}

/** AAC-LC, one channel, 32 kHz (index 5). */
function adts(frame: Buffer): Buffer {
  if (soundRate !== 32_000) throw new Error('The index of this rate is not known here.');
  const size = frame.length + 7;
  const head = [
    0xff,
    0xf1,
    (1 << 6) | (5 << 2),
    (1 << 6) | (size >> 11),
    (size >> 3) & 255,
    ((size & 7) << 5) | 0x1f,
    0xfc,
  ];
  return Buffer.concat([Buffer.from(head), frame]);
}

/** 188 bytes each; what is left over in the last is stuffing before the data. `clock`: milliseconds for a PCR. */
function packetize(pid: number, data: Buffer, count: number, clock?: number, key = false): Buffer[] {
  const packets: Buffer[] = [];
  for (let at = 0; at < data.length; ) {
    const first = at === 0;
    const field = first && clock !== undefined ? clockField(clock, key) : Buffer.alloc(0);
    const room = 184 - field.length;
    const piece = data.subarray(at, at + room);
    const filled = stuff(field, room - piece.length);
    const counter = (count + packets.length) & 15;
    const head = [
      0x47,
      (first ? 0x40 : 0) | (pid >> 8),
      pid & 255,
      (filled.length > 0 ? 0x30 : 0x10) | counter,
    ];
    packets.push(Buffer.concat([Buffer.from(head), filled, piece]));
    at += piece.length;
  }
  return packets;
}

function clockField(ms: number, key: boolean): Buffer {
  const ticks = BigInt(Math.round(ms * 90)) & 0x1ffffffffn;
  const field = Buffer.alloc(8);
  field.writeUInt8(7, 0);
  field.writeUInt8(0x10 | (key ? 0x40 : 0), 1);
  field.writeUInt32BE(Number(ticks >> 1n), 2);
  field.writeUInt16BE((Number(ticks & 1n) << 15) | 0x7e00, 6);
  return field;
}

function stuff(field: Buffer, missing: number): Buffer {
  if (missing === 0) return field;
  const begun = field.length > 0 ? Buffer.from(field) : Buffer.from(missing === 1 ? [0] : [0, 0]);
  const whole = Buffer.concat([begun, Buffer.alloc(missing + field.length - begun.length, 0xff)]);
  whole.writeUInt8(whole.length - 1, 0);
  return whole;
}
