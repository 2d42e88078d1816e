import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';

/** An HTTP CONNECT proxy: every host's port 443 is the replica, everything else is refused. Not listening yet. */
export function makeProxy(replicaPort: number): Server {
  const proxy = createServer((_request, response) => {
    response.writeHead(501, { 'content-type': 'text/plain' });
    response.end('This proxy only tunnels https.\n');
  });
  proxy.on('connect', (request, client: Socket, head: Buffer) => {
    client.on('error', () => client.destroy());
    if (!/:443$/.test(request.url ?? '')) return client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    tunnel(replicaPort, client, head);
  });
  return proxy;
}

function tunnel(port: number, client: Socket, head: Buffer): void {
  const server = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    server.write(head);
    server.pipe(client);
    client.pipe(server);
  });
  server.on('error', () => client.destroy());
  server.on('close', () => client.destroy());
  client.on('close', () => server.destroy());
}
