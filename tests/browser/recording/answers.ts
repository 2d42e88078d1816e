/** What a host does at one question: a body, or what `fetch` throws. */
export type Answer = (signal: AbortSignal) => Response | Promise<Response>;

/** A body of these chunks; `end`: it ends well, is cut, or says nothing more until it is aborted. */
export function body(chunks: Uint8Array[], end: 'ends' | 'reset' | 'hangs' = 'ends'): Answer {
  return (signal) => {
    const left = [...chunks];
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
      pull(controller) {
        const chunk = left.shift();
        if (chunk) return controller.enqueue(chunk);
        if (end === 'ends') return controller.close();
        if (end === 'reset') return controller.error(new TypeError('network error'));
        return new Promise(() => {});
      },
    });
    return new Response(stream);
  };
}

export function status(code: number): Answer {
  return () => new Response('', { status: code });
}

export function unreachable(): Answer {
  return () => {
    throw new TypeError('Failed to fetch');
  };
}
