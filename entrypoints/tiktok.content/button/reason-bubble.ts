/** Pixels between the button and its bubble, and between the bubble and the window's edge. */
const gap = 8;

const anyScroll = { capture: true, passive: true };

/**
 * A bubble that says the reason while the pointer or the keyboard is on the control. It lies in the top layer: no tile clips it.
 * `say` changes its words; without words it never shows.
 */
export function createReasonBubble(control: HTMLElement): { bubble: HTMLElement; say(reason: string): void } {
  const bubble = control.ownerDocument.createElement('div');
  bubble.className = 'reason';
  bubble.id = 'reason';
  bubble.setAttribute('role', 'tooltip');
  bubble.setAttribute('popover', 'manual');

  const show = (open: boolean): void => {
    if (bubble.isConnected) bubble.togglePopover(open);
    if (open) stand(bubble, control);
    // It is fixed to the window, the control moves with the page.
    const { ownerDocument: document } = bubble;
    if (open) document.addEventListener('scroll', look, anyScroll);
    else document.removeEventListener('scroll', look, anyScroll);
  };
  // Not `:focus`: a press with the pointer leaves the focus there.
  const look = (): void =>
    show(bubble.isConnected && bubble.textContent !== '' && control.matches(':hover, :focus-visible'));
  for (const type of ['pointerenter', 'pointerleave', 'focus', 'blur']) control.addEventListener(type, look);
  control.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') show(false);
  });

  return {
    bubble,
    say(reason) {
      bubble.textContent = reason;
      look();
    },
  };
}

/** Below the control, or above it where there is no room; inside the window. */
function stand(bubble: HTMLElement, control: HTMLElement): void {
  const { innerWidth, innerHeight } = bubble.ownerDocument.defaultView ?? { innerWidth: 0, innerHeight: 0 };
  const around = control.getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  const below = around.bottom + gap + height <= innerHeight;
  const left = around.left + around.width / 2 - width / 2;
  bubble.style.left = `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`;
  bubble.style.top = `${below ? around.bottom + gap : around.top - gap - height}px`;
}
