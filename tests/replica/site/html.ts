export interface ShellOptions {
  scopes: Record<string, unknown>;
  signerUrl: string;
  appUrl: string;
  styleUrl: string;
  nonce: string;
  title: string;
  /** Content of the old `SIGI_STATE` script, for the pages that still carry it. */
  legacySigi?: unknown;
}

/** JSON that can't end its script element; slashes too are escaped, as the real pages do. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>/\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** An id and a type and nothing else, as on the site: readers look for it by these very letters. */
function dataScript(id: string, value: unknown): string {
  return `<script id="${id}" type="application/json">${scriptJson(value)}</script>`;
}

function languageOf(scopes: Record<string, unknown>): string {
  const context = scopes['webapp.app-context'];
  const language = context && typeof context === 'object' && 'language' in context ? context.language : 'en';
  return typeof language === 'string' ? language : 'en';
}

/** A page of the replica: rehydration data, then the signer (which wraps the fetch it finds), then the app. */
export function renderShell(options: ShellOptions): string {
  const { scopes, legacySigi } = options;
  const nonce = attribute(options.nonce);
  return `<!DOCTYPE html>
<html lang="${attribute(languageOf(scopes))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(options.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${attribute(options.styleUrl)}">
${dataScript('__UNIVERSAL_DATA_FOR_REHYDRATION__', { __DEFAULT_SCOPE__: scopes })}
${legacySigi === undefined ? '' : dataScript('SIGI_STATE', legacySigi)}
<script nonce="${nonce}" src="${attribute(options.signerUrl)}"></script>
<script nonce="${nonce}" defer src="${attribute(options.appUrl)}"></script>
</head>
<body>
<div id="app"></div>
</body>
</html>
`;
}
