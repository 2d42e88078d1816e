/** What the page got hold of: everything that passed through what it redefined. Texts of at most 2,000 signs. */
export const loot = { texts: [], roots: [], tries: {} };
export const keep = (value) => {
  if (typeof value === 'string' && loot.texts.length < 20_000) loot.texts.push(value.slice(0, 2000));
};

/** Replaces a method with one that keeps what goes in and comes out. */
function tap(owner, name) {
  const native = owner[name];
  if (typeof native !== 'function') return;
  owner[name] = function tapped(...args) {
    for (const arg of args) keep(arg);
    const result = Reflect.apply(native, this, args);
    keep(result);
    return result;
  };
}

/** Everything that a script of the page can lay its hands on before anybody else's second turn. */
export function redefineThePlatform() {
  for (const [owner, names] of [
    [JSON, ['parse', 'stringify']],
    [Array.prototype, ['join', 'includes']],
    [Map.prototype, ['get', 'set', 'has']],
    [Object, ['keys', 'entries', 'fromEntries']],
    [Response.prototype, ['text', 'json']],
    [XMLHttpRequest.prototype, ['open', 'send']],
    [window, ['postMessage']],
    [MessagePort.prototype, ['postMessage']],
    [history, ['pushState', 'replaceState']],
    [Node.prototype, ['appendChild', 'insertBefore']],
    [Element.prototype, ['append', 'setAttribute', 'replaceChildren']],
    [EventTarget.prototype, ['dispatchEvent']],
  ])
    for (const name of names) tap(owner, name);
  stealRoots();
  forgeTrust();
}

function stealRoots() {
  const native = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attach(init) {
    const root = Reflect.apply(native, this, [{ ...init, mode: 'open' }]);
    loot.roots.push(root);
    return root;
  };
}

/** Every event says that it is trusted, to whoever asks in this world. */
function forgeTrust() {
  const native = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function listen(type, listener, options) {
    if (typeof listener !== 'function') return Reflect.apply(native, this, [type, listener, options]);
    const told = (event) => {
      const forged = new Proxy(event, {
        get: (target, key) => (key === 'isTrusted' ? true : Reflect.get(target, key)),
      });
      return Reflect.apply(listener, this, [forged]);
    };
    return Reflect.apply(native, this, [type, told, options]);
  };
  try {
    Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true });
  } catch {
    // The platform forbids it.
  }
}
