/** A response that gives `chunks` megabytes and counts how many were taken; `cancelled` once nobody wants more. */
export function endless(chunks: number, sign = 32, headers: Record<string, string> = {}) {
  const told = { taken: 0, cancelled: false };
  const chunk = new Uint8Array(1_000_000).fill(sign);
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (told.taken === chunks) return controller.close();
        told.taken += 1;
        controller.enqueue(chunk);
      },
      cancel() {
        told.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const response = Object.defineProperty(new Response(body, { headers }), 'url', {
    value: 'https://www.tiktok.com/x',
    configurable: true,
  });
  return { response, told };
}
