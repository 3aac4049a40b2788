/**
 * What the page may load, as its server says it in a header and the page in itself: nothing from elsewhere. The one setting is
 * where Office.js comes from, `TIEUCHI_OFFICE_JS`: `own` (from this host; offices without internet) or `cdn` (Microsoft's).
 */

export type OfficeSource = 'own' | 'cdn';

export const OFFICE_CDN = 'https://appsforoffice.microsoft.com';

/** Anything but `cdn` is our own host: a slip of the pen opens nothing. */
export function officeSource(environment: Readonly<Record<string, string | undefined>>): OfficeSource {
  return environment['TIEUCHI_OFFICE_JS'] === 'cdn' ? 'cdn' : 'own';
}

/**
 * Fluent writes its styles through the CSS object model into empty style elements. An element's content must match a hash: this
 * is that of nothing (SHA-256 of the empty text), so a style element that holds anything is refused.
 */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

const NONE = ["'none'"];
const SELF = "'self'";

export type Policy = Readonly<Record<string, readonly string[]>>;

/** In helmet's names. Who may frame the page is added by the server: a page cannot say it of itself. */
export function policyOf(office: OfficeSource): Policy {
  return {
    defaultSrc: NONE,
    scriptSrc: office === 'cdn' ? [SELF, OFFICE_CDN] : [SELF],
    styleSrc: [SELF, EMPTY_STYLE],
    imgSrc: [SELF, 'data:'],
    connectSrc: [SELF],
    workerSrc: [SELF],
    baseUri: NONE,
    formAction: NONE,
  };
}

/** As a header writes it. */
export function policyText(policy: Policy): string {
  return Object.entries(policy)
    .map(([name, values]) => `${name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)} ${values.join(' ')}`)
    .join(';');
}
