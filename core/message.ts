/** What a person reads: Vietnamese first, English second. */
export interface Message {
  readonly vi: string;
  readonly en: string;
}
