import { browser } from 'wxt/browser';
import { hostFamilies } from '@/lib/tiktok/hosts';

const ruleId = 1;

/**
 * Makes Chromium send TikTok's Referer with this extension's own requests to TikTok's hosts; the person's pages are
 * untouched. A session rule: it lasts until the browser ends, so every start of the background sets it again.
 */
export function setRefererRule(): Promise<void> {
  return browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [ruleId],
    addRules: [
      {
        id: ruleId,
        condition: {
          initiatorDomains: [browser.runtime.id],
          requestDomains: [...hostFamilies],
          resourceTypes: ['xmlhttprequest'],
        },
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'referer', operation: 'set', value: 'https://www.tiktok.com/' }],
        },
      },
    ],
  });
}
