import type { CDPSession } from 'playwright';
import type { Stage } from './launch';

/** The real popup, over the active tab. Playwright shows no page for it, so it is spoken to over the protocol. */
export interface Popup {
  /** Evaluates an expression in the popup and gives its value. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until the expression is truthy, looking again whenever the popup's DOM changes. */
  until(expression: string): Promise<void>;
  /** Clicks the first button whose text matches. */
  press(name: string): Promise<void>;
  /** The visible text. */
  text(): Promise<string>;
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens the popup as a click on the toolbar icon does, and attaches to it. */
export async function openPopup(stage: Stage): Promise<Popup> {
  const browser = stage.context.browser();
  if (!browser) throw new Error('The stage has no browser to attach to.');
  const session = await browser.newBrowserCDPSession();
  const worker = await stage.worker();
  await worker.evaluate('chrome.action.openPopup()');
  const call = await attach(session, `chrome-extension://${stage.extensionId}/popup.html`);
  const evaluate = <T>(expression: string) => evaluateIn<T>(call, expression);
  return {
    evaluate,
    until: (expression) => evaluate(untilTrue(expression)),
    press: (name) =>
      evaluate(`${untilTrue(`${buttonNamed(name)}`)}.then(() => ${buttonNamed(name)}.click())`),
    text: () => evaluate('document.body.innerText'),
    screenshot: async () =>
      Buffer.from((await call<{ data: string }>('Page.captureScreenshot', {})).data, 'base64'),
    close: async () => {
      await evaluate('void setTimeout(() => window.close(), 0)');
      await session.detach();
    },
  };
}

type Call = <T>(method: string, params: object) => Promise<T>;

/** Attaches without `flatten`: Playwright's sessions can't address a flattened child. */
async function attach(session: CDPSession, url: string): Promise<Call> {
  const targetId = await targetOf(session, url);
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  let last = 0;
  return (method, params) => {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      const listen = (event: { sessionId: string; message: string }) => {
        const answer = JSON.parse(event.message);
        if (event.sessionId !== sessionId || answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', listen);
        if (answer.error) reject(new Error(answer.error.message));
        else resolve(answer.result);
      };
      session.on('Target.receivedMessageFromTarget', listen);
      const message = JSON.stringify({ id, method, params });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
  };
}

async function targetOf(session: CDPSession, url: string): Promise<string> {
  const found = new Promise<string>((resolve) => {
    const listen = ({ targetInfo }: { targetInfo: { url: string; targetId: string } }) => {
      if (targetInfo.url === url) resolve(targetInfo.targetId);
    };
    session.on('Target.targetCreated', listen);
    session.on('Target.targetInfoChanged', listen);
  });
  await session.send('Target.setDiscoverTargets', { discover: true });
  return found;
}

async function evaluateIn<T>(call: Call, expression: string): Promise<T> {
  const wish = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
  const answer = await call<{
    result: { value: T };
    exceptionDetails?: { text: string; exception?: { description?: string } };
  }>('Runtime.evaluate', wish);
  const fault = answer.exceptionDetails;
  if (fault) throw new Error(fault.exception?.description ?? fault.text);
  return answer.result.value;
}

function buttonNamed(name: string): string {
  return `[...document.querySelectorAll('button')].find((one) => one.textContent.includes(${JSON.stringify(name)}) && !one.disabled)`;
}

function untilTrue(expression: string): string {
  return `new Promise((resolve) => {
    const look = () => { if (${expression}) { watch.disconnect(); resolve(); } };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    look();
  })`;
}
