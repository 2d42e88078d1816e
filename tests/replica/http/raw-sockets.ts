import type { Server } from 'node:https';
import { Socket } from 'node:net';

/** Resets the TCP connection below a TLS one, which TLS sockets themselves cannot do: the other side sees ECONNRESET. */
export type Reset = (remotePort: number | undefined) => void;

/** Watches the server's connections, so that any of them can be reset. */
export function watchSockets(server: Server): Reset {
  const sockets = new Map<number | undefined, Socket>();
  server.on('connection', (socket) => {
    if (!(socket instanceof Socket)) return;
    const { remotePort } = socket;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  return (remotePort) => sockets.get(remotePort)?.resetAndDestroy();
}
