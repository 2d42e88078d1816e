/** Base parameters that only the page knows (tiktok-web-api.md §2); empty strings where it doesn't. */
export interface PageContext {
  deviceId: string;
  odinId: string;
  webIdCreatedTime: string;
  region: string;
  language: string;
  signedIn: boolean;
  msToken: string;
  verifyFp: string;
}
