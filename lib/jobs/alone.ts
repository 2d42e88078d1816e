import type { Ports } from './ports';

/**
 * Runs a pass alone under its name in the whole profile; a call that comes meanwhile makes the running one go round once
 * more. Never lost: the caller leaves its mark before it tries the lock, the runner looks for marks after it has let go.
 * Gives whether any pass of this call gave true.
 */
export async function alone(ports: Ports, name: string, pass: () => Promise<boolean>): Promise<boolean> {
  await leaveMark(ports, name);
  let did = false;
  let seen: unknown;
  do {
    const done = await ports.exclusively(name, async () => {
      const mark = await readMark(ports, name);
      return { mark, did: await pass() };
    });
    if (!done) return did;
    did ||= done.did;
    seen = done.mark;
  } while (seen !== (await readMark(ports, name)));
  return did;
}

async function leaveMark(ports: Ports, name: string): Promise<void> {
  await ports.db.facts.put({ name: `again:${name}`, value: `${ports.now()}/${ports.random()}` });
}

async function readMark(ports: Ports, name: string): Promise<unknown> {
  return (await ports.db.facts.get(`again:${name}`))?.value;
}
