import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';

// Imported first: the storage library and Dexie look for their namespaces when they are loaded.
Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });
